import { expect, test } from 'vitest'
import { kindsLeft } from './kinds-left.ts'
import { policyTemplates } from './policy-templates.ts'

test('the default policy allows names and addresses, so nobody looks for them', () => {
  expect(kindsLeft(policyTemplates.default)).toEqual(['person-name', 'postal-address'])
})

test('a policy that seals addresses or flags people has them looked for', () => {
  expect(kindsLeft(policyTemplates['eu-privacy'])).toEqual([])
  expect(kindsLeft(policyTemplates['detect-only'])).toEqual([])
  expect(kindsLeft({ rules: [{ kinds: ['person-name'], action: 'mask' }] })).toEqual(['postal-address'])
})

test('a rule for everything asks for everything', () => {
  expect(kindsLeft({ rules: [{ action: 'flag' }] })).toEqual([])
})
