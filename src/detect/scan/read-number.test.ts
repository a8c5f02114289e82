import { expect, test } from 'vitest'
import { detect } from '../detect.ts'
import { momentEnd } from './read-number.ts'

test('a moment that a machine wrote is passed whole, with parts of a second and a zone', () => {
  for (const moment of ['2026-11-23T06:50:00Z', '2026-11-23T06:50:00.123456Z', '2026-11-23 06:50:00,123'])
    for (const behind of ['', ' INFO', ']', '"', ' - -', ': 12'])
      expect(momentEnd(moment + behind, 0)).toBe(behind === ' - -' ? -1 : moment.length)
})

test('what only looks like one, or what a number goes on behind, is read as before', () => {
  const others = [
    '2026-11-23T06:50',
    '2026-11-23T06:50:0x',
    '2026-11-23x06:50:00',
    '2026-11-23T06:50:00 4111',
    '2026-11-23T06:50:00-04',
  ]
  for (const other of others) expect(momentEnd(other, 0)).toBe(-1)
})

test('a value behind a moment is found, and a date of birth in the form of one where it is asked for', () => {
  const card = '4242 4242 4242 ' + '4242'
  for (const moment of ['2026-11-23T06:50:00Z ', '2026-11-23 06:50:00,123 INFO ', '[2026-11-23T06:50:00.123Z] '])
    expect(detect(moment + card).map(({ kind }) => kind)).toEqual(['payment-card'])
  const asked = { recent: [{ author: 'other', text: 'What is your date of birth?' } as const] }
  expect(detect('1984-03-12T00:00:00Z', asked).map(({ kind }) => kind)).toEqual(
    detect('1984-03-12', asked).map(({ kind }) => kind),
  )
})
