import { useQuery } from '@tanstack/react-query'
import { useActorName } from '../state/names.ts'
import { erasuresQuery } from '../state/queries.ts'
import { fullTime } from '../words/time.ts'
import { useWords } from '../words/words.ts'
import { ReceiptCard } from './receipt-card.tsx'
import { Bones, Empty, Trouble } from './states.tsx'
import './erasure-list.css'

export function ErasureList() {
  const words = useWords()
  const nameOf = useActorName()
  const erasures = useQuery(erasuresQuery)
  return (
    <>
      {erasures.isPending && <Bones rows={3} />}
      {erasures.error && !erasures.data && <Trouble problem={erasures.error} onRetry={() => void erasures.refetch()} />}
      {erasures.data?.items.length === 0 && <Empty icon="shred" title={words.erase.empty} />}
      <div className="stack">
        {erasures.data?.items.map((one) => (
          <details className="erasure" key={one.id}>
            <summary>
              <span className="mono">{one.contactId}</span>
              <span className="muted">
                {nameOf('teammate', one.requestedBy)}, {fullTime(one.startedAt, words.language)}
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
      </div>
    </>
  )
}
