import { isAsciiLetter, isLetter, plainLetter } from './characters.ts'

/**
 * The words of a stretch of text, each read once however many values stand in it and however often somebody asks. A word is a
 * number: each word that a detector listens for has an id, found by a hash that is computed while the stretch is read. No
 * string is made, because this runs round each number in each message.
 */
export type Words = {
  /** The text was read from here to there. */
  from: number
  to: number
  /** Ids in order, 0 for words nobody listens for; phrases are looked up here. */
  readonly ids: Int32Array
  readonly starts: Int32Array
  readonly ends: Int32Array
  count: number
  /** Which of them somebody listens for: mostly none or a few, so that asking for a list of words costs next to nothing. */
  readonly known: Int32Array
  knownCount: number
  /** The known words that stand near the value that was asked about last, their ids, and where the value begins and its neighbourhood ends. */
  readonly near: Int32Array
  readonly nearIds: Int32Array
  nearCount: number
  start: number
  stop: number
  /** How many words were listened for then: with a new one the text is read again. */
  vocabulary: number
}

/** By word: 1 if it is in the list, 2 if it begins one of `several`, which are kept by the word they begin with. */
type Phrases = { readonly listed: Uint8Array; readonly several: ReadonlyMap<number, readonly (readonly number[])[]> }

/** Words kept at a time, many times those that stand near one value. */
const room = 512

/** What is longer is no word of anybody's list. */
const longest = 40

/** The words somebody listens for: hashes in an open table, and their ids at the same place. */
let keys = new Int32Array(4096)
let values = new Int32Array(4096)
let vocabulary = 0

/** What a list was compiled to is kept at the list itself: a map of lists would cost more than the question that it answers. */
type Asked = readonly string[] & { compiled?: Phrases }

export function newWords(): Words {
  return {
    from: 0,
    to: -1,
    ids: new Int32Array(room + 1),
    starts: new Int32Array(room + 1),
    ends: new Int32Array(room + 1),
    count: 0,
    known: new Int32Array(room + 1),
    knownCount: 0,
    near: new Int32Array(room),
    nearIds: new Int32Array(room),
    nearCount: 0,
    start: 0,
    stop: 0,
    vocabulary: 0,
  }
}

/** For another text. */
export function forget(words: Words): void {
  words.from = 0
  words.to = -1
  words.nearCount = 0
}

/** Words are listened for that were not when the text was read. */
export function isStale(words: Words): boolean {
  return words.vocabulary !== vocabulary
}

/** Reads what of this stretch was not read yet, and says how many characters those were. */
export function readWords(words: Words, text: string, from: number, to: number): number {
  if (from >= words.from && to <= words.to && words.vocabulary === vocabulary) return 0
  if (from < words.from || from > words.to || words.vocabulary !== vocabulary || words.count > room / 2) {
    words.from = from
    words.to = from
    words.count = 0
    words.knownCount = 0
    words.vocabulary = vocabulary
    // A word that the stretch cuts in two is no word.
    if (from > 0 && isLetter(text.charCodeAt(from - 1)))
      while (words.to < to && isLetter(text.charCodeAt(words.to))) words.to++
  }
  const begun = words.to
  readOn(words, text, to)
  return words.to - begun
}

/** A word that begins before `to` is read to its end. */
function readOn(words: Words, text: string, to: number): void {
  const stop = Math.min(text.length, to)
  while (words.to < stop) takeWords(words, readStretches(words, text, Math.min(stop, words.to + pieceSize)))
  words.to = Math.max(words.to, to)
}

/** Read at a time, so that there is room for as many stretches as there are characters. */
const pieceSize = 512
/** By stretch: the hash of its letters, 0 if it has none, and where it ends. */
const hashes = new Int32Array(pieceSize + 1)
const stops = new Int32Array(pieceSize + 1)

/** No letter, a letter, a capital. */
const sorts = Uint8Array.from({ length: 128 }, (_, c) => (isAsciiLetter(c) ? (c < 97 ? 2 : 1) : 0))
/** ASCII letters as small ones, 0 for what is none. */
const letters = Uint8Array.from({ length: 128 }, (_, c) => (isAsciiLetter(c) ? c | 32 : 0))
/** Does a stretch end between two of these sorts, the first times four? Capitals end one only behind a small letter. */
const turns = Uint8Array.from({ length: 12 }, (_, k) =>
  Number((k >> 2 === 0) !== ((k & 3) === 0) || (k >> 2 === 1 && (k & 3) === 2)),
)

/**
 * Reads letters and what stands between them as stretches in turn, up to `to` or to the end of the word that stands there, and
 * says how many there are. Where words end nobody can foresee, the processor neither: so nothing is branched on, and each
 * character writes what its stretch has come to.
 */
function readStretches(words: Words, text: string, to: number): number {
  let i = words.to
  let count = 0
  let hash = 0
  let sort = 0
  stops[0] = i
  const last = Math.min(text.length, to + longest)
  for (; i < last; i++) {
    const c = text.charCodeAt(i)
    const next = c < 128 ? (sorts[c] as number) : Number(isLetter(c))
    const end = turns[(sort << 2) | next] as number
    if (i >= to && (end === 1 || sort === 0)) break
    count += end
    hash &= end - 1
    hash = c < 128 ? step(hash, letters[c] as number) : next > 0 ? stepWide(hash, c) : 0
    hashes[count] = hash
    stops[count] = i + 1
    sort = next
  }
  words.to = i
  return count
}

/** Those of the stretches that are words, and who of them somebody listens for. */
function takeWords(words: Words, stretches: number): void {
  const { ids, starts, ends, known } = words
  const seen = words.knownCount
  let { count, knownCount } = words
  for (let k = 1; k <= stretches && count < room; k++) {
    const hash = hashes[k] as number
    const isWord = (hash | -hash) >>> 31
    const heard = mayListen(hash) & isWord
    ids[count] = hash & -heard
    starts[count] = stops[k - 1] as number
    ends[count] = stops[k] as number
    known[knownCount] = count
    knownCount += heard
    count += isWord
  }
  words.count = count
  words.knownCount = seen
  for (let k = seen; k < knownCount; k++) {
    const at = known[k] as number
    if ((ids[at] = idAt(ids[at] as number)) > 0) known[words.knownCount++] = at
  }
}

/** Which of the known words stand between `from` and `to`, but not in what is left out from `start` to `end`. */
export function selectWords(words: Words, from: number, start: number, end: number, to: number): void {
  const { known, knownCount, starts, ends, ids, near, nearIds } = words
  let n = 0
  for (let k = knownCount - 1; k >= 0; k--) {
    const i = known[k] as number
    const at = starts[i] as number
    if (at >= to) continue
    if (at < from) break
    if (at < end && (ends[i] as number) > start) continue
    nearIds[n] = ids[i] as number
    near[n++] = i
  }
  words.nearCount = n
  words.start = start
  words.stop = to
}

/** Is one of the phrases among the words that were selected? None runs across what was left out. */
export function hasAny(words: Words, phrases: readonly string[]): boolean {
  const { nearIds, nearCount } = words
  if (nearCount === 0) return false
  const { listed, several } = (phrases as Asked).compiled ?? compile(phrases)
  for (let k = 0; k < nearCount; k++) {
    const id = nearIds[k] as number
    const found = id < listed.length ? (listed[id] as number) : 0
    if (found === 1 || (found === 2 && beginsAny(words, several, words.near[k] as number))) return true
  }
  return false
}

/** Must be called before words are read: new ones change what the reader sees. */
export function learn(phrases: readonly string[]): void {
  if (!(phrases as Asked).compiled) compile(phrases)
}

/** One of these, word for word from word `i` on and on one side of what was left out. */
function beginsAny(words: Words, several: Phrases['several'], i: number): boolean {
  const { ids, starts, count } = words
  const stop = (starts[i] as number) < words.start ? words.start : words.stop
  const phrases = several.get(ids[i] as number) as readonly (readonly number[])[]
  for (let p = 0; p < phrases.length; p++) {
    const phrase = phrases[p] as readonly number[]
    const last = i + phrase.length - 1
    if (last >= count || (starts[last] as number) >= stop) continue
    let k = 1
    while (k < phrase.length && ids[i + k] === phrase[k]) k++
    if (k === phrase.length) return true
  }
  return false
}

function compile(phrases: readonly string[]): Phrases {
  const single: number[] = []
  const several = new Map<number, number[][]>()
  for (const phrase of phrases)
    if (phrase.includes(' ')) {
      const words = phrase.split(' ').map(idOf)
      const first = words[0] as number
      several.set(first, [...(several.get(first) ?? []), words])
    } else single.push(idOf(phrase))
  const known = new Uint8Array(vocabulary + 1)
  for (const first of several.keys()) known[first] = 2
  for (const one of single) known[one] = 1
  const entry = { listed: known, several }
  ;(phrases as Asked).compiled = entry
  return entry
}

function idOf(word: string): number {
  const hash = wordHash(word, 0, word.length)
  const known = idAt(hash)
  if (known > 0) return known
  if (vocabulary * 2 > keys.length) widen()
  put(hash, ++vocabulary)
  const bit = Math.imul(hash, spread) >>> listenShift
  listened[bit >>> 5] = (listened[bit >>> 5] as number) | (1 << (bit & 31))
  return vocabulary
}

const spread = 0x9e3779b1

/** Which hashes somebody listens for, roughly and in 4 kB: by one look here nine of ten words are known to be none. */
const listenShift = 17
const listened = new Int32Array(1 << (32 - listenShift - 5))

function mayListen(hash: number): number {
  const bit = Math.imul(hash, spread) >>> listenShift
  return ((listened[bit >>> 5] as number) >>> (bit & 31)) & 1
}

function idAt(hash: number): number {
  const mask = keys.length - 1
  for (let at = Math.imul(hash, spread) >>> 16; ; at++) {
    const there = keys[at & mask] as number
    if (there === hash) return values[at & mask] as number
    if (there === 0) return 0
  }
}

function put(hash: number, id: number): void {
  const mask = keys.length - 1
  let at = (Math.imul(hash, spread) >>> 16) & mask
  while (keys[at] !== 0) at = (at + 1) & mask
  keys[at] = hash
  values[at] = id
}

function widen(): void {
  const [oldKeys, oldValues] = [keys, values]
  keys = new Int32Array(oldKeys.length * 2)
  values = new Int32Array(oldKeys.length * 2)
  for (const [i, hash] of oldKeys.entries()) if (hash !== 0) put(hash, oldValues[i] as number)
}

/** A number for a word, the same in any case and with or without accents. Never 0 for a word of letters. */
export function wordHash(text: string, from: number, to: number): number {
  let hash = 0
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i)
    hash = c < 128 ? step(hash, c | 32) : stepWide(hash, c)
  }
  return hash
}

function step(hash: number, c: number): number {
  return (Math.imul(hash, 16777619) + c) | 0
}

function stepWide(hash: number, c: number): number {
  const letters = plainLetter(c)
  for (let i = 0; i < letters.length; i++) hash = step(hash, letters.charCodeAt(i))
  return hash
}
