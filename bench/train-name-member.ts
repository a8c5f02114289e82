// Trains one of the members whose mean bench/train-names.ts ships, which starts it:
//   node bin/run-ts.js bench/train-name-member.ts DIR PACKAGES SEED RAW [--fold 0|1] [--epochs 10]
import { writeFileSync } from 'node:fs'
import { bytesOf } from '../src/detect/names/text-bytes.ts'
import {
  foreignOnly,
  joined,
  joinedFeatures,
  keyOf,
  klassOf,
  tongueOf,
  wordFeatures,
  wordRoom,
} from '../src/detect/names/features.ts'
import { flagsOf, groupShift, readNameList } from '../src/detect/names/name-list.ts'
import { coarseGroups, groupKinds, nameListData } from '../src/detect/names/name-list-data.ts'
import { room, shape, type Tokens } from '../src/detect/names/tokens.ts'
import { hashOf } from '../src/detect/names/word-hash.ts'
import { readNameSources } from './name-sources.ts'
import { chat } from './names-chat-data.ts'
import { longProse } from './names-long-prose-data.ts'
import { phrases } from './names-phrases-data.ts'
import { prose } from './names-prose-data.ts'
import { randomOf, readRows, type Stretch, stretchesOf, trainingSets, varied, written } from './names-corpus.ts'
import type { Member } from './mean-of-members.ts'
import { setListedNames } from './names-templates-data.ts'

const [, , folder = '', packages = '', seed = '', raw = '', ...flags] = process.argv
const flag = (name: string, otherwise: string) => {
  const at = flags.indexOf(`--${name}`)
  return at < 0 ? otherwise : (flags[at + 1] ?? otherwise)
}
const fold = Number(flag('fold', '-1'))
const epochs = Number(flag('epochs', '10'))

const labels = 4
const weighted = 3
const random = randomOf(20251 + Number(seed))
setListedNames(await readNameSources(packages))
const list = readNameList(bytesOf(nameListData), bytesOf(groupKinds), bytesOf(coarseGroups))

const stretches: Stretch[] = []
for (const set of trainingSets) {
  const rows = readRows(folder, set.name).filter((row) => fold < 0 || (hashOf(row.id) >>> 7) % 2 !== fold)
  const before = stretches.length
  for (const row of varied(rows, random)) stretches.push(...stretchesOf(row, set.others))
  console.log(`${set.name}: ${rows.length} rows, ${stretches.length - before} stretches`)
}
for (const row of written(random, Number(flag('written', '6')))) stretches.push(...stretchesOf(row, false))
for (const row of written(random, Number(flag('chat', '0')), chat)) stretches.push(...stretchesOf(row, true))
for (const row of written(random, Number(flag('phrases', '0')), phrases)) stretches.push(...stretchesOf(row, true))
for (const row of written(random, Number(flag('prose', '10')), prose)) stretches.push(...stretchesOf(row, true))
for (const row of written(random, Number(flag('long', '12')), longProse)) stretches.push(...stretchesOf(row, true))

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
const examples: Example[] = stretches.map((one) => ({ ...featuresOf(one), labels: Int8Array.from(one.labels) }))
console.log(`${examples.length} stretches, ${examples.reduce((sum, one) => sum + one.labels.length, 0)} tokens`)

/** A feature met less often says more of the data than of names. */
const often = Number(flag('often', '3'))
for (const one of examples) keepOften(one)
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
let state = 77 + Number(seed)
function chance(): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return state / 4294967296
}
const chosen = new Int32Array(room * 80)
const chosenEnds = new Int32Array(room)
const averaged = Number(flag('averaged', '4'))
const mean = new Float32Array(weights.length)

for (let epoch = 0; epoch < epochs; epoch++) {
  shuffle(examples, random)
  let loss = 0
  for (const one of examples) loss += learn(one)
  let used = 0
  for (const w of weights) if (w !== 0) used++
  // The mean of the last rounds errs less than any one of them.
  if (epoch >= epochs - averaged) for (let w = 0; w < weights.length; w++) mean[w] = (mean[w] ?? 0) + (weights[w] ?? 0)
  console.log(`epoch ${epoch + 1}: loss ${(loss / examples.length).toFixed(4)}, ${used} weights`)
}
if (averaged > 0) for (let w = 0; w < weights.length; w++) weights[w] = (mean[w] ?? 0) / averaged
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

/** Features of all tokens in a row, those of token i from `ends[i - 1]` on; `own` marks what only this very word has. */
type Example = { features: Int32Array; own: Uint8Array; ends: Int32Array; labels: Int8Array }

function featuresOf(one: Stretch): Omit<Example, 'labels'> {
  const n = one.labels.length
  const tokens: Tokens = {
    n,
    starts: Int32Array.from(one.starts),
    ends: Int32Array.from(one.ends),
    hashes: Int32Array.from(one.hashes),
    raw: Uint8Array.from(one.shapes),
    shapes: Uint8Array.from(one.shapes),
    cases: 0,
    odd: 0,
    next: 0,
  }
  const klasses = Uint16Array.from(one.shapes, (kind, i) =>
    klassOf(list, kind, one.hashes[i] ?? 0, kind >= shape.capital ? flagsOf(list, one.hashes[i] ?? 0) : 0),
  )
  const groups = Uint8Array.from(one.shapes, (kind, i) =>
    kind >= shape.capital ? (list.coarse[flagsOf(list, one.hashes[i] ?? 0) >>> groupShift] ?? 0) : 0,
  )
  const tongue = tongueOf(one.hashes, n)
  const words = one.hashes.map((hash, i) => {
    const all = new Int32Array(wordRoom)
    const upTo = new Uint8Array(5)
    wordFeatures(all, upTo, one.text, one.starts[i] ?? 0, one.ends[i] ?? 0, hash, one.shapes[i] ?? 0, list, tongue)
    return Array.from(upTo, (end, role) => [...all.subarray(role > 0 ? upTo[role - 1] : 0, end)])
  })
  const extra = new Int32Array(joined)
  const features: number[] = []
  const own: number[] = []
  const ends = new Int32Array(n)
  words.forEach((roles, i) => {
    joinedFeatures(extra, tokens, klasses, groups, i, tongue)
    const self = roles[0] ?? []
    const capital = (one.shapes[i] ?? 0) >= shape.capital
    const push = (all: Iterable<number>, mark: (k: number) => boolean) => {
      let k = 0
      for (const feature of all) {
        const w = number(feature) * weighted
        counts[w / weighted] = (counts[w / weighted] ?? 0) + 1
        features.push(w)
        own.push(mark(k++) ? 1 : 0)
      }
    }
    push(self, (k) => capital && (k === 1 || k === 2))
    for (const [at, role] of [
      [i - 1, 1],
      [i + 1, 2],
      [i - 2, 3],
      [i + 2, 4],
    ] as const)
      push(words[at]?.[role] ?? [], () => false)
    push(tongue > 0 ? extra : extra.subarray(0, joined - foreignOnly), (k) => k === 8 || k === 9)
    ends[i] = features.length
  })
  return { features: Int32Array.from(features), own: Uint8Array.from(own), ends }
}

function keepOften(one: Example): void {
  let kept = 0
  let from = 0
  one.ends.forEach((end, i) => {
    for (let k = from; k < end; k++) {
      const w = one.features[k] ?? 0
      if ((counts[w / weighted] ?? 0) < often) continue
      one.features[kept] = w
      one.own[kept++] = one.own[k] ?? 0
    }
    from = end
    one.ends[i] = kept
  })
  one.features = one.features.slice(0, kept)
  one.own = one.own.slice(0, kept)
}

/** One step of AdaGrad on the likelihood of the labels; where a label is open, on that of all that fit. Weights shrink towards 0 by L1. */
function learn(one: Example): number {
  const n = one.labels.length
  const scores = new Float64Array(n * labels)
  let kept = 0
  let k = 0
  for (let i = 0; i < n; i++) {
    const end = one.ends[i] as number
    const blind = chance() < hidden
    let a = 0
    let b = 0
    let c = 0
    for (; k < end; k++) {
      if ((blind && one.own[k] === 1) || chance() < dropped) continue
      const w = one.features[k] as number
      chosen[kept++] = w
      a += weights[w] as number
      b += weights[w + 1] as number
      c += weights[w + 2] as number
    }
    chosenEnds[i] = kept
    scores[i * labels + 1] = a
    scores[i * labels + 2] = b
    scores[i * labels + 3] = c
  }
  const free = expectations(scores, n)
  const bound = scores.slice()
  for (let i = 0; i < n; i++)
    for (let y = 0; y < labels; y++) if (!fits(one.labels[i] ?? 0, y)) bound[i * labels + y] = -1e4
  const held = expectations(bound, n)
  for (let i = 0; i < n; i++) {
    for (let y = 1; y < labels; y++) {
      const gradient = (free.tokens[i * labels + y] ?? 0) - (held.tokens[i * labels + y] ?? 0)
      if (Math.abs(gradient) < 1e-4) continue
      const end = chosenEnds[i] as number
      for (let k = i > 0 ? (chosenEnds[i - 1] as number) : 0; k < end; k++)
        update((chosen[k] as number) + y - 1, gradient)
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

function write(): void {
  const rows = [...index]
    .map(([key, at]): number[] => [key, ...weights.subarray(at * weighted, (at + 1) * weighted)])
    .filter((row) => row.slice(1).some((w) => Math.abs(w) > 1e-3))
  const member: Member = {
    rows: rows.map((row) => row.map((w) => Math.round(w * 1e4) / 1e4)),
    moves: [...moves],
    dull,
    keep: 1 - dropped,
  }
  writeFileSync(raw, JSON.stringify(member))
}
