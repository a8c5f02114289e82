import { catalogue } from '../detect/kinds.ts'
import type { Kind } from '../detect/finding.ts'
import { decide } from './decide.ts'
import type { Context, PolicyBody, Rule } from './policy.ts'

/** What a policy means for one who writes: enough to say beforehand what will happen, and nothing about others. */
export type Foresight = {
  /** Kinds of which a sure finding is hidden. */
  readonly hides: readonly Kind[]
  readonly minConfidence: number
  /** The rules that can match what they write, in order. */
  readonly rules: readonly Rule[]
}

export function foresightOf(policy: PolicyBody, context: Context): Foresight {
  const rules = policy.rules.filter(
    ({ authors, channels }) =>
      (authors?.includes(context.author) ?? true) && (channels?.includes(context.channel) ?? true),
  )
  const hides = catalogue.filter(({ kind, class: group }) => {
    const sure = { kind, class: group, start: 0, end: 1, confidence: 1, detector: '', hint: '' }
    const action = decide([sure], policy, context)[0]?.action
    return action === 'mask' || action === 'remove' || action === 'seal'
  })
  return { hides: hides.map(({ kind }) => kind), minConfidence: policy.minConfidence, rules }
}
