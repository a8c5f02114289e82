import { foreignOnly, joined, joinedFeatures, klassOf, roles, tongueOf, wordFeatures, wordRoom } from './features.ts'
import { everyday, flagsOf, given, groupShift, type NameList, surname } from './name-list.ts'
import { room, shape, type Tokens } from './tokens.ts'
import { addWeights, isDullWord, labels, weighted, type Weights } from './weights.ts'

export type Tagger = {
  readonly list: NameList
  readonly weights: Weights
  /**
   * Words met before, by a part of their hash, four places for each part; behind them one place for each token that finds all
   * taken by words of its own stretch. Most tokens are dull words, and of those no more is asked than the key.
   */
  readonly memory: {
    readonly hashes: Int32Array
    /** Shape, language and length, by which words of one hash differ. The last bit says whether the word is dull, one that is passed over. */
    readonly keys: Int32Array
    /** Three weights for each role, and in the last place what the word is for its neighbours: class and group. */
    readonly sums: Int16Array
  }
  tongue: number
  /** 1 for what is in no name by itself: digits, marks, dull words. */
  readonly closed: Uint8Array
  readonly klasses: Uint16Array
  readonly groups: Uint8Array
  /** For each token, behind two for those before the first, where the sums of its word begin. */
  readonly places: Int32Array
  readonly forward: Float64Array
  readonly backward: Float64Array
  readonly odds: Float64Array
  /** The odds of each weight. */
  readonly oddsOf: Float64Array
  readonly chances: Float64Array
  readonly extra: Int32Array
  readonly joint: Int16Array
  readonly joinedTo: Uint8Array
  readonly own: Int32Array
  readonly ownEnds: Uint8Array
  /** Filled by `tag`: the likelihood of each token to be in a name, and to begin one. */
  readonly inName: Float32Array
  readonly begins: Float32Array
  steps: number
}

/**
 * A stretch holds no name if no word has so much more weight as the beginning of one than as anything else, by itself and with
 * what joins it to its neighbours. Read off the labelled sets, where it costs one name in a thousand.
 */
const likely = { alone: 1, joined: 1.6 } as const
/** So far as this a word is looked at for what it says of another. */
const reach = 2

const slots = 1 << 16
const ways = 4
const wide = 16
/** Sums of nought, of what stands before the first token and behind the last. */
const nowhere = (slots + room) * wide
const kindAt = wide - 1
const classBits = 9
const classMask = 2 ** classBits - 1

export function newTagger(list: NameList, weights: Weights): Tagger {
  return {
    list,
    weights,
    memory: {
      hashes: new Int32Array(slots + room),
      keys: new Int32Array(slots + room),
      sums: new Int16Array(nowhere + wide),
    },
    tongue: 0,
    closed: new Uint8Array(room),
    klasses: new Uint16Array(room),
    groups: new Uint8Array(room),
    places: new Int32Array(room + 2 * reach),
    forward: new Float64Array(room * labels),
    backward: new Float64Array(room * labels),
    odds: new Float64Array(room * labels),
    oddsOf: oddsBy(weights.scale),
    chances: Float64Array.from(weights.moves, Math.exp),
    extra: new Int32Array(joined),
    joint: new Int16Array(room * weighted),
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
 * are of `head`, a question before the text, and only the last are read, for what they say of the others.
 */
export function tag(tagger: Tagger, tokens: Tokens, text: string, from = 0, head = ''): boolean {
  tagger.steps += tokens.n * (roles + joined)
  recall(tagger, tokens, text, from, head)
  let i = from
  while (i < tokens.n && !isLikely(tagger, tokens, i)) i++
  if (i === tokens.n) return false
  weigh(tagger, tokens, Math.max(0, from - reach))
  return true
}

/** Puts the place in memory of each token's word into `places`, reading words that are not remembered. */
function recall(tagger: Tagger, tokens: Tokens, text: string, from: number, head: string): void {
  const { places, closed, joinedTo } = tagger
  const { keys, hashes: met } = tagger.memory
  const { n, hashes, shapes, starts, ends } = tokens
  const tongue = tongueOf(hashes, n)
  tagger.tongue = tongue
  const begin = Math.max(0, from - 2 * reach)
  places[begin] = nowhere
  places[begin + 1] = nowhere
  for (let i = begin; i < n; i++) {
    const kind = shapes[i] as number
    const hash = hashes[i] as number
    const key = ((((ends[i] as number) - (starts[i] as number)) << 8) | (kind << 4) | (tongue << 2)) + 2
    const isHere = (slot: number) => met[slot] === hash && ((keys[slot] as number) & -2) === key
    const first = slotOf(Math.imul(hash, 93) + kind * 3 + tongue)
    let slot = first
    while (slot < first + ways && keys[slot] !== 0 && !isHere(slot)) slot++
    if (slot === first + ways) slot = freeSlot(tagger, first, begin, i)
    if (!isHere(slot)) learnWord(tagger, tokens, i < from ? head : text, i, key, slot)
    places[i + reach] = slot * wide
    closed[i] = kind < shape.capital ? 1 : (keys[slot] as number) & 1
    joinedTo[i] = 0
  }
  places[n + reach] = nowhere
  places[n + reach + 1] = nowhere
}

function slotOf(key: number): number {
  return (Math.imul(key, 0x9e3779b1) >>> 16) & (slots - ways)
}

/** A word read now must not push out one that this stretch still needs. */
function freeSlot({ places }: Tagger, first: number, begin: number, i: number): number {
  const met = places.subarray(begin + reach, i + reach)
  for (let k = i; k < i + ways; k++) {
    const slot = first + (k & (ways - 1))
    if (!met.includes(slot * wide)) return slot
  }
  return slots + i
}

function learnWord(tagger: Tagger, tokens: Tokens, text: string, i: number, key: number, slot: number): void {
  const { memory, weights, own, ownEnds } = tagger
  const hash = tokens.hashes[i] as number
  const kind = tokens.shapes[i] as number
  const start = tokens.starts[i] as number
  const end = tokens.ends[i] as number
  wordFeatures(own, ownEnds, text, start, end, hash, kind, tagger.list, tagger.tongue)
  tagger.steps += end - start + 40
  const flags = kind >= shape.capital ? flagsOf(tagger.list, hash) : 0
  memory.hashes[slot] = hash
  memory.keys[slot] = isDull(kind, flags, end - start, isDullWord(weights.dull, hash)) ? key | 1 : key
  const klass = klassOf(tagger.list, kind, hash, flags) & classMask
  memory.sums[slot * wide + kindAt] = klass | ((tagger.list.coarse[flags >>> groupShift] as number) << classBits)
  let from = 0
  for (let role = 0; role < roles; role++) {
    addWeights(weights, own, from, ownEnds[role] as number, memory.sums, slot * wide + role * weighted)
    from = ownEnds[role] as number
  }
}

function isDull(kind: number, flags: number, size: number, never: boolean): boolean {
  if (kind < shape.lower) return kind === shape.digits
  if (never) return true
  return ((flags & everyday) > 0 && (flags & (given | surname)) === 0) || (kind === shape.lower && size > 4)
}

/** What the word itself and those around it give a token, for one of the three labels. */
function ownWeight(places: Int32Array, sums: Int16Array, i: number, label: number): number {
  return (
    (sums[(places[i + reach] as number) + label] as number) +
    (sums[(places[i + reach - 1] as number) + weighted + label] as number) +
    (sums[(places[i + reach + 1] as number) + 2 * weighted + label] as number) +
    (sums[(places[i + reach - 2] as number) + 3 * weighted + label] as number) +
    (sums[(places[i + reach + 2] as number) + 4 * weighted + label] as number)
  )
}

/** What joins a token to those around it, in `joint`. */
function join(tagger: Tagger, tokens: Tokens, i: number): void {
  const { extra, joint, joinedTo, weights, klasses, groups, places } = tagger
  if (joinedTo[i] === 1) return
  joinedTo[i] = 1
  for (let k = Math.max(0, i - 2); k < Math.min(tokens.n, i + 2); k++) {
    const kind = tagger.memory.sums[(places[k + reach] as number) + kindAt] as number
    klasses[k] = (tokens.shapes[k] as number) * (classMask + 1) + (kind & classMask)
    groups[k] = kind >> classBits
  }
  const more = tagger.tongue > 0 ? joined : joined - foreignOnly
  joinedFeatures(extra, tokens, klasses, groups, i, tagger.tongue)
  addWeights(weights, extra, 0, more, joint, i * weighted)
}

/** Whether a word may begin a name: by itself, then with what joins it to its neighbours. */
function isLikely(tagger: Tagger, tokens: Tokens, i: number): boolean {
  const { joint, closed, weights, places, memory } = tagger
  if (closed[i] === 1) return false
  const a = ownWeight(places, memory.sums, i, 0)
  const c = ownWeight(places, memory.sums, i, 2)
  // Of an initial, as courts write persons, the surroundings say all.
  if ((a - Math.max(0, c)) * weights.scale < likely.alone && tokens.shapes[i] !== shape.initial) return false
  join(tagger, tokens, i)
  const more = a + (joint[i * weighted] as number)
  return (more - Math.max(0, c + (joint[i * weighted + 2] as number))) * weights.scale > likely.joined
}

/** The odds of each label from its weight alone; nothing has 1. Digits, marks and dull words are in no name by themselves. */
function weighOne(tagger: Tagger, tokens: Tokens, i: number): void {
  const { odds, oddsOf, joint, closed, places } = tagger
  const { sums } = tagger.memory
  const kind = tokens.shapes[i] as number
  const open = closed[i] === 0
  const at = i * labels
  let [b, c] = [0, 0]
  if (open || (kind < shape.capital && kind !== shape.digits)) {
    join(tagger, tokens, i)
    b = joint[i * weighted + 1] as number
    c = joint[i * weighted + 2] as number
  }
  const goesOn = open || kind === shape.stop || kind === shape.clitic || kind === shape.quote
  odds[at] = 1
  odds[at + 1] = open ? (oddsOf[farthest + ownWeight(places, sums, i, 0) + (joint[i * weighted] as number)] as number) : 0
  odds[at + 2] = goesOn ? (oddsOf[farthest + ownWeight(places, sums, i, 1) + b] as number) : 0
  odds[at + 3] = oddsOf[farthest + ownWeight(places, sums, i, 2) + c] as number
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
