import { keyBits, keyOf } from './features.ts'
import { newModel, newOdds, readGap, readTree } from './odds.ts'

/** 0 nothing, 1 a name begins, 2 it goes on, 3 another proper noun. The weight of 0 is always nought. */
export const labels = 4
export const weighted = labels - 1
/** A weight as shipped. */
export const weightBits = 6

export type Weights = {
  /**
   * By key, rising, each feature at the place that its key's first bits name or as soon behind it as there is room: the last
   * bits of the key, and three values in units of `scale`, six bits each. What follows is another's, or 0.
   */
  readonly table: Int32Array
  /** How many bits of a key are left out for its place. */
  readonly placeShift: number
  /** A bit for each first bits of a key that some feature has: most features asked for have none, and learn it from this small table. */
  readonly some: Int32Array
  /** Words that are never part of a name, by the hash, rising: most words of a chat. */
  readonly dull: Int32Array
  readonly scale: number
  /** `labels` × `labels`, from the label before to this one; row 0 is also where a stretch begins. */
  readonly moves: Float32Array
}

const someBits = 21
// Named, as a power is worked out anew each time it is asked for.
const valueMask = 2 ** weightBits - 1
const half = 2 ** (weightBits - 1)
const signShift = keyBits - someBits
const packedBits = weighted * weightBits
/** The last bits of a key: those left out for its place and six more, so that none within 64 places is taken for it. */
const restBits = 32 - packedBits
const restMask = 2 ** restBits - 1
const mostShift = restBits - 6
/** Room for those of the last places that are taken, and a 0 for certain. */
const behind = 1024

/** The three weights of a feature, packed; 0 if it has none. */
export function packedOf(weights: Weights, feature: number): number {
  const key = keyOf(feature)
  const sign = key >>> signShift
  return ((weights.some[sign >>> 5] as number) >>> (sign & 31)) & 1 ? packedAt(weights, key) : 0
}

function packedAt({ table, placeShift }: Weights, key: number): number {
  const rest = key & restMask
  let at = key >>> placeShift
  for (;;) {
    const there = table[at++] as number
    if (there >>> packedBits === rest || there === 0) return there
  }
}

/** The keys of those that have any; not among the features, where a reading would have to wait for each writing. */
const met = new Int32Array(64)

/** Adds up the weights of the features from `from` to `to`, at most 64, into three places of `sums` from `at` on. */
export function addWeights(
  weights: Weights,
  features: Int32Array,
  from: number,
  to: number,
  sums: Int16Array,
  at: number,
): void {
  const { some } = weights
  // Which of them have any is asked first and without a branch: it is as good as chance, and guessing wrong costs most.
  let n = 0
  for (let k = from; k < to; k++) {
    const key = keyOf(features[k] as number)
    const sign = key >>> signShift
    met[n] = key
    n += ((some[sign >>> 5] as number) >>> (sign & 31)) & 1
  }
  let a = 0
  let b = 0
  let c = 0
  for (let k = 0; k < n; k++) {
    const packed = packedAt(weights, met[k] as number)
    a += first(packed)
    b += second(packed)
    c += third(packed)
  }
  sums[at] = a
  sums[at + 1] = b
  sums[at + 2] = c
}

export const first = (packed: number): number => (packed << (32 - weightBits)) >> (32 - weightBits)
export const second = (packed: number): number => (packed << (32 - 2 * weightBits)) >> (32 - weightBits)
export const third = (packed: number): number => (packed << (32 - 3 * weightBits)) >> (32 - weightBits)

export function isDullWord(dull: Int32Array, hash: number): boolean {
  let low = 0
  let high = dull.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((dull[middle] as number) < hash) low = middle + 1
    else high = middle
  }
  return dull[low] === hash
}

/** Models of the numbers of one file, the same for who writes and who reads. */
export function newWeightModels(): { gaps: Uint16Array; there: Uint16Array; values: readonly Uint16Array[] } {
  return {
    gaps: newModel(64),
    there: newModel(2 ** weighted),
    values: Array.from({ length: 2 ** weighted * weighted }, () => newModel(2 ** weightBits)),
  }
}

export type WeightFile = {
  readonly count: number
  readonly scale: number
  readonly gap: number
  readonly moves: readonly number[]
  readonly dullCount: number
  readonly dullGap: number
}

/** Reads what bench/train-names.ts writes: the gap to the key before, which of the three weights are not nought, and those. */
export function readWeights(file: WeightFile, bytes: Uint8Array, dullBytes: Uint8Array): Weights {
  const odds = newOdds(bytes)
  const { gaps, there, values } = newWeightModels()
  let placeShift = mostShift
  // Two in three places are taken at most.
  while (2 ** (keyBits - placeShift) < file.count * 1.5) placeShift--
  const table = new Int32Array(2 ** (keyBits - placeShift) + behind)
  const some = new Int32Array(2 ** (someBits - 5))
  let key = 0
  let at = -1
  for (let n = 0; n < file.count; n++) {
    key += readGap(odds, gaps, file.gap)
    const which = readTree(odds, there, weighted)
    let packed = (key & restMask) << packedBits
    for (let y = 0; y < weighted; y++)
      if (which & (4 >> y)) {
        const value = readTree(odds, values[which * weighted + y] as Uint16Array, weightBits) - half
        packed |= (value & valueMask) << (weightBits * y)
      }
    at = Math.max(at + 1, key >>> placeShift)
    table[at] = packed
    const sign = key >>> signShift
    some[sign >>> 5] = (some[sign >>> 5] as number) | (1 << (sign & 31))
  }
  const dullOdds = newOdds(dullBytes)
  const dullModel = newModel(64)
  const dull = new Int32Array(file.dullCount)
  let hash = -(2 ** 31)
  for (let n = 0; n < file.dullCount; n++) dull[n] = hash += readGap(dullOdds, dullModel, file.dullGap)
  return { table, placeShift, some, scale: file.scale, moves: Float32Array.from(file.moves), dull }
}
