import { detect, detectAcross, type Known } from '../detect/detect.ts'
import type { Finding, Turn } from '../detect/finding.ts'
import type { Part } from '../core/part.ts'
import type { Policy } from '../core/policy.ts'
import { lookFor } from './own-detectors.ts'

/** How far back a value may have been begun: five messages in a row, within half an hour. */
export const lookBack = { messages: 5, ms: 30 * 60_000 }

/** Findings in the new text, and in each earlier one only those that the new text has brought to light. */
export function findAcross(
  earlier: readonly Part[],
  text: string,
  policy: Policy,
  recent: readonly Turn[],
  known: Known | undefined,
): { inNew: readonly Finding[]; inEarlier: readonly (readonly Finding[])[] } {
  const options = { ...lookFor(policy), recent, ...(known ? { known } : {}) }
  const alone = detect(text, options)
  if (earlier.length === 0) return { inNew: alone, inEarlier: [] }
  const found = detectAcross([...earlier.map((part) => part.body.text), text], options)
  const inNew = found.at(-1) ?? []
  return {
    inNew: merge(alone, inNew),
    inEarlier: earlier.map((part, i) => {
      const both = found[i] ?? []
      // Nearly always, and then the text need not be looked through alone.
      if (both.length === 0) return []
      const before = detect(part.body.text, options)
      // What seemed a telephone number may turn out to be half a card.
      return both.filter((f) => !before.some((k) => k.kind === f.kind && k.start < f.end && f.start < k.end))
    }),
  }
}

/** Both views of the new text together; where they overlap, the joint one reaches further and wins. */
function merge(alone: readonly Finding[], joint: readonly Finding[]): Finding[] {
  return [...joint, ...alone.filter((a) => !joint.some((j) => j.start < a.end && a.start < j.end))]
}
