import { expect, it } from 'vitest'
import { policyTemplates } from '../../../src/core/policy-templates.ts'
import type { PolicyBody, Rule } from '../../../src/core/policy.ts'
import { addRule, bodyOfDraft, changeRule, diffPolicies, draftOf, isSame, moveRule, removeRule, withAction } from './policy-draft.ts'

const body = (...rules: Rule[]): PolicyBody => ({ name: 'Ours', minConfidence: 0.5, rules })
const seal: Rule = { classes: ['payment'], action: 'seal', keepDays: 30 }
const flag: Rule = { classes: ['contact'], action: 'flag' }
const mask: Rule = { kinds: ['iban'], action: 'mask' }

it('every template goes through a draft unchanged', () => {
  for (const template of Object.values(policyTemplates)) {
    expect(bodyOfDraft(draftOf(template))).toEqual(template)
    expect(isSame(diffPolicies(template, bodyOfDraft(draftOf(template))))).toBe(true)
  }
})

it('moves a rule to a place, and no further than the ends', () => {
  const order = (draft: ReturnType<typeof draftOf>) => bodyOfDraft(draft).rules.map(({ action }) => action)
  const draft = draftOf(body(seal, flag, mask))
  expect(order(moveRule(draft, 2, 0))).toEqual(['mask', 'seal', 'flag'])
  expect(order(moveRule(draft, 0, 99))).toEqual(['flag', 'mask', 'seal'])
  expect(order(moveRule(draft, 0, -1))).toEqual(['seal', 'flag', 'mask'])
})

it('a new rule stands first and fits everything until it is told what it fits', () => {
  const draft = addRule(draftOf(body(seal)))
  expect(bodyOfDraft(draft).rules).toEqual([{ action: 'flag' }, seal])
  expect(bodyOfDraft(removeRule(draft, draft.rules[0]!.key)).rules).toEqual([seal])
})

it('days stand only where something is kept', () => {
  expect(withAction(seal, 'mask')).toEqual({ classes: ['payment'], action: 'mask' })
  expect(withAction(mask, 'seal')).toEqual({ kinds: ['iban'], action: 'seal', keepDays: 90 })
  const draft = draftOf(body(seal))
  expect(bodyOfDraft(changeRule(draft, draft.rules[0]!.key, withAction(seal, 'remove'))).rules[0]).not.toHaveProperty('keepDays')
})

it('tells what is new, gone and moved', () => {
  expect(diffPolicies(body(seal, flag), body(flag, seal)).rules).toEqual([{ what: 'moved', rule: seal, place: 1 }])
  expect(diffPolicies(body(seal, flag), body(seal, mask)).rules).toEqual([
    { what: 'added', rule: mask, place: 1 },
    { what: 'removed', rule: flag, place: 1 },
  ])
  expect(diffPolicies(body(seal), { ...body(seal), name: 'Theirs', minConfidence: 0.7 })).toEqual({
    name: ['Ours', 'Theirs'],
    minConfidence: [0.5, 0.7],
    rules: [],
  })
})

it('the order within a condition makes no difference', () => {
  const one = body({ classes: ['payment', 'bank'], action: 'flag' })
  const other = body({ classes: ['bank', 'payment'], action: 'flag' })
  expect(isSame(diffPolicies(one, other))).toBe(true)
})
