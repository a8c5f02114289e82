import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Missing } from '../../../src/core/answer-shape.ts'
import type { Part } from '../../../src/http/wire/conversation.ts'
import type { Core } from '../core.ts'
import { isBlocked, refusalIn } from '../doors.ts'
import type { Key } from '../words/en.ts'
import type { Language, Say } from '../words/words.ts'
import { SealMark } from './icons.tsx'
import { kindName } from './kind-names.ts'
import { MessageText } from './message-text.tsx'
import { clock, localeOf } from './times.ts'
import { judgeAnswer, loadEngine } from './use-foresight.ts'

type CardProps = { readonly part: Part; readonly core: Core; readonly language: Language }

/** What the team asks for by kind. What is typed here goes into the vault; it is never part of a text, here or there. */
export function RequestCard({ part, core, language }: CardProps) {
  const say = core.say()
  const { handover } = part
  const kind = handover?.kind ?? ''
  const name = kindName(kind, language)
  const [value, setValue] = useState('')
  const [problem, setProblem] = useState<Key | null>(null)
  const [busy, setBusy] = useState(false)
  const [ready, setReady] = useState(false)
  // Read again when the engine has come, which may be later than the first key.
  const judged = useMemo(() => judgeAnswer(kind, value), [kind, value, ready])
  const specific = typeof judged === 'object' ? judged : undefined

  const act = async (work: () => Promise<void>) => {
    setBusy(true)
    setProblem(null)
    try {
      await work()
      setValue('')
    } catch (error) {
      setProblem(problemOf(error))
    }
    setBusy(false)
  }

  return (
    <Card part={part} core={core} language={language}>
      {handover?.state === 'open' ? (
        <form
          class="handover"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            if (judged !== undefined && judged !== 'right') return setProblem('askWrong')
            void act(() => core.answerRequest(part.id, value.trim()))
          }}
        >
          <label>
            <SealMark />
            {say('askField', { kind: name })}
            <input
              autocomplete="off"
              spellcheck={false}
              autocapitalize="off"
              maxLength={4000}
              value={value}
              aria-invalid={problem !== null}
              onFocus={() => void loadEngine().then(() => setReady(true))}
              onInput={(event) => {
                setValue(event.currentTarget.value)
                setProblem(null)
              }}
            />
          </label>
          <p class="handover-note" role="status">
            {problem && !(problem === 'askWrong' && specific) && (
              <span class="bad">{say(problem, { kind: name })} </span>
            )}
            {judged === 'right' && !problem ? (
              <span class="fine">{say('askRight', { kind: name })}</span>
            ) : specific ? (
              <span class={specific.what === 'more' && !problem ? undefined : 'bad'}>
                {whatIsMissing(specific, say)}
              </span>
            ) : (
              !problem && say('askWhy')
            )}
          </p>
          <div class="ask-acts">
            <button
              type="button"
              class="second-act"
              disabled={busy}
              onClick={() => void act(() => core.declineRequest(part.id))}
            >
              {say('askDecline')}
            </button>
            <button type="submit" class="seal-act" disabled={busy || value.trim() === ''}>
              {say('askSend')}
            </button>
          </div>
        </form>
      ) : (
        <p class="handover-note">
          <SealMark />
          {say(askStates[handover?.state ?? ''] ?? 'askExpired', { kind: name })}
        </p>
      )}
    </Card>
  )
}

function whatIsMissing(missing: Missing, say: Say): string {
  if (missing.what === 'more')
    return say(missing.of === 'digits' ? 'askMoreDigits' : 'askMore', { count: missing.count })
  if (missing.what === 'fewer') return say('askFewer', { count: missing.count })
  if (missing.what === 'country') return say('askCountry')
  return say(missing.what === 'digits-only' ? 'askDigitsOnly' : 'askCheckDigits')
}

/** Opens once: the server destroys it before it is shown, and here it lives as long as it is looked at. */
export function SecretCard({ part, core, language }: CardProps) {
  const say = core.say()
  const [secret, setSecret] = useState<string | null>(null)
  const [problem, setProblem] = useState<Key | null>(null)
  const [busy, setBusy] = useState(false)
  const shown = useRef<HTMLElement>(null)
  const { handover } = part

  useEffect(() => shown.current?.focus(), [secret !== null])

  const open = async () => {
    setBusy(true)
    try {
      setSecret(await core.openSecret(part.id))
    } catch (error) {
      setProblem(refusalIn(error)?.code === 'gone' ? 'secretGone' : 'askFailed')
    }
    setBusy(false)
  }

  return (
    <Card part={part} core={core} language={language}>
      <div class="handover">
        {secret !== null ? (
          <>
            <p class="handover-note">{say('secretShown')}</p>
            <code ref={shown} tabIndex={-1} class="secret">
              {secret}
            </code>
            <div class="ask-acts">
              <button type="button" class="second-act" onClick={() => void navigator.clipboard?.writeText(secret)}>
                {say('copy')}
              </button>
              <button type="button" class="seal-act" onClick={() => setSecret(null)}>
                {say('secretDone')}
              </button>
            </div>
          </>
        ) : handover?.state === 'sealed' && problem !== 'secretGone' ? (
          <>
            <p class="handover-note" role="status">
              <SealMark />
              {problem ? say(problem) : say('secretWaits', { date: untilOf(handover.expiresAt, language) })}
            </p>
            <div class="ask-acts">
              <button type="button" class="seal-act" disabled={busy} onClick={() => void open()}>
                {say('secretOpen')}
              </button>
            </div>
          </>
        ) : (
          <p class="handover-note">
            <SealMark />
            {say(handover?.state === 'expired' ? 'secretExpired' : 'secretGone')}
          </p>
        )}
      </div>
    </Card>
  )
}

function Card({ part, core, language, children }: CardProps & { children: preact.ComponentChildren }) {
  const say = core.say()
  const name = part.author.name ?? say('team')
  return (
    <div class="message team">
      <p class="who">
        <span class="face" aria-hidden="true">
          {Array.from(name)[0]}
        </span>
        {name}
        <time dateTime={part.createdAt}>{clock(part.createdAt, language)}</time>
      </p>
      <div class="bubble wide" dir="auto">
        <MessageText body={part.body} language={language} say={say} />
        {children}
      </div>
    </div>
  )
}

const askStates: Readonly<Record<string, Key>> = {
  answered: 'askAnswered',
  declined: 'askDeclined',
  expired: 'askExpired',
}

function problemOf(error: unknown): Key {
  if (isBlocked(error)) return 'closedDoor'
  const code = refusalIn(error)?.code
  if (code === 'invalid') return 'askWrong'
  return code === 'gone' ? 'askExpired' : 'askFailed'
}

function untilOf(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', hour: '2-digit', minute: '2-digit' }).format(
    new Date(iso),
  )
}
