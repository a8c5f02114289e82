import type { Finding } from './finding.ts'

/** One winner a span: the higher rank, the surer, the longer, the earlier. Result is sorted by start and free of overlaps. */
export function resolve<T extends Finding & { readonly rank: number }>(found: readonly T[]): T[] {
  if (found.length < 2) return [...found]
  const ranked = [...found].sort(
    (a, b) =>
      b.rank - a.rank || b.confidence - a.confidence || b.end - b.start - (a.end - a.start) || a.start - b.start,
  )
  const kept: T[] = []
  for (const one of ranked) {
    const at = lowerBound(kept, one.start)
    const before = kept[at - 1]
    const after = kept[at]
    if (before && before.end > one.start) continue
    if (after && after.start < one.end) continue
    kept.splice(at, 0, one)
  }
  return kept
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
