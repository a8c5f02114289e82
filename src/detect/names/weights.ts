import { readNumber, readRice } from './bits.ts'
import { keyOf } from './features.ts'

/** 0 nothing, 1 a name begins, 2 it goes on, 3 another proper noun. The weight of 0 is always nought. */
export const labels = 4
export const weighted = labels - 1
/** A weight as shipped. */
export const weightBits = 7

export type Weights = {
  /** Features in an open table, two numbers a place, so that one look brings both: the key, 0 for none, and three values in units of `scale`, a byte each. */
  readonly table: Int32Array
  readonly shift: number
  /** Words that are never part of a name, by the hash: most words of a chat. */
  readonly dull: ReadonlySet<number>
  readonly scale: number
  /** `labels` × `labels`, from the label before to this one; row 0 is also where a stretch begins. */
  readonly moves: Float32Array
}

/** The three weights of a feature, a byte each; 0 if it has none. */
export function packedOf(table: Int32Array, shift: number, feature: number): number {
  const key = keyOf(feature)
  let at = (Math.imul(key, 0x85ebca6b) >>> shift) << 1
  for (;;) {
    const there = table[at] as number
    if (there === key) return table[at + 1] as number
    if (there === 0) return 0
    at = (at + 2) & (table.length - 1)
  }
}

/** Reads what bench/train-names.ts writes: the gap to the key before, which of the three weights are not nought, and those. */
export function readWeights(
  bytes: Uint8Array,
  count: number,
  scale: number,
  moves: readonly number[],
  dull: Uint8Array,
): Weights {
  let size = 1024
  while (size < count * 2) size *= 2
  const shift = 32 - Math.log2(size)
  const table = new Int32Array(size * 2)
  const bits = { bytes, at: 0 }
  const k = readNumber(bits, 5)
  let key = 0
  for (let n = 0; n < count; n++) {
    key += readRice(bits, k)
    let at = (Math.imul(key, 0x85ebca6b) >>> shift) * 2
    while (table[at] !== 0) at = (at + 2) & (size * 2 - 1)
    table[at] = key
    const there = readNumber(bits, weighted)
    let packed = 0
    for (let y = 0; y < weighted; y++)
      if (there & (4 >> y)) packed |= ((readNumber(bits, weightBits) - 2 ** (weightBits - 1)) & 255) << (8 * y)
    table[at + 1] = packed
  }
  return { table, shift, scale, moves: Float32Array.from(moves), dull: new Set(new Int32Array(dull.buffer)) }
}
