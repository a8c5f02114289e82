/**
 * Cuts what a plan names out of a text. Invariants:
 * - what is cut appears in `removed` (sealed) or nowhere;
 * - what touches an earlier seal is left to it, so a placeholder is never cut in half;
 * - offsets of earlier seals are moved with the text;
 * - where two findings overlap, every character of either is cut, and none twice.
 */
import { titleOf } from '../detect/kinds.ts'
import type { Plan, Planned } from './policy.ts'
import { placeholder, type Removed, type SafeText, type Seal } from './seal.ts'

type Redacted = SafeText & { readonly removed: readonly Removed[] }

export function redactText(safe: SafeText, plan: Plan, makeToken: () => string, now: Date): Redacted {
  const seals: Seal[] = []
  const removed: Removed[] = []
  let text = ''
  let at = 0

  for (const step of steps(safe, plan)) {
    text += safe.text.slice(at, step.start)
    const stand = text.length
    if (step.seal) {
      text += safe.text.slice(step.start, step.end)
      seals.push({ ...step.seal, start: stand, end: text.length })
    } else {
      const { finding, action, keepDays } = step.planned
      text += standIn(step.planned)
      if (action === 'seal') {
        const seal: Seal = {
          token: makeToken(),
          kind: finding.kind,
          class: finding.class,
          start: stand,
          end: text.length,
          hint: finding.hint,
          expiresAt: new Date(now.getTime() + keepDays * 86_400_000).toISOString(),
        }
        seals.push(seal)
        removed.push({ ...seal, value: safe.text.slice(step.start, step.end), from: step.planned })
      }
    }
    at = step.end
  }
  return { text: text + safe.text.slice(at), seals, removed }
}

type Step =
  | { readonly start: number; readonly end: number; readonly seal: Seal; readonly planned?: undefined }
  | { readonly start: number; readonly end: number; readonly planned: Planned; readonly seal?: undefined }

function steps(safe: SafeText, plan: Plan): Step[] {
  const kept = safe.seals.map((seal): Step => ({ start: seal.start, end: seal.end, seal }))
  const cuts = plan
    .filter((p) => p.action === 'mask' || p.action === 'remove' || p.action === 'seal')
    // What already stands as a placeholder is safe: a finding inside or across it is left to the earlier seal.
    .filter((p) => !safe.seals.some((s) => p.finding.start < s.end && s.start < p.finding.end))
    .map((planned): Step => ({ start: planned.finding.start, end: planned.finding.end, planned }))
  return apart([...kept, ...cuts].toSorted((a, b) => a.start - b.start || b.end - a.end))
}

/** Stepping back into an overlap would write out again what was just cut: a later step begins where the one before ends. */
function apart(sorted: readonly Step[]): Step[] {
  let reached = 0
  return sorted.flatMap((step) => {
    const start = Math.max(step.start, reached)
    if (start >= step.end) return []
    reached = step.end
    return [{ ...step, start }]
  })
}

function standIn({ finding, action }: Planned): string {
  const title = titleOf(finding.kind)
  if (action === 'mask') return finding.hint === '' ? '••••' : finding.hint
  return placeholder(title, action === 'remove' ? '' : finding.hint)
}

/** Puts a value back in the place of its seal. The other seals move with the text. */
export function restoreText(safe: SafeText, token: string, value: string): SafeText {
  const seal = safe.seals.find((s) => s.token === token)
  if (!seal) return safe
  const shift = value.length - (seal.end - seal.start)
  return {
    text: safe.text.slice(0, seal.start) + value + safe.text.slice(seal.end),
    seals: safe.seals
      .filter((s) => s !== seal)
      .map((s) => (s.start >= seal.end ? { ...s, start: s.start + shift, end: s.end + shift } : s)),
  }
}
