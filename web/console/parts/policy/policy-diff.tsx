import type { PolicyBody } from '../../../../src/core/policy.ts'
import { diffPolicies, isSame } from '../../state/policy-draft.ts'
import { kindTitle, useWords } from '../../words/words.ts'
import { ActionMark, percent, RuleLine } from './rule-text.tsx'

export function PolicyDiffView({ before, after }: { before: PolicyBody; after: PolicyBody }) {
  const words = useWords()
  const diff = diffPolicies(before, after)
  if (isSame(diff)) return <p className="muted">{words.rules.same}</p>
  const titles = { added: words.rules.added, removed: words.rules.removed, moved: words.rules.moves }
  return (
    <ul className="diff">
      {diff.name && <li>{words.rules.renamed(...diff.name)}</li>}
      {diff.minConfidence && (
        <li>{words.rules.least2(percent(diff.minConfidence[0]), percent(diff.minConfidence[1]))}</li>
      )}
      {diff.detectors.map(({ what, name }) => (
        <li key={name} data-what={what}>
          <span className="diff-what">{{ ...titles, changed: words.own.changed }[what]}</span>
          <span>{words.own.named(kindTitle(words, `custom:${name}`))}</span>
        </li>
      ))}
      {diff.rules.map(({ what, rule, place }) => (
        <li key={`${what} ${place}`} data-what={what}>
          <span className="diff-what">{titles[what]}</span>
          <span className="rule-place">{place + 1}</span>
          <ActionMark action={rule.action} />
          <RuleLine rule={rule} />
        </li>
      ))}
    </ul>
  )
}
