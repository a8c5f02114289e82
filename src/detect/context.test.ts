import { expect, test } from 'vitest'
import { hasAny, learn, newWords, readWords, selectWords } from './context.ts'

/** Does one of the phrases stand round `value`, the whole text being near? */
function heard(text: string, value: string, phrases: readonly string[]): boolean {
  learn(phrases)
  const words = newWords()
  const start = text.indexOf(value)
  readWords(words, text, 0, text.length)
  selectWords(words, 0, start, start + value.length, text.length)
  return hasAny(words, phrases)
}

test('a word is heard in any case, with accents and without, in front and behind', () => {
  for (const text of ['Numéro 12', '12 NUMERO', 'ihre numeroCode 12']) expect(heard(text, '12', ['numero'])).toBe(true)
  expect(heard('numerous 12', '12', ['numero'])).toBe(false)
})

test('a phrase stands on one side of the value and is no part of it', () => {
  expect(heard('the tax id 12', '12', ['tax id'])).toBe(true)
  expect(heard('the tax 12 id', '12', ['tax id'])).toBe(false)
  expect(heard('the tax id12 9', 'id12', ['tax id', 'id'])).toBe(false)
})

test('what lies beyond the reach is not heard, and a word that begins within it is read whole', () => {
  const phrases = ['poste', 'post']
  const text = `post ${'x '.repeat(60)}12 abc poste`
  learn(phrases)
  const words = newWords()
  const [start, end] = [text.indexOf('12'), text.indexOf('12') + 2]
  readWords(words, text, start - 90, end + 7)
  selectWords(words, start - 90, start, end, end + 7)
  expect(phrases.map((one) => hasAny(words, [one]))).toEqual([true, false])
  selectWords(words, start - 90, start, end, end + 5)
  expect(phrases.map((one) => hasAny(words, [one]))).toEqual([false, false])
})

test('of a stretch that was read only what is new is read, however long the text', () => {
  const text = 'the order 12 of the card 34 '.repeat(2_000)
  const words = newWords()
  let read = 0
  for (let at = 0; at + 60 < text.length; at += 14) read += readWords(words, text, Math.max(0, at - 30), at + 40)
  expect(read).toBeGreaterThan(text.length * 0.9)
  expect(read).toBeLessThan(text.length * 1.2)
})

test('a stretch is read again once more words are listened for', () => {
  const words = newWords()
  readWords(words, 'the wuffling 12', 0, 15)
  learn(['wuffling'])
  readWords(words, 'the wuffling 12', 0, 15)
  selectWords(words, 0, 13, 15, 15)
  expect(hasAny(words, ['wuffling'])).toBe(true)
})

test('a text longer than what is read at a time loses no word where two pieces meet', () => {
  for (let gap = 500; gap < 524; gap++) {
    expect(heard(`12 ${'-'.repeat(gap)} numero`, '12', ['numero'])).toBe(true)
    expect(heard(`12 ${'-'.repeat(gap)} tax id`, '12', ['tax id'])).toBe(true)
    expect(heard(`12 ${'-'.repeat(gap)} numeros`, '12', ['numero'])).toBe(false)
  }
})
