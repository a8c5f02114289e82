import { customProblem, type CustomDetector } from '../../../src/detect/custom.ts'
import { defaultKeepDays, type Action, type PolicyBody, type Rule } from '../../../src/core/policy.ts'

/** A rule while it is worked on: the key stays with it when it changes its place. */
export type DraftRule = { readonly key: number; readonly rule: Rule }
export type Draft = {
  readonly name: string
  readonly minConfidence: number
  readonly rules: readonly DraftRule[]
  readonly detectors: readonly CustomDetector[]
}

let keys = 0

export function draftOf({ name, minConfidence, rules, detectors = [] }: PolicyBody): Draft {
  return { name, minConfidence, rules: rules.map((rule) => ({ key: ++keys, rule })), detectors }
}

export function bodyOfDraft({ name, minConfidence, rules, detectors }: Draft): PolicyBody {
  return {
    name: name.trim(),
    minConfidence,
    rules: rules.map(({ rule }) => tidy(rule)),
    ...(detectors.length > 0 ? { detectors } : {}),
  }
}

export function moveRule(draft: Draft, from: number, to: number): Draft {
  const place = Math.min(Math.max(to, 0), draft.rules.length - 1)
  const moved = draft.rules[from]
  if (!moved || place === from) return draft
  const rest = draft.rules.filter((_, index) => index !== from)
  return { ...draft, rules: [...rest.slice(0, place), moved, ...rest.slice(place)] }
}

export function changeRule(draft: Draft, key: number, rule: Rule): Draft {
  return { ...draft, rules: draft.rules.map((one) => (one.key === key ? { key, rule } : one)) }
}

export function removeRule(draft: Draft, key: number): Draft {
  return { ...draft, rules: draft.rules.filter((one) => one.key !== key) }
}

/** A new rule stands first, where it has an effect. */
export function addRule(draft: Draft): Draft {
  return { ...draft, rules: [{ key: ++keys, rule: { classes: [], action: 'flag' } }, ...draft.rules] }
}

export function withAction(rule: Rule, action: Action): Rule {
  const { keepDays, ...rest } = rule
  return action === 'seal' ? { ...rest, action, keepDays: keepDays ?? defaultKeepDays } : { ...rest, action }
}

/** What the screen keeps empty is not a condition. A rule that names no kind and no class fits everything, so it needs no lists. */
function tidy({ kinds, classes, authors, channels, ...rest }: Rule): Rule {
  return {
    ...(kinds?.length ? { kinds } : {}),
    ...(classes?.length ? { classes } : {}),
    ...(authors?.length ? { authors } : {}),
    ...(channels?.length ? { channels } : {}),
    ...rest,
  }
}

/** Puts one in, or in the place of another; rules that name it follow a new name. */
export function keepDetector(draft: Draft, one: CustomDetector, before: string | null): Draft {
  const detectors =
    before === null ? [...draft.detectors, one] : draft.detectors.map((each) => (each.name === before ? one : each))
  if (before === null || before === one.name) return { ...draft, detectors }
  const renamed = (kind: string) => (kind === `custom:${before}` ? `custom:${one.name}` : kind)
  const rules = draft.rules.map(({ key, rule }) => ({
    key,
    rule: rule.kinds ? { ...rule, kinds: rule.kinds.map(renamed) } : rule,
  }))
  return { ...draft, detectors, rules }
}

/** Rules that name it stay: without its last kind a rule would fit everything. */
export function removeDetector(draft: Draft, name: string): Draft {
  return { ...draft, detectors: draft.detectors.filter((each) => each.name !== name) }
}

/** What is wrong with one beside the others, said of it alone. */
export function problemWith(
  draft: Draft,
  one: CustomDetector,
  before: string | null,
): { readonly field: string; readonly problem: string } | undefined {
  const others = draft.detectors.filter((each) => each.name !== before)
  const wrong = customProblem([...others, one])
  return wrong && { field: wrong.field.split('.')[1] ?? '', problem: wrong.problem }
}

type RuleChange = { readonly what: 'added' | 'removed' | 'moved'; readonly rule: Rule; readonly place: number }
type PolicyDiff = {
  readonly name: readonly [before: string, after: string] | null
  readonly minConfidence: readonly [before: number, after: number] | null
  readonly rules: readonly RuleChange[]
  readonly detectors: readonly DetectorChange[]
}
type DetectorChange = { readonly what: 'added' | 'removed' | 'changed'; readonly name: string }

/** What is other in `after`. A rule that is the same but stands elsewhere among those that stayed has moved. */
export function diffPolicies(before: PolicyBody, after: PolicyBody): PolicyDiff {
  const old = before.rules.map(spelled)
  const now = after.rules.map(spelled)
  const kept = longestCommon(old, now)
  const rules: RuleChange[] = []
  const leftOver = old.filter((_, i) => !kept.old.has(i))
  after.rules.forEach((rule, place) => {
    if (kept.now.has(place)) return
    const at = leftOver.indexOf(now[place]!)
    if (at < 0) rules.push({ what: 'added', rule, place })
    else {
      leftOver.splice(at, 1)
      rules.push({ what: 'moved', rule, place })
    }
  })
  before.rules.forEach((rule, place) => {
    const at = kept.old.has(place) ? -1 : leftOver.indexOf(old[place]!)
    if (at < 0) return
    leftOver.splice(at, 1)
    rules.push({ what: 'removed', rule, place })
  })
  return {
    name: before.name === after.name ? null : [before.name, after.name],
    minConfidence: before.minConfidence === after.minConfidence ? null : [before.minConfidence, after.minConfidence],
    rules,
    detectors: diffDetectors(before.detectors ?? [], after.detectors ?? []),
  }
}

function diffDetectors(before: readonly CustomDetector[], after: readonly CustomDetector[]): PolicyDiff['detectors'] {
  const plain = (one: CustomDetector) => JSON.stringify(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  const old = new Map(before.map((one) => [one.name, plain(one)]))
  const names = new Set(after.map(({ name }) => name))
  return [
    ...after.flatMap((one): DetectorChange[] => {
      if (!old.has(one.name)) return [{ what: 'added', name: one.name }]
      return old.get(one.name) === plain(one) ? [] : [{ what: 'changed', name: one.name }]
    }),
    ...before.filter(({ name }) => !names.has(name)).map(({ name }) => ({ what: 'removed' as const, name })),
  ]
}

export function isSame({ name, minConfidence, rules, detectors }: PolicyDiff): boolean {
  return name === null && minConfidence === null && rules.length === 0 && detectors.length === 0
}

function spelled(rule: Rule): string {
  const tidied = tidy(rule)
  const sorted = Object.entries(tidied)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => [key, Array.isArray(value) ? value.toSorted() : value])
  return JSON.stringify(sorted)
}

/** Policies have a few dozen rules: the table of all pairs is small. */
function longestCommon(old: readonly string[], now: readonly string[]): { old: Set<number>; now: Set<number> } {
  const length = Array.from({ length: old.length + 1 }, () => Array.from({ length: now.length + 1 }, () => 0))
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      length[i]![j] = old[i] === now[j] ? length[i + 1]![j + 1]! + 1 : Math.max(length[i + 1]![j]!, length[i]![j + 1]!)
    }
  }
  const kept = { old: new Set<number>(), now: new Set<number>() }
  for (let i = 0, j = 0; i < old.length && j < now.length;) {
    if (old[i] === now[j]) {
      kept.old.add(i++)
      kept.now.add(j++)
    } else if (length[i + 1]![j]! >= length[i]![j + 1]!) i++
    else j++
  }
  return kept
}
