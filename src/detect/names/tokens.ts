import { isDigit, isLetter, isSpace } from '../characters.ts'
import { hashOf, hashSeed, hashStep, mix } from './word-hash.ts'

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
  /** Shapes as written, and as they count in their surroundings. */
  readonly raw: Uint8Array
  readonly shapes: Uint8Array
  /** How its words are written, counted as `cases` says. */
  cases: number
  /** 1 if somebody who reads letters alone may see other words: signs and digits are in one, or letters beyond Latin. */
  odd: number
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
    raw: new Uint8Array(room),
    shapes: new Uint8Array(room),
    cases: 0,
    odd: 0,
    next: 0,
  }
}

/** Behind so many tokens a line break ends the stretch, and behind so many a full stop. */
const lineRoom = 48
const sentenceRoom = 96

/** Reads one stretch: up to a line break behind 48 tokens, a full stop behind 96, or the room. */
export function readTokens(tokens: Tokens, text: string, from: number, to = text.length): void {
  readWords(tokens, text, from, to)
  weighCase(tokens, tokens.cases)
}

/** Reads the stretch that begins with token `seam` of the one before: what both have is not read again. */
export function readTokensFrom(tokens: Tokens, text: string, seam: number): void {
  const { n, starts, ends, hashes, raw } = tokens
  for (const all of [starts, ends, hashes, raw]) all.copyWithin(0, seam, n)
  readWords(tokens, text, tokens.next, text.length, n - seam)
  weighCase(tokens, tokens.cases)
}

const shared = newTokens()
let sharedText: string | undefined

/** The tokens of a text that is one stretch, read once for all who ask for the same text in turn. Not to be written to. */
export function readWhole(text: string): Tokens | undefined {
  if (sharedText !== text) {
    sharedText = text
    readTokens(shared, text, 0)
  }
  return shared.next >= text.length ? shared : undefined
}

/** The same if that text was the last one read so. */
export function readJust(text: string): Tokens | undefined {
  return sharedText === text && shared.next >= text.length ? shared : undefined
}

/** Marks of one character, by their shape; 0 for all else. */
const marks = Uint8Array.from({ length: 128 }, (_, c) =>
  c === 10 || c === 39 || isSpace(c) || isLetter(c) || isDigit(c) ? 0 : punctuation(c),
)

/** How a word is written: its letters, and 4 if it begins small, 8 if it is one letter. */
const written = Uint8Array.from({ length: 16 }, (_, at) => {
  if ((at & 3) === 1) return shape.lower
  if ((at & 3) === 2) return at & 8 ? shape.initial : shape.upper
  return at & 4 ? shape.lower : shape.capital
})

/** As `readTokens`, with shapes as written only; behind the first `kept` tokens, which are there. */
export function readWords(tokens: Tokens, text: string, from: number, to = text.length, kept = 0): void {
  const { starts, ends, hashes, raw } = tokens
  let n = 0
  let i = from
  let counted = 0
  let place = first
  tokens.odd = 0
  for (; n < kept; n++) {
    const counts = place | countedAs(raw[n] as number, hashes[n] as number)
    counted = (counted + (cases[counts] as number)) | 0
    place = placeAfter[counts] as number
  }
  while (i < to && n < room) {
    let c = text.charCodeAt(i)
    if (c === 32) {
      i++
      continue
    }
    const start = i
    const stop = to - i > longestWord ? i + longestWord : to
    const head = c
    // 1 small letters, 2 capitals.
    let seen = 0
    let hash = hashSeed
    // The hash of `hashStep` for letters that need no look at a table of accents.
    while (((c | 32) - 97) >>> 0 < 26) {
      seen |= 2 - ((c >> 5) & 1)
      hash = (Math.imul(hash ^ (c | 32), 16777619) + (hash >>> 15)) | 0
      i++
      c = i < stop ? text.charCodeAt(i) : 0
    }
    starts[n] = start
    let kind: number
    if (seen === 0) {
      kind = c < 128 ? (marks[c] as number) : 0
      if (kind > 0) {
        // `Dr.`, `St.`, `J.`: the full stop behind a short word is known by that word.
        if (c === 46 && n > 0 && isShort(tokens, n - 1, i)) hash = mix(hashes[n - 1] as number, 46)
        ends[n] = ++i
        hashes[n] = (Math.imul(hash ^ c, 16777619) + (hash >>> 15)) | 0
        raw[n] = kind
      } else if (isDigit(c)) {
        do c = ++i < stop ? text.charCodeAt(i) : 0
        while (isDigit(c))
        if (isLetter(c) || (i === stop && stop < to)) i = readOdd(tokens, n, text, start, to)
        else {
          ends[n] = i
          raw[n] = shape.digits
          hashes[n] = 1
        }
      } else if (c !== 10 && isSpace(c)) {
        i++
        continue
      } else i = readOdd(tokens, n, text, start, to)
    } else if (c !== 32 && (c >= 128 || c === 45 || isDigit(c) || (c === 39 && i - start === 1)))
      i = readOdd(tokens, n, text, start, to)
    else {
      ends[n] = i
      hashes[n] = hash
      raw[n] = written[seen | ((head & 32) >> 3) | (((i - start - 2) >>> 31) << 3)] as number
      if (c === 32) i++
    }
    kind = raw[n] as number
    const counts = place | countedAs(kind, hashes[n] as number)
    n++
    counted = (counted + (cases[counts] as number)) | 0
    place = placeAfter[counts] as number
    if ((kind === shape.newline && n >= lineRoom) || (kind === shape.stop && n >= sentenceRoom)) break
  }
  tokens.n = n
  tokens.cases = counted
  tokens.next = i
}

/** Reads token `n`, which is no word of plain letters and digits; where the next may begin. */
function readOdd(tokens: Tokens, n: number, text: string, start: number, to: number): number {
  const { ends, hashes, raw } = tokens
  const c = text.charCodeAt(start)
  if (isLetter(c) || isDigit(c)) {
    const end = wordEnd(text, start, to)
    if (!isLatin(text, start, end)) tokens.odd = 1
    const kind = shapeOf(text, start, end)
    ends[n] = end
    raw[n] = kind
    hashes[n] = kind === shape.digits ? 1 : hashOf(text, start, end)
    return end
  }
  if (c === 10) {
    let i = start + 1
    while (i < to && isSpace(text.charCodeAt(i))) i++
    ends[n] = start + 1
    raw[n] = shape.newline
    hashes[n] = lineBreak
    return i
  }
  const kind = c === 39 || c === 0x2019 ? cliticOr(text, start) : punctuation(c)
  const end = kind === shape.clitic ? cliticEnd(text, start, to) : start + 1
  // The signs for Kelvin and Ångström are letters once they are small.
  if (c >= 0x2100) tokens.odd = 1
  // `Dr.`, `St.`, `J.`: the full stop behind a short word is known by that word.
  let hash = c === 46 && n > 0 && isShort(tokens, n - 1, start) ? mix(hashes[n - 1] as number, 46) : hashSeed
  for (let i = start; i < end; i++) hash = hashStep(hash, text.charCodeAt(i))
  ends[n] = end
  raw[n] = kind
  hashes[n] = hash
  return end
}

/** Latin letters and nothing else. */
function isLatin(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i)
    if (!isLetter(c) || c > 0x17f) return false
  }
  return true
}

const lineBreak = 2

/** Reads what stands before other texts, and a line break; how many tokens that is, -1 if nothing can be put behind it. */
export function readHead(tokens: Tokens, head: string): number {
  readWords(tokens, head, 0)
  return closeHead(tokens, head.length)
}

/** The same where its words stand in `tokens` already. */
export function closeHead(tokens: Tokens, size: number): number {
  const last = tokens.n
  if (tokens.next < size || last >= lineRoom - 1) return -1
  if (last > 0 && tokens.raw[last - 1] === shape.newline) return last
  put(tokens, last, size, size + 1, lineBreak, shape.newline)
  return last + 1
}

/**
 * Puts the tokens of `text` behind the first `from` of `all`, as if both were one text; offsets stay those of each.
 * Undefined if together they would not be one stretch.
 */
export function joinTokens(all: Tokens, from: number, text: Tokens): Tokens | undefined {
  const { starts, ends, hashes, raw } = text
  if (from < 0 || raw[0] === shape.newline || from + text.n > sentenceRoom) return undefined
  for (let i = 0; i < text.n; i++) {
    const kind = raw[i] as number
    if (kind === shape.newline && from + i >= lineRoom - 1) return undefined
    put(all, from + i, starts[i] as number, ends[i] as number, hashes[i] as number, kind)
  }
  all.n = from + text.n
  weighCase(all, all.cases + text.cases)
  return all
}

function put(tokens: Tokens, i: number, start: number, end: number, hash: number, kind: number): void {
  tokens.starts[i] = start
  tokens.ends[i] = end
  tokens.hashes[i] = hash
  tokens.raw[i] = kind
}

function isShort(tokens: Tokens, last: number, at: number): boolean {
  const kind = tokens.raw[last] as number
  return tokens.ends[last] === at && at - (tokens.starts[last] as number) <= 4 && kind >= shape.capital
}

/** Longest word read as one; what goes on is the next word. */
export const longestWord = 40

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

/** Added to the shape of what stands at the beginning of a sentence. */
const first = 16
const places = Array.from({ length: 2 * first }, (_, at) => ({ kind: at % first, begins: at >= first }))
/** A byte each for capitals inside sentences and at their beginnings, words in capitals, small words. */
const cases = Uint32Array.from(places, ({ kind, begins }) => {
  if (kind === shape.capital || kind === shape.initial) return begins ? 1 << 8 : 1
  return kind === shape.upper ? 1 << 16 : kind === shape.lower ? 1 << 24 : 0
})
const placeAfter = Uint8Array.from(places, ({ kind, begins }) =>
  kind === shape.stop || kind === shape.newline || (kind < shape.digits && begins) ? first : 0,
)

/** The English « I » is written so wherever it stands. */
function countedAs(kind: number, hash: number): number {
  return kind === shape.initial && hash === hashOfI ? shape.digits : kind
}

/** Shapes as they count, by shapes as written. */
const asWritten = Uint8Array.from({ length: first }, (_, kind) => kind)
const asWeak = asWritten.map((kind) => (kind === shape.lower ? shape.weak : kind))
const asCaseless = asWritten.map((kind) => (kind === shape.lower ? shape.caseless : kind))
const asShouted = asCaseless.map((kind) => (kind === shape.upper || kind === shape.capital ? shape.caseless : kind))

/**
 * In a text without capitals a small letter says nothing of a word, and in one with capitals at the beginnings of sentences
 * alone it says little. All capitals say as little as none.
 */
function weighCase({ n, raw, shapes }: Tokens, cases: number): void {
  const inside = cases & 255
  const begins = (cases >> 8) & 255
  const uppers = (cases >> 16) & 255
  const shouting = uppers > 1 && cases >>> 24 === 0 && uppers > inside + begins
  let counts = asWritten
  if (shouting) counts = asShouted
  else if (inside === 0) counts = begins === 0 && uppers === 0 ? asCaseless : asWeak
  for (let i = 0; i < n; i++) shapes[i] = counts[raw[i] as number] as number
}

const hashOfI = hashStep(hashSeed, 105)
