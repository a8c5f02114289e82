import { expect, test } from 'vitest'
import { activityFilter, activityQuery, dayAt, isFiltered, onWhat, startOf } from './activity-filter.ts'

test('an address narrows the log only by what could stand in it', () => {
  expect(
    activityFilter({
      action: 'value.revealed',
      from: '2026-03-01',
      to: 'tomorrow',
      object: 'a b',
      other: 'x',
      actor: 7,
    }),
  ).toEqual({ action: 'value.revealed', from: '2026-03-01' })
  expect(isFiltered(activityFilter({ other: 'x' }))).toBe(false)
})

test('the last day is included', () => {
  const {
    after = '',
    before = '',
    ...rest
  } = activityQuery({ action: 'value.revealed', from: '2026-03-01', to: '2026-03-01' })
  expect(rest).toEqual({ action: 'value.revealed' })
  expect(Date.parse(before) - Date.parse(after)).toBe(86_400_000)
})

test('an id of a person asks for all that concerns them, any other for what was done to it', () => {
  expect(onWhat('cnt_01')).toEqual({ about: 'cnt_01', object: '' })
  expect(onWhat('cnv_01')).toEqual({ about: '', object: 'cnv_01' })
  expect(activityFilter(onWhat('cnt_01'))).toEqual({ about: 'cnt_01' })
})

test('a day is the one that it is here', () => {
  expect(dayAt(new Date(startOf('2026-03-09')))).toBe('2026-03-09')
})
