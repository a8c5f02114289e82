import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import type { Part } from '../../../../src/http/wire/conversation.ts'
import type { Outgoing } from '../../state/drafts.ts'
import { isNobodyThere } from '../../api/call.ts'
import { takeBack, useHeld } from '../../state/held.ts'
import { useMoreParts } from '../../state/more-parts.ts'
import { useLinkedPart } from '../../state/part-link.ts'
import { useActorName, useTeamNames } from '../../state/names.ts'
import { catchUp, leaveElsewhere, type Run } from '../../state/parts.ts'
import { useMay, useSession } from '../../state/session.ts'
import { dayTitle, sameDay } from '../../words/time.ts'
import { problemText, useWords } from '../../words/words.ts'
import { EventLine } from './event-line.tsx'
import { Avatar, Icon } from '../icon.tsx'
import { Message } from './message.tsx'
import { RichBody } from '../text/rich-body.tsx'
import { SealThis } from './seal-this.tsx'
import './thread.css'

type Props = Run & {
  conversationId: string
  contactName: string
  outgoing: readonly Outgoing[]
  readByContact: number
  onRetry: (one: Outgoing) => void
  onEdit: (one: Outgoing) => void
  onDiscard: (one: Outgoing) => void
}

const goesOnWithinMs = 5 * 60_000
/** After this, what is on its way does not look sent any more. */
const lateAfterMs = 4_000

export function Thread({
  conversationId,
  contactName,
  parts,
  toEnd,
  outgoing,
  readByContact,
  onRetry,
  onEdit,
  onDiscard,
}: Props) {
  const words = useWords()
  const may = useMay()
  const client = useQueryClient()
  const nameOf = useActorName()
  const me = useSession().teammate
  const box = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const names = useTeamNames()
  const held = useHeld()
  const more = useMoreParts(box, conversationId, { parts, toEnd })
  // After the place was kept: who was led somewhere wants to be there.
  useLinkedPart(conversationId, parts, () => (atEnd.current = false))
  const showNewest = () => {
    atEnd.current = true
    more.showNewest()
  }
  const onChanged = useCallback(() => void catchUp(client, conversationId, 1).catch(() => {}), [client, conversationId])

  // Stays at the newest message, unless the person has scrolled up to read.
  useLayoutEffect(() => {
    const element = box.current
    if (element && atEnd.current && toEnd) element.scrollTop = element.scrollHeight
  }, [parts, toEnd, outgoing])
  useEffect(() => {
    // One's own words stand behind the newest, and who writes wants to see them.
    if (outgoing.length > 0 && !toEnd) showNewest()
  }, [outgoing.length])
  useEffect(() => () => leaveElsewhere(client, conversationId), [client, conversationId])
  useEffect(() => {
    const element = box.current
    if (!element) return
    const watch = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight
    })
    watch.observe(element)
    return () => watch.disconnect()
  }, [])

  // It may be there before its answer is.
  const waiting = toEnd ? outgoing.filter((one) => !parts.some((part) => part.id === one.part.id)) : []
  const authorOf = (part: Part) => {
    if (part.author.type === 'contact') return part.author.name ?? contactName
    if (part.author.type === 'teammate' && part.author.id === me.id) return me.name
    return part.author.name ?? nameOf(part.author.type, part.author.id)
  }
  const seenPart = parts.findLast((part) => part.kind === 'message' && part.author.type !== 'contact')
  const seen =
    toEnd &&
    seenPart !== undefined &&
    seenPart.position <= readByContact &&
    seenPart.id === parts.findLast((p) => p.kind === 'message')?.id

  return (
    <div
      className="thread"
      ref={box}
      tabIndex={0}
      role="log"
      aria-label={words.thread.messages}
      onScroll={({ currentTarget: it }) => {
        atEnd.current = toEnd && it.scrollHeight - it.scrollTop - it.clientHeight < 60
        more.onScroll(it)
      }}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget) return
        // The ends of the thread, and not of what happens to be here of it.
        const show =
          event.key === 'Home' && !more.isWhole
            ? more.showBeginning
            : event.key === 'End' && !toEnd
              ? showNewest
              : undefined
        if (!show) return
        event.preventDefault()
        show()
      }}
    >
      {!more.isWhole && (
        <p className="thread-older">
          <button className="button small quiet" disabled={more.state === 'fetching'} onClick={more.fetchOlder}>
            {more.state === 'failed' ? words.retry : words.thread.older}
          </button>
        </p>
      )}
      <ol>
        {parts.map((part, index) => {
          const before = parts[index - 1]
          const newDay = !before || !sameDay(before.createdAt, part.createdAt)
          return (
            <Day key={part.id} title={newDay ? dayTitle(part.createdAt, words.language) : null}>
              {part.kind === 'event' ? (
                <EventLine part={part} />
              ) : (
                <Message
                  part={part}
                  author={authorOf(part)}
                  goesOn={!newDay && goesOn(before, part)}
                  onChanged={onChanged}
                  names={names}
                />
              )}
            </Day>
          )
        })}
        {waiting.map((one) => (
          <li
            className="message"
            data-side="team"
            data-note={one.part.kind === 'note' || undefined}
            data-waiting
            key={one.part.id}
          >
            <Avatar name={me.name} team />
            <div className="message-main">
              <p className="message-author">{me.name}</p>
              <div className="bubble" dir="auto">
                <RichBody text={{ text: one.part.text, seals: [] }} />
              </div>
              {one.failed ? (
                <p className="not-sent" role="alert">
                  <Icon name="alert" size={14} />
                  <span>
                    {isNobodyThere(one.failed)
                      ? words.thread.waits
                      : `${words.thread.failed} ${problemText(words, one.failed)}`}
                  </span>
                  <button className="button small" onClick={() => onRetry(one)}>
                    {words.retry}
                  </button>
                  <button className="button small quiet" onClick={() => onEdit(one)}>
                    {words.thread.edit}
                  </button>
                  <button className="button small quiet" onClick={() => onDiscard(one)}>
                    {words.thread.discard}
                  </button>
                </p>
              ) : (
                <Sending
                  held={held.some((other) => other.id === one.part.id)}
                  onTakeBack={() => takeBack(one.part.id)}
                />
              )}
            </div>
          </li>
        ))}
      </ol>
      {!toEnd && (
        <p className="thread-newest">
          <button className="button small" disabled={more.state === 'fetching'} onClick={showNewest}>
            {words.thread.toNewest}
          </button>
        </p>
      )}
      {seen && outgoing.length === 0 && (
        <p className="seen">
          <Icon name="check" size={12} />
          {words.thread.seen}
        </p>
      )}
      {may('value:seal') && <SealThis box={box} parts={parts} conversationId={conversationId} onChanged={onChanged} />}
    </div>
  )
}

function Sending({ held, onTakeBack }: { held: boolean; onTakeBack: () => void }) {
  const words = useWords()
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => setLate(true), lateAfterMs)
    return () => clearTimeout(timer)
  }, [held])
  if (!held)
    return late ? (
      <p className="held">{words.thread.stillSending}</p>
    ) : (
      <span className="aside">{words.thread.sending}</span>
    )
  return (
    <p className="held">
      <span>{words.work.held}</span>
      <button className="button small quiet" onClick={onTakeBack}>
        <Icon name="undo" size={14} />
        {words.undo}
      </button>
    </p>
  )
}

function Day({ title, children }: { title: string | null; children: ReactNode }) {
  return (
    <>
      {title !== null && (
        <li className="day">
          <span>{title}</span>
        </li>
      )}
      {children}
    </>
  )
}

function goesOn(before: Part | undefined, part: Part): boolean {
  return (
    before !== undefined &&
    before.kind === part.kind &&
    before.author.id === part.author.id &&
    Date.parse(part.createdAt) - Date.parse(before.createdAt) < goesOnWithinMs
  )
}
