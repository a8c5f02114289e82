import { expect, test } from 'vitest'
import type { Seal } from '../../../src/http/wire/shapes.ts'
import { kindName, kindsNamedIn, learnKindNames, listOf } from './kind-names.ts'
import { plainText } from './message-text.tsx'
import { piecesOf } from './safe-body.ts'
import { kindNamesIn, sayIn } from '../words/words.ts'

// As the sheet does when it opens.
learnKindNames(kindNamesIn)

const text = 'My card [payment card •••• 4242] and [card security code]. [sic]'
const seal: Seal = {
  token: `tkn_${'a'.repeat(26)}`,
  kind: 'payment-card',
  class: 'payment',
  start: 8,
  end: 32,
  hint: '•••• 4242',
  expiresAt: '2027-01-01T00:00:00.000Z',
  mayReveal: false,
  mayRestore: false,
  mayExtend: false,
  mayDestroy: false,
}

test('a safe text comes apart into words, seals, and what was removed for good', () => {
  expect(piecesOf({ text, seals: [seal] })).toEqual([
    { is: 'text', text: 'My card ' },
    { is: 'seal', seal },
    { is: 'text', text: ' and ' },
    { is: 'removed', kind: 'card-security-code', hint: '' },
    { is: 'text', text: '. [sic]' },
  ])
})

test('seals that overlap or reach beyond the text are passed over, the words stay', () => {
  const pieces = piecesOf({ text: 'short', seals: [{ ...seal, start: 2, end: 99 }] })
  expect(pieces).toEqual([{ is: 'text', text: 'short' }])
})

test('a preview speaks the language of the reader', () => {
  expect(plainText({ text, seals: [seal] }, 'de')).toBe(
    'My card [Kartennummer •••• 4242] and [Prüfnummer der Karte]. [sic]',
  )
})

test('kinds are called what people call them, and an unknown one by what the server calls it', () => {
  expect(kindName('payment-card', 'en')).toBe('card number')
  expect(kindName('iban', 'de')).toBe('IBAN')
  expect(kindName('custom-1', 'en', 'member number')).toBe('member number')
})

test('kinds are listed once each', () => {
  expect(listOf(['a', 'b', 'a'], sayIn('en'))).toBe('a and b')
  expect(listOf(['a', 'b', 'c'], sayIn('de'))).toBe('a, b und c')
  expect(listOf([], sayIn('en'))).toBe('')
})

test('the reason of a refusal is read from the server’s sentence', () => {
  expect(kindsNamedIn('This workspace does not accept: payment card, IBAN. Remove it and send again.')).toEqual([
    'payment-card',
    'iban',
  ])
  expect(kindsNamedIn('Something else.')).toEqual([])
})
