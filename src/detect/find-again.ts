import { codeAt, isAlnum, isDigit } from './characters.ts'
import { correctedNear } from './find-corrected.ts'
import type { Finding } from './finding.ts'

/** `by` as the scanner says it: what is found again was woken by nobody. */
type Told = Finding & { readonly by?: string }

/** What is less sure may be no value at all, and would be no value twice. */
const sure = 0.72
/** So many values of one text are looked for again: more stand in a table or a file, each with its own name. */
const mostValues = 8
const longest = 80
/** Found by their form wherever they stand, or so short that the same digits are often something else. */
const passed = new Set(['card-expiry', 'card-security-code', 'private-key', 'connection-string', 'basic-auth-url'])
const groups = new Set(['secret', 'payment', 'bank', 'government-id'])

/**
 * « my password is … » and further on the same again without its name: what was surely told is a secret wherever it stands as a
 * whole, and so is what it was put right by. `found` is sorted and free of overlaps; what is given does not touch it. Each value
 * costs one search of the text.
 */
export function findAgain<T extends Told>(found: readonly T[], text: string): Omit<T, 'by'>[] {
  let out: Omit<T, 'by'>[] | undefined
  const told: T[] = []
  for (let k = 0; k < found.length && told.length < mostValues; k++) {
    const one = found[k] as T
    // No room for a second one.
    if (text.length <= 2 * (one.end - one.start) || !isTelling(one, text)) continue
    for (const { start, end } of correctedNear(text, one.start, one.end)) {
      if (!isFree(found, start, end) || out?.some((other) => other.start < end && start < other.end)) continue
      const { by: _, ...seen } = one
      out ??= []
      out.push({ ...seen, start, end, detector: `${one.kind}/corrected` })
    }
    const value = text.slice(one.start, one.end)
    if (one.kind === 'password')
      for (const { start, end } of variantsOf(text, value)) {
        if (!isFree(found, start, end) || out?.some((other) => other.start < end && start < other.end)) continue
        const { by: _, ...seen } = one
        out ??= []
        out.push({ ...seen, start, end, detector: 'password/variant' })
      }
    // The same day again is often the day of something else.
    if (one.kind === 'date-of-birth') continue
    const done = told.some((by) => by.confidence >= one.confidence && by.kind === one.kind && isAt(text, by, value))
    told.push(one)
    if (done) continue
    let next = 0
    for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at)) {
      const end = at + value.length
      while (next < found.length && (found[next] as T).end <= at) next++
      const other = found[next]
      if (other && other.start < end) at = Math.max(end, other.end)
      else if (isWhole(text, at, end)) {
        const { by: _, ...seen } = one
        out ??= []
        out.push({ ...seen, start: at, end, detector: `${one.kind}/again` })
        at = end
      } else at = runEnd(text, end)
    }
  }
  return out ?? []
}

/** The same word with another number behind it: « it was tulip-Rain12, now tulip-Rain13 does not work, either ». */
function variantsOf(text: string, value: string): { start: number; end: number }[] {
  const stem = /^\p{L}[\p{L}_!-]{4,}(?=\d)/u.exec(value)?.[0]
  const found: { start: number; end: number }[] = []
  if (!stem) return found
  for (let at = text.indexOf(stem); at >= 0 && found.length < mostValues; at = text.indexOf(stem, at + stem.length)) {
    const tail = /^\d[^\s"'<>,;()]{0,11}/.exec(text.slice(at + stem.length, at + stem.length + 13))?.[0] ?? ''
    const plain = tail.replace(/[.!?:]$/, '')
    if (!plain || plain.length > 11 || isAlnum(codeAt(text, at - 1)) || value === stem + plain) continue
    found.push({ start: at, end: at + stem.length + plain.length })
  }
  return found
}

/** Nothing that was found stands there. */
function isFree(found: readonly Finding[], start: number, end: number): boolean {
  let low = 0
  let high = found.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((found[middle] as Finding).end <= start) low = middle + 1
    else high = middle
  }
  return ((found[low] as Finding | undefined)?.start ?? end) >= end
}

/** The same value was looked for already: a file may hold one key a thousand times. */
function isAt(text: string, { start, end }: Finding, value: string): boolean {
  return end - start === value.length && text.startsWith(value, start)
}

/** Letters and digits, or so many digits that they are not a price or a year as well. */
function isTelling(one: Finding, text: string): boolean {
  const size = one.end - one.start
  if (
    one.confidence < sure ||
    size > longest ||
    !(groups.has(one.class) || one.kind === 'date-of-birth') ||
    passed.has(one.kind)
  )
    return false
  let digits = 0
  let letters = 0
  for (let i = one.start; i < one.end; i++) {
    const c = text.charCodeAt(i)
    if (isDigit(c)) digits++
    else if (isAlnum(c)) letters++
  }
  if (letters > 1) return digits > 0 && size >= 6
  return (
    digits >= 6 || (one.class === 'secret' && digits > 3 && !/^(?:19|20)\d\d$/.test(text.slice(one.start, one.end)))
  )
}

/** No part of a longer word or number, such as 482913-2 or 1.482913. */
function isWhole(text: string, start: number, end: number): boolean {
  if (isAlnum(codeAt(text, start - 1)) || isAlnum(codeAt(text, end))) return false
  return (
    !(isJoint(codeAt(text, end)) && isDigit(codeAt(text, end + 1)) && isDigit(codeAt(text, end - 1))) &&
    !(isJoint(codeAt(text, start - 1)) && isDigit(codeAt(text, start - 2)) && isDigit(codeAt(text, start)))
  )
}

/** `- . / : ,` */
function isJoint(c: number): boolean {
  return (c >= 44 && c <= 47) || c === 58
}

/** Behind the word that goes on there, so that a long one is not searched from each of its signs. */
function runEnd(text: string, at: number): number {
  while (at < text.length && isAlnum(text.charCodeAt(at))) at++
  return at
}
