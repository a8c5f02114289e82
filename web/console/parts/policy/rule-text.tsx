import type { Rule } from '../../../../src/core/policy.ts'
import { kindTitle, useWords } from '../../words/words.ts'
import { SealMark } from '../icon.tsx'

type Words = ReturnType<typeof useWords>

export function ActionMark({ action }: { action: string }) {
  const words = useWords()
  const sealing = action === 'seal' || action === 'mask' || action === 'remove'
  return (
    <span className="pill" data-tone={sealing ? 'seal' : action === 'allow' ? undefined : 'accent'}>
      {action === 'seal' && <SealMark size={12} />}
      {words.policies.actions[action] ?? action}
    </span>
  )
}

/** A rule as a sentence would say it: what, from whom, how sure. */
export function ruleText(rule: Rule, words: Words): string {
  const what = [
    ...(rule.kinds ?? []).map((kind) => kindTitle(words, kind)),
    ...(rule.classes ?? []).map((one) => words.policies.classes[one] ?? one),
  ]
  const limits = [
    ...(rule.authors?.length
      ? [words.policies.only(rule.authors.map((one) => words.policies.authors[one] ?? one).join(', '))]
      : []),
    ...(rule.channels?.length
      ? [`${words.rules.where} ${rule.channels.map((one) => words.rules.channels[one] ?? one).join(', ')}`]
      : []),
    ...(rule.minConfidence === undefined ? [] : [words.policies.fromConfidence(percent(rule.minConfidence))]),
  ]
  const subject = what.length > 0 ? what.join(', ') : words.policies.anything
  return limits.length > 0 ? `${subject} (${limits.join(', ')})` : subject
}

/** A rule in its line: what it says, and at the end how long a value is kept. */
export function RuleLine({ rule }: { rule: Rule }) {
  const words = useWords()
  return (
    <span className="rule-text">
      <span className="rule-what">{ruleText(rule, words)}</span>
      {keptFor(rule, words) && <span className="hint"> {keptFor(rule, words)}</span>}
    </span>
  )
}

const keptFor = (rule: Rule, words: Words): string =>
  rule.action === 'seal' && rule.keepDays !== undefined ? words.policies.kept(words.policies.days(rule.keepDays)) : ''

/** The first policy of every workspace bears the name of its template, which each reads in their language. */
export const policyName = (name: string, words: Words): string =>
  name === 'Default' ? (words.policies.templates['default'] ?? name) : name

export const percent = (share: number): string => `${Math.round(share * 100)} %`
