import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PolicyBody } from '../../../../src/core/policy.ts'
import type { Trial } from '../../../../src/http/wire/policy.ts'
import { policiesApi } from '../../api/policies.ts'
import { kindTitle, useWords } from '../../words/words.ts'
import { MarkedText } from '../text/marked-text.tsx'
import { Table } from '../page.tsx'
import { ActionMark } from './rule-text.tsx'
import { FormProblem } from '../states.tsx'

export function PolicyTrial({ policy }: { policy: PolicyBody }) {
  const words = useWords()
  const trial = useMutation({ mutationFn: () => policiesApi.tryPolicy(policy), gcTime: 0 })
  return (
    <div className="stack tight">
      <div className="actions">
        <button className="button" disabled={trial.isPending || policy.name === ''} onClick={() => trial.mutate()}>
          {trial.isPending ? words.rules.trialBusy : words.rules.trialDo}
        </button>
      </div>
      <FormProblem problem={trial.error} />
      <div role="status">{trial.data && <Result trial={trial.data} />}</div>
    </div>
  )
}

function Result({ trial }: { trial: Trial }) {
  const words = useWords()
  const number = (value: number) => value.toLocaleString(words.language)
  if (trial.changed === 0) return <p>{words.rules.trialSame(number(trial.messages))}</p>
  const moved = trial.counts.filter(({ before, after }) => before !== after)
  return (
    <div className="stack">
      <p>
        <strong>{words.rules.trialResult(number(trial.messages), number(trial.changed))}</strong>
      </p>
      <Table
        label={words.rules.trial}
        head={[words.rules.kind, words.policies.action, words.rules.now, words.rules.then]}
      >
        {moved.map(({ kind, action, before, after }) => (
          <tr key={`${kind} ${action}`}>
            <th scope="row">{kindTitle(words, kind)}</th>
            <td>
              <ActionMark action={action} />
            </td>
            <td>{number(before)}</td>
            <td>{number(after)}</td>
          </tr>
        ))}
      </Table>
      <h3>{words.rules.examples}</h3>
      <ul className="trial-examples">
        {trial.changes.slice(0, 12).map(({ conversationId, partId, from, to, excerpt }) => (
          <li key={`${partId} ${excerpt.start}`}>
            <span className="trial-acts">
              <ActionMark action={from} /> → <ActionMark action={to} />
            </span>
            <Link to="/inbox/$view/$conversationId" params={{ view: 'open', conversationId }}>
              <MarkedText excerpt={{ ...excerpt, text: { text: excerpt.text, seals: [] } }} />
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
