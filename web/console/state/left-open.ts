import { decide } from '../../../src/core/decide.ts'
import { neverKept, type PolicyBody } from '../../../src/core/policy.ts'
import type { Class, Kind } from '../../../src/detect/finding.ts'
import { catalogue } from '../../../src/detect/kinds.ts'

const context = { author: 'contact', channel: 'messenger' } as const

type Left = { readonly class: Class } | { readonly kind: Kind }

/**
 * What customers write that the version before hides and this one would store in the open: a class if that is all of it that was
 * hidden, else its kinds. Whoever begins from a template means to protect more, and would not see in its rules what it leaves out.
 */
export function leftOpen(before: PolicyBody, after: PolicyBody): Left[] {
  const own = (before.detectors ?? []).map(({ name }) => ({ kind: `custom:${name}`, class: 'custom' as const }))
  const gone = own.filter(({ kind }) => !after.detectors?.some(({ name }) => kind === `custom:${name}`))
  // What the law removes in any case would make every class look as if only some of it came into the open.
  const kinds = [...catalogue, ...own].filter((one) => !neverKept.includes(one.kind) && hides(before, one))
  const left = new Set(kinds.filter((one) => gone.includes(one as (typeof gone)[number]) || !hides(after, one)))
  const classes = [...new Set([...left].map((one) => one.class))]
  return classes.flatMap((group): Left[] => {
    const mine = kinds.filter((one) => one.class === group)
    if (mine.every((one) => left.has(one)) && mine.length > 1) return [{ class: group }]
    return mine.filter((one) => left.has(one)).map(({ kind }) => ({ kind }))
  })
}

function hides(policy: PolicyBody, one: { readonly kind: Kind; readonly class: Class }): boolean {
  const finding = { ...one, start: 0, end: 1, confidence: 1, detector: one.kind, hint: '' }
  return decide([finding], policy, context).some(({ action }) => action !== 'flag')
}
