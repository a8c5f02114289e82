import type { Turn } from './finding.ts'

/** So much of a question is read. */
export const priorRoom = 160

/** Which turn is the question: what the other side said last, within three turns; -1 if nothing. */
export function askedAt(recent: readonly Turn[]): number {
  for (let i = recent.length - 1; i >= 0 && i >= recent.length - 3; i--) if (recent[i]?.author === 'other') return i
  return -1
}

/** What the other side asked last, and what it was asked about: the last 160 characters. */
export function priorOf(recent: readonly Turn[], at: number): string {
  const text = recent[at]?.text ?? ''
  return text.length > priorRoom ? text.slice(-priorRoom) : text
}
