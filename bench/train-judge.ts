/** Learns how bench/train-names.ts judges the spans that the sequence model finds, and writes src/detect/names/judge-data.ts. */
import { writeFileSync } from 'node:fs'
import { findNames, newNames } from '../src/detect/names/find-names.ts'
import { factCount, newJudge } from '../src/detect/names/judge.ts'
import { readNameList } from '../src/detect/names/name-list.ts'
import { coarseGroups, groupKinds, nameListData } from '../src/detect/names/name-list-data.ts'
import { bytesOf } from '../src/detect/names/text-bytes.ts'
import { readWeights, type WeightFile } from '../src/detect/names/weights.ts'
import { hashOf } from '../src/detect/names/word-hash.ts'
import { readRows, trainingSets } from './names-corpus.ts'

type Candidate = { facts: Float64Array; right: boolean; weight: number; set: string }
type Span = { start: number; end: number }

/** How strongly weights are held near nought. */
const hold = 30

/** `models`: those that did not see the rows of half 0, and of half 1. */
export function learnJudge(folder: string, models: readonly (WeightFile & { dull: string; weights: string })[]): void {
  const candidates: Candidate[] = []
  const missed = new Map<string, number>()
  const list = readNameList(bytesOf(nameListData), bytesOf(groupKinds), bytesOf(coarseGroups))
  const finders = models.map((model) => {
    const judge = newJudge(Array.from({ length: factCount }, () => 0))
    const names = newNames(list, readWeights(model, bytesOf(model.weights), bytesOf(model.dull)), judge)
    return { names, judge }
  })
  for (const { name } of trainingSets) {
    const its: Candidate[] = []
    for (const row of readRows(folder, name)) {
      const finder = finders[(hashOf(row.id) >>> 7) % 2]
      if (!finder) continue
      const persons = row.spans.filter((span) => span.label === 'PERSON')
      const met = new Set<Span>()
      finder.judge.learn = (facts, start, end) => {
        const match = persons.find((one) => overlap(one, { start, end }) >= 0.5)
        if (match) met.add(match)
        its.push({ facts: facts.slice(), right: match !== undefined, weight: 1, set: name })
      }
      findNames(finder.names, row.text)
      missed.set(name, (missed.get(name) ?? 0) + persons.length - met.size)
    }
    // A set of many names says no more of other texts than one of few.
    for (const one of its) one.weight = Math.sqrt(400 / Math.max(100, its.length))
    candidates.push(...its)
  }
  for (const { name } of trainingSets) {
    const weights = learned(candidates.filter((one) => one.set !== name))
    const its = candidates.filter((one) => one.set === name)
    console.log(`${name}, left out: ${figures(its, weights, missed.get(name) ?? 0)}`)
  }
  const weights = learned(candidates)
  writeFileSync(
    'src/detect/names/judge-data.ts',
    `/** Made by bench/train-names.ts. */\nexport const judgeWeights: readonly number[] = [\n  ${weights.map((w) => w.toFixed(3).replace(/\.?0+$/, '')).join(', ')},\n]\n`,
  )
  console.log(`${candidates.length} spans judged`)
}

function overlap(a: Span, b: Span): number {
  const common = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return common <= 0 ? 0 : common / (Math.max(a.end, b.end) - Math.min(a.start, b.start))
}

function figures(its: readonly Candidate[], weights: readonly number[], missed: number): string {
  const gold = missed + its.filter((one) => one.right).length
  const found = its.filter((one) => dot(one.facts, weights) >= 0)
  const right = found.filter((one) => one.right).length
  const percent = (x: number, of: number) => ((100 * x) / Math.max(1, of)).toFixed(1)
  return `${percent(right, gold)} / ${percent(right, found.length)} / ${percent(2 * right, gold + found.length)}`
}

function dot(facts: Float64Array, weights: readonly number[]): number {
  let sum = 0
  for (let k = 0; k < facts.length; k++) sum += (facts[k] as number) * (weights[k] as number)
  return sum
}

/** Newton's steps on the likelihood of the labels, less `hold` times the squares of the weights. */
function learned(candidates: readonly Candidate[]): number[] {
  const n = factCount
  let weights = Array.from({ length: n }, () => 0)
  for (let step = 0; step < 8; step++) {
    const slope = weights.map((w) => -hold * w)
    const bend = Array.from({ length: n }, (_, k) => {
      const row = new Float64Array(n)
      row[k] = hold
      return row
    })
    for (const { facts, right, weight } of candidates) {
      const p = 1 / (1 + Math.exp(-dot(facts, weights)))
      const its: number[] = []
      for (let k = 0; k < n; k++) if (facts[k] !== 0) its.push(k)
      for (const a of its) {
        const x = facts[a] as number
        slope[a] = (slope[a] as number) + weight * ((right ? 1 : 0) - p) * x
        const row = bend[a] as Float64Array
        for (const b of its) row[b] = (row[b] as number) + weight * p * (1 - p) * x * (facts[b] as number)
      }
    }
    const move = solved(bend, slope)
    weights = weights.map((w, k) => w + (move[k] as number))
  }
  return weights
}

/** By Gauss, for a matrix that is positive definite. */
function solved(rows: Float64Array[], right: number[]): number[] {
  const n = right.length
  for (let k = 0; k < n; k++) {
    const pivot = rows[k] as Float64Array
    for (let i = k + 1; i < n; i++) {
      const row = rows[i] as Float64Array
      const by = (row[k] as number) / (pivot[k] as number)
      if (by === 0) continue
      for (let j = k; j < n; j++) row[j] = (row[j] as number) - by * (pivot[j] as number)
      right[i] = (right[i] as number) - by * (right[k] as number)
    }
  }
  const out = Array.from({ length: n }, () => 0)
  for (let k = n - 1; k >= 0; k--) {
    let sum = right[k] as number
    for (let j = k + 1; j < n; j++) sum -= ((rows[k] as Float64Array)[j] as number) * (out[j] as number)
    out[k] = sum / ((rows[k] as Float64Array)[k] as number)
  }
  return out
}
