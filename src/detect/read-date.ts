import { isMonthDay } from './checks/check-digits.ts'
import { plainLetters } from './characters.ts'

/** First letters of the months in English, German, French, Spanish, Portuguese, Italian, Dutch, without accents. */
const months: readonly (readonly string[])[] = [
  ['jan', 'ene', 'gen'],
  ['feb', 'fev', 'feb'],
  ['mar', 'maer', 'mrt', 'maa', 'mrz'],
  ['apr', 'avr', 'abr'],
  ['may', 'mai', 'mag', 'mei'],
  ['jun', 'juin', 'giu'],
  ['jul', 'juil', 'lug'],
  ['aug', 'aou', 'ago'],
  ['sep', 'set'],
  ['oct', 'okt', 'out', 'ott'],
  ['nov'],
  ['dec', 'dez', 'dic'],
]

type DateSeen = {
  readonly start: number
  readonly end: number
  readonly year: number
  readonly written: boolean
}

const numeric =
  /^(?:(\d{4}) ?([-./]) ?(\d{1,2}) ?\2 ?(\d{1,2})|(\d{1,2}) ?([-./]) ?(\d{1,2}) ?\6 ?(\d{4}|\d{2})|(\d{2}) (\d{2}) (\d{4})|(\d{8}))(?![\d/-]|\.\d)/
const dayFirst =
  /^(\d{1,2})(?:st|nd|rd|th|er|º|ª|°|\.)?[ /-]{0,2}(?:of |de |del |do )?(\p{L}{3,10})\.?,?[ /-]{0,2}(?:de |del |do |of )?(\d{4}|['’]?\d{2})(?!\d)/iu
const monthFirst = /^(\p{L}{3,10})\.?[ -]{0,2}(\d{1,2})(?:st|nd|rd|th)?(?:,? {1,2}|-)(\d{4}|['’]\d{2})(?!\d)/iu

/** First letters of what may follow a day: months, `th`, `of`, `de`. */
const afterDay = pairs(
  'st nd rd th er of de do ja en ge fe ma mr ap av ab mg me ju gi lu au ao ag se oc ok ou ot no di'.split(' '),
)

function pairs(words: readonly string[]): Uint8Array {
  const table = new Uint8Array(1024)
  for (const one of words) table[pairOf(one.charCodeAt(0), one.charCodeAt(1))] = 1
  return table
}

/** Two letters in either case as one number. */
function pairOf(first: number, second: number): number {
  return ((first & 31) << 5) | (second & 31)
}

/** `1.1.76` */
const shortest = 6

/** At least four digits among signs, or a word that dates have beside the first digits: the patterns below need no less. */
function mayBegin(text: string, at: number): boolean {
  if (text.length - at < shortest) return false
  let digits = 0
  const stop = Math.min(text.length - 2, at + 14)
  for (let i = at; i < stop; i++) {
    const c = text.charCodeAt(i)
    if (c >= 48 && c <= 57) {
      if (++digits === 4) return true
    } else if (!(c === 32 || (c >= 45 && c <= 47))) {
      const next = text.charCodeAt(i + 1)
      if (c > 127 || digits > 2) return c > 127
      return next > 127 ? beginsMonth(text, i) : afterDay[pairOf(c, next)] === 1
    }
  }
  return digits > 0 && text.length - 2 <= at + 14
}

/** A full date that begins at `at`, at most 40 characters long. A date without a year is nobody's date of birth. */
export function dateAt(text: string, at: number): DateSeen | undefined {
  if (!mayBegin(text, at)) return undefined
  const window = text.slice(at, at + 40)
  const n = numeric.exec(window)
  if (n) {
    const year = n[1] ?? n[8] ?? n[11] ?? n[12]?.slice(0, 4) ?? ''
    const a = Number(n[3] ?? n[5] ?? n[9] ?? n[12]?.slice(4, 6))
    const b = Number(n[4] ?? n[7] ?? n[10] ?? n[12]?.slice(6, 8))
    const eight = n[12]
    if (eight && !plausible(eight.slice(0, 4)) && plausible(eight.slice(4))) {
      return either(Number(eight.slice(0, 2)), Number(eight.slice(2, 4)))
        ? { start: at, end: at + n[0].length, year: Number(eight.slice(4)), written: false }
        : undefined
    }
    if (!either(a, b) || !plausible(year)) return undefined
    return { start: at, end: at + n[0].length, year: Number(year), written: false }
  }
  const d = dayFirst.exec(window)
  if (d && monthOf(d[2] ?? '') && isMonthDay(monthOf(d[2] ?? ''), Number(d[1]))) {
    return { start: at, end: at + d[0].length, year: Number((d[3] ?? '').replace(/\D/g, '')), written: true }
  }
  const m = monthFirst.exec(window)
  if (m && monthOf(m[1] ?? '') && isMonthDay(monthOf(m[1] ?? ''), Number(m[2]))) {
    return { start: at, end: at + m[0].length, year: Number((m[3] ?? '').replace(/\D/g, '')), written: true }
  }
  return undefined
}

function either(a: number, b: number): boolean {
  return isMonthDay(a, b) || isMonthDay(b, a)
}

/** Two digits may be any year; four must be one in which a living person was born. */
function plausible(year: string): boolean {
  return year.length === 2 || (Number(year) >= 1890 && Number(year) <= 2099)
}

/** Three letters decide, before any pattern is tried. */
export function beginsMonth(text: string, at: number): boolean {
  const second = text.charCodeAt(at + 1)
  return (
    (second > 127 || beginnings[pairOf(text.charCodeAt(at), second)] === 1) &&
    firsts.has(plainLetters(text.slice(at, at + 3).toLowerCase()))
  )
}

const firsts = new Set(months.flat().map((head) => head.slice(0, 3)))
const beginnings = pairs([...firsts])

export function monthOf(word: string): number {
  const plain = plainLetters(word.toLowerCase())
  for (const [i, heads] of months.entries()) for (const head of heads) if (plain.startsWith(head)) return i + 1
  return 0
}
