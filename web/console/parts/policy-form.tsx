import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { actions, type Action, type PolicyBody } from '../../../src/core/policy.ts'
import { classes, type Class } from '../../../src/detect/finding.ts'
import { api } from '../api.ts'
import { editPolicy, policyFrom, type ClassChoice, type PolicyEdit } from '../state/policy-edit.ts'
import { templatesQuery } from '../state/queries.ts'
import { useWords } from '../words/words.ts'
import { Table } from './page.tsx'
import { FormProblem } from './states.tsx'
import { say } from './toast.tsx'

/** One choice for each class. Saving makes a new version; older ones are never changed. */
export function PolicyForm({ active, onDone }: { active: PolicyBody; onDone: () => void }) {
  const words = useWords()
  const client = useQueryClient()
  const templates = useQuery(templatesQuery).data?.items ?? []
  const [edit, setEdit] = useState<PolicyEdit>(() => editPolicy(active))
  const save = useMutation({
    mutationFn: () => api.makePolicy(policyFrom(edit)),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['policies'] })
      say({ text: words.policies.activated })
      onDone()
    },
  })
  const choose = (one: Class, change: Partial<ClassChoice>) =>
    setEdit({ ...edit, choices: { ...edit.choices, [one]: { ...edit.choices[one], ...change } } })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (edit.name.trim() !== '') save.mutate()
  }
  return (
    <form className="stack policy-form" onSubmit={submit}>
      <div className="field">
        <span className="label">{words.policies.template}</span>
        <div className="actions">
          {templates.map((one) => (
            <button type="button" className="button small" key={one.id} onClick={() => setEdit(editPolicy(one))}>
              {words.policies.templates[one.id] ?? one.name}
            </button>
          ))}
        </div>
      </div>
      <div className="two">
        <label className="field">
          <span className="label">{words.policies.policyName}</span>
          <input
            className="input"
            maxLength={100}
            value={edit.name}
            onChange={(event) => setEdit({ ...edit, name: event.target.value })}
          />
        </label>
        <label className="field">
          <span className="label">
            {words.policies.sure}: {Math.round(edit.minConfidence * 100)} %
          </span>
          <input
            type="range"
            min={0}
            max={100}
            step={5}
            value={Math.round(edit.minConfidence * 100)}
            onChange={(event) => setEdit({ ...edit, minConfidence: Number(event.target.value) / 100 })}
          />
        </label>
      </div>
      <Table
        label={words.policies.change}
        head={[words.policies.class, words.policies.action, words.policies.keepDays]}
      >
        {classes.map((one) => {
          const label = words.policies.classes[one] ?? one
          const { action, keepDays } = edit.choices[one]
          return (
            <tr key={one}>
              <th scope="row">{label}</th>
              <td>
                <select
                  className="input"
                  aria-label={`${words.policies.action}: ${label}`}
                  value={action}
                  onChange={(event) => choose(one, { action: event.target.value as Action })}
                >
                  {actions.map((name) => (
                    <option key={name} value={name}>
                      {words.policies.actions[name]}: {words.policies.means[name]}
                    </option>
                  ))}
                </select>
              </td>
              <td>
                {action === 'seal' && (
                  <input
                    className="input"
                    type="number"
                    min={1}
                    max={3650}
                    aria-label={`${words.policies.keepDays}: ${label}`}
                    value={keepDays}
                    onChange={(event) =>
                      choose(one, {
                        keepDays: Math.min(3650, Math.max(1, Math.round(Number(event.target.value)) || 1)),
                      })
                    }
                  />
                )}
              </td>
            </tr>
          )
        })}
      </Table>
      <p className="hint">{words.policies.never}</p>
      <FormProblem problem={save.error} />
      <div className="actions end">
        <button className="button main" type="submit" disabled={edit.name.trim() === '' || save.isPending}>
          {words.policies.activate}
        </button>
      </div>
    </form>
  )
}
