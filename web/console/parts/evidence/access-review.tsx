import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Evidence } from '../../../../src/http/wire/evidence.ts'
import { activityApi } from '../../api/activity.ts'
import { permitsText } from '../../words/permit-text.ts'
import { fullTime } from '../../words/time.ts'
import { useWords } from '../../words/words.ts'
import { Section, Table } from '../page.tsx'
import { FormProblem } from '../states.tsx'

/** Everybody who can come in and every key that opens, gone through one by one and signed off. Not printed: the report says that it was done. */
export function AccessReview({ evidence, roleName }: { evidence: Evidence; roleName: (id: string) => string }) {
  const words = useWords()
  const say = words.accessReview
  const client = useQueryClient()
  const people = evidence.people.filter((one) => one.deactivatedAt === null)
  const keys = evidence.apiKeys.filter(
    (one) => one.revokedAt === null && (one.expiresAt === null || one.expiresAt > evidence.madeAt),
  )
  const [verdicts, setVerdicts] = useState<Readonly<Record<string, 'stays' | 'changes'>>>({})
  const sign = useMutation({
    mutationFn: () =>
      activityApi.signOffAccess({
        people: people.map(({ id, roleId }) => ({ id, roleId, verdict: verdicts[id] ?? 'stays' })),
        keys: keys.map(({ id }) => ({ id, verdict: verdicts[id] ?? 'stays' })),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['overview'] }),
  })
  const all = [...people, ...keys]
  const left = all.filter(({ id }) => verdicts[id] === undefined).length
  const number = (value: number) => value.toLocaleString(words.language)
  const seen = (at: string | null) => (at ? fullTime(at, words.language) : words.never)
  const rows = [
    ...people.map((one) => ({
      ...one,
      may: roleName(one.roleId),
      seen: seen(one.lastSeenAt),
      to: '/settings/teammates' as const,
    })),
    ...keys.map((one) => ({
      ...one,
      may: permitsText(words, one.scopes),
      seen: seen(one.lastUsedAt),
      to: '/settings/api-keys' as const,
    })),
  ]
  return (
    <div className="access-review">
      <Section title={say.title} lead={say.lead}>
        <Table label={say.title} head={[words.name, say.may, say.seen, say.verdict]}>
          {rows.map(({ id, name, may, seen: last, to }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{may}</td>
              <td>{last}</td>
              <td>
                <select
                  className="input"
                  aria-label={say.verdictOn(name)}
                  disabled={sign.isSuccess}
                  value={verdicts[id] ?? ''}
                  onChange={(event) =>
                    setVerdicts({ ...verdicts, [id]: event.target.value === 'changes' ? 'changes' : 'stays' })
                  }
                >
                  <option value="" disabled>
                    {say.open}
                  </option>
                  <option value="stays">{say.stays}</option>
                  <option value="changes">{say.changes}</option>
                </select>{' '}
                {verdicts[id] === 'changes' && <Link to={to}>{say.change}</Link>}
              </td>
            </tr>
          ))}
        </Table>
        <FormProblem problem={sign.error} />
        <div className="actions end">
          <span className="hint" role="status">
            {sign.data
              ? say.signed(fullTime(sign.data.at, words.language))
              : left > 0
                ? say.left(left, number(left))
                : ''}
          </span>
          <button
            className="button main"
            disabled={left > 0 || sign.isPending || sign.isSuccess}
            onClick={() => sign.mutate()}
          >
            {say.sign}
          </button>
        </div>
      </Section>
    </div>
  )
}
