import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classes } from '../detect/finding.ts'
import { allows, coveredBy, isPermission, permissions, type Permit } from './permission.ts'

describe('the list', () => {
  test('a permission is a noun and a verb, and stands there once', () => {
    expect(new Set(permissions).size).toBe(permissions.length)
    for (const each of permissions) expect(each).toMatch(/^[a-z]+(-[a-z]+)*:[a-z]+$/)
  })

  test('only what is in the list is a permission', () => {
    expect(isPermission('value:reveal')).toBe(true)
    for (const each of ['value:*', 'VALUE:REVEAL', 'toString', '']) expect(isPermission(each)).toBe(false)
  })
})

describe('allows', () => {
  const paymentOnly: Permit[] = [{ permission: 'value:reveal', classes: ['payment'] }]

  test('nothing allows nothing', () => {
    for (const each of permissions) expect(allows([], each)).toBe(false)
  })

  test('a permit allows its own permission and no other', () => {
    for (const each of permissions) expect(allows([{ permission: 'value:reveal' }], each)).toBe(each === 'value:reveal')
  })

  test('a permit for payment values opens some, and does not open a password', () => {
    expect(allows(paymentOnly, 'value:reveal', 'payment')).toBe(true)
    expect(allows(paymentOnly, 'value:reveal', 'secret')).toBe(false)
    expect(allows(paymentOnly, 'value:reveal')).toBe(true)
  })

  test('a permit without classes opens every class', () => {
    for (const each of classes) expect(allows([{ permission: 'value:reveal' }], 'value:reveal', each)).toBe(true)
  })

  test('a permit for no class opens none', () => {
    for (const each of classes)
      expect(allows([{ permission: 'value:reveal', classes: [] }], 'value:reveal', each)).toBe(false)
  })

  test('two permits add up', () => {
    const both: Permit[] = [...paymentOnly, { permission: 'value:reveal', classes: ['bank'] }]
    expect(classes.filter((each) => allows(both, 'value:reveal', each))).toEqual(['payment', 'bank'])
  })
})

const anyPermit = fc.record(
  {
    permission: fc.constantFrom(...permissions),
    classes: fc.uniqueArray(fc.constantFrom(...classes), { minLength: 1 }),
  },
  { requiredKeys: ['permission'] },
) as fc.Arbitrary<Permit>
const anyPermits = fc.array(anyPermit, { maxLength: 6 })

describe('coveredBy', () => {
  test('a limited right does not cover the whole right', () => {
    expect(coveredBy([{ permission: 'value:reveal' }], [{ permission: 'value:reveal', classes: ['payment'] }])).toBe(
      false,
    )
    expect(coveredBy([{ permission: 'value:reveal', classes: ['payment'] }], [{ permission: 'value:reveal' }])).toBe(
      true,
    )
  })

  test('one class more than held is not covered', () => {
    const held: Permit[] = [{ permission: 'value:reveal', classes: ['payment'] }]
    expect(coveredBy([{ permission: 'value:reveal', classes: ['payment', 'bank'] }], held)).toBe(false)
  })

  test('everybody covers what they hold, and what is nothing', () => {
    fc.assert(
      fc.property(anyPermits, (held) => {
        expect(coveredBy(held, held)).toBe(true)
        expect(coveredBy([], held)).toBe(true)
      }),
    )
  })

  test('who is covered can do nothing that the other cannot', () => {
    fc.assert(
      fc.property(anyPermits, anyPermits, (wanted, held) => {
        if (!coveredBy(wanted, held)) return
        for (const permission of permissions) {
          for (const each of classes)
            if (allows(wanted, permission, each)) expect(allows(held, permission, each)).toBe(true)
        }
      }),
    )
  })
})
