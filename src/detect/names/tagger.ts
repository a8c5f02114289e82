import { foreignOnly, joined, joinedFeatures, roles, tongueOf } from './features.ts'
import type { NameList } from './name-list.ts'
import { room, shape, type Tokens } from './tokens.ts'
import { hashOf } from './word-hash.ts'
import { addWeights, labels, weighted, type Weights } from './weights.ts'
import {
  groupAt,
  klassAt,
  newWordMemory,
  reach,
  recall,
  weightOf,
  weightOfOther,
  weightOnward,
  type WordMemory,
} from './word-memory.ts'

export type Tagger = {
  readonly list: NameList
  readonly weights: Weights
  readonly memory: WordMemory
  tongue: number
  readonly klasses: Uint16Array
  readonly groups: Uint8Array
  /** What each shape must weigh by itself to be looked at, and the tokens that do. */
  readonly bounds: Int32Array
  readonly hopeful: Uint8Array
  readonly forward: Float64Array
  readonly backward: Float64Array
  readonly odds: Float64Array
  /** The odds of each weight. */
  readonly oddsOf: Float64Array
  readonly chances: Float64Array
  readonly extra: Int32Array
  readonly joint: Int16Array
  readonly joinedTo: Uint8Array
  /** Filled by `tag`: the likelihood of each token to be in a name, and to begin one. */
  readonly inName: Float32Array
  readonly begins: Float32Array
  steps: number
}

/**
 * A stretch holds no name if no word has so much more weight as the beginning of one than as anything else, by itself and with
 * what joins it to its neighbours. Read off the labelled sets, where it costs one name in a thousand.
 */
const likely = { alone: 1, initial: -0.5, joined: 1.6 } as const

export function newTagger(list: NameList, weights: Weights): Tagger {
  return {
    list,
    weights,
    memory: newWordMemory(list, weights),
    tongue: 0,
    klasses: new Uint16Array(room),
    groups: new Uint8Array(room),
    // Of an initial, as courts write persons, the surroundings say most.
    bounds: Int32Array.from(Object.values(shape), (kind) =>
      Math.ceil((kind === shape.initial ? likely.initial : likely.alone) / weights.scale),
    ),
    hopeful: new Uint8Array(room),
    forward: new Float64Array(room * labels),
    backward: new Float64Array(room * labels),
    odds: new Float64Array(room * labels),
    oddsOf: oddsBy(weights.scale),
    chances: Float64Array.from(weights.moves, Math.exp),
    extra: new Int32Array(joined),
    joint: new Int16Array(room * weighted),
    joinedTo: new Uint8Array(room),
    inName: new Float32Array(room),
    begins: new Float32Array(room),
    steps: 0,
  }
}

/**
 * False if nothing in the stretch is likely to be a name; then `inName` and `begins` say nothing. The first `from` tokens
 * are of `head`, a question before the text, and only the last are read, for what they say of the others.
 */
export function tag(tagger: Tagger, tokens: Tokens, text: string, from = 0, head = ''): boolean {
  const { n, hashes } = tokens
  tagger.steps += n * (roles + joined)
  tagger.tongue = tongueOf(hashes, n)
  recall(tagger.memory, tokens, tagger.tongue, text, Math.max(0, from - 2 * reach), from, head)
  const hopes = findHopeful(tagger, tokens, from)
  let k = 0
  while (k < hopes && !isLikely(tagger, tokens, tagger.hopeful[k] as number)) k++
  if (k === hopes) return false
  const begin = Math.max(0, from - reach)
  // What is left of another text in front of it is no name.
  tagger.inName.fill(0, 0, begin)
  weigh(tagger, tokens, begin)
  return true
}

/** Words that may begin a name by themselves. Counted without a branch, as it is as good as chance. */
function findHopeful(tagger: Tagger, { n, shapes }: Tokens, from: number): number {
  const { memory, hopeful, bounds, joinedTo } = tagger
  const { closed } = memory
  for (let i = Math.max(0, from - reach); i < from; i++) joinedTo[i] = 0
  let open = 0
  for (let i = from; i < n; i++) {
    joinedTo[i] = 0
    hopeful[open] = i
    open += (closed[i] as number) ^ 1
  }
  let hopes = 0
  for (let k = 0; k < open; k++) {
    const i = hopeful[k] as number
    const other = weightOfOther(memory, i)
    const over = weightOf(memory, i) - (other & ~(other >> 31)) - (bounds[shapes[i] as number] as number)
    hopeful[hopes] = i
    hopes += ~over >>> 31
  }
  return hopes
}

/** What joins a token to those around it, in `joint`. */
function join(tagger: Tagger, tokens: Tokens, i: number): void {
  const { extra, joint, joinedTo, weights, klasses, groups, memory } = tagger
  if (joinedTo[i] === 1) return
  joinedTo[i] = 1
  for (let k = Math.max(0, i - 2); k < Math.min(tokens.n, i + 2); k++) {
    klasses[k] = klassAt(memory, tokens, k)
    groups[k] = groupAt(memory, k)
  }
  const more = tagger.tongue > 0 ? joined : joined - foreignOnly
  joinedFeatures(extra, tokens, klasses, groups, i, tagger.tongue)
  addWeights(weights, extra, 0, more, joint, i * weighted)
}

/** Whether a word may begin a name, with what joins it to its neighbours. */
function isLikely(tagger: Tagger, tokens: Tokens, i: number): boolean {
  const { joint, weights, memory } = tagger
  if (isPronoun(tokens, i)) return false
  join(tagger, tokens, i)
  const more = weightOf(memory, i) + (joint[i * weighted] as number)
  const other = weightOfOther(memory, i) + (joint[i * weighted + 2] as number)
  return (more - Math.max(0, other)) * weights.scale > likely.joined
}

/** « I have », « I'm »: no initial, though one letter; half of the words that would be looked at with their neighbours. */
function isPronoun({ hashes, shapes, n }: Tokens, i: number): boolean {
  if (hashes[i] !== pronoun || i + 1 === n) return false
  const next = shapes[i + 1] as number
  return next >= shape.lower || next === shape.clitic
}

const pronoun = hashOf('i')

/** The odds of each label from its weight alone; nothing has 1. Digits, marks and dull words are in no name by themselves. */
function weighOne(tagger: Tagger, tokens: Tokens, i: number): void {
  const { odds, oddsOf, joint, memory } = tagger
  const kind = tokens.shapes[i] as number
  const open = memory.closed[i] === 0
  const at = i * labels
  let [b, c] = [0, 0]
  if (open || (kind < shape.capital && kind !== shape.digits)) {
    join(tagger, tokens, i)
    b = joint[i * weighted + 1] as number
    c = joint[i * weighted + 2] as number
  }
  const goesOn = open || kind === shape.stop || kind === shape.clitic || kind === shape.quote
  odds[at] = 1
  odds[at + 1] = open ? (oddsOf[farthest + weightOf(memory, i) + (joint[i * weighted] as number)] as number) : 0
  odds[at + 2] = goesOn ? (oddsOf[farthest + weightOnward(memory, i) + b] as number) : 0
  odds[at + 3] = oddsOf[farthest + weightOfOther(memory, i) + c] as number
}
/** More than any weight of a token. */
const farthest = 4096

/** The odds of each weight: looked up, as a power costs more than all sums of a token. */
function oddsBy(scale: number): Float64Array {
  return Float64Array.from({ length: 2 * farthest }, (_, at) =>
    Math.exp(Math.min(30, Math.max(-40, (at - farthest) * scale))),
  )
}

/** Forward and backward sums, each token's scaled to 1, so that no logarithm is needed; then each token's likelihoods. */
function weigh(tagger: Tagger, tokens: Tokens, from: number): void {
  const { forward, backward, odds, inName, begins, chances } = tagger
  const { n } = tokens
  for (let i = from; i < n; i++) weighOne(tagger, tokens, i)
  let total = 0
  const start = from * labels
  for (let y = 0; y < labels; y++) total += forward[start + y] = (odds[start + y] as number) * (chances[y] as number)
  for (let y = 0; y < labels; y++) forward[start + y] = (forward[start + y] as number) / total
  for (let i = from + 1; i < n; i++) {
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
  for (let i = n - 2; i >= from; i--) {
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
  for (let i = from; i < n; i++) {
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
