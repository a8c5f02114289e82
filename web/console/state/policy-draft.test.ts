import { expect, it } from 'vitest'
import { policyTemplates } from '../../../src/core/policy-templates.ts'
import type { PolicyBody, Rule } from '../../../src/core/policy.ts'
import {
  addRule,
  bodyOfDraft,
  changeRule,
  diffPolicies,
  draftOf,
  isSame,
  keepDetector,
  moveRule,
  problemWith,
  removeDetector,
  removeRule,
  withAction,
} from './policy-draft.ts'

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
  expect(bodyOfDraft(changeRule(draft, draft.rules[0]!.key, withAction(seal, 'remove'))).rules[0]).not.toHaveProperty(
    'keepDays',
  )
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
    detectors: [],
    rules: [],
  })
})

it('the order within a condition makes no difference', () => {
  const one = body({ classes: ['payment', 'bank'], action: 'flag' })
  const other = body({ classes: ['bank', 'payment'], action: 'flag' })
  expect(isSame(diffPolicies(one, other))).toBe(true)
})

const staff = { name: 'staff-number', pattern: 'ST-\\d{4}', ignoreCase: true }

it('own detectors go through a draft, and a rule follows the new name of one', () => {
  const own: PolicyBody = { ...body({ kinds: ['custom:staff-number'], action: 'mask' }), detectors: [staff] }
  expect(bodyOfDraft(draftOf(own))).toEqual(own)
  const renamed = bodyOfDraft(keepDetector(draftOf(own), { ...staff, name: 'badge' }, 'staff-number'))
  expect(renamed.detectors).toEqual([{ ...staff, name: 'badge' }])
  expect(renamed.rules).toEqual([{ kinds: ['custom:badge'], action: 'mask' }])
  expect(bodyOfDraft(removeDetector(draftOf(own), 'staff-number')).detectors).toBeUndefined()
})

it('says which detectors were added, changed and removed', () => {
  const with1: PolicyBody = { ...body(seal), detectors: [staff] }
  expect(diffPolicies(body(seal), with1).detectors).toEqual([{ what: 'added', name: 'staff-number' }])
  expect(diffPolicies(with1, { ...with1, detectors: [{ ...staff, ignoreCase: false }] }).detectors).toEqual([
    { what: 'changed', name: 'staff-number' },
  ])
  expect(diffPolicies(with1, body(seal)).detectors).toEqual([{ what: 'removed', name: 'staff-number' }])
  expect(isSame(diffPolicies(with1, with1))).toBe(true)
})

it('says what is wrong with one detector, and where', () => {
  const draft = draftOf({ ...body(seal), detectors: [staff] })
  expect(problemWith(draft, { name: 'other', pattern: 'a(?=b)' }, null)).toMatchObject({ field: 'pattern' })
  expect(problemWith(draft, { name: 'other' }, null)).toMatchObject({ field: 'pattern' })
  expect(problemWith(draft, { name: 'staff-number', words: ['x'] }, null)).toMatchObject({ field: 'name' })
  expect(problemWith(draft, { ...staff, pattern: 'ST-\\d{5}' }, 'staff-number')).toBeUndefined()
})
