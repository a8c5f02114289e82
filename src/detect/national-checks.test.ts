import fc from 'fast-check'
import { stdnum } from 'stdnum'
import { describe, expect, test } from 'vitest'
import { nationalRows } from './detectors/national-data.ts'
import * as lettered from './lettered-checks.ts'
import * as checks from './national-checks.ts'

type Oracle = { validate: (value: string) => { isValid: boolean } }

function oracleOf(path: string): Oracle | undefined {
  const [country = '', scheme = ''] = path.split('.')
  return (stdnum as unknown as Record<string, Record<string, Oracle>>)[country]?.[scheme]
}

const all: Readonly<Record<string, (value: string) => boolean>> = { ...checks, ...lettered }
const shared = nationalRows.flatMap((row) => (row.std && oracleOf(row.std) ? [[row.kind, row] as const] : []))

describe('check digits agree with the npm package stdnum', () => {
  test('most schemes have an oracle', () => {
    expect(shared.length).toBeGreaterThan(40)
  })

  test.each(shared)('%s: a valid number with any other digit in one place', (_kind, row) => {
    const oracle = oracleOf(row.std ?? '')
    const value = row.hit.replace(/[^A-Za-z0-9]/g, '')
    const check = all[row.check] as (value: string) => boolean
    expect(check(value)).toBe(true)
    expect(oracle?.validate(value).isValid).toBe(true)
    fc.assert(
      fc.property(fc.nat(value.length - 1), fc.nat(9), (place, digit) => {
        if (!/\d/.test(value[place] ?? '')) return
        const changed = value.slice(0, place) + digit + value.slice(place + 1)
        // Dates and ranges are judged more or less strictly; a broken check digit is not.
        if (oracle?.validate(changed).isValid) expect(check(changed)).toBe(true)
        if (place === value.length - 1 && changed !== value && !check(changed))
          expect(oracle?.validate(changed).isValid).toBe(false)
      }),
    )
  })
})
