import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markNumbers, parseExactly, textOf, writeExactly } from './exact-numbers.ts'

test.each([
  ['[6221260000000000003]'],
  ['{"id":9007199254740993,"at":1795410886768000001,"a":[-12345678901234567890,0.12345678901234567891]}'],
  ['{"e":1.23456789012345678e+30,"1795410886768000001":"1795410886768000001"}'],
  ['["a \\"1795410886768000001\\" b\\\\",1795410886768000001,{}]'],
])('comes back as it was written: %s', (json) => {
  expect(writeExactly(parseExactly(json))).toBe(json)
})

test('what is exact is a number, and what is no JSON stays as it is', () => {
  expect(parseExactly('[4242424242424242,9007199254740992,0.1,1e5,1.0]')).toEqual([
    4242424242424242, 9007199254740992, 0.1, 1e5, 1,
  ])
  const broken = '{"a": 1795410886768000001'
  expect(markNumbers(broken)).toBe(broken)
})

test('says the digits that were written', () => {
  const [card, text, small] = parseExactly('[6221260000000000003,"6221260000000000003",7]') as (string | number)[]
  expect([textOf(card!), textOf(text!), textOf(small!)]).toEqual(['6221260000000000003', '6221260000000000003', '7'])
})

test('is the same for any document, and whatever it holds is still JSON', () => {
  const odd = fc.constantFrom('\u0001number 1', '\u0001number x', '"\u0001number 1"', '"', '\\', '12345678901234567')
  const words = fc.oneof(fc.string(), odd)
  const document = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      words,
      fc.double({ noNaN: true }),
      fc.integer(),
      fc.array(tie('node')),
      fc.dictionary(words, tie('node')),
    ),
  })).node
  fc.assert(
    fc.property(document, (one) => {
      const json = JSON.stringify(one)
      const back = writeExactly(parseExactly(json))
      JSON.parse(back)
      if (!json.includes('\\u0001number 1"')) expect(back).toBe(json)
    }),
    { numRuns: Number(process.env['RUNS'] ?? 300) },
  )
})

test('a text in which a quote and the mark stand stays a text, and the answer stays JSON', () => {
  for (const text of ['say "\u0001number 1', 'a\\"\u0001number 1', '"\u0001number 1","admin":true'])
    expect(JSON.parse(writeExactly([text]))).toEqual([text])
})
