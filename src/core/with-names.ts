import type { Finding } from '../detect/finding.ts'

/**
 * The engine's findings and the names that a model saw besides, sorted. Names that overlap become one. A name that runs into a
 * value of another kind stays beside it: redaction cuts every character of either.
 */
export function withNames(own: readonly Finding[], names: readonly Finding[]): readonly Finding[] {
  if (names.length === 0) return own
  const all: Finding[] = []
  let last = -1
  for (const one of [...own, ...names].toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const before = all[last]
    if (one.kind !== 'person-name') all.push(one)
    else if (before && one.start < before.end) {
      all[last] = {
        ...before,
        end: Math.max(before.end, one.end),
        confidence: Math.max(before.confidence, one.confidence),
      }
    } else last = all.push(one) - 1
  }
  return all
}
