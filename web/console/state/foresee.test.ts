import { expect, it } from 'vitest'
import { policyTemplates } from '../../../src/core/policy-templates.ts'
import { foresee } from './foresee.ts'

const card = ['4242', '4242', '4242', '4242'].join(' ')

it('tells what will be hidden of a reply, where it stands, and what is not taken at all', () => {
  const text = `Is ${card} yours?`
  expect(foresee(text, policyTemplates.default)).toEqual([
    { kind: 'payment-card', start: 3, end: 3 + card.length, blocked: false },
  ])
  const strict = {
    name: '',
    minConfidence: 0.5,
    rules: [{ classes: ['payment' as const], authors: ['teammate' as const], action: 'block' as const }],
  }
  expect(foresee(text, strict)).toMatchObject([{ blocked: true }])
})

it('says nothing of what is left or only flagged, and knows own detectors', () => {
  const flagging = { name: '', minConfidence: 0.5, rules: [{ classes: ['payment' as const], action: 'flag' as const }] }
  expect(foresee(`Is ${card} yours?`, flagging)).toEqual([])
  const own = { ...policyTemplates.default, detectors: [{ name: 'staff-number', pattern: 'ST-\\d{4}' }] }
  expect(foresee('ask ST-1234', own)).toMatchObject([{ kind: 'custom:staff-number' }])
})
