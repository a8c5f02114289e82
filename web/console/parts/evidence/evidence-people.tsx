import type { Evidence } from '../../../../src/http/wire/evidence.ts'
import { permitsText } from '../../words/permit-text.ts'
import { shortId } from '../../words/person-name.ts'
import { fullDate, fullTime } from '../../words/time.ts'
import { useWords } from '../../words/words.ts'
import { useMay } from '../../state/session.ts'
import { AccessReview } from './access-review.tsx'
import { Section, Table } from '../page.tsx'

/** By the report itself, not by today’s team. */
export type Names = (id: string) => string

/** Who may do what, and how much each looked at: what a review of rights goes through. */
export function EvidencePeople({ evidence, names }: { evidence: Evidence; names: Names }) {
  const words = useWords()
  const may = useMay()
  const say = words.evidence
  const number = (value: number) => value.toLocaleString(words.language)
  const day = (iso: string) => fullDate(iso, words.language)
  const role = (id: string) => {
    const one = evidence.roles.find((each) => each.id === id)
    return one ? ((one.builtIn && words.people.builtIn[one.builtIn]) ?? one.name) : shortId(id)
  }
  return (
    <>
      <Section title={say.people} lead={say.peopleLead}>
        <Table
          label={say.people}
          head={[words.name, words.people.role, words.people.since, say.opened, say.revealed, say.lastSeen, say.state]}
          numbers={[3, 4]}
        >
          {evidence.people.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                {one.name} <span className="hint">{one.email}</span>
              </th>
              <td>{role(one.roleId)}</td>
              <td>{day(one.createdAt)}</td>
              <td className="end">{number(one.opened)}</td>
              <td className="end">{number(one.revealed)}</td>
              <td>{one.lastSeenAt ? fullTime(one.lastSeenAt, words.language) : words.never}</td>
              <td>{one.deactivatedAt ? `${words.people.deactivated} ${day(one.deactivatedAt)}` : say.active}</td>
            </tr>
          ))}
        </Table>
      </Section>

      <Section title={say.roles}>
        <Table label={say.roles} head={[words.people.role, say.may]}>
          {evidence.roles.map((one) => (
            <tr key={one.id}>
              <th scope="row">{role(one.id)}</th>
              <td>{permitsText(words, one.permits)}</td>
            </tr>
          ))}
        </Table>
      </Section>

      {evidence.apiKeys.length > 0 && (
        <Section title={say.keys}>
          <Table
            label={say.keys}
            head={[words.name, say.may, words.created, say.opened, say.revealed, say.lastUsed, say.state]}
            numbers={[3, 4]}
          >
            {evidence.apiKeys.map((one) => {
              const ended = one.revokedAt ?? (one.expiresAt && one.expiresAt < evidence.madeAt ? one.expiresAt : null)
              return (
                <tr key={one.id}>
                  <th scope="row">{one.name}</th>
                  <td>{permitsText(words, one.scopes)}</td>
                  <td>
                    {day(one.createdAt)} <span className="hint">{names(one.createdBy)}</span>
                  </td>
                  <td className="end">{number(one.opened)}</td>
                  <td className="end">{number(one.revealed)}</td>
                  <td>{one.lastUsedAt ? fullTime(one.lastUsedAt, words.language) : words.never}</td>
                  <td>{ended ? `${say.keyEnded} ${day(ended)}` : say.active}</td>
                </tr>
              )
            })}
          </Table>
        </Section>
      )}
      {may('teammate:write') && <AccessReview evidence={evidence} roleName={role} />}
    </>
  )
}
