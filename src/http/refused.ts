import { createHash } from 'node:crypto'

/**
 * Who was refused just now for asking too much, and until when: the rest of their flood is refused before anybody asks the
 * database who they are, and so it costs the others nothing there. Known by a hash of what they show, never by that itself.
 */
type Refused = {
  note(credential: string, now: number, forMs: number): void
  /** How long they still have to wait; 0 for everybody else. */
  waitMs(credential: string, now: number): number
}

/** Beyond it the oldest are asked about again, which is only slower. */
const mostKept = 10_000

export function makeRefused(most = mostKept): Refused {
  const until = new Map<string, number>()
  return {
    note(credential, now, forMs) {
      const key = hashOf(credential)
      until.delete(key)
      until.set(key, now + forMs)
      if (until.size > most) until.delete(until.keys().next().value!)
    },
    waitMs(credential, now) {
      if (until.size === 0) return 0
      const key = hashOf(credential)
      const left = (until.get(key) ?? now) - now
      if (left <= 0) until.delete(key)
      return Math.max(0, left)
    },
  }
}

function hashOf(credential: string): string {
  return createHash('sha256').update(credential).digest('base64')
}
