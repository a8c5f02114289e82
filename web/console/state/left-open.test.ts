import { expect, it } from 'vitest'
import { policyTemplates } from '../../../src/core/policy-templates.ts'
import type { PolicyBody } from '../../../src/core/policy.ts'
import { leftOpen } from './left-open.ts'

const body = (...rules: PolicyBody['rules']): PolicyBody => ({ name: 'Ours', minConfidence: 0.5, rules })
const order = { name: 'order', pattern: 'ORD-[0-9]{6}' }

it('says what a template leaves in the open that was hidden before', () => {
  const { default: usual, payments } = policyTemplates
  expect(leftOpen(usual, payments)).toEqual([{ class: 'government-id' }, { class: 'health' }, { class: 'secret' }])
  expect(leftOpen(payments, usual)).toEqual([])
  expect(leftOpen(payments, body({ action: 'flag' }))).toEqual([{ class: 'payment' }, { class: 'bank' }])
  expect(leftOpen(usual, usual)).toEqual([])
})

it('names the kinds where only some of a class come into the open', () => {
  const before = body({ classes: ['bank'], action: 'seal' })
  const after = body({ kinds: ['iban'], action: 'flag' }, { classes: ['bank'], action: 'mask' })
  expect(leftOpen(before, after)).toEqual([{ kind: 'iban' }])
})

it('names a detector of one’s own that is taken away, or whose rule is', () => {
  const before = { ...body({ classes: ['custom'], action: 'seal' }), detectors: [order] }
  expect(leftOpen(before, body({ classes: ['custom'], action: 'seal' }))).toEqual([{ kind: 'custom:order' }])
  expect(leftOpen(before, { ...body(), detectors: [order] })).toEqual([{ kind: 'custom:order' }])
  expect(leftOpen(before, { ...before, name: 'Other' })).toEqual([])
})

it('does not count what the law removes in any case', () => {
  expect(leftOpen(body({ kinds: ['card-security-code'], action: 'remove' }), body())).toEqual([])
})
