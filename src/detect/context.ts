import { isLetter, plainLetters } from './characters.ts'

/**
 * Words near a value, as numbers: each word that a detector listens for has an id, found by a hash that is computed while the
 * window is read. No string is made, because this runs for each number in each message.
 */
export type Context = {
  /** Word ids in order, 0 for words nobody listens for; phrases are looked up here. */
  readonly sequence: Int32Array
  count: number
  /** The words among them that somebody listens for: mostly none or one, so that asking for a list of words costs next to nothing. */
  readonly known: Int32Array
  /** Where in the sequence each of them stands. */
  readonly places: Int32Array
  knownCount: number
  /** Grows with each new word, so that a window read before is read again. */
  vocabulary: number
}

/** By word: 1 if it is in the list, 2 if it begins one of `several`. */
type Phrases = { readonly words: Uint8Array; readonly several: readonly Int32Array[] }

/** Words of a window of some 300 characters at most. */
const room = 256

/** The words somebody listens for: hashes in an open table, and their ids at the same place. */
let keys = new Int32Array(4096)
let values = new Int32Array(4096)
let words = 0

/** What a list was compiled to is kept at the list itself: a map of lists would cost more than the question that it answers. */
type Asked = readonly string[] & { compiled?: Phrases }

export function newContext(): Context {
  return {
    sequence: new Int32Array(room + 4),
    count: 0,
    known: new Int32Array(room + 4),
    places: new Int32Array(room + 4),
    knownCount: 0,
    vocabulary: 0,
  }
}

export function beginWindow(context: Context): void {
  context.count = 0
  context.knownCount = 0
  context.vocabulary = words
}

export function vocabularySize(): number {
  return words
}

/** Adds the words of `text` from `from` to `to`. A break is left behind it, so that no phrase runs over the value. */
export function addWords(context: Context, text: string, from: number, to: number): void {
  const { sequence, known, places } = context
  let hash = 0
  let inWord = false
  let lower = false
  for (let i = from; i <= to; i++) {
    const c = i < to ? text.charCodeAt(i) : 32
    const letter = c < 128 ? (c | 32) >= 97 && (c | 32) <= 122 : isLetter(c)
    if (inWord && (!letter || (lower && c >= 65 && c <= 90))) {
      const id = idAt(hash)
      if (id > 0 && context.knownCount < room) {
        places[context.knownCount] = context.count
        known[context.knownCount++] = id
      }
      if (context.count < room) sequence[context.count++] = id
      inWord = false
    }
    if (!letter) continue
    if (!inWord) hash = 0
    inWord = true
    lower = c >= 97
    hash = c < 128 ? step(hash, c | 32) : stepWide(hash, c)
  }
  if (context.count < room) sequence[context.count++] = 0
}

export function hasAny(context: Context, phrases: readonly string[]): boolean {
  const { known, knownCount } = context
  if (knownCount === 0) return false
  const { words, several } = (phrases as Asked).compiled ?? compile(phrases)
  for (let i = 0; i < knownCount; i++) {
    const found = words[known[i] as number]
    if (found === 1) return true
    if (found === 2 && beginsAny(context, several, i)) return true
  }
  return false
}

/** Must be called before a window is read: new words change what the reader sees. */
export function learn(phrases: readonly string[]): void {
  if (!(phrases as Asked).compiled) compile(phrases)
}

function beginsAny(context: Context, several: readonly Int32Array[], i: number): boolean {
  const { sequence, count } = context
  const at = context.places[i] as number
  for (let n = 0; n < several.length; n++) {
    const words = several[n] as Int32Array
    if (at + words.length > count) continue
    let k = 0
    while (k < words.length && sequence[at + k] === words[k]) k++
    if (k === words.length) return true
  }
  return false
}

function compile(phrases: readonly string[]): Phrases {
  const single: number[] = []
  const several: Int32Array[] = []
  for (const phrase of phrases)
    if (phrase.includes(' ')) several.push(Int32Array.from(phrase.split(' '), idOf))
    else single.push(idOf(phrase))
  const known = new Uint8Array(words + 1)
  for (const one of several) known[one[0] as number] = 2
  for (const one of single) known[one] = 1
  const entry = { words: known, several }
  ;(phrases as Asked).compiled = entry
  return entry
}

function idOf(word: string): number {
  const hash = wordHash(word, 0, word.length)
  const known = idAt(hash)
  if (known > 0) return known
  if (words * 2 > keys.length) widen()
  put(hash, ++words)
  return words
}

function idAt(hash: number): number {
  const mask = keys.length - 1
  for (let at = Math.imul(hash, 0x9e3779b1) >>> 16; ; at++) {
    const there = keys[at & mask] as number
    if (there === hash) return values[at & mask] as number
    if (there === 0) return 0
  }
}

function put(hash: number, id: number): void {
  const mask = keys.length - 1
  let at = (Math.imul(hash, 0x9e3779b1) >>> 16) & mask
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

const plain = new Map<number, string>()

function stepWide(hash: number, c: number): number {
  let letters = plain.get(c)
  if (letters === undefined) plain.set(c, (letters = plainLetters(String.fromCharCode(c)).toLowerCase()))
  for (let i = 0; i < letters.length; i++) hash = step(hash, letters.charCodeAt(i))
  return hash
}
