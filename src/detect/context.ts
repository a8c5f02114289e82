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
  knownCount: number
  /** Grows with each new word, so that a window read before is read again. */
  vocabulary: number
}

/** `single[id] === 1`: that word is in the list. */
type Phrases = { readonly single: Uint8Array; readonly several: readonly Int32Array[] }

/** Words of a window of some 300 characters at most. */
const room = 256

const ids = new Map<number, number>()
const compiled = new WeakMap<readonly string[], Phrases>()

export function newContext(): Context {
  return {
    sequence: new Int32Array(room + 4),
    count: 0,
    known: new Int32Array(room + 4),
    knownCount: 0,
    vocabulary: 0,
  }
}

export function beginWindow(context: Context): void {
  context.count = 0
  context.knownCount = 0
  context.vocabulary = ids.size
}

export function vocabularySize(): number {
  return ids.size
}

/** Adds the words of `text` from `from` to `to`. A break is left behind it, so that no phrase runs over the value. */
export function addWords(context: Context, text: string, from: number, to: number): void {
  const { sequence, known } = context
  let hash = 0
  let inWord = false
  let lower = false
  for (let i = from; i <= to; i++) {
    const c = i < to ? text.charCodeAt(i) : 32
    const letter = c < 128 ? (c | 32) >= 97 && (c | 32) <= 122 : isLetter(c)
    if (inWord && (!letter || (lower && c >= 65 && c <= 90))) {
      const id = ids.get(hash) ?? 0
      if (context.count < room) sequence[context.count++] = id
      if (id > 0 && context.knownCount < room) known[context.knownCount++] = id
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
  if (context.knownCount === 0) return false
  const { single, several } = compiled.get(phrases) ?? compile(phrases)
  for (let i = 0; i < context.knownCount; i++) if (single[context.known[i] as number] === 1) return true
  for (let i = 0; i < several.length; i++) if (hasSequence(context, several[i] as Int32Array)) return true
  return false
}

/** Must be called before a window is read: new words change what the reader sees. */
export function learn(phrases: readonly string[]): void {
  if (!compiled.has(phrases)) compile(phrases)
}

function hasSequence(context: Context, words: Int32Array): boolean {
  const last = context.count - words.length
  for (let at = 0; at <= last; at++) {
    let k = 0
    while (k < words.length && context.sequence[at + k] === words[k]) k++
    if (k === words.length) return true
  }
  return false
}

function compile(phrases: readonly string[]): Phrases {
  const split = phrases.map((phrase) => Int32Array.from(phrase.split(' '), idOf))
  const single = new Uint8Array(ids.size + 1)
  for (const words of split) if (words.length === 1) single[words[0] as number] = 1
  const entry = { single, several: split.filter((words) => words.length > 1) }
  compiled.set(phrases, entry)
  return entry
}

function idOf(word: string): number {
  let hash = 0
  for (let i = 0; i < word.length; i++)
    hash = word.charCodeAt(i) < 128 ? step(hash, word.charCodeAt(i) | 32) : stepWide(hash, word.charCodeAt(i))
  const known = ids.get(hash)
  if (known !== undefined) return known
  ids.set(hash, ids.size + 1)
  return ids.size
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
