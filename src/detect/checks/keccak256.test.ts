import { expect, test } from 'vitest'
import { keccak256, longestInput } from './keccak256.ts'

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
const bytesOf = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0))

// Published with the reference and in Ethereum's yellow paper: the padding differs from SHA3-256 of FIPS 202.
test.each([
  ['', 'c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470'],
  ['abc', '4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45'],
  ['The quick brown fox jumps over the lazy dog', '4d741b6f1eb29cb2a9b9911c82f56fa8d73b04959d3d9d222895df6c0b28aa15'],
])('“%s” has the published hash', (text, hash) => {
  expect(hex(keccak256(bytesOf(text)))).toBe(hash)
})

test('the longest input of one block is padded within one byte', () => {
  expect(hex(keccak256(new Uint8Array(longestInput)))).not.toBe(hex(keccak256(new Uint8Array(longestInput - 1))))
})
