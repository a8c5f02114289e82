import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { keyBits } from '../src/detect/names/features.ts'
import { newModel } from '../src/detect/names/odds.ts'
import { newWeightModels, type WeightFile, weightBits, weighted } from '../src/detect/names/weights.ts'
import { riceFor } from './bit-writer.ts'
import { endOdds, newOddsWriter, putGap, putTree } from './odds-writer.ts'
import { textOf } from './text-of-bytes.ts'

/** `rows`: the key of a feature and its weights; `keep`: the share of features that was not left out at a step. */
export type Member = { rows: number[][]; moves: number[]; dull: number[]; keep: number }

/** Those in the room that did not see the rows of this half. */
export function membersIn(room: string, half: number): Member[] {
  return Array.from({ length: 40 }, (_, k) => join(room, `${k}.json`))
    .filter((file, k) => k % 2 === half && existsSync(file))
    .map((file) => JSON.parse(readFileSync(file, 'utf8')) as Member)
}

/** So many fill two thirds of a table of 2 MB: src/detect/names/weights.ts. */
const mostFeatures = Math.floor(2 ** 19 / 1.5)
const heft = ([, ...values]: readonly number[]) => values.reduce((sum, v) => sum + v * v, 0)

/** Few bits a weight; the few largest are cut. The features that weigh least are not written. */
export function modelOf(members: readonly Member[]): WeightFile & { readonly dull: string; readonly weights: string } {
  const sums = new Map<number, number[]>()
  for (const { rows } of members)
    for (const [key = 0, ...values] of rows) {
      const sum = sums.get(key) ?? [0, 0, 0]
      sums.set(
        key,
        sum.map((w, y) => w + (values[y] ?? 0) / members.length),
      )
    }
  const most = 2 ** (weightBits - 1) - 1
  const sizes = [...sums.values()]
    .flat()
    .map(Math.abs)
    .filter((w) => w > 1e-3)
    .sort((a, b) => a - b)
  const scale = Math.max(sizes[Math.floor(sizes.length * 0.9995)] ?? 1, 0.5) / most
  const rows = [...sums]
    .map(([key, sum]) => [key, ...sum.map((w) => Math.max(-most, Math.min(most, Math.round(w / scale))))])
    .sort((a, b) => heft(b) - heft(a) || (a[0] ?? 0) - (b[0] ?? 0))
    .slice(0, mostFeatures)
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
  const odds = newOddsWriter()
  const models = newWeightModels()
  const gap = riceFor(2 ** keyBits / rows.length)
  let last = 0
  for (const [key = 0, ...values] of rows) {
    putGap(odds, models.gaps, gap, key - last)
    last = key
    const which = values.reduce((bits, v) => bits * 2 + (v === 0 ? 0 : 1), 0)
    putTree(odds, models.there, weighted, which)
    values.forEach(
      (v, y) => v !== 0 && putTree(odds, models.values[which * weighted + y] ?? models.gaps, weightBits, v + most + 1),
    )
  }
  // A word that any member met in a name is looked at.
  const dull = (members[0]?.dull ?? []).filter((hash) => members.every((one) => one.dull.includes(hash)))
  const dullOdds = newOddsWriter()
  const dullModel = newModel(64)
  const dullGap = riceFor(2 ** 32 / dull.length)
  last = -(2 ** 31)
  for (const hash of dull) {
    putGap(dullOdds, dullModel, dullGap, hash - last)
    last = hash
  }
  const moves = (members[0]?.moves ?? []).map(
    (_, k) => members.reduce((sum, one) => sum + (one.moves[k] ?? 0), 0) / members.length,
  )
  return {
    count: rows.length,
    scale: Number((scale * (members[0]?.keep ?? 1)).toFixed(6)),
    gap,
    dullCount: dull.length,
    dullGap,
    moves: moves.map((m) => Number(m.toFixed(4))),
    dull: textOf(endOdds(dullOdds)),
    weights: textOf(endOdds(odds)),
  }
}
