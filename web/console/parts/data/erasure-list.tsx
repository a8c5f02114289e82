import { useQuery } from '@tanstack/react-query'
import { useActorName } from '../../state/names.ts'
import { erasuresQuery } from '../../state/queries.ts'
import { fullTime } from '../../words/time.ts'
import { useWords } from '../../words/words.ts'
import { ReceiptCard } from './receipt-card.tsx'
import { LoadedList } from '../states.tsx'
import './erasure-list.css'

export function ErasureList() {
  const words = useWords()
  const nameOf = useActorName()
  return (
    <LoadedList query={useQuery(erasuresQuery)} icon="shred" empty={words.erase.empty}>
      {(items) => (
        <div className="stack">
          {items.map((one) => (
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
      )}
    </LoadedList>
  )
}
