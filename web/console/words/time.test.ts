import { describe, expect, it } from 'vitest'
import { howLong, clockTime, dayTitle, nextMorning, sameDay, shortTime, snoozeTimes, soonTime } from './time.ts'

const at = (year: number, month: number, day: number, hour = 12, minute = 0) =>
  new Date(year, month - 1, day, hour, minute)
const now = at(2026, 3, 18, 15, 30)

describe('a time in a list', () => {
  it('is the hour today', () => {
    expect(shortTime(at(2026, 3, 18, 9, 5).toISOString(), 'en', now)).toBe('09:05')
  })

  it('is the weekday within a week, in the language of the reader', () => {
    expect(shortTime(at(2026, 3, 16).toISOString(), 'en', now)).toBe('Mon')
    expect(shortTime(at(2026, 3, 16).toISOString(), 'de', now)).toBe('Mo')
  })

  it('is the date before that, with the year when it is another one', () => {
    expect(shortTime(at(2026, 3, 1).toISOString(), 'en', now)).toBe('1 Mar')
    expect(shortTime(at(2025, 12, 24).toISOString(), 'de', now)).toBe('24.12.25')
  })

  it('counts by calendar day, not by hours', () => {
    const late = at(2026, 3, 17, 23, 59)
    expect(shortTime(late.toISOString(), 'en', at(2026, 3, 18, 0, 1))).toBe('Tue')
    expect(sameDay(late.toISOString(), at(2026, 3, 18, 0, 1).toISOString())).toBe(false)
  })
})

describe('the line between days', () => {
  it('says today and yesterday, then the date', () => {
    expect(dayTitle(now.toISOString(), 'en', now)).toBe('Today')
    expect(dayTitle(at(2026, 3, 17).toISOString(), 'de', now)).toBe('Gestern')
    expect(dayTitle(at(2026, 3, 10).toISOString(), 'de', now)).toBe('Dienstag, 10. März')
    expect(dayTitle(at(2025, 3, 10).toISOString(), 'de', now)).toContain('2025')
  })
})

describe('times to snooze until', () => {
  it('are later today, tomorrow at eight and Monday at eight', () => {
    expect(snoozeTimes(now)).toEqual([
      { choice: 'laterToday', until: at(2026, 3, 18, 18, 30) },
      { choice: 'tomorrow', until: at(2026, 3, 19, 8) },
      { choice: 'nextWeek', until: at(2026, 3, 23, 8) },
    ])
  })

  it('leave out what is not today any more, and what comes twice', () => {
    expect(snoozeTimes(at(2026, 3, 18, 22)).map((one) => one.choice)).toEqual(['tomorrow', 'nextWeek'])
    expect(snoozeTimes(at(2026, 3, 22, 10)).map((one) => one.choice)).toEqual(['laterToday', 'tomorrow'])
  })

  it('of one’s own choice begin with the next working day', () => {
    expect(nextMorning(now)).toEqual(at(2026, 3, 19, 8))
    expect([20, 21, 22].map((day) => nextMorning(at(2026, 3, day)))).toEqual([1, 2, 3].map(() => at(2026, 3, 23, 8)))
  })

  it('are a week away on a Monday', () => {
    expect(snoozeTimes(at(2026, 3, 16, 10)).at(-1)).toEqual({ choice: 'nextWeek', until: at(2026, 3, 23, 8) })
  })
})

describe('a time that lies ahead', () => {
  it('is the hour today, the weekday within a week, then the date', () => {
    expect(soonTime(at(2026, 3, 18, 18, 30).toISOString(), 'en', now)).toBe('18:30')
    expect(soonTime(at(2026, 3, 23, 8).toISOString(), 'en', now)).toBe('Mon 08:00')
    expect(soonTime(at(2026, 3, 29, 8).toISOString(), 'de', now)).toBe('29. März, 08:00')
    expect(soonTime(at(2027, 3, 1, 8).toISOString(), 'en', now)).toContain('2027')
  })
})

it('writes the hour with two digits', () => {
  expect(clockTime(at(2026, 1, 1, 7, 3).toISOString(), 'de')).toBe('07:03')
})

it('says how long somebody waits, in one number', () => {
  const now = new Date('2026-05-04T12:00:00.000Z')
  const since = (minutes: number, language: 'en' | 'de') =>
    howLong(new Date(now.getTime() - minutes * 60_000).toISOString(), language, now)
  expect([0, 59, 60, 47 * 60, 48 * 60].map((minutes) => since(minutes, 'en'))).toEqual([
    '0 mins',
    '59 mins',
    '1 hr',
    '47 hrs',
    '2 days',
  ])
  expect(since(125, 'de')).toBe('2 Std.')
  expect(since(-5, 'en')).toBe('0 mins')
})
