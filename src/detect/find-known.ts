import { isDigit, isLetter } from './characters.ts'
import type { Seen } from './scan/seen.ts'
import { hashOf } from './names/word-hash.ts'

/** What is known of the person who writes: their own name, mail address and number are theirs wherever they stand. */
export type Known = {
  readonly names?: readonly string[]
  readonly emails?: readonly string[]
  readonly phones?: readonly string[]
}

/** Shorter words of a name are too common to be found alone: Jo, Li, Al. */
const leastWord = 3
const leastDigits = 6

/** Exact matches only, whole words: one pass over the text for names, one search a mail address, one a number. */
export function findKnown(text: string, known: Known): Seen[] {
  const out: Seen[] = []
  const lower = text.toLowerCase()
  // A few letters change their length with their case; offsets would be wrong then.
  if (lower.length === text.length) {
    for (const email of known.emails ?? []) if (email.length > 4) findAll(out, lower, email.toLowerCase(), 'email')
  }
  if (known.names?.length) findWords(out, text, known.names)
  for (const phone of known.phones ?? []) findDigits(out, text, phone.replace(/\D/g, ''))
  return out
}

function findAll(out: Seen[], text: string, value: string, kind: 'email'): void {
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) {
    const end = at + value.length
    if (!isWordLike(text.charCodeAt(at - 1)) && !isWordLike(text.charCodeAt(end)))
      out.push(seen(kind, 'contact', at, end))
  }
}

function isWordLike(c: number): boolean {
  return isLetter(c) || isDigit(c)
}

/** Runs of words that are all of one known name: « Ada », « Lovelace », « Ada Lovelace »; small letters and missing accents do. */
function findWords(out: Seen[], text: string, names: readonly string[]): void {
  const words = new Set<number>()
  for (const name of names)
    for (const word of name.split(/[^\p{L}'’-]+/u)) if (word.length >= leastWord) words.add(hashOf(word))
  let start = -1
  let end = -1
  for (let i = 0; i < text.length;) {
    if (!isLetter(text.charCodeAt(i))) {
      i++
      continue
    }
    const from = i
    while (i < text.length && (isLetter(text.charCodeAt(i)) || isInner(text, i))) i++
    if (i - from < 40 && words.has(hashOf(text, from, i))) {
      if (start >= 0 && from - end > 2) {
        out.push(seen('person-name', 'identity', start, end))
        start = -1
      }
      if (start < 0) start = from
      end = i
    } else if (start >= 0) {
      out.push(seen('person-name', 'identity', start, end))
      start = -1
    }
  }
  if (start >= 0) out.push(seen('person-name', 'identity', start, end))
}

function isInner(text: string, i: number): boolean {
  const c = text.charCodeAt(i)
  return (c === 45 || c === 39 || c === 0x2019) && isLetter(text.charCodeAt(i + 1))
}

/** The digits of a number however they are parted; a trunk 0 may stand for the calling code, so the last nine are enough. */
function findDigits(out: Seen[], text: string, digits: string): void {
  if (digits.length < leastDigits) return
  const tail = digits.slice(-9)
  let matched = 0
  let start = 0
  let gap = 0
  const places: number[] = []
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (isDigit(c)) {
      if (matched === 0) start = i
      places.push(i)
      matched++
      gap = 0
    } else if (matched > 0 && ++gap > 2) {
      close(out, text, places, start, tail)
      matched = 0
    }
  }
  close(out, text, places, start, tail)
}

/** One run of digits with short gaps: is its end the known number? Runs are as long as numbers are, or are left. */
function close(out: Seen[], text: string, places: number[], start: number, tail: string): void {
  const n = places.length
  if (n >= tail.length && n <= 17) {
    let same = true
    for (let k = 0; k < tail.length && same; k++)
      same = text.charCodeAt(places[n - tail.length + k] as number) === tail.charCodeAt(k)
    if (same) {
      const from = text.charCodeAt(start - 1) === 43 ? start - 1 : start
      out.push(seen('phone', 'contact', from, (places[n - 1] as number) + 1))
    }
  }
  places.length = 0
}

function seen(kind: string, klass: 'contact' | 'identity', start: number, end: number): Seen {
  return { kind, class: klass, start, end, confidence: 0.99, detector: `${kind}/known`, hint: '', rank: 1 }
}
