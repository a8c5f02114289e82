import { searchOrders } from '../../../../src/core/conversation.ts'
import type { Asked } from '../../state/asked.ts'
import { useWords } from '../../words/words.ts'

/** What a search can be asked beside what lists are narrowed to: its order, and between which days. */
export function SearchFields({ asked, onChange }: { asked: Asked; onChange: (change: Partial<Asked>) => void }) {
  const { searching: say } = useWords()
  const day = (key: 'from' | 'to') => (
    <label className="field">
      <span className="label">{say[key]}</span>
      <input
        className="input"
        type="date"
        value={asked[key]}
        onChange={(event) => onChange({ [key]: event.target.value })}
      />
    </label>
  )
  return (
    <>
      <label className="field before-pair">
        <span className="label">{say.order}</span>
        <select
          className="input"
          value={asked.order}
          onChange={(event) => {
            const order = searchOrders.find((one) => one === event.target.value)
            if (order) onChange({ order })
          }}
        >
          {searchOrders.map((one) => (
            <option key={one} value={one}>
              {say.orders[one]}
            </option>
          ))}
        </select>
      </label>
      {day('from')}
      {day('to')}
    </>
  )
}
