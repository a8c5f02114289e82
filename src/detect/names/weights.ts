import { keyBits, keyOf } from './features.ts'
import { newModel, newOdds, readGap, readTree } from './odds.ts'

/** 0 nothing, 1 a name begins, 2 it goes on, 3 another proper noun. The weight of 0 is always nought. */
export const labels = 4
export const weighted = labels - 1
/** A weight as shipped. */
export const weightBits = 6

export type Weights = {
  /** Where the features of each bucket, the first bits of their key, begin. */
  readonly buckets: Uint32Array
  /** The other bits of the key, and three values in units of `scale`, six bits each: four bytes a feature. */
  readonly table: Int32Array
  /** A bit for each first bits of a key that some feature has: most features asked for have none, and learn it from this small table. */
  readonly some: Int32Array
  /** Words that are never part of a name, by the hash, rising: most words of a chat. */
  readonly dull: Int32Array
  readonly scale: number
  /** `labels` × `labels`, from the label before to this one; row 0 is also where a stretch begins. */
  readonly moves: Float32Array
}

const bucketBits = 17
const restBits = keyBits - bucketBits
const someBits = 21
// Named, as a power is worked out anew each time it is asked for.
const restMask = 2 ** restBits - 1
const lastBucket = 2 ** bucketBits - 1
const valueMask = 2 ** weightBits - 1
const half = 2 ** (weightBits - 1)
const signShift = keyBits - someBits
const packedBits = weighted * weightBits

/** The three weights of a feature, packed; 0 if it has none. */
export function packedOf(weights: Weights, feature: number): number {
  const key = keyOf(feature)
  const sign = key >>> signShift
  if (((weights.some[sign >>> 5] as number) & (1 << (sign & 31))) === 0) return 0
  const bucket = key >>> restBits
  const rest = key & restMask
  const { buckets, table } = weights
  const end = buckets[bucket + 1] as number
  for (let at = buckets[bucket] as number; at < end; at++) {
    const there = table[at] as number
    if (there >>> packedBits === rest) return there
  }
  return 0
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
    values: Array.from({ length: weighted }, () => newModel(2 ** weightBits)),
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
  const table = new Int32Array(file.count)
  const buckets = new Uint32Array(2 ** bucketBits + 1)
  const some = new Int32Array(2 ** (someBits - 5))
  let key = 0
  let bucket = 0
  for (let n = 0; n < file.count; n++) {
    key += readGap(odds, gaps, file.gap)
    const which = readTree(odds, there, weighted)
    let packed = (key & restMask) << packedBits
    for (let y = 0; y < weighted; y++)
      if (which & (4 >> y)) {
        const value = readTree(odds, values[y] as Uint16Array, weightBits) - half
        packed |= (value & valueMask) << (weightBits * y)
      }
    table[n] = packed
    const sign = key >>> signShift
    some[sign >>> 5] = (some[sign >>> 5] as number) | (1 << (sign & 31))
    const its = Math.min(key >>> restBits, lastBucket)
    while (bucket < its) buckets[++bucket] = n
  }
  while (bucket <= lastBucket) buckets[++bucket] = file.count
  const dullOdds = newOdds(dullBytes)
  const dullModel = newModel(64)
  const dull = new Int32Array(file.dullCount)
  let hash = -(2 ** 31)
  for (let n = 0; n < file.dullCount; n++) dull[n] = hash += readGap(dullOdds, dullModel, file.dullGap)
  return { buckets, table, some, scale: file.scale, moves: Float32Array.from(file.moves), dull }
}
