import { expect, test } from 'vitest'
import { detect } from './detect.ts'
import { loadNames } from './load-names.ts'

const names = await loadNames()
const daysIn = (text: string) =>
  detect(text, { names })
    .filter((one) => one.kind === 'date-of-birth')
    .map(({ start, end }) => text.slice(start, end))

test('days behind several persons are their births', () => {
  expect(daysIn('Anna Schmidt 09.12.1969, Peter Schmidt 30.04.2003, one policy')).toEqual(['09.12.1969', '30.04.2003'])
  expect(daysIn('passengers\n1. Sarah Miller - 22 Jan 1990\n2. David Miller - 5 Oct 2012')).toEqual([
    '22 Jan 1990',
    '5 Oct 2012',
  ])
})

test('a day long ago behind one full name is a birth', () => {
  expect(daysIn('the tenant is Anna Schmidt, 17/06/1944, ground floor')).toEqual(['17/06/1944'])
  expect(daysIn('the tenant is Anna Schmidt, 17/06/2024, ground floor')).toEqual([])
})

test('days of one year and days of messages are none', () => {
  expect(daysIn('Anna Schmidt 09.12.2015, Peter Schmidt 10.12.2015')).toEqual([])
  expect(daysIn('Anna Schmidt 09.12.1999 10:14: hello\nPeter Schmidt 10.12.2003 10:15: hello')).toEqual([])
  expect(daysIn('Anna Schmidt called on 09.12.1999')).toEqual([])
})

test('nothing is said of days where only names are asked for', () => {
  const found = detect('Anna Schmidt 09.12.1969, Peter Schmidt 30.04.2003', { names, except: ['date-of-birth'] })
  expect(found.map((one) => one.kind)).toEqual(['person-name', 'person-name'])
})
