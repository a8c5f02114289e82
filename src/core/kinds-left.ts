import type { Kind } from '../detect/finding.ts'
import { kindOf } from '../detect/kinds.ts'
import type { PolicyBody } from './policy.ts'

/** Kinds that cost more to find than the rest, or are found by reading every word. */
const costly: readonly Kind[] = ['person-name', 'postal-address']

/** Costly kinds that no rule of a policy does anything with: nobody looks for them, so that no message waits for it. */
export function kindsLeft(policy: Pick<PolicyBody, 'rules'>): readonly Kind[] {
  return costly.filter((kind) => !actsOn(policy, kind))
}

/** Some rule does something with this kind, whoever writes it. */
export function actsOn(policy: Pick<PolicyBody, 'rules'>, kind: Kind): boolean {
  const group = kindOf(kind)?.class
  return policy.rules.some(
    (rule) =>
      rule.action !== 'allow' &&
      ((!rule.kinds && !rule.classes) ||
        rule.kinds?.includes(kind) ||
        (group !== undefined && rule.classes?.includes(group))),
  )
}
