import { expect, test } from 'vitest'
import { dataFields, usesShown, usualUses, type DataUse } from './data-use.ts'

const phone: DataUse = {
  field: 'phone',
  purpose: 'To call back',
  basis: 'consent',
  special: null,
  retention: '30 days',
}

test('every kind of data has what usually holds for it', () => {
  expect(usualUses.map(({ field }) => field)).toEqual([...dataFields])
})

test('what is stated stands in the place of what usually holds, and says so', () => {
  const shown = usesShown([phone])
  expect(shown.find(({ field }) => field === 'phone')).toEqual({ ...phone, stated: true })
  expect(shown.filter(({ stated }) => stated)).toHaveLength(1)
  expect(shown.map(({ field }) => field)).toEqual([...dataFields])
})
