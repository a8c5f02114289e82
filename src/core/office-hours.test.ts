import { expect, test } from 'vitest'
import { presenceAt, wrongIn, type OfficeHours } from './office-hours.ts'

const weekdays: OfficeHours = {
  timeZone: 'Europe/Berlin',
  week: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:30' })),
}
const at = (iso: string) => presenceAt(weekdays, new Date(iso))

test('without hours somebody is always there', () => {
  expect(presenceAt(null, new Date('2026-01-01T03:00:00Z'))).toEqual({ open: true, backAt: null })
})

test('the wall clock of the time zone counts, and the end is not inside any more', () => {
  expect(at('2026-01-05T08:00:00Z').open).toBe(true)
  expect(at('2026-01-05T07:59:59Z').open).toBe(false)
  expect(at('2026-01-05T16:29:00Z').open).toBe(true)
  expect(at('2026-01-05T16:30:00Z').open).toBe(false)
})

test('in the evening it says tomorrow morning, on Friday it says Monday', () => {
  expect(at('2026-01-05T20:00:00Z').backAt).toBe('2026-01-06T08:00:00.000Z')
  expect(at('2026-01-09T20:00:00Z').backAt).toBe('2026-01-12T08:00:00.000Z')
})

test('over a change of the clock it is still nine in the morning', () => {
  // 29 March 2026: summer time begins.
  expect(at('2026-03-27T20:00:00Z').backAt).toBe('2026-03-30T07:00:00.000Z')
})

test('an hour that begins between the quarters is met to the minute', () => {
  const odd: OfficeHours = { timeZone: 'UTC', week: [{ day: 1, from: '09:07', to: '24:00' }] }
  expect(presenceAt(odd, new Date('2026-01-05T03:00:00Z')).backAt).toBe('2026-01-05T09:07:00.000Z')
  expect(presenceAt(odd, new Date('2026-01-05T23:59:00Z')).open).toBe(true)
})

test('a week without hours is never open, and says no time', () => {
  expect(presenceAt({ timeZone: 'UTC', week: [] }, new Date())).toEqual({ open: false, backAt: null })
})

test('a wrong time zone and an end before the beginning are named', () => {
  expect(wrongIn(weekdays)).toBeUndefined()
  expect(wrongIn({ ...weekdays, timeZone: 'Moon/Base' })).toBe('timeZone')
  expect(wrongIn({ timeZone: 'UTC', week: [{ day: 1, from: '10:00', to: '09:00' }] })).toBe('week')
})
