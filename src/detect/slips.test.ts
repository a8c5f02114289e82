import { expect, test } from 'vitest'
import { detect } from './detect.ts'
import { slipsOf } from './slips.ts'

test('letters left out, doubled and in each other’s place, the first one kept', () => {
  expect(slipsOf('pin')).toEqual(['pn', 'ppin', 'pni', 'piin'])
  expect(slipsOf('senha')).toContain('sehna')
  expect(slipsOf('password').every((one) => one.startsWith('p') && !one.startsWith('password'))).toBe(true)
})

test('a mistyped name of a password still names it', () => {
  for (const name of ['Passwrot', 'passord', 'passsword', 'contraseñna', 'wachtword', 'Kenwort'])
    expect(detect(`${name}: Tulip` + '44x').map((one) => one.kind)).toEqual(['password'])
  expect(detect('passport: see page 44x')).toEqual([])
})
