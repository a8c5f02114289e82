import { expect, test } from 'vitest'
import { fail } from '../core/errors.ts'
import { evenRefusals, untilBeat } from './even-refusals.ts'

test('whoever took less waits for those who took more', () => {
  expect([0, 60, 69, 250].map((took) => took + untilBeat(took))).toEqual([250, 250, 250, 250])
  expect(251 + untilBeat(251)).toBe(500)
})

test('a refused sign-in waits, and no other answer does', async () => {
  const waited: string[] = []
  const soon = (name: string, act: () => Promise<unknown>) =>
    evenRefusals(act)
      .catch(() => undefined)
      .then(() => waited.push(name))
  await Promise.all([
    soon('refused', () => Promise.reject(fail('unauthenticated'))),
    soon('away', () => Promise.reject(fail('unavailable'))),
    soon('known', () => Promise.resolve('in')),
  ])
  expect(waited.at(-1)).toBe('refused')
})
