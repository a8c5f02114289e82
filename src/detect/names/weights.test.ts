import { expect, test } from 'vitest'
import { endOdds, newOddsWriter, putGap, putTree } from '../../../bench/odds-writer.ts'
import { keyOf } from './features.ts'
import { newModel } from './odds.ts'
import { first, isDullWord, newWeightModels, packedOf, readWeights, second, third, weightBits } from './weights.ts'

const features = Array.from({ length: 3000 }, (_, i) => Math.imul(i + 1, 0x5bd1e995))
const half = 2 ** (weightBits - 1)
const valuesOf = (i: number) => [(i % 3) * 7 - 9, i % 2 === 0 ? 0 : (i % 40) - 20, half - 1 - (i % 5)]

function written() {
  const rows = features.map((feature, i) => [keyOf(feature), valuesOf(i)] as const).sort((a, b) => a[0] - b[0])
  const out = newOddsWriter()
  const models = newWeightModels()
  let last = 0
  for (const [key, values] of rows) {
    putGap(out, models.gaps, 15, key - last)
    last = key
    const which = values.reduce((bits, v) => bits * 2 + (v === 0 ? 0 : 1), 0)
    putTree(out, models.there, 3, which)
    values.forEach((v, y) => v !== 0 && putTree(out, models.values[which * 3 + y]!, weightBits, v + half))
  }
  const dullOut = newOddsWriter()
  const model = newModel(64)
  let before = -(2 ** 31)
  for (const hash of [-2_000_000_000, -5, 17, 2_000_000_000]) {
    putGap(dullOut, model, 26, hash - before)
    before = hash
  }
  const file = { count: rows.length, scale: 0.1, gap: 15, moves: [0], dullCount: 4, dullGap: 26 }
  return readWeights(file, Uint8Array.from(endOdds(out)), Uint8Array.from(endOdds(dullOut)))
}

test('each feature has the weights it was written with, and no other has any', () => {
  const weights = written()
  const read = features.map((feature) => packedOf(weights, feature)).map((one) => [first(one), second(one), third(one)])
  expect(read).toEqual(features.map((_, i) => valuesOf(i)))
  const keys = new Set(features.map(keyOf))
  const others = Array.from({ length: 3000 }, (_, i) => Math.imul(i + 1, 0x2545f491) ^ 0x55)
  expect(others.filter((other) => !keys.has(keyOf(other)) && packedOf(weights, other) !== 0)).toEqual([])
})

test('a word that is never in a name is known by its hash', () => {
  const { dull } = written()
  expect([-2_000_000_000, -5, 17, 2_000_000_000].every((hash) => isDullWord(dull, hash))).toBe(true)
  expect([-2_147_483_648, -6, 16, 18, 2_147_483_647].some((hash) => isDullWord(dull, hash))).toBe(false)
})
