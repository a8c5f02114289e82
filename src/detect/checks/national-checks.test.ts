import fc from 'fast-check'
import { stdnum } from 'stdnum'
import { describe, expect, test } from 'vitest'
import { nationalRows } from '../detectors/national-data.ts'
import { taxRows } from '../detectors/tax-numbers-data.ts'

type Oracle = { validate: (value: string) => { isValid: boolean } }

function oracleOf(path: string): Oracle | undefined {
  const [country = '', scheme = ''] = path.split('.')
  return (stdnum as unknown as Record<string, Record<string, Oracle>>)[country]?.[scheme]
}

const rows = [...nationalRows, ...taxRows]
const shared = rows.flatMap((row) => (row.std && oracleOf(row.std) ? [[row.name ?? row.kind, row] as const] : []))

/** Where the register's rule is narrower than the package's, or the package forgives what no register gives out. */
const stricter = new Set([
  'th-id',
  'bg-egn',
  'py-ruc',
  'se-organisationsnummer',
  'be-nrn',
  'cz-rodne-cislo',
  'mx-rfc',
  'es-nie',
  'no-bank-account',
])

describe('check digits agree with the npm package stdnum', () => {
  test('ninety schemes have an oracle', () => {
    expect(shared.length).toBeGreaterThanOrEqual(90)
    expect(new Set(rows.map((row) => row.kind.slice(0, 2))).size).toBeGreaterThanOrEqual(60)
  })

  test.each(shared)('%s: a valid number with any other digit in one place', (name, row) => {
    const oracle = oracleOf(row.std ?? '')
    const value = row.hit.replace(/[^A-Za-z0-9]/g, '')
    const { check } = row
    expect(check(value)).toBe(true)
    expect(oracle?.validate(value).isValid).toBe(true)
    fc.assert(
      fc.property(fc.nat(value.length - 1), fc.nat(9), (place, digit) => {
        if (!/\d/.test(value[place] ?? '')) return
        const changed = value.slice(0, place) + digit + value.slice(place + 1)
        // Dates and ranges are judged more or less strictly; a broken check digit is not.
        if (oracle?.validate(changed).isValid && !stricter.has(name)) expect(check(changed)).toBe(true)
        if (place === value.length - 1 && !stricter.has(name) && changed !== value && !check(changed))
          expect(oracle?.validate(changed).isValid).toBe(false)
      }),
    )
  })

  test.each(shared.filter(([name]) => !stricter.has(name)))(
    '%s: what the package accepts of any digits, we accept',
    (_name, row) => {
      const oracle = oracleOf(row.std ?? '')
      const value = row.hit.replace(/[^A-Za-z0-9]/g, '')
      const { check } = row
      fc.assert(
        fc.property(
          fc.array(fc.nat(9), { minLength: value.length, maxLength: value.length }),
          fc.nat(3),
          (digits, kept) => {
            // The beginning is kept, so that dates and ranges have a chance to hold.
            const changed = [...value]
              .map((c, i) => (i < value.length - 2 - kept || !/\d/.test(c) ? c : String(digits[i])))
              .join('')
            if (oracle?.validate(changed).isValid) expect(check(changed), changed).toBe(true)
          },
        ),
        { numRuns: 300 },
      )
    },
  )
})
