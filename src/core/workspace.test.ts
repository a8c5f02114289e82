import { expect, test } from 'vitest'
import { defaultMessenger } from './workspace.ts'

test('a new messenger greets in both languages and wears a full colour', () => {
  expect(defaultMessenger.greeting.en).not.toBe('')
  expect(defaultMessenger.greeting.de).not.toBe('')
  expect(defaultMessenger.color).toMatch(/^#[0-9A-F]{6}$/i)
})

test('unsigned people are let in as visitors until an admin asks for signatures', () => {
  expect(defaultMessenger.requireVerification).toBe(false)
})
