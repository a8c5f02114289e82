import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { dataApi } from '../../api/data.ts'
import { retentionQuery } from '../../state/data-queries.ts'
import { fullTime } from '../../words/time.ts'
import { useWords } from '../../words/words.ts'
import { Confirm } from '../once.tsx'
import { Section } from '../page.tsx'
import { Loaded } from '../states.tsx'
import { say as tell } from '../toast.tsx'

const usual = [90, 180, 365, 730, 1095, 2190, 3650]

/** After which silence people are erased. Whom it would take at this moment stands there before it is put in force. */
export function RetentionSection() {
  const words = useWords()
  const say = words.retention
  const client = useQueryClient()
  const rule = useQuery(retentionQuery(null))
  const [chosen, setChosen] = useState<number | null>()
  const [asking, setAsking] = useState(false)
  const kept = rule.data?.days ?? null
  const days = chosen === undefined ? kept : chosen
  const foreseen = useQuery({ ...retentionQuery(days), enabled: days !== null }).data?.counts
  const save = useMutation({
    mutationFn: () => dataApi.setRetention(days),
    onSuccess: () => {
      setAsking(false)
      setChosen(undefined)
      tell({ text: say.saved })
      void client.invalidateQueries({ queryKey: ['retention'] })
    },
  })
  const number = (value: number) => value.toLocaleString(words.language)
  const options = [...new Set([...usual, ...(kept === null ? [] : [kept])])].toSorted((a, b) => a - b)
  const future = rule.data?.from && Date.parse(rule.data.from) > Date.now() ? rule.data.from : null
  return (
    <Section title={say.title} lead={say.lead}>
      <Loaded query={rule} rows={2}>
        {() => (
          <div className="stack">
            <div className="retention">
              <label className="field">
                <span className="label">{say.after}</span>
                <select
                  className="input"
                  value={days ?? ''}
                  onChange={(event) => setChosen(event.target.value === '' ? null : Number(event.target.value))}
                >
                  <option value="">{say.never}</option>
                  {options.map((one) => (
                    <option key={one} value={one}>
                      {say.span(one)}
                    </option>
                  ))}
                </select>
              </label>
              <button className="button" disabled={days === kept} onClick={() => setAsking(true)}>
                {say.put}
              </button>
            </div>
            {days !== null && foreseen && (
              <p role="status">
                {say.due(foreseen.due, number(foreseen.due))}{' '}
                {foreseen.unclosed > 0 && say.unclosed(foreseen.unclosed, number(foreseen.unclosed))}{' '}
                {foreseen.held > 0 && say.held(foreseen.held, number(foreseen.held))}
              </p>
            )}
            {future && <p className="hint">{say.begins(fullTime(future, words.language))}</p>}
            <p className="hint">{say.sealedHint}</p>
            <Confirm
              open={asking}
              title={days === null ? say.offTitle : say.onTitle(say.span(days))}
              act={say.putDo}
              busy={save.isPending}
              problem={save.error}
              onAct={() => save.mutate()}
              onClose={() => setAsking(false)}
            >
              {days === null ? say.offLead : kept !== null && days > kept ? say.longerLead : say.onLead}
            </Confirm>
          </div>
        )}
      </Loaded>
    </Section>
  )
}
