import { useCallback, useEffect, useRef, type ReactNode } from 'react'
import type { Conversation } from '../../../../src/http/wire/conversation.ts'
import { useLook } from '../../state/look.ts'
import { useNames } from '../../state/names.ts'
import { useRowWindow } from '../../state/row-window.ts'
import { chooseUpTo, toggleChosen } from '../../state/chosen.ts'
import { useSession } from '../../state/session.ts'
import { useWords } from '../../words/words.ts'
import { ConversationRow } from './conversation-row.tsx'
import './conversation-list.css'

type Props = {
  items: readonly Conversation[]
  selected: string | undefined
  cursor: string | undefined
  /** Null where nothing can be done to several. */
  chosen?: ReadonlySet<string> | null
  /** Called when the end comes into sight. */
  onEnd: () => void
  onOpen: (id: string) => void
  excerpt?: (one: Conversation) => Conversation['preview']
  query?: string
  /** Whether its order is by who waits, so that each row tells for how long. */
  isByWaiting?: boolean
  foot?: ReactNode
  /** Whether what is asked for is still on its way, and what stands here is what was asked for before. */
  isBefore?: boolean
}

/** Only the rows in sight are in the page, so five thousand conversations scroll like fifty. */
export function ConversationList({
  items,
  selected,
  cursor,
  chosen = null,
  onEnd,
  onOpen,
  excerpt,
  query,
  isByWaiting = false,
  foot,
  isBefore = false,
}: Props) {
  const words = useWords()
  const box = useRef<HTMLDivElement>(null)
  const { density } = useLook()
  const names = useNames()
  const me = useSession().teammate.id
  const rows = useRowWindow(box, items.length, density === 'compact' ? 58 : 92)
  const last = rows.to - 1
  const isScrolled = rows.from > 0
  const end = useRef(onEnd)
  const open = useRef(onOpen)
  // The same function each time, or each row would be drawn anew with every step of the cursor.
  const openRow = useCallback((id: string) => open.current(id), [])
  const latest = useRef(items)
  const choose = useCallback((id: string, range: boolean) => {
    if (!range) return toggleChosen(id)
    chooseUpTo(
      id,
      latest.current.map((one) => one.id),
    )
  }, [])
  useEffect(() => {
    end.current = onEnd
    open.current = onOpen
    latest.current = items
  })
  useEffect(() => {
    // Far enough ahead that whoever scrolls on does not come to the end of what is there; but not before all that the
    // first sight needs has come.
    if (last < items.length - 40) return
    const soon = setTimeout(() => end.current(), isScrolled ? 0 : 500)
    return () => clearTimeout(soon)
  }, [last, items.length, isScrolled])
  useEffect(() => {
    // Only a step of the cursor scrolls; a new message must not pull the list away from under the eye.
    const index = latest.current.findIndex((one) => one.id === cursor)
    if (index >= 0) rows.scrollTo(index)
    // A row that was clicked holds the focus; once the cursor has left it, Enter is not for it any more.
    const focused = box.current?.querySelector('.row:focus')
    if (focused && !focused.hasAttribute('data-cursor')) box.current?.focus({ preventScroll: true })
  }, [cursor])

  return (
    <div className="rows" ref={box} tabIndex={-1} aria-busy={isBefore || undefined}>
      <ul aria-label={words.inbox.conversations} style={{ height: rows.height }}>
        {items.slice(rows.from, rows.to).map((one, nr) => (
          <li key={one.id} style={{ transform: `translateY(${(rows.from + nr) * rows.rowHeight}px)` }}>
            <ConversationRow
              one={one}
              preview={excerpt ? excerpt(one) : one.preview}
              selected={one.id === selected}
              underCursor={one.id === cursor}
              onOpen={openRow}
              onChoose={choose}
              chosen={chosen?.has(one.id) ?? null}
              query={query}
              isByWaiting={isByWaiting}
              names={names}
              me={me}
            />
          </li>
        ))}
      </ul>
      {foot}
    </div>
  )
}
