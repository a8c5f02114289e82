import { expect, test } from 'vitest'
import { endOdds, newOddsWriter, putBit, putGap, putTree } from '../../../bench/odds-writer.ts'
import { textOf } from '../../../bench/text-of-bytes.ts'
import { newModel, newOdds, readBit, readGap, readTree } from './odds.ts'
import { bytesOf } from './text-bytes.ts'

const values = Array.from({ length: 5000 }, (_, i) => (Math.imul(i, 2654435761) >>> 7) % (i % 3 === 0 ? 7 : 128))

test('numbers written by their odds are read again', () => {
  const out = newOddsWriter()
  const [trees, gaps] = [newModel(128), newModel(64)]
  for (const value of values) {
    putTree(out, trees, 7, value)
    putGap(out, gaps, 4, value * 11)
  }
  const odds = newOdds(Uint8Array.from(endOdds(out)))
  const [sameTrees, sameGaps] = [newModel(128), newModel(64)]
  const read = values.map(() => [readTree(odds, sameTrees, 7), readGap(odds, sameGaps, 4)])
  expect(read).toEqual(values.map((value) => [value, value * 11]))
})

test('what is nearly always the same takes next to no room, also where a carry runs through many bytes', () => {
  const out = newOddsWriter()
  const model = newModel(1)
  const bits = Array.from({ length: 40_000 }, (_, i) => (i % 997 === 0 ? 0 : 1))
  for (const bit of bits) putBit(out, model, 0, bit)
  const bytes = endOdds(out)
  expect(bytes.length).toBeLessThan(40_000 / 8 / 10)
  const odds = newOdds(Uint8Array.from(bytes))
  const same = newModel(1)
  expect(bits.every((bit) => readBit(odds, same, 0) === bit)).toBe(true)
})

test('bytes cut off read as noughts and end', () => {
  const odds = newOdds(Uint8Array.from([255, 255]))
  expect(readGap(odds, newModel(64), 3)).toBeLessThan(256 * 8)
})

test('bytes stand in text as printable characters without quote and backslash, and are read again', () => {
  for (const size of [0, 1, 2, 12, 13, 14, 999]) {
    const bytes = values.slice(0, size).map((value) => (value * 37) & 255)
    const text = textOf(bytes)
    expect(text).toMatch(/^[ -&(-[\]-~]*$/)
    expect([...bytesOf(text).subarray(0, size)]).toEqual(bytes)
    expect(text.length).toBeLessThanOrEqual(size * 1.24 + 4)
  }
})
