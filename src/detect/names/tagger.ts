import { foreignOnly, joined, joinedFeatures, klassOf, roles, tongueOf, wordFeatures, wordRoom } from './features.ts'
import { everyday, flagsOf, given, groupShift, type NameList, surname } from './name-list.ts'
import { room, shape, type Tokens } from './tokens.ts'
import { first, isDullWord, labels, packedOf, second, third, weighted, type Weights } from './weights.ts'

export type Tagger = {
  readonly list: NameList
  readonly weights: Weights
  /**
   * Weights of words met before, by a part of their hash, two places for each part; behind them one place for each token
   * that finds both taken by words of its own stretch.
   */
  readonly memory: {
    readonly keys: Int32Array
    readonly klasses: Uint16Array
    readonly groups: Uint8Array
    readonly marks: Uint8Array
    readonly sums: Int16Array
  }
  tongue: number
  readonly klasses: Uint16Array
  readonly groups: Uint8Array
  readonly places: Int32Array
  readonly scores: Float32Array
  readonly forward: Float64Array
  readonly backward: Float64Array
  readonly odds: Float64Array
  readonly chances: Float64Array
  readonly extra: Int32Array
  readonly joint: Int32Array
  readonly joinedTo: Uint8Array
  readonly own: Int32Array
  readonly ownEnds: Uint8Array
  /** Filled by `tag`: the likelihood of each token to be in a name, and to begin one. */
  readonly inName: Float32Array
  readonly begins: Float32Array
  steps: number
}

/**
 * A stretch with no token of more weight than this holds no name, and a word that has less by itself and its neighbours is
 * not lifted by how they stand together. Both read off the labelled sets: of 93,000 readings fewer than ten changed.
 */
const likely = 1
const hopeless = 1

const slots = 1 << 16
/** Three weights for each role, and one left free so that a word begins at a multiple of its size. */
const wide = 16

/** What is remembered of a word beside its weights. */
export const mark = { dull: 1, everyday: 4 } as const

export function newTagger(list: NameList, weights: Weights): Tagger {
  return {
    list,
    weights,
    memory: {
      keys: new Int32Array(slots + room),
      klasses: new Uint16Array(slots + room),
      groups: new Uint8Array(slots + room),
      marks: new Uint8Array(slots + room),
      sums: new Int16Array((slots + room) * wide),
    },
    tongue: 0,
    klasses: new Uint16Array(room),
    groups: new Uint8Array(room),
    places: new Int32Array(room),
    scores: new Float32Array(room * labels),
    forward: new Float64Array(room * labels),
    backward: new Float64Array(room * labels),
    odds: new Float64Array(room * labels),
    chances: Float64Array.from(weights.moves, Math.exp),
    extra: new Int32Array(joined),
    joint: new Int32Array(room * weighted),
    joinedTo: new Uint8Array(room),
    own: new Int32Array(wordRoom),
    ownEnds: new Uint8Array(roles),
    inName: new Float32Array(room),
    begins: new Float32Array(room),
    steps: 0,
  }
}

/**
 * False if nothing in the stretch is likely to be a name; then `inName` and `begins` say nothing. The first `from` tokens
 * are of `head`, a question before the text, and are read for what they say of the others.
 */
export function tag(tagger: Tagger, tokens: Tokens, text: string, from = 0, head = ''): boolean {
  const { n } = tokens
  tagger.steps += n * (roles + joined)
  recall(tagger, tokens, text, from, head)
  if (!isLikely(tagger, tokens, from)) return false
  score(tagger, tokens)
  weigh(tagger, n)
  return true
}

/** Puts the place in memory of each token's word into `places`, reading words that are not remembered. */
function recall(tagger: Tagger, tokens: Tokens, text: string, from: number, head: string): void {
  const { memory, places, klasses, groups } = tagger
  const { keys } = memory
  const { n, hashes, shapes } = tokens
  const tongue = tongueOf(hashes, n)
  tagger.tongue = tongue
  for (let i = 0; i < n; i++) {
    const key = (Math.imul(hashes[i] as number, 93) + (shapes[i] as number) * 3 + tongue + 1) | 0 || 1
    let slot = slotOf(key)
    if (keys[slot] !== key && keys[++slot] !== key) {
      slot = freeSlot(tagger, slot - 1, i)
      learnWord(tagger, tokens, i < from ? head : text, i, key, slot)
    }
    places[i] = slot
    klasses[i] = memory.klasses[slot] as number
    groups[i] = memory.groups[slot] as number
  }
}

function slotOf(key: number): number {
  return (Math.imul(key, 0x9e3779b1) >>> 16) & (slots - 2)
}

/** A word read now must not push out one that this stretch still needs. */
function freeSlot(tagger: Tagger, slot: number, i: number): number {
  const { places, memory } = tagger
  const { keys } = memory
  if (keys[slot] === 0) return slot
  if (keys[slot + 1] === 0) return slot + 1
  let taken = 0
  for (let k = 0; k < i; k++) if (((places[k] as number) & -2) === slot) taken |= (places[k] as number) & 1 ? 2 : 1
  if (taken === 0) return slot + (i & 1)
  return taken === 3 ? slots + i : taken === 1 ? slot + 1 : slot
}

function learnWord(tagger: Tagger, tokens: Tokens, text: string, i: number, key: number, slot: number): void {
  const { memory, weights, own, ownEnds } = tagger
  const hash = tokens.hashes[i] as number
  const kind = tokens.shapes[i] as number
  const start = tokens.starts[i] as number
  const end = tokens.ends[i] as number
  wordFeatures(own, ownEnds, text, start, end, hash, kind, tagger.list, tagger.tongue)
  tagger.steps += end - start + 40
  memory.keys[slot] = key
  const flags = kind >= shape.capital ? flagsOf(tagger.list, hash) : 0
  memory.klasses[slot] = klassOf(tagger.list, kind, hash, flags)
  memory.groups[slot] = tagger.list.coarse[flags >>> groupShift] as number
  memory.marks[slot] =
    (isDull(kind, flags, end - start, isDullWord(weights.dull, hash)) ? mark.dull : 0) |
    (flags & everyday ? mark.everyday : 0)
  let k = 0
  for (let role = 0; role < roles; role++) {
    const at = slot * wide + role * weighted
    let a = 0
    let b = 0
    let c = 0
    for (; k < (ownEnds[role] as number); k++) {
      const w = packedOf(weights, own[k] as number)
      a += first(w)
      b += second(w)
      c += third(w)
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

/** What the word itself and those around it give a token as the beginning of a name. */
function ownWeight(tagger: Tagger, n: number, i: number): number {
  const { places } = tagger
  const { sums } = tagger.memory
  let a = sums[(places[i] as number) * wide] as number
  if (i > 0) a += sums[(places[i - 1] as number) * wide + weighted] as number
  if (i + 1 < n) a += sums[(places[i + 1] as number) * wide + 2 * weighted] as number
  if (i > 1) a += sums[(places[i - 2] as number) * wide + 3 * weighted] as number
  if (i + 2 < n) a += sums[(places[i + 2] as number) * wide + 4 * weighted] as number
  return a
}

/** What joins a token to those around it, in `joint`. */
function join(tagger: Tagger, tokens: Tokens, i: number): void {
  const { extra, joint, weights } = tagger
  const more = tagger.tongue > 0 ? joined : joined - foreignOnly
  joinedFeatures(extra, tokens, tagger.klasses, tagger.groups, i, tagger.tongue)
  let a = 0
  let b = 0
  let c = 0
  for (let k = 0; k < more; k++) {
    const w = packedOf(weights, extra[k] as number)
    a += first(w)
    b += second(w)
    c += third(w)
  }
  joint[i * weighted] = a
  joint[i * weighted + 1] = b
  joint[i * weighted + 2] = c
}

/** Whether any token from `from` on may be in a name: what is no everyday word and has weight enough. */
function isLikely(tagger: Tagger, tokens: Tokens, from: number): boolean {
  const { places, joint, joinedTo } = tagger
  const { marks } = tagger.memory
  const { scale } = tagger.weights
  const { n, shapes } = tokens
  for (let i = 0; i < from; i++) joinedTo[i] = 0
  for (let i = from; i < n; i++) {
    joinedTo[i] = 0
    if ((shapes[i] as number) < shape.capital || (marks[places[i] as number] as number) & mark.dull) continue
    const a = ownWeight(tagger, n, i)
    // Of an initial, as courts write persons, the surroundings say all.
    if (a * scale < hopeless && shapes[i] !== shape.initial) continue
    join(tagger, tokens, i)
    joinedTo[i] = 1
    if ((a + (joint[i * weighted] as number)) * scale <= likely) continue
    while (++i < n) joinedTo[i] = 0
    return true
  }
  return false
}

function score(tagger: Tagger, tokens: Tokens): void {
  const { memory, places, scores, joint, joinedTo } = tagger
  const { sums, marks } = memory
  const { scale } = tagger.weights
  const { n, shapes } = tokens
  for (let i = 0; i < n; i++) {
    let at = (places[i] as number) * wide
    let a = sums[at] as number
    let b = sums[at + 1] as number
    let c = sums[at + 2] as number
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
    const dull = ((marks[places[i] as number] as number) & mark.dull) > 0
    if (!dull) {
      if (joinedTo[i] === 0) join(tagger, tokens, i)
      a += joint[i * weighted] as number
      b += joint[i * weighted + 1] as number
      c += joint[i * weighted + 2] as number
    }
    // Digits and marks are in no name by themselves, whatever the weights say.
    const kind = shapes[i] as number
    const word = kind >= shape.capital && !dull
    scores[i * labels] = 0
    scores[i * labels + 1] = word ? a * scale : -30
    scores[i * labels + 2] =
      word || kind === shape.stop || kind === shape.clitic || kind === shape.quote ? b * scale : -30
    scores[i * labels + 3] = c * scale
  }
}

const never = Math.exp(-30)

/** Forward and backward sums, each token's scaled to 1, so that no logarithm is needed; then each token's likelihoods. */
function weigh(tagger: Tagger, n: number): void {
  const { scores, forward, backward, odds, inName, begins } = tagger
  const { chances } = tagger
  for (let i = 0; i < n * labels; i += labels) {
    odds[i] = 1
    for (let k = i + 1; k < i + labels; k++) {
      const s = scores[k] as number
      odds[k] = s === -30 ? never : Math.exp(Math.min(30, Math.max(-40, s)))
    }
  }
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
