import { expect, it } from 'vitest'
import { waitBefore } from './live.ts'

it('waits longer after each failed try, up to twenty seconds', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 20].map((attempt) => waitBefore(attempt, 1))).toEqual([
    500, 1000, 2000, 4000, 8000, 16_000, 20_000, 20_000,
  ])
})

it('spreads consoles over half of the wait', () => {
  expect(waitBefore(3, 0)).toBe(1000)
  expect(waitBefore(3, 0.5)).toBe(1500)
})
