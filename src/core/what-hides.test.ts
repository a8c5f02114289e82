import { expect, test } from 'vitest'
import { policyTemplates } from './policy-templates.ts'
import { foresightOf } from './what-hides.ts'

const visitor = { author: 'contact', channel: 'messenger' } as const

test('the default policy hides cards and passwords, and lets an e-mail address be', () => {
  const { hides } = foresightOf(policyTemplates.default, visitor)
  expect(hides).toEqual(expect.arrayContaining(['payment-card', 'password', 'us-ssn']))
  expect(hides).not.toContain('email')
})

test('a policy that only looks hides nothing but what the law removes', () => {
  expect(foresightOf(policyTemplates['detect-only'], visitor).hides).toEqual(['card-security-code', 'card-track-data'])
})

test('rules for others and what is refused are left out', () => {
  const { hides, rules } = foresightOf(
    {
      name: 'Ours',
      minConfidence: 0.6,
      rules: [
        { kinds: ['iban'], action: 'seal', authors: ['teammate'] },
        { kinds: ['payment-card'], action: 'block' },
        { kinds: ['password'], action: 'mask', channels: ['messenger'] },
      ],
    },
    visitor,
  )
  expect(hides).toContain('password')
  expect(hides).not.toContain('iban')
  expect(hides).not.toContain('payment-card')
  expect(rules).toHaveLength(2)
})
