import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { Composer } from './composer.tsx'
import { EmailCard } from './email-card.tsx'
import { EventLine, OwnMessage, TeamMessage, UnsentMessage } from './message.tsx'
import { Header } from './header.tsx'
import { ClosedDoor } from './over.tsx'
import { RequestCard, SecretCard } from './handover-card.tsx'
import { presenceLine } from './house-lines.tsx'
import type { ScreenProps } from './panel.tsx'
import { dayKey, dayName } from './times.ts'
import { Trouble } from './trouble.tsx'
import type { Part } from '../../../src/http/wire/conversation.ts'

type ThreadProps = ScreenProps & { readonly conversationId: string; readonly onClose: () => void }

/** How near the end counts as «at the end»: then new messages scroll into view, else the reader is left in peace. */
const nearEndPx = 80

export function Thread({ core, state, conversationId, onClose }: ThreadProps) {
  const say = core.say()
  const { language } = state.look
  const logRef = useRef<HTMLDivElement>(null)
  const atEndRef = useRef(true)
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
    if (logRef.current && atEndRef.current) logRef.current.scrollTop = logRef.current.scrollHeight
  })

  useEffect(() => core.read(conversationId), [parts.at(-1)?.position])

  const onScroll = () => {
    const box = logRef.current
    if (box) atEndRef.current = box.scrollHeight - box.scrollTop - box.clientHeight < nearEndPx
  }
  const send = (text: string) => {
    atEndRef.current = true
    core.send(conversationId, text)
  }

  return (
    <>
      <Header
        title={state.house?.name ?? ''}
        say={say}
        note={state.house && presenceLine(state.house, language, say)}
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
        {parts.map((part, i) => {
          const before = parts[i - 1]
          const newDay = !before || dayKey(before.createdAt) !== dayKey(part.createdAt)
          return (
            <div key={part.id} class="entry">
              {newDay && <p class="day">{dayName(part.createdAt, language, say)}</p>}
              <Entry part={part} before={newDay ? undefined : before} core={core} state={state} />
            </div>
          )
        })}
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
        <Composer core={core} state={state} conversationId={conversationId} before={recentOwn(parts, unsent)} onSend={send} />
      )}
    </>
  )
}

function Entry({ part, before, core, state }: ScreenProps & { part: Part; before: Part | undefined }) {
  const say = core.say()
  const { language } = state.look
  if (part.kind === 'event') return <EventLine part={part} say={say} />
  const follows =
    before?.kind === 'message' && before.author.type === part.author.type && before.author.id === part.author.id
  if (part.handover?.what === 'request') return <RequestCard part={part} core={core} language={language} />
  if (part.handover?.what === 'secret') return <SecretCard part={part} core={core} language={language} />
  if (part.author.type !== 'contact') return <TeamMessage part={part} follows={follows} say={say} language={language} />
  return <OwnMessage part={part} follows={follows} say={say} language={language} />
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
