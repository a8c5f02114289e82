import { expect, test } from 'vitest'
import { makeRefused } from './refused.ts'

test('who was refused waits for the rest of their time, and nobody else does', () => {
  const refused = makeRefused()
  refused.note('Bearer one', 1_000, 500)
  expect(refused.waitMs('Bearer one', 1_200)).toBe(300)
  expect(refused.waitMs('Bearer two', 1_200)).toBe(0)
  expect(refused.waitMs('Bearer one', 1_500)).toBe(0)
  expect(refused.waitMs('Bearer one', 1_400)).toBe(0)
})

test('more than may be kept lets the oldest go', () => {
  const refused = makeRefused(2)
  for (const name of ['a', 'b', 'c']) refused.note(name, 0, 100)
  expect(['a', 'b', 'c'].map((name) => refused.waitMs(name, 1))).toEqual([0, 99, 99])
})
