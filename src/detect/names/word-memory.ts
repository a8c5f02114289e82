import { klassOf, roles, wordFeatures, wordRoom } from './features.ts'
import { everyday, flagMask, flagsOf, given, groupShift, type NameList, surname } from './name-list.ts'
import { room, shape, type Tokens } from './tokens.ts'
import { addWeights, isDullWord, weighted, type Weights } from './weights.ts'

/**
 * Words met before, each with what the weights of its features come to, in one of the eight places from that which its hash
 * names; behind all of them is one for each token that finds its eight taken by words of its own stretch.
 */
export type WordMemory = {
  readonly list: NameList
  readonly weights: Weights
  /**
   * Sixteen numbers a word: its hash, and its key with its flags, in two each; for each role the weight as the beginning of a
   * name and as another proper noun; the weight of a name that goes on; class and group. They lie together, as fetching them
   * is most of what a word costs.
   */
  readonly sums: Int16Array
  /** The same bytes, for hashes and keys. */
  readonly words: Int32Array
  /** What it says of its neighbours as names that go on: asked of the few stretches that may hold one. */
  readonly onward: Int16Array
  /** For each token, behind two for those before the first, where in `sums` its word begins. */
  readonly places: Int32Array
  /** 1 for what is in no name by itself: digits, marks, dull words. */
  readonly closed: Uint8Array
  readonly unmet: Uint8Array
  readonly features: Int32Array
  readonly ends: Uint8Array
  readonly added: Int16Array
}

/** So far as this a word is looked at for what it says of another. */
export const reach = 2

const slotBits = 16
/** So many places from that which its hash names are a word's. */
const ways = 8
const spare = 2 ** slotBits + ways
const wide = 16
const rolesAt = 4
const onwardAt = wide - 2
const kindAt = wide - 1
const neighbours = roles - 1
const classBits = 9
const classMask = 2 ** classBits - 1
/** Noughts, of what stands before the first token and behind the last. */
const nowhere = (spare + room) * wide

export function newWordMemory(list: NameList, weights: Weights): WordMemory {
  const sums = new Int16Array(nowhere + wide)
  return {
    list,
    weights,
    sums,
    words: new Int32Array(sums.buffer),
    onward: new Int16Array((nowhere / wide + 1) * neighbours),
    places: new Int32Array(room + 2 * reach),
    closed: new Uint8Array(room),
    unmet: new Uint8Array(room),
    features: new Int32Array(wordRoom),
    ends: new Uint8Array(roles),
    added: new Int16Array(weighted),
  }
}

function slotOf(hash: number, kind: number, tongue: number): number {
  return Math.imul(Math.imul(hash, 93) + kind * 3 + tongue, 0x9e3779b1) >>> (32 - slotBits)
}

/** All that a word's weights come from but its hash; never 0. The last bit is left for whether it is closed, the first sixteen for its flags. */
function keyOf(size: number, kind: number, tongue: number): number {
  return (size << 8) | (kind << 4) | (tongue << 2) | 2
}

const keyMask = 0xfffe
const flagsShift = 16

/** Finds the places of the tokens from `begin` on, reading the words that are not remembered: those before `from` in `head`. */
export function recall(
  memory: WordMemory,
  tokens: Tokens,
  tongue: number,
  text: string,
  begin: number,
  from: number,
  head: string,
): void {
  const { words, places, closed, unmet } = memory
  const { n, hashes, shapes, starts, ends } = tokens
  places[begin] = nowhere
  places[begin + 1] = nowhere
  places[n + reach] = nowhere
  places[n + reach + 1] = nowhere
  // Nearly all words stand in the first of their places. Whether they do is counted and not branched on, so that the
  // processor fetches many at once.
  let missing = 0
  for (let i = begin; i < n; i++) {
    const hash = hashes[i] as number
    const kind = shapes[i] as number
    const at = slotOf(hash, kind, tongue) * (wide / 2)
    const key = words[at + 1] as number
    const other =
      ((words[at] as number) ^ hash) |
      ((key & keyMask) ^ keyOf((ends[i] as number) - (starts[i] as number), kind, tongue))
    places[i + reach] = 2 * at
    closed[i] = key & 1
    unmet[missing] = i
    missing += (other | -other) >>> 31
  }
  for (let k = 0; k < missing; k++) {
    const i = unmet[k] as number
    const place = placeOf(memory, tokens, tongue, i < from ? head : text, i, begin)
    places[i + reach] = place
    closed[i] = (words[place / 2 + 1] as number) & 1
  }
}

function placeOf(memory: WordMemory, tokens: Tokens, tongue: number, text: string, i: number, begin: number): number {
  const { words, places } = memory
  const hash = tokens.hashes[i] as number
  const kind = tokens.shapes[i] as number
  const key = keyOf((tokens.ends[i] as number) - (tokens.starts[i] as number), kind, tongue)
  const first = slotOf(hash, kind, tongue)
  let free = -1
  for (let slot = first; slot < first + ways; slot++) {
    const at = slot * (wide / 2)
    if (words[at] === hash && ((words[at + 1] as number) & keyMask) === key) return slot * wide
    if (words[at + 1] === 0) {
      free = slot
      break
    }
  }
  // A word read now must not push out one that this stretch still needs.
  const needed = free < 0 ? places.subarray(begin + reach, tokens.n + reach) : places
  for (let k = i; free < 0 && k < i + ways; k++) {
    const slot = first + (k & (ways - 1))
    if (!needed.includes(slot * wide)) free = slot
  }
  if (free < 0) free = spare + i
  learn(memory, tokens, tongue, text, i, key, free)
  return free * wide
}

function learn(
  memory: WordMemory,
  tokens: Tokens,
  tongue: number,
  text: string,
  i: number,
  key: number,
  slot: number,
): void {
  const { list, weights, sums, words, onward, features, ends, added } = memory
  const hash = tokens.hashes[i] as number
  const kind = tokens.shapes[i] as number
  const start = tokens.starts[i] as number
  const end = tokens.ends[i] as number
  wordFeatures(features, ends, text, start, end, hash, kind, list, tongue)
  const listed = flagsOf(list, hash)
  const flags = kind >= shape.capital ? listed : 0
  const at = slot * wide
  words[at / 2] = hash
  const closed = isClosed(weights, hash, kind, flags, end - start) ? 1 : 0
  words[at / 2 + 1] = ((listed & flagMask) << flagsShift) | key | closed
  const klass = klassOf(list, kind, hash, flags) & classMask
  sums[at + kindAt] = klass | ((list.coarse[flags >>> groupShift] as number) << classBits)
  let from = 0
  for (let role = 0; role < roles; role++) {
    const to = ends[role] as number
    addWeights(weights, features, from, to, added, 0)
    sums[at + rolesAt + 2 * role] = added[0] as number
    if (role === 0) sums[at + onwardAt] = added[1] as number
    else onward[slot * neighbours + role - 1] = added[1] as number
    sums[at + rolesAt + 2 * role + 1] = added[2] as number
    from = to
  }
}

function isClosed({ dull }: Weights, hash: number, kind: number, flags: number, size: number): boolean {
  if (kind < shape.capital) return true
  if (kind < shape.lower) return false
  return (
    isDullWord(dull, hash) ||
    ((flags & everyday) > 0 && (flags & (given | surname)) === 0) ||
    (kind === shape.lower && size > 4)
  )
}

/** What the lists say of token `i`, without its group. */
export function flagsAt({ words, places }: WordMemory, i: number): number {
  return (words[(places[i + reach] as number) / 2 + 1] as number) >>> flagsShift
}

/** The weight of token `i` as the beginning of a name, by itself and by the words around it. */
export function weightOf({ sums, places }: WordMemory, i: number): number {
  return sumOf(sums, places, i, rolesAt)
}

/** The same as another proper noun. */
export function weightOfOther({ sums, places }: WordMemory, i: number): number {
  return sumOf(sums, places, i, rolesAt + 1)
}

function sumOf(sums: Int16Array, places: Int32Array, i: number, at: number): number {
  return (
    (sums[(places[i + reach] as number) + at] as number) +
    (sums[(places[i + reach - 1] as number) + at + 2] as number) +
    (sums[(places[i + reach + 1] as number) + at + 4] as number) +
    (sums[(places[i + reach - 2] as number) + at + 6] as number) +
    (sums[(places[i + reach + 2] as number) + at + 8] as number)
  )
}

/** The same as one that goes on. */
export function weightOnward({ sums, onward, places }: WordMemory, i: number): number {
  return (
    (sums[(places[i + reach] as number) + onwardAt] as number) +
    (onward[((places[i + reach - 1] as number) / wide) * neighbours] as number) +
    (onward[((places[i + reach + 1] as number) / wide) * neighbours + 1] as number) +
    (onward[((places[i + reach - 2] as number) / wide) * neighbours + 2] as number) +
    (onward[((places[i + reach + 2] as number) / wide) * neighbours + 3] as number)
  )
}

/** Its shape and class of lists, as `klassOf` has them. */
export function klassAt({ sums, places }: WordMemory, tokens: Tokens, i: number): number {
  return (
    (tokens.shapes[i] as number) * (classMask + 1) +
    ((sums[(places[i + reach] as number) + kindAt] as number) & classMask)
  )
}

export function groupAt({ sums, places }: WordMemory, i: number): number {
  return (sums[(places[i + reach] as number) + kindAt] as number) >> classBits
}
