import { astralDigitZeros, foldTable } from './fold-table.ts'

/**
 * Text as a person reads it, with the way back. Invariants that redaction stands on:
 * `starts[i]` and `ends[i]` are the original UTF-16 offsets of folded unit `i`; both rise; without maps every offset is its own.
 */
export type Folded = {
  readonly text: string
  readonly starts: Int32Array | undefined
  readonly ends: Int32Array | undefined
}

export function fold(text: string): Folded {
  const first = firstFoldable(text)
  return first < 0 ? { text, starts: undefined, ends: undefined } : foldFrom(text, first)
}

/** A folded range in original offsets. Marks that stand inside the range are inside, marks around it are not. */
export function unfold(folded: Folded, start: number, end: number): { start: number; end: number } {
  if (!folded.starts || !folded.ends || end <= start) return { start, end }
  return { start: folded.starts[start] ?? start, end: folded.ends[end - 1] ?? end }
}

function firstFoldable(text: string): number {
  for (let i = 0; i < text.length; i++) if (isFoldable(text, i)) return i
  return -1
}

/** Would folding change what stands here? */
export function isFoldable(text: string, i: number): boolean {
  const c = text.charCodeAt(i)
  if (c < 128) return foldTable[c] === 1 || (c === 37 && percent(text, i) > 0) || (c === 38 && entity(text, i) > 0)
  return foldTable[c] !== 0 || (c >= 0xd800 && c <= 0xdbff && astralDigit(text, i) >= 0)
}

function foldFrom(text: string, first: number): Folded {
  const units = new Uint16Array(text.length)
  const starts = new Int32Array(text.length)
  const ends = new Int32Array(text.length)
  let n = 0
  const put = (code: number, start: number, end: number) => {
    units[n] = code
    starts[n] = start
    ends[n] = end
    n++
  }
  for (let i = 0; i < first; i++) put(text.charCodeAt(i), i, i + 1)
  let i = first
  while (i < text.length) {
    const c = text.charCodeAt(i)
    let as = c
    let length = 1
    if (c < 128) {
      if (c === 37) {
        const code = percent(text, i)
        if (code > 0) [as, length] = [code, 3]
      } else if (c === 38) {
        const size = entity(text, i)
        if (size > 0) [as, length] = [entityCode(text, i, size), size]
      } else if (foldTable[c] === 1) as = 1
    } else if (c >= 0xd800 && c <= 0xdbff) {
      const digit = astralDigit(text, i)
      if (digit >= 0) [as, length] = [48 + digit, 2]
    } else if (foldTable[c]) as = foldTable[c] ?? c
    if (as !== 1) put(as, i, i + length)
    i += length
  }
  return { text: textOf(units, n), starts: starts.subarray(0, n), ends: ends.subarray(0, n) }
}

/** `%20` and its like, only for printable ASCII: a stray `50%25` costs nothing, an encoded NUL stays as written. */
function percent(text: string, i: number): number {
  const high = hex(text.charCodeAt(i + 1))
  const low = hex(text.charCodeAt(i + 2))
  if (high < 2 || high > 7 || low < 0) return 0
  const code = high * 16 + low
  return code < 127 ? code : 0
}

function hex(c: number): number {
  if (c >= 48 && c <= 57) return c - 48
  const lower = c | 32
  return lower >= 97 && lower <= 102 ? lower - 87 : -1
}

const entities: readonly (readonly [string, number])[] = [
  ['&nbsp;', 32],
  ['&#160;', 32],
  ['&#xa0;', 32],
  ['&ensp;', 32],
  ['&emsp;', 32],
  ['&thinsp;', 32],
  ['&#32;', 32],
  ['&ndash;', 45],
  ['&mdash;', 45],
  ['&#45;', 45],
  ['&shy;', 1],
  ['&zwj;', 1],
  ['&zwnj;', 1],
  ['&#64;', 64],
  ['&commat;', 64],
  ['&#46;', 46],
  ['&#8203;', 1],
  ['&amp;', 38],
  ['&quot;', 34],
  ['&#39;', 39],
  ['&lt;', 60],
  ['&gt;', 62],
]

function entity(text: string, i: number): number {
  for (const [name] of entities) if (matchesName(text, i, name)) return name.length
  return 0
}

function entityCode(text: string, i: number, size: number): number {
  for (const [name, code] of entities) if (name.length === size && matchesName(text, i, name)) return code
  return 38
}

function matchesName(text: string, i: number, name: string): boolean {
  for (let k = 1; k < name.length; k++) {
    const c = text.charCodeAt(i + k)
    const want = name.charCodeAt(k)
    if (c !== want && !(c >= 65 && c <= 90 && (c | 32) === want)) return false
  }
  return true
}

function astralDigit(text: string, i: number): number {
  const low = text.charCodeAt(i + 1)
  if (!(low >= 0xdc00 && low <= 0xdfff)) return -1
  const code = (text.charCodeAt(i) - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000
  if (code < 0x104a0) return -1
  for (const zero of astralDigitZeros) if (code >= zero && code < zero + 10) return code - zero
  return -1
}

/** In slices, because a call with a million arguments overflows the stack. */
function textOf(units: Uint16Array, n: number): string {
  let out = ''
  for (let at = 0; at < n; at += 8192) {
    out += String.fromCharCode.apply(null, units.subarray(at, Math.min(n, at + 8192)) as unknown as number[])
  }
  return out
}
