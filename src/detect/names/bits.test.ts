import { expect, test } from 'vitest'
import { newBitWriter, riceFor, writeNumber, writeRice } from '../../../bench/bit-writer.ts'
import { readNumber, readRice } from './bits.ts'

test('what was written bit by bit is read again', () => {
  const out = newBitWriter()
  const values = [0, 1, 5, 127, 128, 3835, 1 << 20]
  for (const value of values) {
    writeNumber(out, value, 21)
    for (const k of [0, 3, 12]) if (value >> k < 4000) writeRice(out, value, k)
  }
  const bits = { bytes: Uint8Array.from(out.bytes), at: 0 }
  for (const value of values) {
    expect(readNumber(bits, 21)).toBe(value)
    for (const k of [0, 3, 12]) if (value >> k < 4000) expect(readRice(bits, k)).toBe(value)
  }
})

test('a row of bytes that is cut off reads as noughts and ends', () => {
  const bits = { bytes: Uint8Array.from([255]), at: 0 }
  expect(readRice(bits, 2)).toBe(8 * 4)
  expect(readNumber(bits, 9)).toBe(0)
})

test('gaps of a thousand take about eleven bits', () => {
  const out = newBitWriter()
  for (let i = 0; i < 1000; i++) writeRice(out, (i * 37) % 2000, riceFor(1000))
  expect(out.bytes.length * 8).toBeLessThan(11.6 * 1000)
})
