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
    (b === 46 && c === 32)
  )
}

/** A line break, a tab, an underscore. */
function isBreak(c: number): boolean {
  return c === 10 || c === 13 || c === 9 || c === 95
}
