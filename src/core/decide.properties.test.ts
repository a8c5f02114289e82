import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classes, type Finding } from '../detect/finding.ts'
import { catalogue } from '../detect/kinds.ts'
import { decide } from './decide.ts'
import { actions, authors, channels, neverKept, type Context, type PolicyBody, type Rule } from './policy.ts'

const anyKind = fc.constantFrom(...catalogue.map((entry) => entry.kind))
const anyConfidence = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100)
const anyContext: fc.Arbitrary<Context> = fc.record({
  author: fc.constantFrom(...authors),
  channel: fc.constantFrom(...channels),
})

const anyFindings = fc
  .array(fc.tuple(anyKind, anyConfidence, fc.integer({ min: 1, max: 20 })), { maxLength: 8 })
  .map((drafts) => {
    let at = 0
    return drafts.map(([kind, confidence, length]): Finding => {
      const start = at + 1
      at = start + length
      return {
        kind,
        class: catalogue.find((entry) => entry.kind === kind)!.class,
        start,
        end: at,
        confidence,
        detector: 'test',
        hint: '',
      }
    })
  })

const anyRule = fc.record(
  {
    kinds: fc.uniqueArray(anyKind, { minLength: 1, maxLength: 5 }),
    classes: fc.uniqueArray(fc.constantFrom(...classes), { minLength: 1 }),
    authors: fc.uniqueArray(fc.constantFrom(...authors), { minLength: 1 }),
    channels: fc.uniqueArray(fc.constantFrom(...channels), { minLength: 1 }),
    minConfidence: anyConfidence,
    action: fc.constantFrom(...actions),
    keepDays: fc.integer({ min: 1, max: 365 }),
  },
  { requiredKeys: ['action'] },
) as fc.Arbitrary<Rule>

const anyPolicy: fc.Arbitrary<PolicyBody> = fc.record({
  name: fc.constant('any'),
  minConfidence: anyConfidence,
  rules: fc.array(anyRule, { maxLength: 6 }),
})

const forAny = (holds: (findings: Finding[], policy: PolicyBody, context: Context) => void) =>
  fc.assert(
    fc.property(anyFindings, anyPolicy, anyContext, (findings, policy, context) => {
      holds(findings, policy, context)
    }),
    { numRuns: 300 },
  )

describe('for any policy and any findings', () => {
  test('a plan names findings that were given, in the order of the text, each at most once', () => {
    forAny((findings, policy, context) => {
      const planned = decide(findings.toReversed(), policy, context).map((p) => p.finding)
      expect(findings.filter((finding) => planned.includes(finding))).toEqual(planned)
    })
  })

  test('what is not sure enough is never in the plan', () => {
    forAny((findings, policy, context) => {
      for (const { finding } of decide(findings, policy, context))
        expect(finding.confidence).toBeGreaterThanOrEqual(policy.minConfidence)
    })
  })

  test('what may not be kept is removed or the text refused, if it is sure enough', () => {
    forAny((findings, policy, context) => {
      const plan = decide(findings, policy, context)
      for (const finding of findings) {
        if (!neverKept.includes(finding.kind) || finding.confidence < policy.minConfidence) continue
        expect(['remove', 'block']).toContain(plan.find((p) => p.finding === finding)?.action)
      }
    })
  })

  test('a finding is decided by itself: the others make no difference', () => {
    forAny((findings, policy, context) => {
      const together = decide(findings, policy, context)
      expect(findings.flatMap((finding) => decide([finding], policy, context))).toEqual(together)
    })
  })

  test('a rule behind one that matches everything never counts', () => {
    forAny((findings, policy, context) => {
      const first: PolicyBody = { ...policy, rules: [{ action: 'mask' }] }
      expect(decide(findings, { ...first, rules: [...first.rules, ...policy.rules] }, context)).toEqual(
        decide(findings, first, context),
      )
    })
  })

  test('a rule for nobody changes nothing', () => {
    forAny((findings, policy, context) => {
      const others = authors.filter((author) => author !== context.author)
      const more: PolicyBody = { ...policy, rules: [{ authors: others, action: 'block' }, ...policy.rules] }
      expect(decide(findings, more, context)).toEqual(decide(findings, policy, context))
    })
  })
})
