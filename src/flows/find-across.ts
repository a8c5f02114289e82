import { detect, type Known } from '../detect/detect.ts'
import { joinedIn } from '../detect/detect-across.ts'
import type { Finding, Turn } from '../detect/finding.ts'
import type { Said } from '../core/part.ts'
import type { Policy } from '../core/policy.ts'
import { lookFor } from './own-detectors.ts'

/** How far back a value may have been begun: five messages in a row, within half an hour. */
export const lookBack = { messages: 5, ms: 30 * 60_000 }

/** Findings in the new text, and in each earlier one only those that the new text has brought to light. */
export function findAcross(
  earlier: readonly Pick<Said, 'body'>[],
  text: string,
  policy: Policy,
  recent: readonly Turn[],
  known: Known | undefined,
): { inNew: readonly Finding[]; inEarlier: readonly (readonly Finding[])[] } {
  const look = lookWith(policy, recent, known)
  const alone = look(text)
  if (earlier.length === 0) return { inNew: alone, inEarlier: [] }
  // Mostly nothing, and then the earlier texts, which were looked through when they came, are not looked through alone again.
  const joint = joinedIn([...earlier.map((part) => part.body.text), text], look)
  return {
    inNew: merge(joint.at(-1) ?? [], alone),
    inEarlier: broughtToLight(earlier, joint, look),
  }
}

/** The same for texts that all stand here and were never read together: findings in each of them. */
export function findBetween(
  stood: readonly Pick<Said, 'body'>[],
  policy: Policy,
  recent: readonly Turn[],
  known: Known | undefined,
): readonly (readonly Finding[])[] {
  const look = lookWith(policy, recent, known)
  const texts = stood.map(({ body }) => body.text)
  return broughtToLight(stood, joinedIn(texts, look), look)
}

function lookWith(policy: Policy, recent: readonly Turn[], known: Known | undefined): (text: string) => Finding[] {
  const options = { ...lookFor(policy), recent, ...(known ? { known } : {}) }
  return (text) => detect(text, options)
}

function broughtToLight(
  stood: readonly Pick<Said, 'body'>[],
  joint: readonly (readonly Finding[])[],
  look: (text: string) => Finding[],
): readonly (readonly Finding[])[] {
  return stood.map((part, i) => {
    const pieces = joint[i] ?? []
    if (pieces.length === 0) return []
    const before = look(part.body.text)
    // What seemed a telephone number may turn out to be half a card.
    return pieces.filter((f) => !before.some((k) => k.kind === f.kind && k.start < f.end && f.start < k.end))
  })
}

/** Both views of the new text together; where they overlap, the joint one reaches further and wins. */
function merge(joint: readonly Finding[], alone: readonly Finding[]): Finding[] {
  return [...joint, ...alone.filter((a) => !joint.some((j) => j.start < a.end && a.start < j.end))].toSorted(
    (a, b) => a.start - b.start,
  )
}
