import { expect, test } from 'vitest'
import { freshBytes } from './random-bytes.ts'

test('no byte is given twice, however many are asked for and of whatever length', () => {
  const places = new Set<string>()
  const stocks = new Map<ArrayBufferLike, number>()
  for (let i = 0; i < 5_000; i++) {
    const bytes = freshBytes(1 + (i % 16))
    expect(bytes).toHaveLength(1 + (i % 16))
    if (!stocks.has(bytes.buffer)) stocks.set(bytes.buffer, stocks.size)
    for (let at = 0; at < bytes.length; at++) places.add(`${stocks.get(bytes.buffer)} ${bytes.byteOffset + at}`)
  }
  expect(places.size).toBe(Array.from({ length: 5_000 }, (_, i) => 1 + (i % 16)).reduce((sum, one) => sum + one))
  // Asked of the system a few times, and not thousands.
  expect(stocks.size).toBeLessThan(20)
})

test('what is long enough for a key is drawn by itself', () => {
  freshBytes(16)
  const [one, other] = [freshBytes(32), freshBytes(32)]
  expect(one).toHaveLength(32)
  expect(one.equals(other)).toBe(false)
  expect(freshBytes(16).buffer).not.toBe(one.buffer)
})
