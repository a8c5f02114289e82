import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Policy } from '../../../src/http/wire/policy.ts'
import { DetectorList } from '../parts/policy/own-detectors.tsx'
import { Page, Section } from '../parts/page.tsx'
import { PolicyDesk } from '../parts/policy/policy-desk.tsx'
import { PolicyPlayground } from '../parts/policy/policy-playground.tsx'
import { bodyOf, PolicyVersions } from '../parts/policy/policy-versions.tsx'
import { ActionMark, percent, policyName, RuleLine } from '../parts/policy/rule-text.tsx'
import { Bones, Trouble } from '../parts/states.tsx'
import { policiesQuery } from '../state/queries.ts'
import { useMay } from '../state/session.ts'
import { useWords } from '../words/words.ts'
import './policies.css'

export function PoliciesScreen() {
  const words = useWords()
  const may = useMay()
  const policies = useQuery(policiesQuery)
  const [drafting, setDrafting] = useState(false)
  const versions = policies.data?.items ?? []
  const active = versions[0]
  return (
    <Page
      title={words.policies.title}
      lead={words.policies.lead}
      act={
        may('policy:write') && active && !drafting ? (
          <button className="button main" onClick={() => setDrafting(true)}>
            {words.rules.edit}
          </button>
        ) : null
      }
    >
      {policies.isPending && <Bones rows={6} />}
      {policies.error && !policies.data && <Trouble problem={policies.error} onRetry={() => void policies.refetch()} />}
      {active &&
        (drafting ? <PolicyDesk active={active} onDone={() => setDrafting(false)} /> : <Active policy={active} />)}
      {versions.length > 0 && <PolicyVersions versions={versions} />}
      {!may('policy:write') && <p className="hint">{words.policies.readOnly}</p>}
    </Page>
  )
}

function Active({ policy }: { policy: Policy }) {
  const words = useWords()
  const body = bodyOf(policy)
  return (
    <>
      <Section
        title={policyName(policy.name, words)}
        lead={`${words.rules.lead} ${words.policies.below(percent(policy.minConfidence))}`}
      >
        <ol className="rules">
          {body.rules.map((rule, index) => (
            <li key={index}>
              <div className="rule-row still">
                <span className="rule-place">{index + 1}</span>
                <ActionMark action={rule.action} />
                <RuleLine rule={rule} />
              </div>
            </li>
          ))}
        </ol>
        <p className="hint">{words.policies.never}</p>
      </Section>
      {body.detectors && body.detectors.length > 0 && (
        <Section title={words.own.title} lead={words.own.lead}>
          <DetectorList detectors={body.detectors} />
        </Section>
      )}
      <Section title={words.rules.playground} lead={words.rules.playgroundLead}>
        <PolicyPlayground policy={body} />
      </Section>
    </>
  )
}
