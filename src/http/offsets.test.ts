import fc from 'fast-check'
import { expect, test } from 'vitest'
import { otherOffsets } from './offsets.ts'

test('offsets in code points and bytes point at the same characters', () => {
  const text = 'Grüße 👩‍👧 4111'
  const start = text.indexOf('4111')
  const [found] = otherOffsets(text, [{ start, end: start + 4 }])
  expect([...text].slice(...found!.codePoints).join('')).toBe('4111')
  expect(
    Buffer.from(text)
      .subarray(...found!.bytes)
      .toString(),
  ).toBe('4111')
})

test('any span of any text comes out the same by all three counts', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), fc.nat(), fc.nat(), (pieces, a, b) => {
      const text = pieces.join('')
      const edges = [...text].reduce((all, char) => [...all, all.at(-1)! + char.length], [0])
      const [start, end] = [edges[a % edges.length]!, edges[b % edges.length]!].toSorted((x, y) => x - y) as [
        number,
        number,
      ]
      const [found] = otherOffsets(text, [{ start, end }])
      expect([...text].slice(...found!.codePoints).join('')).toBe(text.slice(start, end))
      expect(
        Buffer.from(text)
          .subarray(...found!.bytes)
          .toString(),
      ).toBe(text.slice(start, end))
    }),
  )
})

test('a lone surrogate counts as the three bytes it becomes', () => {
  expect(otherOffsets('\ud800x', [{ start: 1, end: 2 }])).toEqual([{ codePoints: [1, 2], bytes: [3, 4] }])
})

test('many spans over a long text are found in one walk', () => {
  const text = 'a'.repeat(200_000)
  const spans = Array.from({ length: 100_000 }, (_, i) => ({ start: i * 2, end: i * 2 + 1 }))
  expect(otherOffsets(text, spans)).toHaveLength(100_000)
})
