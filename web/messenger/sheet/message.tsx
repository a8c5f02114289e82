import { useEffect, useState } from 'preact/hooks'
import type { Part } from '../../../src/http/wire/conversation.ts'
import { kindOf } from '../../../src/detect/kinds.ts'
import type { Core } from '../core.ts'
import type { Key } from '../words/en.ts'
import type { Language, Say } from '../words/words.ts'
import type { Unsent, Why } from '../state.ts'
import { SealMark } from './icons.tsx'
import { kindName, kindsNamedIn, listOf } from './kind-names.ts'
import { MessageText } from './message-text.tsx'
import { clock } from './times.ts'

type PartProps = { readonly part: Part; readonly follows: boolean; readonly say: Say; readonly language: Language }

export function TeamMessage({ part, follows, say, language }: PartProps) {
  const name = part.author.name ?? say('team')
  return (
    <div class={`message team${follows ? ' follows' : ''}`}>
      {!follows && (
        <p class="who">
          <span class="face" aria-hidden="true">
            {Array.from(name)[0]}
          </span>
          {name}
          <time dateTime={part.createdAt}>{clock(part.createdAt, language)}</time>
        </p>
      )}
      <div class="bubble" dir="auto" title={follows ? clock(part.createdAt, language) : undefined}>
        <MessageText rich body={part.body} language={language} say={say} />
      </div>
    </div>
  )
}

type OwnProps = PartProps & {
  /** Absent where nothing can be written. */ readonly onWrong?: ((kind: string) => void) | undefined
}

export function OwnMessage({ part, follows, say, language, onWrong }: OwnProps) {
  const { hidden } = part
  return (
    // Their own words are not read back to them.
    <div class={`message own${follows ? ' follows' : ''}`} aria-live="off">
      <span class="unseen">
        {say('you')}, {clock(part.createdAt, language)}
      </span>
      <div class="bubble" dir="auto" title={clock(part.createdAt, language)}>
        <MessageText body={part.body} language={language} say={say} onWrong={onWrong} />
      </div>
      {hidden.length > 0 && <HiddenLine hidden={hidden} say={say} language={language} />}
    </div>
  )
}

/** The kind word after something was hidden; a secret that was typed once is no secret any more. */
function HiddenLine({ hidden, say, language }: { hidden: Part['hidden']; say: Say; language: Language }) {
  const names = (of: Part['hidden']) =>
    listOf(
      of.map((one) => kindName(one.kind, language, one.title)),
      say,
    )
  const kept = hidden.filter((one) => one.action === 'seal')
  const gone = hidden.filter((one) => one.action !== 'seal')
  const secrets = hidden.filter((one) => kindOf(one.kind)?.class === 'secret')
  return (
    <div class="hid">
      <SealMark />
      <p>
        {kept.length > 0 && <span>{say('weHid', { kinds: names(kept) })} </span>}
        {gone.length > 0 && <span>{say('weRemoved', { kinds: names(gone) })} </span>}
        {secrets.length > 0 && <strong>{say('changeSecret', { kind: names(secrets) })}</strong>}
      </p>
    </div>
  )
}

const waiting: Partial<Record<Why, Key>> = {
  offline: 'waitingOffline',
  vault: 'waitingVault',
  server: 'waitingServer',
  limited: 'waitingLimited',
}
const stuck: Partial<Record<Why, Key>> = {
  blocked: 'blocked',
  refused: 'refused',
  'too-large': 'tooLarge',
  closed: 'closed',
}

type UnsentProps = {
  readonly message: Unsent
  readonly core: Core
  readonly language: Language
  /** Another one before it is held up. */ readonly queued: boolean
}

/** After this, what is on its way does not look sent any more. */
const lateAfterMs = 4_000

export function UnsentMessage({ message, core, language, queued }: UnsentProps) {
  const say = core.say()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), lateAfterMs)
    return () => clearTimeout(timer)
  }, [])
  const waits = waiting[message.why]
  const needsThem = stuck[message.why]
  const blocked =
    message.why === 'blocked' &&
    listOf(
      kindsNamedIn(message.said ?? '').map((kind) => kindName(kind, language)),
      say,
    )
  return (
    <div class={`message own unsent${needsThem ? ' stuck' : ''}`} aria-live="off">
      <div class="bubble" dir="auto">
        {message.text}
      </div>
      <div class="status">
        <p role={waits || needsThem || late ? 'status' : undefined}>
          {blocked
            ? say('blockedKinds', { kinds: blocked })
            : say(waits ?? needsThem ?? (queued ? 'waitingTurn' : late ? 'stillSending' : 'sending'))}
        </p>
        {waits && (
          <button type="button" class="small" onClick={core.tryNow}>
            {say('tryNow')}
          </button>
        )}
        {(needsThem || waits) && !core.store.get().blocked && (
          <button type="button" class="small" onClick={() => core.takeBack(message.partId, true)}>
            {say('edit')}
          </button>
        )}
        {needsThem && (
          <button type="button" class="small" onClick={() => core.takeBack(message.partId, false)}>
            {say('discard')}
          </button>
        )}
      </div>
    </div>
  )
}

export function EventLine({ part, say }: { part: Part; say: Say }) {
  const { event } = part
  if (event?.what === 'closed') return <p class="event">{say('eventClosed')}</p>
  if (event?.what === 'reopened') return <p class="event">{say('eventReopened')}</p>
  return null
}
