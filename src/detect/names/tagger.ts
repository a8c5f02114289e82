import { joined, joinedFeatures, keyOf, roles, wordFeatures } from './features.ts'
import { flagsOf, type NameList } from './name-list.ts'
import { room, shape, type Tokens } from './tokens.ts'

/** 0 nothing, 1 a name begins, 2 it goes on, 3 another proper noun. The weight of 0 is always nought. */
export const labels = 4
const weighted = labels - 1

export type Weights = {
  /** Features in an open table: 0 for none, and three values at the same place, in units of `scale`. */
  readonly keys: Int32Array
  readonly values: Int8Array
  readonly shift: number
  readonly scale: number
  /** `labels` × `labels`, from the label before to this one; row 0 is also where a stretch begins. */
  readonly moves: Float32Array
}

export type Tagger = {
  readonly list: NameList
  readonly weights: Weights
  /** Weights of words met before, by a part of their hash: a later word of the same part takes the place. */
  readonly memory: {
    readonly keys: Int32Array
    /** The stretch that last used a place; behind the places, one more for each token that finds its own taken. */
    readonly stamps: Int32Array
    readonly klasses: Uint8Array
    readonly sums: Float32Array
  }
  generation: number
  readonly klasses: Uint8Array
  readonly places: Int32Array
  readonly scores: Float32Array
  readonly forward: Float64Array
  readonly backward: Float64Array
  readonly extra: Int32Array
  /** Filled by `tag`: the likelihood of each token to be in a name, and to begin one. */
  readonly inName: Float32Array
  readonly begins: Float32Array
  steps: number
}

const slots = 1 << 13
const wide = roles * weighted

export function newTagger(list: NameList, weights: Weights): Tagger {
  return {
    list,
    weights,
    memory: {
      keys: new Int32Array(slots + room),
      stamps: new Int32Array(slots + room),
      klasses: new Uint8Array(slots + room),
      sums: new Float32Array((slots + room) * wide),
    },
    generation: 0,
    klasses: new Uint8Array(room),
    places: new Int32Array(room),
    scores: new Float32Array(room * labels),
    forward: new Float64Array(room * labels),
    backward: new Float64Array(room * labels),
    extra: new Int32Array(joined),
    inName: new Float32Array(room),
    begins: new Float32Array(room),
    steps: 0,
  }
}

/** False if nothing in the stretch is likely to be a name; then `inName` and `begins` say nothing. */
export function tag(tagger: Tagger, tokens: Tokens, text: string): boolean {
  const { n } = tokens
  tagger.steps += n * (roles + joined)
  recall(tagger, tokens, text)
  if (!score(tagger, tokens)) return false
  weigh(tagger, n)
  return true
}

/** Puts the place in memory of each token's word into `places`, reading words that are not remembered. */
function recall(tagger: Tagger, tokens: Tokens, text: string): void {
  const { memory, places, klasses } = tagger
  const { keys, stamps } = memory
  const generation = ++tagger.generation
  for (let i = 0; i < tokens.n; i++) {
    const key = (Math.imul(tokens.hashes[i] as number, 31) + (tokens.shapes[i] as number) + 1) | 0 || 1
    let slot = slotOf(key)
    if (keys[slot] !== key) {
      // A word read now must not push out one that this stretch still needs.
      if (stamps[slot] === generation) slot = slots + i
      learnWord(tagger, tokens, text, i, key, slot)
    }
    stamps[slot] = generation
    places[i] = slot
    klasses[i] = memory.klasses[slot] as number
  }
}

function slotOf(key: number): number {
  return (Math.imul(key, 0x9e3779b1) >>> 19) & (slots - 1)
}

function learnWord(tagger: Tagger, tokens: Tokens, text: string, i: number, key: number, slot: number): void {
  const { memory, weights } = tagger
  const { values } = weights
  const hash = tokens.hashes[i] as number
  const kind = tokens.shapes[i] as number
  const start = tokens.starts[i] as number
  const end = tokens.ends[i] as number
  const byRole = wordFeatures(text, start, end, hash, kind, tagger.list)
  tagger.steps += end - start + 40
  memory.keys[slot] = key
  memory.klasses[slot] = kind * 16 + (kind >= shape.capital ? flagsOf(tagger.list, hash) : 0)
  for (let role = 0; role < roles; role++) {
    const at = slot * wide + role * weighted
    let a = 0
    let b = 0
    let c = 0
    for (const feature of byRole[role] as number[]) {
      const w = placeOf(weights, feature)
      if (w < 0) continue
      a += values[w] as number
      b += values[w + 1] as number
      c += values[w + 2] as number
    }
    memory.sums[at] = a
    memory.sums[at + 1] = b
    memory.sums[at + 2] = c
  }
}

function placeOf(weights: Weights, feature: number): number {
  const { keys, shift } = weights
  const key = keyOf(feature)
  let at = Math.imul(key, 0x85ebca6b) >>> shift
  for (;;) {
    const there = keys[at] as number
    if (there === key) return at * weighted
    if (there === 0) return -1
    at = (at + 1) & (keys.length - 1)
  }
}

/** Reads what bench/train-names.ts writes: rising keys, each as a varint of the difference, and three bytes of weights. */
export function readWeights(bytes: Uint8Array, count: number, scale: number, moves: readonly number[]): Weights {
  let size = 1024
  while (size < count * 2) size *= 2
  const shift = 32 - Math.log2(size)
  const keys = new Int32Array(size)
  const values = new Int8Array(size * weighted)
  let key = 0
  let i = 0
  for (let n = 0; n < count; n++) {
    let scaleUp = 1
    for (;;) {
      const byte = bytes[i++] as number
      key += (byte & 127) * scaleUp
      scaleUp *= 128
      if (byte < 128) break
    }
    let at = Math.imul(key, 0x85ebca6b) >>> shift
    while (keys[at] !== 0) at = (at + 1) & (size - 1)
    keys[at] = key
    for (let y = 0; y < weighted; y++) values[at * weighted + y] = ((bytes[i++] as number) << 24) >> 24
  }
  return { keys, values, shift, scale, moves: Float32Array.from(moves) }
}

function score(tagger: Tagger, tokens: Tokens): boolean {
  const { memory, places, klasses, scores, extra, weights } = tagger
  const { sums } = memory
  const { values, scale } = weights
  const { n, shapes } = tokens
  let likely = false
  for (let i = 0; i < n; i++) {
    let a = 0
    let b = 0
    let c = 0
    let at = (places[i] as number) * wide
    a += sums[at] as number
    b += sums[at + 1] as number
    c += sums[at + 2] as number
    if (i > 0) {
      at = (places[i - 1] as number) * wide + weighted
      a += sums[at] as number
      b += sums[at + 1] as number
      c += sums[at + 2] as number
    }
    if (i + 1 < n) {
      at = (places[i + 1] as number) * wide + 2 * weighted
      a += sums[at] as number
      b += sums[at + 1] as number
      c += sums[at + 2] as number
    }
    if (i > 1) {
      at = (places[i - 2] as number) * wide + 3 * weighted
      a += sums[at] as number
      b += sums[at + 1] as number
      c += sums[at + 2] as number
    }
    if (i + 2 < n) {
      at = (places[i + 2] as number) * wide + 4 * weighted
      a += sums[at] as number
      b += sums[at + 1] as number
      c += sums[at + 2] as number
    }
    joinedFeatures(extra, tokens, klasses, i)
    for (let k = 0; k < joined; k++) {
      const w = placeOf(weights, extra[k] as number)
      if (w < 0) continue
      a += values[w] as number
      b += values[w + 1] as number
      c += values[w + 2] as number
    }
    // Digits and marks are in no name by themselves, whatever the weights say.
    const kind = shapes[i] as number
    const word = kind >= shape.capital
    if (word && a * scale > -3) likely = true
    scores[i * labels] = 0
    scores[i * labels + 1] = word ? a * scale : -30
    scores[i * labels + 2] =
      word || kind === shape.stop || kind === shape.clitic || kind === shape.quote ? b * scale : -30
    scores[i * labels + 3] = c * scale
  }
  return likely
}

/** Forward and backward sums in logarithms, then each token's likelihoods. */
function weigh(tagger: Tagger, n: number): void {
  const { scores, forward, backward, weights, inName, begins } = tagger
  const { moves } = weights
  for (let y = 0; y < labels; y++) {
    forward[y] = (scores[y] as number) + (moves[y] as number)
    backward[(n - 1) * labels + y] = 0
  }
  for (let i = 1; i < n; i++)
    for (let y = 0; y < labels; y++)
      forward[i * labels + y] =
        (scores[i * labels + y] as number) + sumInto(forward, (i - 1) * labels, moves, y, labels)
  for (let i = n - 2; i >= 0; i--) {
    for (let y = 0; y < labels; y++) {
      let top = -Infinity
      for (let z = 0; z < labels; z++) top = Math.max(top, onward(tagger, i, y, z))
      let sum = 0
      for (let z = 0; z < labels; z++) sum += Math.exp(onward(tagger, i, y, z) - top)
      backward[i * labels + y] = top + Math.log(sum)
    }
  }
  const last = (n - 1) * labels
  const total = logSum(forward, last)
  for (let i = 0; i < n; i++) {
    const at = i * labels
    begins[i] = Math.exp((forward[at + 1] as number) + (backward[at + 1] as number) - total)
    inName[i] = (begins[i] as number) + Math.exp((forward[at + 2] as number) + (backward[at + 2] as number) - total)
  }
}

function onward(tagger: Tagger, i: number, y: number, z: number): number {
  const at = (i + 1) * labels + z
  return (
    (tagger.weights.moves[y * labels + z] as number) + (tagger.scores[at] as number) + (tagger.backward[at] as number)
  )
}

function sumInto(forward: Float64Array, at: number, moves: Float32Array, y: number, count: number): number {
  let top = -Infinity
  for (let x = 0; x < count; x++) top = Math.max(top, (forward[at + x] as number) + (moves[x * labels + y] as number))
  let sum = 0
  for (let x = 0; x < count; x++) sum += Math.exp((forward[at + x] as number) + (moves[x * labels + y] as number) - top)
  return top + Math.log(sum)
}

function logSum(values: Float64Array, at: number): number {
  let top = -Infinity
  for (let y = 0; y < labels; y++) top = Math.max(top, values[at + y] as number)
  let sum = 0
  for (let y = 0; y < labels; y++) sum += Math.exp((values[at + y] as number) - top)
  return top + Math.log(sum)
}
