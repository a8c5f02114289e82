/** Reads back what bench/train-names.ts wrote, to train on from there. */
import { keyBits } from '../src/detect/names/features.ts'
import { newOdds, readGap, readTree } from '../src/detect/names/odds.ts'
import { bytesOf } from '../src/detect/names/text-bytes.ts'
import { newWeightModels, readWeights, type WeightFile, weightBits, weighted } from '../src/detect/names/weights.ts'
import type { Member } from './mean-of-members.ts'

export type Shipped = WeightFile & { readonly dull: string; readonly weights: string }

/** The mean of those members that `file` was made of; `keep` as they were trained. */
export function shippedMean(file: Shipped, keep: number): Member {
  const odds = newOdds(bytesOf(file.weights))
  const { gaps, there, values } = newWeightModels()
  const half = 2 ** (weightBits - 1)
  const rows: number[][] = []
  let key = 0
  for (let n = 0; n < file.count; n++) {
    key += readGap(odds, gaps, file.gap)
    if (key >= 2 ** keyBits) throw new Error('not written with these features')
    const which = readTree(odds, there, weighted)
    const row = [key]
    for (const [y, model] of values.entries())
      row.push(which & (4 >> y) ? ((readTree(odds, model, weightBits) - half) * file.scale) / keep : 0)
    rows.push(row)
  }
  const { dull } = readWeights(file, bytesOf(file.weights), bytesOf(file.dull))
  return { rows, moves: [...file.moves], dull: [...dull], keep }
}
