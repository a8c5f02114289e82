import { describe, expect, test } from 'vitest'
import { attributeNamePattern, foldLookup, isEmail, isPhone } from './contact.ts'

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

describe('isEmail', () => {
  test.each(['a@example.com', "o'hara+shop@mail.example.com", 'jürgen@müller.example', 'a@xn--e1afmkfd.example'])(
    '%s is one address',
    (text) => {
      expect(isEmail(text)).toBe(true)
    },
  )

  // Each of these is what a mail server would send to a@example.com, and none is what another of them is.
  test.each([
    '<a@example.com>',
    'Call-us<a@example.com>',
    'a@example.com,1',
    'b,a@example.com',
    'a@example.com;1',
    'all:a@example.com;',
    'a@example.com(1)',
    '(1)a@example.com',
    '"a"@example.com',
    'a@example.com\u200b',
    'a@[127.0.0.1]',
    'a@example.com@example.org',
    'a@example.com\r\nb',
    'a b@example.com',
    'a@',
    '@example.com',
  ])('%j is none, or one and more', (text) => {
    expect(isEmail(text)).toBe(false)
  })
})

describe('isPhone', () => {
  test.each(['+49 (30) 90 18-20', '110 ', '030/901820'])('%j is one', (text) => expect(isPhone(text)).toBe(true))
  test.each(['(-) ()', '----', '1 - 2', 'ext 12345', '+'])('%j is none', (text) => expect(isPhone(text)).toBe(false))
})

describe('names of attributes', () => {
  test('lower case, digits and low lines, a letter first', () => {
    const pattern = new RegExp(attributeNamePattern)
    for (const good of ['plan', 'branch_2', 'a', `a${'b'.repeat(39)}`]) expect(good).toMatch(pattern)
    for (const bad of ['', 'Plan', '2nd', '_x', 'a-b', 'a b', `a${'b'.repeat(40)}`, '__proto__', 'plan\n'])
      expect(bad).not.toMatch(pattern)
  })
})
