import { describe, expect, test } from 'vitest'
import { attributeNamePattern, foldLookup } from './contact.ts'

describe('foldLookup', () => {
  test('an e-mail is found whatever its case, with blanks around, in full width', () => {
    for (const each of ['Mara@Example.org', ' mara@example.org ', '\uff4dara@example.org']) {
      expect(foldLookup('email', each)).toBe('mara@example.org')
    }
  })

  test('a phone number is found however it is grouped', () => {
    for (const each of ['+49 40 123-456', '+49 (40) 123 456', '+4940/123456'])
      expect(foldLookup('phone', each)).toBe('+4940123456')
  })

  test('an external id keeps its case: two systems may tell A from a', () => {
    expect(foldLookup('external-id', ' User-7 ')).toBe('User-7')
  })
})

describe('names of attributes', () => {
  test('lower case, digits and low lines, a letter first', () => {
    const pattern = new RegExp(attributeNamePattern)
    for (const good of ['plan', 'branch_2', 'a', `a${'b'.repeat(39)}`]) expect(good).toMatch(pattern)
    for (const bad of ['', 'Plan', '2nd', '_x', 'a-b', 'a b', `a${'b'.repeat(40)}`, '__proto__', 'plan\n'])
      expect(bad).not.toMatch(pattern)
  })
})
