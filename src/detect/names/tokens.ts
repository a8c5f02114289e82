import { isDigit, isLetter, isSpace } from '../characters.ts'
import { hashSeed, hashStep, mix } from './word-hash.ts'

/** What a token looks like. The numbers are in the shipped model: changing one means training again. */
export const shape = {
  edge: 0,
  newline: 1,
  stop: 2,
  comma: 3,
  colon: 4,
  at: 5,
  quote: 6,
  other: 7,
  digits: 8,
  clitic: 9,
  capital: 10,
  upper: 11,
  initial: 12,
  lower: 13,
  weak: 14,
  caseless: 15,
} as const

/** One stretch of text in tokens. Reused; at most `room` tokens, so that work and memory are bounded. */
export type Tokens = {
  n: number
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly hashes: Int32Array
  readonly shapes: Uint8Array
  /** Where the next stretch begins. */
  next: number
}

export const room = 192

export function newTokens(): Tokens {
  return {
    n: 0,
    starts: new Int32Array(room),
    ends: new Int32Array(room),
    hashes: new Int32Array(room),
    shapes: new Uint8Array(room),
    next: 0,
  }
}

/** Reads one stretch: up to a line break behind 48 tokens, a full stop behind 96, or the room. */
export function readTokens(tokens: Tokens, text: string, from: number, to = text.length): void {
  let n = 0
  let i = from
  while (i < to && n < room) {
    const c = text.charCodeAt(i)
    if (c === 32 || (isSpace(c) && c !== 10)) {
      i++
      continue
    }
    const start = i
    let kind: number
    let hash = hashSeed
    if (isLetter(c) || isDigit(c)) {
      const end = wordEnd(text, i, to)
      kind = shapeOf(text, i, end)
      for (; i < end; i++) hash = hashStep(hash, text.charCodeAt(i))
    } else {
      kind = c === 39 || c === 0x2019 ? cliticOr(text, i) : punctuation(c)
      const end = kind === shape.clitic ? cliticEnd(text, i, to) : i + 1
      // `Dr.`, `St.`, `J.`: the full stop behind a short word is known by that word.
      if (c === 46 && n > 0 && isShort(tokens, n - 1, i)) hash = mix(tokens.hashes[n - 1] as number, 46)
      for (; i < end; i++) hash = hashStep(hash, text.charCodeAt(i))
      if (kind === shape.newline) while (i < to && isSpace(text.charCodeAt(i))) i++
    }
    tokens.starts[n] = start
    tokens.ends[n] = kind === shape.newline ? start + 1 : i
    tokens.hashes[n] = kind === shape.digits ? 1 : kind === shape.newline ? 2 : hash
    tokens.shapes[n] = kind
    n++
    if ((kind === shape.newline && n >= 48) || (kind === shape.stop && n >= 96)) break
  }
  tokens.n = n
  tokens.next = i
  weighCase(tokens)
}

function isShort(tokens: Tokens, last: number, at: number): boolean {
  const kind = tokens.shapes[last] as number
  return tokens.ends[last] === at && at - (tokens.starts[last] as number) <= 4 && kind >= shape.capital
}

/** Longest word read as one; what goes on is the next word. */
const longestWord = 40

/** Letters and digits; a hyphen or apostrophe between letters belongs to the word, as in Jean-Pierre and O'Brien. */
function wordEnd(text: string, from: number, to: number): number {
  const stop = Math.min(to, from + longestWord)
  let i = from + 1
  while (i < stop) {
    const c = text.charCodeAt(i)
    if (isLetter(c) || isDigit(c)) i++
    else if (c === 45 && isLetter(text.charCodeAt(i + 1)) && isLetter(text.charCodeAt(i - 1))) i += 2
    else if (
      (c === 39 || c === 0x2019) &&
      i - from === 1 &&
      isUpper(text.charCodeAt(from)) &&
      isUpper(text.charCodeAt(i + 1))
    )
      i += 2
    else break
  }
  return Math.min(i, stop)
}

/** `'s`, `'re`, and what stands behind the French and Italian `l'`: the apostrophe is a token of its own there. */
function cliticOr(text: string, i: number): number {
  return cliticEnd(text, i, text.length) > i + 1 ? shape.clitic : shape.quote
}

function cliticEnd(text: string, i: number, to: number): number {
  if (!isLetter(text.charCodeAt(i - 1))) return i + 1
  let end = i + 1
  while (end < to && end < i + 4 && isLetter(text.charCodeAt(end))) end++
  return end > i + 1 && end < i + 4 && !isLetter(text.charCodeAt(end)) ? end : i + 1
}

function punctuation(c: number): number {
  if (c === 10) return shape.newline
  if (c === 46 || c === 33 || c === 63) return shape.stop
  if (c === 44) return shape.comma
  if (c === 58 || c === 59) return shape.colon
  if (c === 64 || c === 35) return shape.at
  if (c === 34 || c === 40 || c === 41 || c === 0xab || c === 0xbb || c === 0x201c || c === 0x201d || c === 0x201e)
    return shape.quote
  return shape.other
}

function shapeOf(text: string, from: number, to: number): number {
  let uppers = 0
  let letters = 0
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i)
    if (isDigit(c)) return shape.digits
    if (c === 45 || c === 39 || c === 0x2019) continue
    letters++
    if (isUpper(c)) uppers++
  }
  if (uppers === 0) return shape.lower
  if (letters === 1) return shape.initial
  if (uppers === letters) return shape.upper
  return isUpper(text.charCodeAt(from)) ? shape.capital : shape.lower
}

export function isUpper(c: number): boolean {
  if (c < 128) return c >= 65 && c <= 90
  if (c >= 0xc0 && c <= 0xde) return c !== 0xd7
  if (c >= 0x100 && c <= 0x17f) return c < 0x138 || c > 0x148 ? (c & 1) === 0 : (c & 1) === 1
  return (c >= 0x391 && c <= 0x3ab) || (c >= 0x410 && c <= 0x42f)
}

/**
 * In a text without capitals a small letter says nothing of a word, and in one with capitals at the beginnings of sentences
 * alone it says little. All capitals say as little as none.
 */
function weighCase(tokens: Tokens): void {
  let inside = 0
  let begins = 0
  let uppers = 0
  let lowers = 0
  let first = true
  for (let i = 0; i < tokens.n; i++) {
    const kind = tokens.shapes[i] as number
    if (kind === shape.capital || (kind === shape.initial && !isI(tokens, i))) {
      if (first) begins++
      else inside++
    }
    if (kind === shape.upper) uppers++
    if (kind === shape.lower) lowers++
    if (kind >= shape.digits) first = false
    else if (kind === shape.stop || kind === shape.newline) first = true
  }
  const shouting = uppers > 1 && lowers === 0 && uppers > inside + begins
  if (!shouting && inside > 0) return
  const as = shouting || (begins === 0 && uppers === 0) ? shape.caseless : shape.weak
  for (let i = 0; i < tokens.n; i++) {
    const kind = tokens.shapes[i]
    if (kind === shape.lower) tokens.shapes[i] = as
    else if (shouting && (kind === shape.upper || kind === shape.capital)) tokens.shapes[i] = shape.caseless
  }
}

function isI(tokens: Tokens, i: number): boolean {
  return tokens.hashes[i] === hashOfI
}

const hashOfI = hashStep(hashSeed, 105)
