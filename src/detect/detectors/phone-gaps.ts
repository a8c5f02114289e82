import { codeAt, isAlnum, isDigit } from '../characters.ts'
import type { View } from '../scan/view.ts'

/** A line break or a wide gap before group `k` ends a number. */
export function isBroken(text: string, { chain }: View, k: number): boolean {
  const start = chain.ends[k - 1] as number
  const end = chain.starts[k] as number
  const a = text.charCodeAt(start)
  if (end - start === 1) return isBreak(a)
  const b = text.charCodeAt(start + 1)
  const c = end - start === 3 ? text.charCodeAt(start + 2) : 0
  if (isBreak(a) || isBreak(b) || isBreak(c)) return true
  // `--`, two blanks, a full stop and a blank at either end.
  return (
    (a === b && (a === 45 || a === 32)) ||
    (b === c && (b === 45 || b === 32)) ||
    (a === 46 && b === 32) ||
    (b === 46 && c === 32) ||
    (b === 47 && a === 32 && c === 32 && !isAreaCode(text, chain.starts[k - 1] as number, end))
  )
}

/** « 0171 / 3920618 »: of « 4471-0092 / 0639980447 » the first is another number. */
function isAreaCode(text: string, start: number, next: number): boolean {
  return codeAt(text, start) === 48 && codeAt(text, start - 1) !== 45 && codeAt(text, next) !== 48
}

/** A line break, a tab, an underscore. */
function isBreak(c: number): boolean {
  return c === 10 || c === 13 || c === 9 || c === 95
}

/** What ends here is only a part of something: of a word, a share, a sum, an hour, a longer number. */
export function runsOn(text: string, end: number): boolean {
  const next = codeAt(text, end)
  if (next === 58 || next === 44 || next === 46 || next === 45) return isDigit(codeAt(text, end + 1))
  return isAlnum(next) || next === 37 || next === 95 || next === 64 || next === 8364
}

/** Behind the extension of a number that ends at `end`; `end` if it has none. */
export function extensionEnd(text: string, end: number): number {
  if (!mayExtend(text, end)) return end
  const found = /^[ ,;]{0,2}(?:x|ext|extn|extension|durchwahl|anexo)\.? {0,2}#?\d{1,6}(?!\d)/i.exec(
    text.slice(end, end + 24),
  )
  return found ? end + found[0].length : end
}

/** An `x`, `ext`, `anexo` or `Durchwahl` could begin here. */
function mayExtend(text: string, end: number): boolean {
  for (let at = end; at < end + 3; at++) {
    const c = codeAt(text, at) | 32
    if (c === 120 || c === 101 || c === 100 || c === 97) return true
    if (c !== 32 && c !== 44 && c !== 59 && c !== 12) return false
  }
  return false
}
