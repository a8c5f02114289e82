// Trains the name tagger and writes src/detect/names/name-model-data.ts. Deterministic: the same data give the same bytes.
//   node bin/run-ts.js bench/train-names.ts DIR PACKAGES [--fold 0|1] [--members 8] [--out FILE] [--room DIR]
//     [--onto FILE.mjs --from 8 --members 2 --times 1 --chat 8]
// DIR: labelled sets (see bench/eval.ts); only those of bench/names-corpus.ts are read. PACKAGES: see bench/build-name-list.ts.
// The weights are the mean of some members, each trained in a process of its own, with other names put into the sentences
// and other features left out at each step: the mean errs less than any one of them. The even ones leave out the rows whose id
// falls into half 0, the odd ones those of half 1. With --fold k only those that left out half k are used, to be measured on it. Members in
// the --room are kept there and not trained again.
// With --onto the weights of FILE stand for the members before number --from, each new member counts --times times, and the
// judge stays as it is. That is how chat was learned: eight members without, then two with (`--chat 8`), a fifth of the whole.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { keyBits } from '../src/detect/names/features.ts'
import { newModel } from '../src/detect/names/odds.ts'
import { newWeightModels, type WeightFile, weightBits, weighted } from '../src/detect/names/weights.ts'
import { riceFor } from './bit-writer.ts'
import { endOdds, newOddsWriter, putGap, putTree } from './odds-writer.ts'
import { type Shipped, shippedMean } from './shipped-weights.ts'
import { textOf } from './text-of-bytes.ts'
import { learnJudge } from './train-judge.ts'

/** `rows`: the key of a feature and its weights; `keep`: the share of features that was not left out at a step. */
export type Member = { rows: number[][]; moves: number[]; dull: number[]; keep: number }

const [, , folder = '', packages = '', ...flags] = process.argv
const taken = (name: string, otherwise: string) => {
  const at = flags.indexOf(`--${name}`)
  return at < 0 ? otherwise : (flags.splice(at, 2)[1] ?? otherwise)
}
const out = taken('out', 'src/detect/names/name-model-data.ts')
const count = Number(taken('members', '8'))
const fold = Number(taken('fold', '-1'))
const kept = taken('room', '')
const onto = taken('onto', '')
const from = Number(taken('from', '0'))
const times = Number(taken('times', '1'))
const rooms = kept === '' ? mkdtempSync(join(tmpdir(), 'names-')) : kept
const members = Array.from({ length: count }, (_, k) => from + k).filter((k) => fold < 0 || k % 2 === fold)
const fileOf = (k: number) => join(rooms, `${k}.json`)

async function train(k: number): Promise<void> {
  if (existsSync(fileOf(k))) return
  const script = [
    'bin/run-ts.js',
    'bench/train-name-member.ts',
    folder,
    packages,
    String((k >> 1) * 7919),
    fileOf(k),
    '--fold',
    String(k % 2),
    ...flags,
  ]
  const [code] = (await once(spawn(process.execPath, script, { stdio: 'inherit' }), 'exit')) as [number | null]
  if (code !== 0) throw new Error(`member ${k} ended with ${code}`)
}

await Promise.all(
  [0, 1].map(async (lane) => {
    for (let at = lane; at < members.length; at += 2) await train(members[at] ?? 0)
  }),
)
let trained = members.map((k) => JSON.parse(readFileSync(fileOf(k), 'utf8')) as Member)
if (onto !== '') {
  const { nameModel } = (await import(/* @vite-ignore */ pathToFileURL(resolve(onto)).href)) as { nameModel: Shipped }
  const before = shippedMean(nameModel, trained[0]?.keep ?? 1)
  trained = [
    ...Array.from({ length: from }, () => before),
    ...trained.flatMap((one) => Array.from({ length: times }, () => one)),
  ]
}
const model = modelOf(trained)
writeFileSync(
  out,
  `/** Made by bench/train-names.ts; what it was trained on stands in docs/model-card.md and NOTICE. */\nexport const nameModel = {\n  count: ${model.count},\n  scale: ${model.scale},\n  gap: ${model.gap},\n  dullCount: ${model.dullCount},\n  dullGap: ${model.dullGap},\n  moves: [${model.moves.join(', ')}],\n  dull:\n    '${model.dull}',\n  weights:\n    '${model.weights}',\n}\n`,
)
console.log(`${model.count} features, ${model.weights.length} characters`)
if (fold < 0 && onto === '')
  learnJudge(
    folder,
    [0, 1].map((half) => modelOf(trained.filter((_, k) => (members[k] ?? 0) % 2 === half))),
  )
if (kept === '') rmSync(rooms, { recursive: true })

/** Few bits a weight; the few largest are cut. Features that weigh next to nothing are not written. */
function modelOf(members: readonly Member[]): WeightFile & { readonly dull: string; readonly weights: string } {
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
    .filter((row) => row.slice(1).some((v) => Math.abs(v) > 2))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
  const odds = newOddsWriter()
  const models = newWeightModels()
  const gap = riceFor(2 ** keyBits / rows.length)
  let last = 0
  for (const [key = 0, ...values] of rows) {
    putGap(odds, models.gaps, gap, key - last)
    last = key
    putTree(
      odds,
      models.there,
      weighted,
      values.reduce((bits, v) => bits * 2 + (v === 0 ? 0 : 1), 0),
    )
    values.forEach((v, y) => v !== 0 && putTree(odds, models.values[y] ?? models.gaps, weightBits, v + most + 1))
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
