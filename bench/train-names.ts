// Trains the name tagger and writes src/detect/names/name-model-data.ts. Deterministic: the same data give the same bytes.
//   node bin/run-ts.js bench/train-names.ts DIR PACKAGES [--fold 0|1] [--epochs 10] [--out FILE]
// DIR: labelled sets (see bench/eval.ts); only those of bench/names-corpus.ts are read. PACKAGES: see bench/build-name-list.ts.
// With --fold k, every row whose id falls into half k is left out, for measuring; the shipped weights are trained on all.
import { writeFileSync } from 'node:fs'
import { bytesOf } from '../src/detect/names/base64.ts'
import { joined, joinedFeatures, keyOf, wordFeatures } from '../src/detect/names/features.ts'
import { flagsOf, readNameList } from '../src/detect/names/name-list.ts'
import { nameListData } from '../src/detect/names/name-list-data.ts'
import { shape, type Tokens } from '../src/detect/names/tokens.ts'
import { hashOf } from '../src/detect/names/word-hash.ts'
import { readNameSources } from './name-sources.ts'
import { randomOf, readRows, type Stretch, stretchesOf, trainingSets, varied, written } from './names-corpus.ts'
import { setListedNames } from './names-templates-data.ts'

const [, , folder = '', packages = '', ...flags] = process.argv
const flag = (name: string, otherwise: string) => {
  const at = flags.indexOf(`--${name}`)
  return at < 0 ? otherwise : (flags[at + 1] ?? otherwise)
}
const fold = Number(flag('fold', '-1'))
const epochs = Number(flag('epochs', '10'))
const out = flag('out', 'src/detect/names/name-model-data.ts')

const labels = 4
const weighted = 3
const random = randomOf(20251)
setListedNames(await readNameSources(packages))
const list = readNameList(bytesOf(nameListData))

const stretches: Stretch[] = []
for (const set of trainingSets) {
  const rows = readRows(folder, set.name).filter((row) => fold < 0 || (hashOf(row.id) >>> 7) % 2 !== fold)
  const before = stretches.length
  for (const row of varied(rows, random)) stretches.push(...stretchesOf(row, set.others))
  console.log(`${set.name}: ${rows.length} rows, ${stretches.length - before} stretches`)
}
for (const row of written(random, 8)) stretches.push(...stretchesOf(row, false))

/** Words met often and never in a name, in any letters but capitals: the tagger passes over them. */
const inNames = new Map<number, number>()
const elsewhere = new Map<number, number>()
for (const one of stretches)
  one.labels.forEach((label, i) => {
    if ((one.shapes[i] ?? 0) < shape.capital) return
    const map = label === 1 || label === 2 ? inNames : elsewhere
    const hash = one.hashes[i] ?? 0
    map.set(hash, (map.get(hash) ?? 0) + 1)
  })
const dull = [...elsewhere]
  .filter(([hash, count]) => count >= 8 && (inNames.get(hash) ?? 0) * 200 < count)
  .map(([hash]) => hash)
  .sort((a, b) => a - b)
console.log(`${dull.length} words never in a name`)
const index = new Map<number, number>()
const counts: number[] = []
const examples = stretches.map((one) => ({ ...featuresOf(one), labels: Int8Array.from(one.labels) }))
console.log(`${examples.length} stretches, ${examples.reduce((sum, one) => sum + one.labels.length, 0)} tokens`)

/** A feature met less often says more of the data than of names. */
const often = Number(flag('often', '3'))
for (const one of examples) {
  one.features = one.features.map((list) => list.filter((w) => (counts[w / weighted] ?? 0) >= often))
  one.without = one.without.map((list) => list.filter((w) => (counts[w / weighted] ?? 0) >= often))
}
const weights = new Float32Array(counts.length * weighted)
const squares = new Float32Array(counts.length * weighted).fill(1e-3)
const moves = new Float32Array(labels * labels)
const moveSquares = new Float32Array(labels * labels).fill(1e-3)
moves[2] = -30
moves[3 * labels + 2] = -30
const rate = 0.12
const shrink = Number(flag('shrink', '4e-6'))
/** Share of tokens whose own word is hidden in an epoch, so that lists, shape and neighbours have to carry it. */
const hidden = Number(flag('hidden', '0.4'))
/** Share of single features left out at each step. */
const dropped = Number(flag('dropped', '0.3'))
const hide = randomOf(77)

for (let epoch = 0; epoch < epochs; epoch++) {
  shuffle(examples, random)
  let loss = 0
  for (const one of examples) loss += learn(one)
  let used = 0
  for (const w of weights) if (w !== 0) used++
  console.log(`epoch ${epoch + 1}: loss ${(loss / examples.length).toFixed(4)}, ${used} weights`)
}
write()

function number(feature: number): number {
  const key = keyOf(feature)
  let at = index.get(key)
  if (at === undefined) {
    at = counts.length
    index.set(key, at)
    counts.push(0)
  }
  return at
}

/** `without`: the same, but for what only this very word has. */
function featuresOf(one: Stretch): { features: Int32Array[]; without: Int32Array[] } {
  const n = one.labels.length
  const tokens: Tokens = {
    n,
    starts: Int32Array.from(one.starts),
    ends: Int32Array.from(one.ends),
    hashes: Int32Array.from(one.hashes),
    shapes: Uint8Array.from(one.shapes),
    next: 0,
  }
  const klasses = Uint8Array.from(
    one.shapes,
    (kind, i) => kind * 16 + (kind >= shape.capital ? flagsOf(list, one.hashes[i] ?? 0) : 0),
  )
  const words = one.hashes.map((hash, i) =>
    wordFeatures(one.text, one.starts[i] ?? 0, one.ends[i] ?? 0, hash, one.shapes[i] ?? 0, list),
  )
  const extra = new Int32Array(joined)
  const features: Int32Array[] = []
  const without: Int32Array[] = []
  const asBuckets = (all: number[]) => Int32Array.from(all, (feature) => number(feature) * weighted)
  words.forEach((own, i) => {
    joinedFeatures(extra, tokens, klasses, i)
    const around = [
      ...(words[i - 1]?.[1] ?? []),
      ...(words[i + 1]?.[2] ?? []),
      ...(words[i - 2]?.[3] ?? []),
      ...(words[i + 2]?.[4] ?? []),
      ...extra.subarray(0, 8),
      ...extra.subarray(10),
    ]
    const self = own[0] ?? []
    const own8 = asBuckets([...self, ...around, ...extra.subarray(8, 10)])
    for (const w of own8) counts[w / weighted] = (counts[w / weighted] ?? 0) + 1
    features.push(own8)
    const identity = (_: number, k: number) => (one.shapes[i] ?? 0) < shape.capital || (k !== 1 && k !== 2)
    without.push(asBuckets([...self.filter(identity), ...around]))
  })
  return { features, without }
}

/** One step of AdaGrad on the likelihood of the labels; where a label is open, on that of all that fit. Weights shrink towards 0 by L1. */
function learn(one: { features: Int32Array[]; without: Int32Array[]; labels: Int8Array }): number {
  const n = one.labels.length
  const chosen = one.features.map((all, i) => {
    const list = hide(1000) < hidden * 1000 ? (one.without[i] ?? all) : all
    return dropped > 0 ? list.filter(() => hide(1000) >= dropped * 1000) : list
  })
  const scores = new Float64Array(n * labels)
  chosen.forEach((list, i) => {
    for (const w of list) {
      scores[i * labels + 1] = (scores[i * labels + 1] ?? 0) + (weights[w] ?? 0)
      scores[i * labels + 2] = (scores[i * labels + 2] ?? 0) + (weights[w + 1] ?? 0)
      scores[i * labels + 3] = (scores[i * labels + 3] ?? 0) + (weights[w + 2] ?? 0)
    }
  })
  const free = expectations(scores, n)
  const bound = scores.slice()
  for (let i = 0; i < n; i++)
    for (let y = 0; y < labels; y++) if (!fits(one.labels[i] ?? 0, y)) bound[i * labels + y] = -1e4
  const held = expectations(bound, n)
  for (let i = 0; i < n; i++) {
    for (let y = 1; y < labels; y++) {
      const gradient = (free.tokens[i * labels + y] ?? 0) - (held.tokens[i * labels + y] ?? 0)
      if (Math.abs(gradient) < 1e-4) continue
      for (const w of chosen[i] ?? []) update(w + y - 1, gradient)
    }
  }
  for (let k = 0; k < labels * labels; k++) {
    if ((moves[k] ?? 0) <= -30) continue
    const gradient = (free.moves[k] ?? 0) - (held.moves[k] ?? 0)
    moveSquares[k] = (moveSquares[k] ?? 0) + gradient * gradient
    moves[k] = (moves[k] ?? 0) - (rate * gradient) / Math.sqrt(moveSquares[k] ?? 1)
  }
  return free.total - held.total
}

function fits(label: number, y: number): boolean {
  return label < 0 ? y === 0 || y === 3 : label === y
}

function update(w: number, gradient: number): void {
  const square = (squares[w] ?? 0) + gradient * gradient
  squares[w] = square
  const step = rate / Math.sqrt(square)
  const moved = (weights[w] ?? 0) - step * gradient
  const less = step * shrink * examples.length * 0.02
  weights[w] = moved > less ? moved - less : moved < -less ? moved + less : 0
}

function expectations(scores: Float64Array, n: number): { tokens: Float64Array; moves: Float64Array; total: number } {
  const forward = new Float64Array(n * labels)
  const backward = new Float64Array(n * labels)
  for (let y = 0; y < labels; y++) forward[y] = (scores[y] ?? 0) + (moves[y] ?? 0)
  const terms = new Float64Array(labels)
  for (let i = 1; i < n; i++)
    for (let y = 0; y < labels; y++) {
      for (let x = 0; x < labels; x++) terms[x] = (forward[(i - 1) * labels + x] ?? 0) + (moves[x * labels + y] ?? 0)
      forward[i * labels + y] = logSum(terms) + (scores[i * labels + y] ?? 0)
    }
  for (let i = n - 2; i >= 0; i--)
    for (let y = 0; y < labels; y++) {
      for (let z = 0; z < labels; z++)
        terms[z] =
          (moves[y * labels + z] ?? 0) + (scores[(i + 1) * labels + z] ?? 0) + (backward[(i + 1) * labels + z] ?? 0)
      backward[i * labels + y] = logSum(terms)
    }
  const total = logSum(forward.subarray((n - 1) * labels, n * labels))
  const tokens = new Float64Array(n * labels)
  const moved = new Float64Array(labels * labels)
  for (let k = 0; k < n * labels; k++) tokens[k] = Math.exp((forward[k] ?? 0) + (backward[k] ?? 0) - total)
  for (let y = 0; y < labels; y++) moved[y] = tokens[y] ?? 0
  for (let i = 1; i < n; i++)
    for (let x = 0; x < labels; x++)
      for (let y = 0; y < labels; y++)
        moved[x * labels + y] =
          (moved[x * labels + y] ?? 0) +
          Math.exp(
            (forward[(i - 1) * labels + x] ?? 0) +
              (moves[x * labels + y] ?? 0) +
              (scores[i * labels + y] ?? 0) +
              (backward[i * labels + y] ?? 0) -
              total,
          )
  return { tokens, moves: moved, total }
}

function logSum(values: Float64Array): number {
  let top = -Infinity
  for (const v of values) if (v > top) top = v
  let sum = 0
  for (const v of values) sum += Math.exp(v - top)
  return top + Math.log(sum)
}

function shuffle(items: unknown[], below: (n: number) => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = below(i + 1)
    const kept = items[i]
    items[i] = items[j]
    items[j] = kept
  }
}

/** Eight bits a weight; the few largest are cut at 127 steps. Features without weight are not written. */
function write(): void {
  const keep = 1 - dropped
  const sizes = [...weights]
    .map(Math.abs)
    .filter((w) => w > 0)
    .sort((a, b) => a - b)
  const scale = Math.max(sizes[Math.floor(sizes.length * 0.9995)] ?? 1, 0.5) / 127
  const rows: [key: number, values: number[]][] = []
  for (const [key, at] of index) {
    const values = [0, 1, 2].map((y) =>
      Math.max(-127, Math.min(127, Math.round((weights[at * weighted + y] ?? 0) / scale))),
    )
    if (values.some((v) => v !== 0)) rows.push([key, values])
  }
  rows.sort((a, b) => a[0] - b[0])
  const bytes: number[] = []
  let last = 0
  for (const [key, values] of rows) {
    let gap = key - last
    last = key
    for (; gap > 127; gap = Math.floor(gap / 128)) bytes.push((gap % 128) | 128)
    bytes.push(gap, ...values.map((v) => v & 255))
  }
  const base64 = Buffer.from(bytes).toString('base64')
  writeFileSync(
    out,
    `/** Made by bench/train-names.ts; what it was trained on stands in docs/model-card.md and NOTICE. */\nexport const nameModel = {\n  count: ${rows.length},\n  scale: ${(scale * keep).toFixed(6)},\n  moves: [${[...moves].map((m) => m.toFixed(4)).join(', ')}],\n  dull:\n    '${Buffer.from(Int32Array.from(dull).buffer).toString('base64')}',\n  weights:\n    '${base64}',\n}\n`,
  )
  console.log(`${rows.length} features, ${base64.length} characters`)
}
