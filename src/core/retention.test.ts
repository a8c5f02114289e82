import { describe, expect, test } from 'vitest'
import { nextRule, noRetention, restingSince } from './retention.ts'

const now = new Date('2026-03-01T12:00:00.000Z')
const tomorrow = '2026-03-02T12:00:00.000Z'
const year = { days: 365, from: '2025-01-01T00:00:00.000Z' }

describe('a rule', () => {
  test('that erases more begins to count a day later', () => {
    expect(nextRule(noRetention, 365, now)).toEqual({ days: 365, from: tomorrow })
    expect(nextRule(year, 364, now)).toEqual({ days: 364, from: tomorrow })
  })

  test('that erases less, or the same, or nobody, counts at once', () => {
    expect(nextRule(year, 366, now)).toEqual({ days: 366, from: year.from })
    expect(nextRule(year, 365, now)).toEqual(year)
    expect(nextRule(year, null, now)).toEqual(noRetention)
  })

  test('that is made longer again within its first day does not begin sooner', () => {
    const short = nextRule(noRetention, 30, now)
    expect(nextRule(short, 60, new Date(now.getTime() + 3_600_000)).from).toBe(tomorrow)
  })

  test('reaches back so many days, once it counts', () => {
    expect(restingSince(noRetention, now)).toBeUndefined()
    expect(restingSince({ days: 10, from: tomorrow }, now)).toBeUndefined()
    expect(restingSince({ days: 10, from: tomorrow }, new Date(tomorrow))?.toISOString()).toBe(
      '2026-02-20T12:00:00.000Z',
    )
  })
})
