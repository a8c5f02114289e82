import { useInfiniteQuery } from '@tanstack/react-query'
import { useEraserName } from '../../state/names.ts'
import { erasuresQuery } from '../../state/queries.ts'
import { fullTime } from '../../words/time.ts'
import { useWords } from '../../words/words.ts'
import { ReceiptCard } from './receipt-card.tsx'
import { Bones, Empty, Trouble } from '../states.tsx'
import './erasure-list.css'

export function ErasureList() {
  const words = useWords()
  const nameOf = useEraserName()
  const pages = useInfiniteQuery(erasuresQuery)
  const items = pages.data?.pages.flatMap((page) => page.items) ?? []
  if (pages.isPending) return <Bones rows={2} />
  if (pages.error && items.length === 0)
    return <Trouble problem={pages.error} onRetry={() => void pages.refetch()} />
  if (items.length === 0) return <Empty icon="shred" title={words.erase.empty} />
  return (
    <div className="stack">
      {items.map((one) => (
        <details className="erasure" key={one.id}>
          <summary>
            <span className="mono">{one.contactId}</span>
            <span className="muted">
              {nameOf(one.requestedBy)}, {fullTime(one.startedAt, words.language)}
            </span>
            {one.receipt ? (
              <span className="pill" data-tone="good">
                {words.erase.erased}
              </span>
            ) : (
              <span className="pill">{words.erase.pending}</span>
            )}
          </summary>
          <ReceiptCard erasure={one} />
        </details>
      ))}
      {pages.hasNextPage && (
        <button className="button" disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {words.more}
        </button>
      )}
    </div>
  )
}
