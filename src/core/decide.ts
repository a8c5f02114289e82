/**
 * Findings in, plan out. Invariants:
 * - the first rule that matches wins; a finding that no rule matches is allowed;
 * - what PCI DSS forbids to keep is removed, whatever a rule says, unless the text is refused;
 * - a plan is in the order of the text and never overlaps.
 */
import type { Finding } from '../detect/finding.ts'
import {
  defaultKeepDays,
  neverKept,
  type Action,
  type Context,
  type Plan,
  type Policy,
  type PolicyBody,
  type Rule,
} from './policy.ts'

export function decide(findings: readonly Finding[], policy: Policy | PolicyBody, context: Context): Plan {
  return findings
    .filter((finding) => finding.confidence >= policy.minConfidence)
    .map((finding) => {
      const rule = policy.rules.find((candidate) => matches(candidate, finding, context))
      return { finding, action: lawful(finding, rule?.action ?? 'allow'), keepDays: rule?.keepDays ?? defaultKeepDays }
    })
    .filter((planned) => planned.action !== 'allow')
    .toSorted((a, b) => a.finding.start - b.finding.start)
}

/** Which rule decides, from 0. Undefined: none fits, and the value stays. */
export function ruleFor(finding: Finding, policy: Policy | PolicyBody, context: Context): number | undefined {
  const at = policy.rules.findIndex((rule) => matches(rule, finding, context))
  return at < 0 ? undefined : at
}

/** A person asks for this very passage to be sealed: no rule decides, but the law of `neverKept` still holds. */
export function planSealing(findings: readonly Finding[], keepDays: number): Plan {
  return findings.map((finding) => ({ finding, action: lawful(finding, 'seal'), keepDays }))
}

function matches(rule: Rule, finding: Finding, context: Context): boolean {
  const selects = rule.kinds === undefined && rule.classes === undefined
  return (
    (selects || (rule.kinds?.includes(finding.kind) ?? false) || (rule.classes?.includes(finding.class) ?? false)) &&
    (rule.authors?.includes(context.author) ?? true) &&
    (rule.channels?.includes(context.channel) ?? true) &&
    finding.confidence >= (rule.minConfidence ?? 0)
  )
}

function lawful(finding: Finding, action: Action): Action {
  if (action === 'block') return action
  return neverKept.includes(finding.kind) ? 'remove' : action
}
