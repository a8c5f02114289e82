import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matcherOf } from './match-patterns.ts'
import { looseBrace, parsePattern } from './parse-pattern.ts'

/** What V8 says: the leftmost beginning, and from it the last end that it admits when it is told where to end. */
function oracle(source: string, text: string): [number, number][] {
  const out: [number, number][] = []
  for (let start = 0; start < text.length;) {
    let end = -1
    for (let e = text.length; e > start && end < 0; e--) {
      const regex = new RegExp(`(?:${source})(?<=^[^]{${e}})`, 'y')
      regex.lastIndex = start
      if (regex.exec(text)?.[0].length === e - start) end = e
    }
    if (end < 0) start++
    else {
      out.push([start, end])
      start = end
    }
  }
  return out
}

function ours(source: string, text: string): [number, number][] {
  return matcherOf([parsePattern(source)])
    .matches(text)
    .map(({ start, end }) => [start, end])
}

const leaf = fc.constantFrom(
  'a',
  'b',
  '1',
  ' ',
  '.',
  '[ab]',
  '[^a]',
  '\\d',
  '\\w',
  '\\s',
  '\\b',
  '\\B',
  '[a-c1-3]',
  'é',
  '^',
  '$',
)
const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `${a}${b}`),
    fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(?:${a}|${b})`),
    fc
      .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{2,}'))
      .map(([a, times]) => `(${a})${times}`),
  ),
}))
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '2', ' ', 'é', '-'), maxLength: 12 })

describe('patterns', () => {
  test('find what V8 finds, each match as long as it can be', () => {
    fc.assert(
      fc.property(pattern, text, (source, words) => {
        let found: [number, number][]
        try {
          found = ours(source, words)
        } catch {
          return
        }
        expect(found).toEqual(oracle(source, words))
      }),
      { numRuns: 1500 },
    )
  })

  test('many at once find what each finds alone', () => {
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 2, maxLength: 4 }), text, (sources, words) => {
        let trees
        try {
          trees = sources.map((source) => parsePattern(source))
          for (const tree of trees) matcherOf([tree])
        } catch {
          return
        }
        const all = matcherOf(trees).matches(words)
        for (const [i, source] of sources.entries())
          expect(all.filter((one) => one.pattern === i).map(({ start, end }) => [start, end])).toEqual(
            ours(source, words),
          )
      }),
      { numRuns: 300 },
    )
  })

  test('that stand at thousands of places at once find what V8 finds, though their states are thrown away again and again', () => {
    // One of them ends at every other character, so also where the states go.
    const sources = ['b', ...Array.from({ length: 40 }, (_, i) => `c[ab]{${100 + 2 * i},${180 + i}}a`)]
    let seed = 7
    const next = () => (seed = (seed * 48_271) % 2_147_483_647)
    const words = Array.from({ length: 4_000 }, () => (next() % 150 === 0 ? 'c' : next() % 2 === 0 ? 'a' : 'b')).join(
      '',
    )
    const all = matcherOf(sources.map((source) => parsePattern(source))).matches(words)
    expect(all.filter((one) => one.pattern > 0).length).toBeGreaterThan(40)
    for (const [i, source] of sources.entries())
      expect(all.filter((one) => one.pattern === i).map(({ start, end }) => [start, end])).toEqual(
        [...words.matchAll(new RegExp(source, 'g'))].map(({ index, 0: found }) => [index, index + found.length]),
      )
  })

  test.each([
    ['(?=a)b', 'Looking ahead or behind'],
    ['(?<!a)b', 'Looking ahead or behind'],
    ['(a)\\1', 'Referring back'],
    ['a+?', 'Lazy repeats'],
    ['a*', 'empty text'],
    ['[a', 'set is not closed'],
    ['(a', 'bracket is not closed'],
    ['a)', 'closing bracket'],
    ['*a', 'Nothing stands before'],
    ['a{999}', 'A repeat goes up to'],
    ['\\p{L}', 'not known'],
    ['((a{200}){200}){200}', 'too large'],
  ])('%s is refused with its reason', (source, reason) => {
    expect(() => ours(source, 'a')).toThrow(reason)
  })

  test.each([
    ['(a+)+$', (n: number) => `${'a'.repeat(n)}b`],
    ['\\s+$', (n: number) => `${' '.repeat(n)}x`],
    ['[a.]+@[a.]+', (n: number) => 'a.'.repeat(n / 2)],
    ['(a|aa)+', (n: number) => 'a'.repeat(n)],
    ['x*y', (n: number) => 'x'.repeat(n)],
  ])('%s takes time in proportion to the text', (source, make) => {
    const matcher = matcherOf([parsePattern(source)])
    const steps = (n: number) => {
      matcher.matches(make(n))
      return matcher.steps()
    }
    expect(Math.log(steps(160_000) / steps(10_000)) / Math.log(16)).toBeLessThan(1.15)
  })
})

describe('a brace that is no repeat is told', () => {
  test.each([
    ['KD-\\d{6', 5],
    ['a{,3}', 1],
    ['a{2}}', 4],
    ['{x}', 0],
  ])('%s', (source, at) => expect(looseBrace(source)).toBe(at))

  test.each(['KD-\\d{6}', 'a{2,}b{1,3}', '\\{x\\}', '[{}]+', '[\\]{]', ''])('not in %s', (source) =>
    expect(looseBrace(source)).toBeUndefined(),
  )
})
