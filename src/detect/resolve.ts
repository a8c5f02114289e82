import type { Finding } from './finding.ts'

type Ranked = Finding & { readonly rank: number }

/** One winner a span: the higher rank, the surer, the longer, the earlier, the one with a hint. Result is sorted by start and free of overlaps. */
export function resolve<T extends Ranked>(found: readonly T[], text: string): T[] {
  if (found.length < 2) return [...found]
  const sorted = isSorted(found) ? found : [...found].sort((a, b) => a.start - b.start)
  const kept: T[] = []
  let from = 0
  let reach = (sorted[0] as T).end
  // What does not touch is decided apart, so that time grows with the text.
  for (let i = 1; i <= sorted.length; i++) {
    const one = sorted[i]
    if (one && one.start < reach) {
      reach = Math.max(reach, one.end)
      continue
    }
    const first = sorted[from] as T
    const second = sorted[from + 1] as T
    if (i - from === 1) kept.push(first)
    else if (i - from === 2 && first.kind !== 'postal-address' && second.kind !== 'postal-address')
      kept.push(better(first, second) <= 0 ? first : second)
    else kept.push(...winners(sorted.slice(from, i), text))
    from = i
    reach = one ? one.end : 0
  }
  return kept
}

function isSorted(found: readonly Finding[]): boolean {
  for (let i = 1; i < found.length; i++) if ((found[i - 1] as Finding).start > (found[i] as Finding).start) return false
  return true
}

function winners<T extends Ranked>(touching: T[], text: string): T[] {
  const kept: T[] = []
  for (const one of touching.sort(better)) {
    const at = lowerBound(kept, one.start + 1)
    const before = kept[at - 1]
    const after = kept[at]
    const start = before && before.end > one.start ? before.end : one.start
    const end = after && after.start < one.end ? after.start : one.end
    const left = start === one.start && end === one.end ? one : restOf(one, text, start, end)
    if (left) kept.splice(at, 0, left)
  }
  return kept
}

/** A street is still one without its first word, which went to a hospital's or a person's name. */
function restOf<T extends Ranked>(one: T, text: string, start: number, end: number): T | undefined {
  if (one.kind !== 'postal-address') return undefined
  const piece = text.slice(start, end)
  const skipped = /^[^\p{L}\d]*/u.exec(piece)?.[0].length ?? 0
  const size = piece.replace(/[^\p{L}\d]+$/u, '').length - skipped
  return size >= 8 && /\p{L}{3}/u.test(piece) && /\d/.test(piece)
    ? { ...one, start: start + skipped, end: start + skipped + size }
    : undefined
}

function better(a: Ranked, b: Ranked): number {
  return (
    b.rank - a.rank ||
    b.confidence - a.confidence ||
    b.end - b.start - (a.end - a.start) ||
    a.start - b.start ||
    Number(b.hint !== '') - Number(a.hint !== '')
  )
}

function lowerBound(sorted: readonly Finding[], start: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  return low
}
