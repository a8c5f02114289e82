import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type ReactNode } from 'react'
import type { Conversation } from '../../../src/http/wire/conversation.ts'
import { useLook } from '../state/look.ts'
import { useWords } from '../words/words.ts'
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
  foot?: ReactNode
}

/** Only the rows in sight are in the page, so five thousand conversations scroll like fifty. */
export function ConversationList({ items, selected, cursor, chosen = null, onEnd, onOpen, excerpt, query, foot }: Props) {
  const words = useWords()
  const box = useRef<HTMLDivElement>(null)
  const { density } = useLook()
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => (density === 'compact' ? 58 : 92),
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 8,
  })
  const shown = rows.getVirtualItems()
  const last = shown.at(-1)?.index ?? -1
  const end = useRef(onEnd)
  const latest = useRef(items)
  useEffect(() => {
    end.current = onEnd
    latest.current = items
  })
  useEffect(() => {
    if (last >= items.length - 10) end.current()
  }, [last, items.length])
  useEffect(() => rows.measure(), [density, rows])
  useEffect(() => {
    // Only a step of the cursor scrolls; a new message must not pull the list away from under the eye.
    const index = latest.current.findIndex((one) => one.id === cursor)
    if (index >= 0) rows.scrollToIndex(index)
  }, [cursor, rows])

  return (
    <div className="rows" ref={box} tabIndex={-1}>
      <ul aria-label={words.inbox.conversations} style={{ height: rows.getTotalSize() }}>
        {shown.map((row) => {
          const one = items[row.index]
          if (!one) return null
          return (
            <li
              key={row.key}
              ref={rows.measureElement}
              data-index={row.index}
              style={{ transform: `translateY(${row.start}px)` }}
            >
              <ConversationRow
                one={one}
                preview={excerpt ? excerpt(one) : one.preview}
                selected={one.id === selected}
                underCursor={one.id === cursor}
                onOpen={onOpen}
                chosen={chosen?.has(one.id) ?? null}
                query={query}
              />
            </li>
          )
        })}
      </ul>
      {foot}
    </div>
  )
}
