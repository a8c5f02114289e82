import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PolicyBody, Rule } from '../../../../src/core/policy.ts'
import type { Policy } from '../../../../src/http/wire/policy.ts'
import { policiesApi } from '../../api/policies.ts'
import { useActorName } from '../../state/names.ts'
import { useMay } from '../../state/session.ts'
import { fullTime } from '../../words/time.ts'
import { useWords } from '../../words/words.ts'
import { Confirm } from '../once.tsx'
import { Section } from '../page.tsx'
import { policyName } from './rule-text.tsx'
import { PolicyDiffView } from './policy-diff.tsx'
import { say } from '../toast.tsx'

/** The wire names classes and kinds by any string; the rules were checked where they were made. */
export function bodyOf({
  name,
  minConfidence,
  rules,
  detectors,
}: Pick<Policy, 'name' | 'minConfidence' | 'rules' | 'detectors'>): PolicyBody {
  return { name, minConfidence, rules: rules as Rule[], ...(detectors?.length ? { detectors } : {}) }
}

export function PolicyVersions({ versions }: { versions: readonly Policy[] }) {
  const words = useWords()
  const may = useMay()
  const nameOf = useActorName()
  const client = useQueryClient()
  const [restoring, setRestoring] = useState<Policy | null>(null)
  const restore = useMutation({
    mutationFn: (old: Policy) => policiesApi.makePolicy({ ...bodyOf(old), baseVersion: versions[0]!.version }),
    onSuccess: () => {
      setRestoring(null)
      say({ text: words.policies.activated })
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ['policies'] }),
  })
  return (
    <Section title={words.policies.versions}>
      <ol className="versions">
        {versions.map((one, index) => {
          const before = versions[index + 1]
          return (
            <li key={one.version}>
              <div className="special">
                <span className="version">{words.policies.version(one.version)}</span>
                <span>{policyName(one.name, words)}</span>
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
                {index > 0 && may('policy:write') && (
                  <button className="button small quiet" onClick={() => setRestoring(one)}>
                    {words.rules.restore}
                    <span className="aside"> {words.policies.version(one.version)}</span>
                  </button>
                )}
              </div>
              {before ? (
                <details>
                  <summary className="hint">{words.rules.changes}</summary>
                  <PolicyDiffView before={bodyOf(before)} after={bodyOf(one)} />
                </details>
              ) : (
                <p className="hint">{words.rules.first}</p>
              )}
            </li>
          )
        })}
      </ol>
      <Confirm
        open={restoring !== null}
        title={words.rules.restoreTitle(String(restoring?.version ?? ''))}
        act={words.rules.restore}
        busy={restore.isPending}
        problem={restore.error}
        onAct={() => restoring && restore.mutate(restoring)}
        onClose={() => setRestoring(null)}
      >
        {words.rules.restoreLead}
      </Confirm>
    </Section>
  )
}
