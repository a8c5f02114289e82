import {
  germanOnly,
  germanWords,
  isGermanWord,
  joined,
  joinedFeatures,
  keyOf,
  klassOf,
  roles,
  wordFeatures,
} from './features.ts'
import { readNumber, readRice } from './bits.ts'
import { everyday, flagsOf, given, type NameList, surname } from './name-list.ts'
import { room, shape, type Tokens } from './tokens.ts'

/** 0 nothing, 1 a name begins, 2 it goes on, 3 another proper noun. The weight of 0 is always nought. */
export const labels = 4
const weighted = labels - 1
/** A weight as shipped. */
export const weightBits = 7

export type Weights = {
  /** Features in an open table: 0 for none, and three values at the same place, in units of `scale`. */
  readonly keys: Int32Array
  readonly values: Int8Array
  readonly shift: number
  /** Words that are never part of a name, by the hash: most words of a chat. */
  readonly dull: ReadonlySet<number>
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
    readonly klasses: Uint16Array
    readonly dull: Uint8Array
    readonly german: Uint8Array
    readonly sums: Float32Array
  }
  generation: number
  inGerman: boolean
  readonly klasses: Uint16Array
  readonly places: Int32Array
  readonly scores: Float32Array
  readonly forward: Float64Array
  readonly backward: Float64Array
  readonly odds: Float64Array
  readonly chances: Float64Array
  readonly extra: Int32Array
  /** Filled by `tag`: the likelihood of each token to be in a name, and to begin one. */
  readonly inName: Float32Array
  readonly begins: Float32Array
  steps: number
}

const slots = 1 << 15
const wide = roles * weighted

export function newTagger(list: NameList, weights: Weights): Tagger {
  return {
    list,
    weights,
    memory: {
      keys: new Int32Array(slots + room),
      stamps: new Int32Array(slots + room),
      klasses: new Uint16Array(slots + room),
      dull: new Uint8Array(slots + room),
      german: new Uint8Array(slots + room),
      sums: new Float32Array((slots + room) * wide),
    },
    generation: 0,
    inGerman: false,
    klasses: new Uint16Array(room),
    places: new Int32Array(room),
    scores: new Float32Array(room * labels),
    forward: new Float64Array(room * labels),
    backward: new Float64Array(room * labels),
    odds: new Float64Array(room * labels),
    chances: Float64Array.from(weights.moves, Math.exp),
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
  let german = 0
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
    german += memory.german[slot] as number
  }
  tagger.inGerman = german >= germanWords
}

function slotOf(key: number): number {
  return (Math.imul(key, 0x9e3779b1) >>> 17) & (slots - 1)
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
  const flags = kind >= shape.capital ? flagsOf(tagger.list, hash) : 0
  memory.german[slot] = isGermanWord(hash) ? 1 : 0
  memory.klasses[slot] = klassOf(kind, hash, flags)
  memory.dull[slot] = isDull(kind, flags, end - start, weights.dull.has(hash)) ? 1 : 0
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

function isDull(kind: number, flags: number, size: number, never: boolean): boolean {
  if (kind < shape.capital) return kind === shape.digits
  if (kind < shape.lower) return false
  if (never) return true
  return ((flags & everyday) > 0 && (flags & (given | surname)) === 0) || (kind === shape.lower && size > 4)
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

/** Reads what bench/train-names.ts writes: the gap to the key before, which of the three weights are not nought, and those. */
export function readWeights(
  bytes: Uint8Array,
  count: number,
  scale: number,
  moves: readonly number[],
  dull: Uint8Array,
): Weights {
  let size = 1024
  while (size < count * 2) size *= 2
  const shift = 32 - Math.log2(size)
  const keys = new Int32Array(size)
  const values = new Int8Array(size * weighted)
  const bits = { bytes, at: 0 }
  const k = readNumber(bits, 5)
  let key = 0
  for (let n = 0; n < count; n++) {
    key += readRice(bits, k)
    let at = Math.imul(key, 0x85ebca6b) >>> shift
    while (keys[at] !== 0) at = (at + 1) & (size - 1)
    keys[at] = key
    const there = readNumber(bits, weighted)
    for (let y = 0; y < weighted; y++)
      if (there & (4 >> y)) values[at * weighted + y] = readNumber(bits, weightBits) - 2 ** (weightBits - 1)
  }
  return { keys, values, shift, scale, moves: Float32Array.from(moves), dull: new Set(new Int32Array(dull.buffer)) }
}

function score(tagger: Tagger, tokens: Tokens): boolean {
  const { memory, places, klasses, scores, extra, weights } = tagger
  const { sums } = memory
  const { values, scale } = weights
  const { n, shapes } = tokens
  const more = tagger.inGerman ? joined : joined - germanOnly
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
    // What is an everyday word and no name, and has no capital, needs no closer look: most words of a chat.
    const dull = memory.dull[places[i] as number] === 1
    if (!dull) {
      joinedFeatures(extra, tokens, klasses, i, tagger.inGerman)
      for (let k = 0; k < more; k++) {
        const w = placeOf(weights, extra[k] as number)
        if (w < 0) continue
        a += values[w] as number
        b += values[w + 1] as number
        c += values[w + 2] as number
      }
    }
    // Digits and marks are in no name by themselves, whatever the weights say.
    const kind = shapes[i] as number
    const word = kind >= shape.capital && !dull
    if (word && a * scale > -2.5) likely = true
    scores[i * labels] = 0
    scores[i * labels + 1] = word ? a * scale : -30
    scores[i * labels + 2] =
      word || kind === shape.stop || kind === shape.clitic || kind === shape.quote ? b * scale : -30
    scores[i * labels + 3] = c * scale
  }
  return likely
}

/** Forward and backward sums, each token's scaled to 1, so that no logarithm is needed; then each token's likelihoods. */
function weigh(tagger: Tagger, n: number): void {
  const { scores, forward, backward, odds, inName, begins } = tagger
  const { chances } = tagger
  for (let k = 0; k < n * labels; k++) odds[k] = Math.exp(Math.min(30, Math.max(-40, scores[k] as number)))
  let total = 0
  for (let y = 0; y < labels; y++) total += forward[y] = (odds[y] as number) * (chances[y] as number)
  for (let y = 0; y < labels; y++) forward[y] = (forward[y] as number) / total
  for (let i = 1; i < n; i++) {
    const at = i * labels
    const a = forward[at - 4] as number
    const b = forward[at - 3] as number
    const c = forward[at - 2] as number
    const d = forward[at - 1] as number
    total = 0
    for (let y = 0; y < labels; y++) {
      const sum =
        a * (chances[y] as number) +
        b * (chances[4 + y] as number) +
        c * (chances[8 + y] as number) +
        d * (chances[12 + y] as number)
      total += forward[at + y] = sum * (odds[at + y] as number)
    }
    for (let y = 0; y < labels; y++) forward[at + y] = (forward[at + y] as number) / total
  }
  for (let y = 0; y < labels; y++) backward[(n - 1) * labels + y] = 1
  for (let i = n - 2; i >= 0; i--) {
    const next = (i + 1) * labels
    const a = (odds[next] as number) * (backward[next] as number)
    const b = (odds[next + 1] as number) * (backward[next + 1] as number)
    const c = (odds[next + 2] as number) * (backward[next + 2] as number)
    const d = (odds[next + 3] as number) * (backward[next + 3] as number)
    total = 0
    for (let x = 0; x < labels; x++) {
      const row = x * labels
      total += backward[next - labels + x] =
        a * (chances[row] as number) +
        b * (chances[row + 1] as number) +
        c * (chances[row + 2] as number) +
        d * (chances[row + 3] as number)
    }
    for (let x = 0; x < labels; x++) backward[next - labels + x] = (backward[next - labels + x] as number) / total
  }
  for (let i = 0; i < n; i++) {
    const at = i * labels
    const b = (forward[at + 1] as number) * (backward[at + 1] as number)
    const c = (forward[at + 2] as number) * (backward[at + 2] as number)
    total =
      b +
      c +
      (forward[at] as number) * (backward[at] as number) +
      (forward[at + 3] as number) * (backward[at + 3] as number)
    begins[i] = b / total
    inName[i] = (b + c) / total
  }
}
