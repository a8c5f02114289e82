import type { Turn } from './finding.ts'

/** What the other side asked last, and what it was asked about: lower-case, the last 160 characters. */
export function priorOf(recent: readonly Turn[] | undefined): string {
  if (!recent?.length) return ''
  for (let i = recent.length - 1; i >= Math.max(0, recent.length - 3); i--) {
    const turn = recent[i]
    if (turn?.author !== 'other') continue
    if (turn.text !== lastAsked) {
      lastAsked = turn.text
      lastPrior = lastAsked.slice(-160).toLowerCase()
    }
    return lastPrior
  }
  return ''
}

/** The question asked last, and what was made of it. */
let lastAsked = ''
let lastPrior = ''
