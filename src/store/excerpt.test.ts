import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SafeText, Seal } from '../core/seal.ts'
import { excerptOf } from './excerpt.ts'

const seal = (start: number, end: number): Seal => ({
  token: `tkn_${start}`,
  kind: 'iban',
  class: 'bank',
  start,
  end,
  hint: '',
  expiresAt: '2027-01-01T00:00:00.000Z',
})

test('a short text is shown whole', () => {
  const safe = { text: 'hello [iban]', seals: [seal(6, 12)] }
  expect(excerptOf(safe, ['hel'])).toBe(safe)
})

test('of a long text the beginning is shown, or where a term is', () => {
  const text = `${'many words '.repeat(60)}an Überweisung ${'and more '.repeat(60)}`
  expect(excerptOf({ text, seals: [] }, []).text).toMatch(/^many words .*…$/)
  expect(excerptOf({ text, seals: [] }, ['uberw']).text).toMatch(/^….*Überweisung.*…$/)
})

test('the surroundings of a hit begin and end with whole words, where there are words', () => {
  const text = `${'remarkable sentences '.repeat(20)}Überweisung ${'remarkable sentences '.repeat(20)}`
  const cut = excerptOf({ text, seals: [] }, ['uberw']).text
  expect(
    cut
      .replaceAll('…', '')
      .trim()
      .split(/\s+/)
      .filter((word) => !['remarkable', 'sentences', 'Überweisung'].includes(word)),
  ).toEqual([])
  expect(excerptOf({ text: `${'x'.repeat(300)}`, seals: [] }, ['y']).text.length).toBeLessThan(130)
})

test('no cut goes through a seal or a character, and each seal still stands on its placeholder', () => {
  const anyText = fc.array(fc.constantFrom('word ', '👩‍👩‍👧 ', '[iban •••• 1234] ', 'zebra '), {
    minLength: 1,
    maxLength: 120,
  })
  fc.assert(
    fc.property(anyText, fc.constantFrom([], ['zeb']), (pieces, terms) => {
      const safe: SafeText = pieces.reduce<SafeText>(
        ({ text, seals }, piece) => ({
          text: text + piece,
          seals: piece.startsWith('[') ? [...seals, seal(text.length, text.length + piece.length - 1)] : seals,
        }),
        { text: '', seals: [] },
      )
      const cut = excerptOf(safe, terms)
      expect(cut.text.length).toBeLessThan(300)
      expect(cut.text).not.toMatch(/\p{Cs}/u)
      for (const { start, end } of cut.seals) expect(cut.text.slice(start, end)).toBe('[iban •••• 1234]')
      expect(cut.seals).toHaveLength(cut.text.split('[iban •••• 1234]').length - 1)
    }),
  )
})
