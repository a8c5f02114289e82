import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { classes } from '../../../src/detect/finding.ts'
import type { PolicyBody, Rule } from '../../../src/core/policy.ts'
import type { Policy } from '../../../src/http/wire/house.ts'
import { Sheet } from '../parts/dialog.tsx'
import { SealMark } from '../parts/icon.tsx'
import { Page, Section, Table } from '../parts/page.tsx'
import { PolicyForm } from '../parts/policy-form.tsx'
import { Bones, Trouble } from '../parts/states.tsx'
import { useActorName } from '../state/names.ts'
import { editPolicy } from '../state/policy-edit.ts'
import { policiesQuery } from '../state/queries.ts'
import { useMay } from '../state/session.ts'
import { fullTime } from '../words/time.ts'
import { kindTitle, useWords } from '../words/words.ts'
import './policies.css'

export function PoliciesScreen() {
  const words = useWords()
  const may = useMay()
  const policies = useQuery(policiesQuery)
  const [changing, setChanging] = useState(false)
  const versions = policies.data?.items ?? []
  const active = versions[0]
  return (
    <Page
      title={words.policies.title}
      lead={words.policies.lead}
      act={
        may('policy:write') && active ? (
          <button className="button main" onClick={() => setChanging(true)}>
            {words.policies.change}
          </button>
        ) : null
      }
    >
      {policies.isPending && <Bones rows={6} />}
      {policies.error && !policies.data && <Trouble problem={policies.error} onRetry={() => void policies.refetch()} />}
      {active && <Active policy={active} />}
      {versions.length > 0 && <Versions versions={versions} />}
      {!may('policy:write') && <p className="hint">{words.policies.readOnly}</p>}
      {active && (
        <Sheet open={changing} onClose={() => setChanging(false)} title={words.policies.change} wide>
          <PolicyForm active={bodyOf(active)} onDone={() => setChanging(false)} />
        </Sheet>
      )}
    </Page>
  )
}

function Active({ policy }: { policy: Policy }) {
  const words = useWords()
  const body = bodyOf(policy)
  const { choices, special } = editPolicy(body)
  return (
    <Section title={policy.name} lead={words.policies.fromConfidence(percent(policy.minConfidence))}>
      <Table label={policy.name} head={[words.policies.class, words.policies.action, words.policies.keep]}>
        {classes.map((one) => {
          const { action, keepDays } = choices[one]
          return (
            <tr key={one}>
              <th scope="row">{words.policies.classes[one] ?? one}</th>
              <td>
                <ActionMark action={action} /> <span className="hint">{words.policies.means[action]}</span>
              </td>
              <td>{action === 'seal' ? words.policies.days(keepDays) : ''}</td>
            </tr>
          )
        })}
      </Table>
      {special.length > 0 && (
        <>
          <h3>{words.policies.special}</h3>
          <ul className="stack tight">
            {special.map((rule, index) => (
              <li key={index} className="special">
                <ActionMark action={rule.action} />
                <span>{ruleText(rule, words)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="hint">{words.policies.never}</p>
    </Section>
  )
}

function ActionMark({ action }: { action: string }) {
  const words = useWords()
  const sealing = action === 'seal' || action === 'mask' || action === 'remove'
  return (
    <span className="pill" data-tone={sealing ? 'seal' : action === 'allow' ? undefined : 'accent'}>
      {action === 'seal' && <SealMark size={12} />}
      {words.policies.actions[action] ?? action}
    </span>
  )
}

function ruleText(rule: Rule, words: ReturnType<typeof useWords>): string {
  const what = [
    ...(rule.kinds ?? []).map((kind) => kindTitle(words, kind)),
    ...(rule.classes ?? []).map((one) => words.policies.classes[one] ?? one),
  ]
  const limits = [
    ...(rule.authors
      ? [words.policies.only(rule.authors.map((one) => words.policies.authors[one] ?? one).join(', '))]
      : []),
    ...(rule.channels ? [words.policies.only(rule.channels.join(', '))] : []),
    ...(rule.minConfidence === undefined ? [] : [words.policies.fromConfidence(percent(rule.minConfidence))]),
    ...(rule.action === 'seal' && rule.keepDays !== undefined ? [words.policies.days(rule.keepDays)] : []),
  ]
  const subject = what.length > 0 ? what.join(', ') : words.policies.anything
  return limits.length > 0 ? `${subject} (${limits.join(', ')})` : subject
}

const percent = (share: number): string => `${Math.round(share * 100)} %`

/** The wire names classes and kinds by any string; the rules were checked where they were made. */
function bodyOf({ name, minConfidence, rules }: Policy): PolicyBody {
  return { name, minConfidence, rules: rules as Rule[] }
}

function Versions({ versions }: { versions: readonly Policy[] }) {
  const words = useWords()
  const nameOf = useActorName()
  return (
    <Section title={words.policies.versions}>
      <ol className="stack tight">
        {versions.map((one, index) => (
          <li className="special" key={one.version}>
            <span className="version">{words.policies.version(one.version)}</span>
            <span>{one.name}</span>
            <span className="muted">
              {words.policies.by(
                one.createdBy.startsWith('tmt_') ? nameOf('teammate', one.createdBy) : words.system,
                fullTime(one.createdAt, words.language),
              )}
            </span>
            {index === 0 && (
              <span className="pill" data-tone="good">
                {words.policies.active}
              </span>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}
