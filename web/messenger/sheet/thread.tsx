import type { VNode } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { Composer } from './composer.tsx'
import { EmailCard } from './email-card.tsx'
import { EventLine, OwnMessage, TeamMessage, UnsentMessage } from './message.tsx'
import { Header } from './header.tsx'
import { ClosedDoor } from './over.tsx'
import { RequestCard, SecretCard } from './handover-card.tsx'
import { presenceLine } from './workspace-lines.tsx'
import type { ScreenProps } from './screen-props.ts'
import { dayKey, dayName } from './times.ts'
import { Trouble } from './trouble.tsx'
import type { Core } from '../core.ts'
import type { Language } from '../words/words.ts'
import type { Part } from '../../../src/http/wire/conversation.ts'

type ThreadProps = ScreenProps & { readonly conversationId: string; readonly onClose: () => void }

/** How near the end counts as «at the end»: then new messages scroll into view, else the reader is left in peace. */
const nearEndPx = 80
/** From here on upwards the ones before are fetched, so that they are there when the reader is. */
const nearStartPx = 600

export function Thread({ core, state, conversationId, onClose }: ThreadProps) {
  const say = core.say()
  const { language } = state.look
  const logRef = useRef<HTMLDivElement>(null)
  const atEndRef = useRef(true)
  const topRef = useRef<{ first: string | undefined; height: number }>({ first: undefined, height: 0 })
  const entryOf = useEntries(core, language, state.blocked)
  const parts = (state.parts[conversationId] ?? []).filter((part) => part.kind !== 'note')
  const unsent = state.unsent.filter(
    (one) => one.conversationId === conversationId && !parts.some((part) => part.id === one.partId),
  )
  const known = state.conversations?.find((one) => one.id === conversationId)
  // Only under the very last word: an answer below it says as much.
  const last = parts.at(-1)
  const seenId = last?.author.type === 'contact' && known && known.readByTeam >= last.position ? last.id : null
  const loading = known !== undefined && state.parts[conversationId] === undefined

  // After every change, for a part that was sealed afterwards or a card below it moves the end as well.
  useLayoutEffect(() => {
    const box = logRef.current
    if (!box) return
    const { first, height } = topRef.current
    const cameAbove = !atEndRef.current && first !== parts[0]?.id
    // What came in above must not push away what is read. Browsers see to it, but not all, and none of them at the very top.
    const byBrowser = cameAbove && box.scrollTop > 0 && CSS.supports('overflow-anchor', 'auto')
    if (atEndRef.current) box.scrollTop = box.scrollHeight
    else if (cameAbove && !byBrowser) box.scrollTop += box.scrollHeight - height
    topRef.current = { first: parts[0]?.id, height: box.scrollHeight }
    // A browser moves it with the next frame and says so by a scroll: until then it seems as near the start as before.
    if (parts.length > 0 && !byBrowser && box.scrollTop < nearStartPx) core.older(conversationId)
  })

  useEffect(() => core.read(conversationId), [parts.at(-1)?.position])

  const onScroll = () => {
    const box = logRef.current
    if (!box) return
    atEndRef.current = box.scrollHeight - box.scrollTop - box.clientHeight < nearEndPx
    topRef.current.height = box.scrollHeight
    if (box.scrollTop < nearStartPx) core.older(conversationId)
  }
  const send = (text: string) => {
    atEndRef.current = true
    core.send(conversationId, text)
  }

  return (
    <>
      <Header
        title={state.workspace?.name ?? ''}
        say={say}
        note={state.workspace && presenceLine(state.workspace, language, say)}
        onBack={() => core.go({ name: 'home' })}
        onClose={onClose}
      />
      <Trouble core={core} state={state} />
      <div
        class="scroll log"
        role="log"
        aria-label={say('messageLog')}
        aria-live="polite"
        aria-busy={loading}
        tabIndex={0}
        ref={logRef}
        onScroll={onScroll}
      >
        {loading ? (
          <Outline label={say('loading')} />
        ) : (
          !state.blocked && parts.length + unsent.length === 0 && <p class="empty">{say('emptyThread')}</p>
        )}
        {parts.map((part, i) => entryOf(part, parts[i - 1]))}
        {seenId && unsent.length === 0 && <p class="seen">{say('seen')}</p>}
        {unsent.map((one, i) => (
          <UnsentMessage key={one.partId} message={one} core={core} language={language} queued={i > 0} />
        ))}
        {parts.some((part) => part.author.type === 'contact') && unsent.length === 0 && (
          <EmailCard core={core} state={state} />
        )}
        {state.typingIn === conversationId && (
          <p class="typing" role="status">
            <i />
            <i />
            <i />
            <span class="unseen">{say('teamTypes')}</span>
          </p>
        )}
      </div>
      {state.blocked ? (
        <ClosedDoor core={core} />
      ) : (
        <Composer
          core={core}
          state={state}
          conversationId={conversationId}
          before={recentOwn(parts, unsent)}
          onSend={send}
        />
      )}
    </>
  )
}

/** Each entry is made once: with a thousand in a thread, one new word must not draw all of them again. */
function useEntries(core: Core, language: Language, blocked: boolean): (part: Part, before: Part | undefined) => VNode {
  const made = useRef(new Map<string, { part: Part; before: Part | undefined; said: string; entry: VNode }>())
  const say = core.say()
  return (part, before) => {
    const newDay = !before || dayKey(before.createdAt) !== dayKey(part.createdAt)
    const day = newDay ? dayName(part.createdAt, language, say) : ''
    const said = `${language} ${blocked} ${day}`
    const known = made.current.get(part.id)
    if (known?.part === part && known.before === before && known.said === said) return known.entry
    const entry = (
      <div key={part.id} class="entry">
        {newDay && <p class="day">{day}</p>}
        <Entry part={part} before={newDay ? undefined : before} core={core} language={language} blocked={blocked} />
      </div>
    )
    made.current.set(part.id, { part, before, said, entry })
    return entry
  }
}

function Entry({
  part,
  before,
  core,
  language,
  blocked,
}: {
  part: Part
  before: Part | undefined
  core: Core
  language: Language
  blocked: boolean
}) {
  const say = core.say()
  if (part.kind === 'event') return <EventLine part={part} say={say} />
  const follows =
    before?.kind === 'message' && before.author.type === part.author.type && before.author.id === part.author.id
  if (part.handover?.what === 'request') return <RequestCard part={part} core={core} language={language} />
  if (part.handover?.what === 'secret') return <SecretCard part={part} core={core} language={language} />
  if (part.author.type !== 'contact') return <TeamMessage part={part} follows={follows} say={say} language={language} />
  const onWrong = blocked ? undefined : (kind: string) => core.store.set({ prefill: say('sealWrongSaid', { kind }) })
  return <OwnMessage part={part} follows={follows} say={say} language={language} onWrong={onWrong} />
}

/** The person's own last words in a row: a number may be spelled over several messages. */
function recentOwn(parts: readonly Part[], unsent: readonly { text: string }[]): readonly string[] {
  const row: string[] = unsent.map((one) => one.text)
  for (const part of parts.toReversed()) {
    if (part.kind !== 'message' || part.author.type !== 'contact' || row.length >= 5) break
    row.unshift(part.body.text)
  }
  return row.slice(-5)
}

function Outline({ label }: { label: string }) {
  return (
    <div class="outline" role="status" aria-label={label}>
      <i />
      <i />
      <i />
    </div>
  )
}
