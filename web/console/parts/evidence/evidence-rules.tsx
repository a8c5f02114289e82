import type { Evidence } from '../../../../src/http/wire/evidence.ts'
import { inWords } from '../../state/data-uses.ts'
import { fullDate } from '../../words/time.ts'
import { useWords } from '../../words/words.ts'
import { Section, Table } from '../page.tsx'
import { ActionMark, policyName, RuleLine } from '../policy/rule-text.tsx'
import type { Names } from './evidence-people.tsx'

/** What is hidden, what data is kept for, and where it goes: the record of processing, as far as it is done here. */
export function EvidenceRules({ evidence, names }: { evidence: Evidence; names: Names }) {
  const words = useWords()
  const say = words.evidence
  const { policy, dataUses, receivers } = evidence
  return (
    <>
      <Section
        title={say.rules}
        lead={`${policyName(policy.name, words)}, ${words.policies.version(policy.version)}. ${words.rules.lead} ${words.policies.never}`}
      >
        <Table label={say.rules} head={[say.value, words.policies.action]}>
          {policy.rules.map((rule, index) => (
            <tr key={index}>
              <th scope="row">
                <RuleLine rule={rule} />
              </th>
              <td>
                <ActionMark action={rule.action} />
              </td>
            </tr>
          ))}
        </Table>
      </Section>

      <Section title={words.law.title} lead={say.usesLead}>
        <Table
          label={words.law.title}
          head={[words.law.data, words.law.purpose, words.law.basis, words.law.retention, say.state]}
        >
          {dataUses.map((use) => {
            const { purpose, basis, special, retention } = inWords(use, words)
            return (
              <tr key={use.field}>
                <th scope="row">{words.work.lawFields[use.field]}</th>
                <td>{purpose}</td>
                <td>
                  {basis}
                  {special && <div className="hint">{special}</div>}
                </td>
                <td>{retention}</td>
                <td>{use.stated ? say.states['stated'] : words.law.usual}</td>
              </tr>
            )
          })}
        </Table>
      </Section>

      <Section title={say.receivers} lead={say.receiversLead}>
        {receivers.length === 0 ? (
          <p className="muted">{say.noReceivers}</p>
        ) : (
          <Table label={say.receivers} head={[say.host, say.what, say.withWords, words.created, say.state]}>
            {receivers.map((one) => (
              <tr key={one.id}>
                <th scope="row">{one.host}</th>
                <td>{one.topics.join(', ')}</td>
                <td>{one.content ? words.yes : words.no}</td>
                <td>
                  {fullDate(one.createdAt, words.language)} <span className="hint">{names(one.createdBy)}</span>
                </td>
                <td>{one.pausedAt ? `${say.paused} ${fullDate(one.pausedAt, words.language)}` : say.active}</td>
              </tr>
            ))}
          </Table>
        )}
      </Section>
    </>
  )
}
