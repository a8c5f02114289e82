import { classes, type Class } from '../../../src/detect/finding.ts'
import { defaultKeepDays, type Action, type PolicyBody, type Rule } from '../../../src/core/policy.ts'

export type ClassChoice = { readonly action: Action; readonly keepDays: number }

/** A policy as the form shows it: one choice for each class, and the rules with conditions kept in front as they are. */
export type PolicyEdit = {
  readonly name: string
  readonly minConfidence: number
  readonly special: readonly Rule[]
  readonly choices: Readonly<Record<Class, ClassChoice>>
}

export function editPolicy(body: PolicyBody): PolicyEdit {
  const choices = {} as Record<Class, ClassChoice>
  for (const one of classes) {
    const rule = body.rules.find((candidate) => isPlain(candidate) && candidate.classes?.includes(one))
    choices[one] = { action: rule?.action ?? 'allow', keepDays: rule?.keepDays ?? defaultKeepDays }
  }
  return {
    name: body.name,
    minConfidence: body.minConfidence,
    special: body.rules.filter((rule) => !isPlain(rule)),
    choices,
  }
}

/** Classes with the same choice become one rule. What is left alone needs none: what no rule names is left alone. */
export function policyFrom(edit: PolicyEdit): PolicyBody {
  const groups = new Map<string, Rule>()
  for (const one of classes) {
    const { action, keepDays } = edit.choices[one]
    if (action === 'allow') continue
    const key = action === 'seal' ? `seal ${keepDays}` : action
    const rule = groups.get(key) ?? { classes: [], action, ...(action === 'seal' ? { keepDays } : {}) }
    groups.set(key, { ...rule, classes: [...(rule.classes ?? []), one] })
  }
  return { name: edit.name.trim(), minConfidence: edit.minConfidence, rules: [...edit.special, ...groups.values()] }
}

function isPlain(rule: Rule): boolean {
  return (
    rule.classes !== undefined &&
    rule.kinds === undefined &&
    rule.authors === undefined &&
    rule.channels === undefined &&
    rule.minConfidence === undefined
  )
}
