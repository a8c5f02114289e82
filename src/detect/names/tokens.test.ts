import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { generatedChat } from '../../../bench/detect-inputs.ts'
import { joinTokens, newTokens, readHead, readTokens, readTokensFrom, readWhole, shape, type Tokens } from './tokens.ts'
import { hashOf } from './word-hash.ts'

const texts = [
  ...generatedChat(300),
  '',
  "Don't call O'Brien, Jean-Pierre-Marie or d'Angelo.",
  'Straße, ÇA VA? Ελένη and Æsir-2 wrote: x1y2-z',
  'WHERE IS MY REFUND JOHN SMITH',
  `${'long'.repeat(20)} J. R. "R." Tolkien!!`,
  'one\n\n  two\nthree',
  '-a -- b-1 c- d’E E’F',
]
const questions = ['What is your name?', 'May I have\nyour name please', 'WIE HEISSEN SIE', '…', 'ok\n']

const seenIn = ({ n, hashes, shapes }: Tokens, from = 0) =>
  Array.from({ length: n - from }, (_, i) => [hashes[from + i], shapes[from + i]])

test('a word read by the quick way has the hash of its letters', () => {
  const tokens = newTokens()
  for (const text of texts) {
    readTokens(tokens, text, 0)
    for (let i = 0; i < tokens.n; i++) {
      if ((tokens.raw[i] ?? 0) < shape.capital) continue
      expect(tokens.hashes[i]).toBe(hashOf(text, tokens.starts[i], tokens.ends[i]))
    }
  }
})

test('a text read once is as if read by each', () => {
  const tokens = newTokens()
  for (const text of texts) {
    readTokens(tokens, text, 0)
    expect(seenIn(readWhole(text) ?? newTokens())).toEqual(seenIn(tokens))
  }
})

test('a stretch that begins within the one before has the tokens of one that was read there', () => {
  const parts = [
    'one ',
    'Two ',
    'I ',
    'ID ',
    '12 ',
    '7',
    'b',
    'é',
    '. ',
    ', ',
    '\n\n ',
    "O'B ",
    "l'a ",
    'x-1 ',
    '\t',
    '漢',
  ]
  const seen = (tokens: Tokens) =>
    [tokens.starts, tokens.ends, tokens.raw, tokens.shapes]
      .map((all) => [...all.subarray(0, tokens.n)])
      .concat([tokens.cases, tokens.next])
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { minLength: 150, maxLength: 400 }), fc.nat(40), (some, back) => {
      const text = some.join('')
      const [kept, anew] = [newTokens(), newTokens()]
      readTokens(kept, text, 0)
      const seam = Math.max(0, kept.n - back)
      const from = seam < kept.n ? (kept.starts[seam] as number) : kept.next
      readTokensFrom(kept, text, seam)
      readTokens(anew, text, from)
      expect(seen(kept)).toEqual(seen(anew))
    }),
    { numRuns: 300 },
  )
})

describe('a text behind a question', () => {
  test.each(questions)('%s is read as both in one', (question) => {
    const joined = newTokens()
    const both = newTokens()
    for (const text of texts) {
      const whole = readWhole(text)
      if (!whole) continue
      const from = readHead(joined, question)
      joinTokens(joined, from, whole)
      readTokens(both, `${question}\n${text}`, 0)
      expect(from).toBeGreaterThan(0)
      expect(seenIn(joined)).toEqual(seenIn(both))
      expect(joined.starts[from] ?? 0).toBe(whole.starts[0])
    }
  })

  test('that together are too long for one stretch are not joined', () => {
    const whole = readWhole(`${'a '.repeat(40)}\nb`)
    const joined = newTokens()
    const from = readHead(joined, 'and so on, and so on. '.repeat(5))
    expect(from).toBeGreaterThan(0)
    expect(whole && joinTokens(joined, from, whole)).toBeUndefined()
  })
})
