import type { Erasure } from '../../../../src/http/wire/contact.ts'
import { useEraserName } from '../../state/names.ts'
import { fullTime } from '../../words/time.ts'
import { saveJson } from '../../state/save-file.ts'
import { useWords } from '../../words/words.ts'
import { Icon } from '../icon.tsx'
import './receipt-card.css'

export function ReceiptCard({ erasure }: { erasure: Erasure }) {
  const words = useWords()
  const nameOf = useEraserName()
  const { receipt } = erasure
  if (!receipt) return <span className="pill">{words.erase.pending}</span>
  const counts = Object.entries(receipt.erased).filter(([, count]) => count > 0)
  return (
    <div className="receipt">
      <dl>
        <dt>{words.erase.person}</dt>
        <dd className="mono">{receipt.contactId}</dd>
        <dt>{words.erase.by}</dt>
        <dd>{nameOf(receipt.requestedBy)}</dd>
        <dt>{words.erase.keyDestroyed}</dt>
        <dd>{fullTime(receipt.keyDestroyedAt, words.language)}</dd>
        <dt>{words.erase.erased}</dt>
        <dd>
          {counts.length === 0
            ? words.none
            : counts.map(([table, count]) => (
                <div key={table}>
                  {`${words.data.tables[table]?.[0] ?? table}: ${count.toLocaleString(words.language)}`}
                </div>
              ))}
        </dd>
        <dt>{words.erase.signature}</dt>
        <dd className="mono receipt-signature">{receipt.signature}</dd>
      </dl>
      <div className="actions">
        <button className="button small" onClick={() => saveJson(`erasure-${receipt.erasureId}.json`, receipt)}>
          <Icon name="download" />
          {words.erase.download}
        </button>
      </div>
      <p className="hint">{words.erase.verify}</p>
    </div>
  )
}
