import { codeAt, isDigit } from '../characters.ts'
import { decodeUtf16 } from './utf8.ts'
import { astralDigitZeros, foldTable, hanDigits, unsure } from './fold-table.ts'

/**
 * Text as a person reads it, with the way back: stretches in which both run side by side, since most texts that change do so
 * in one or two places. A stretch begins at unit `at` of the folded text; that unit was `size` units from `from` on. Both
 * rise from stretch to stretch, which redaction stands on. Where lengths never part there are none.
 */
export type Folded = { readonly text: string; readonly stretches: readonly Stretch[] }
export type Stretch = { readonly at: number; readonly from: number; readonly size: number }

export function fold(text: string): Folded {
  const units = roomOf(text.length)
  const stretches: Stretch[] = []
  let changed = false
  let n = 0
  /** How far the text runs before what is read of it. */
  let ahead = 0
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i)
    let size = 1
    const known = foldTable[code] as number
    if (known !== 0) {
      const odd = known === unsure ? oddAt(text, i) : oneUnit + known
      if (odd !== 0) {
        changed = true
        size = odd >> 16
        code = odd & 0xffff
        if (code === 1) {
          i += size - 1
          continue
        }
      }
    }
    if (size > 1 || i - n !== ahead) {
      stretches.push({ at: n, from: i, size })
      i += size - 1
      ahead = i - n
    }
    units[n++] = code
  }
  return { text: changed ? textOf(units.subarray(0, n)) : text, stretches }
}

const oneUnit = 1 << 16
/** A longer text brings its own. */
const room = new Uint16Array(1 << 15)

export function roomOf(length: number): Uint16Array {
  return length <= room.length ? room : new Uint16Array(length)
}

/** A folded range in original offsets. Marks that stand inside the range are inside, marks around it are not. */
export function unfold({ stretches }: Folded, start: number, end: number): { start: number; end: number } {
  if (stretches.length === 0 || end <= start) return { start, end }
  const last = unitAt(stretches, end - 1)
  return { start: unitAt(stretches, start).from, end: last.from + last.size }
}

/** Where a unit of the folded text was written. */
function unitAt(stretches: readonly Stretch[], at: number): Stretch {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((stretches[middle] as Stretch).at <= at) low = middle + 1
    else high = middle
  }
  const stretch = stretches[low - 1]
  if (!stretch) return { at, from: at, size: 1 }
  const more = at - stretch.at
  return more === 0 ? stretch : { at, from: stretch.from + stretch.size + more - 1, size: 1 }
}

/** Would folding change what stands here? */
export function isFoldable(text: string, i: number): boolean {
  const known = foldTable[text.charCodeAt(i)] as number
  return known === unsure ? oddAt(text, i) > 0 : known > 0
}

/** The one sign that a character is always read as, a letter or a mark; 0 if it is a digit or depends on what stands beside it. */
export function plainOf(c: number): number {
  const known = foldTable[c] as number
  return known > unsure && !isDigit(known) ? known : 0
}

/** What is read for what stands here, and of how many units, times `oneUnit`; 0 if it stays. */
export function oddAt(text: string, i: number): number {
  const c = text.charCodeAt(i)
  if (c === 37) return percent(text, i) || percentBytes(text, i)
  if (c === 38) {
    const plain = entity(text, i)
    const twice = plain === ampersand ? entity(text, i + 4) : 0
    return twice === 0 ? plain : twice + 4 * oneUnit
  }
  if (c === 92) return escaped(text, i)
  if (c < 0xd800) {
    const digit = hanDigit(text, i)
    return digit >= 0 ? oneUnit + 48 + digit : 0
  }
  const digit = astral(text, i)
  return digit < 0 ? 0 : 2 * oneUnit + (digit === unseen ? 1 : 48 + digit)
}

/** `%20` and its like, encoded once or twice; only for printable ASCII and line ends: an encoded NUL stays as written. */
function percent(text: string, i: number): number {
  const code = byteAt(text, i + 1)
  const twice = code === 37 ? byteAt(text, i + 3) : -1
  return isPlain(twice) ? 5 * oneUnit + twice : isPlain(code) ? 3 * oneUnit + code : 0
}

/** `%C2%A0`, `%E2%80%8B`: two or three bytes of UTF-8, where folding reads their character as another. */
function percentBytes(text: string, i: number): number {
  const lead = byteAt(text, i + 1)
  const size = lead >= 0xe0 ? 9 : 6
  if (lead < 0xc2 || lead > 0xef) return 0
  let code = lead & (size === 9 ? 15 : 31)
  for (let at = i + 3; at < i + size; at += 3) {
    const byte = byteAt(text, at + 1)
    if (codeAt(text, at) !== 37 || (byte & 0xc0) !== 0x80) return 0
    code = (code << 6) | (byte & 63)
  }
  return readAs(code, size)
}

/** `\u0034`, `\x34` as program text and JSON write characters, and a line's end between digits. */
function escaped(text: string, i: number): number {
  const kind = codeAt(text, i + 1)
  const code = kind === 120 ? byteAt(text, i + 2) : kind === 117 ? (byteAt(text, i + 2) << 8) | byteAt(text, i + 4) : 0
  // A quote would end the string that it stands in.
  if (code !== 0) return code === 34 || code === 92 ? 0 : readAs(code, kind === 120 ? 4 : 6)
  const blank = kind === 110 || kind === 114 || kind === 116
  return blank && isDigit(codeAt(text, i - 1)) && isDigit(codeAt(text, i + 2)) ? 2 * oneUnit + 32 : 0
}

/** `&#49;`, `&#x31;`, and without the semicolon, which no browser asks for. */
function reference(text: string, i: number): number {
  const base = (codeAt(text, i + 1) | 32) === 120 ? 16 : 10
  const from = base === 16 ? i + 2 : i + 1
  let at = from
  let code = 0
  for (let d = hex(codeAt(text, at)); d >= 0 && d < base && at < from + 7; d = hex(codeAt(text, at))) {
    code = code * base + d
    at++
  }
  return readAs(code, at - i + (codeAt(text, at) === 59 ? 2 : 1))
}

/** What a character is read as that so many units stand for; 0 if folding would leave it, so that words stay as written. */
function readAs(code: number, size: number): number {
  if (isPlain(code)) return size * oneUnit + code
  const known = code > 127 && code <= 0xffff ? (foldTable[code] as number) : 0
  return known === 0 || known === unsure ? 0 : size * oneUnit + known
}

/** Printable ASCII, and the ends of lines and cells. */
function isPlain(code: number): boolean {
  return (code >= 32 && code < 127) || code === 9 || code === 10 || code === 13
}

function byteAt(text: string, i: number): number {
  const high = hex(codeAt(text, i))
  const low = hex(codeAt(text, i + 1))
  return high < 0 || low < 0 ? -1 : high * 16 + low
}

function hex(c: number): number {
  if (c >= 48 && c <= 57) return c - 48
  const lower = c | 32
  return lower >= 97 && lower <= 102 ? lower - 87 : -1
}

const entities: readonly (readonly [string, number])[] = [
  ['&nbsp;', 32],
  ['&ensp;', 32],
  ['&emsp;', 32],
  ['&thinsp;', 32],
  ['&ndash;', 45],
  ['&mdash;', 45],
  ['&hyphen;', 45],
  ['&shy;', 1],
  ['&zwj;', 1],
  ['&zwnj;', 1],
  ['&commat;', 64],
  ['&amp;', 38],
  ['&quot;', 34],
  ['&lt;', 60],
  ['&gt;', 62],
]

/** `&amp;`, behind which what it encodes may go on. */
const ampersand = 5 * oneUnit + 38

function entity(text: string, i: number): number {
  if (codeAt(text, i + 1) === 35) return reference(text, i + 1)
  for (const [name, code] of entities) if (matchesName(text, i, name)) return name.length * oneUnit + code
  return 0
}

function matchesName(text: string, i: number, name: string): boolean {
  for (let k = 1; k < name.length; k++) {
    const c = codeAt(text, i + k)
    const want = name.charCodeAt(k)
    if (c !== want && !(c >= 65 && c <= 90 && (c | 32) === want)) return false
  }
  return true
}

const unseen = 10

/** The digit that a character beyond the basic plane is, `unseen` for tags and selectors, else -1. */
function astral(text: string, i: number): number {
  const low = text.charCodeAt(i + 1)
  if (!(low >= 0xdc00 && low <= 0xdfff)) return -1
  const code = (text.charCodeAt(i) - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000
  if (code < 0x104a0) return -1
  if (code >= 0xe0000 && code < 0xe1000) return unseen
  for (const zero of astralDigitZeros) if (code >= zero && code < zero + 10) return code - zero
  return -1
}

/** 〇 to 九 stand for digits where four or more stand in a row; alone they are words and parts of words. */
function hanDigit(text: string, i: number): number {
  const digit = hanDigits.indexOf(text.charAt(i))
  if (digit < 0) return -1
  let from = i
  let to = i + 1
  while (i - from < 4 && isHan(codeAt(text, from - 1))) from--
  while (to - i < 4 && isHan(codeAt(text, to))) to++
  return to - from >= 4 ? digit % 10 : -1
}

/** Nothing else between ASCII and half pairs depends on what stands beside it. */
function isHan(c: number): boolean {
  return c > 127 && c < 0xd800 && foldTable[c] === unsure
}

/** By the decoder, which takes no half of a pair; then in slices, because a call with a million arguments overflows the stack. */
export function textOf(units: Uint16Array): string {
  const whole = decodeUtf16(units)
  if (whole !== undefined) return whole
  let out = ''
  for (let at = 0; at < units.length; at += slice) {
    out += String.fromCharCode.apply(null, units.subarray(at, at + slice) as unknown as number[])
  }
  return out
}

const slice = 8192
