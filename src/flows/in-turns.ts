import { detectLong } from '../detect/detect-long.ts'
import type { Finding } from '../detect/finding.ts'
import type { DetectOptions } from '../detect/options.ts'
import type { Deps } from './ports.ts'

/** So many characters are looked at between two turns of others: some twenty milliseconds if they are full of values. */
const turn = 128 * 1024
/** What a text and a value cost beside their characters. */
const perText = 100
export const perValue = 50

/** `due` takes note of so much work and says whether it is time to let others have their turn, which `pause` does. */
export type Turns = { due(work: number): boolean; pause(): Promise<void> }

/** A request may be as long as its caller likes, and all others wait while it is worked on: so it is worked on in turns. */
export function openTurns({ pause }: Pick<Deps, 'pause'>): Turns {
  let left = turn
  return {
    due(work) {
      left -= work
      if (left > 0) return false
      left = turn
      return true
    },
    pause,
  }
}

export async function lookInTurns(turns: Turns, text: string, options: DetectOptions): Promise<Finding[]> {
  const steps = detectLong(text, options)
  for (;;) {
    const { done, value } = steps.next()
    if (turns.due(done === true ? (text.length % turn) + perText : turn)) await turns.pause()
    if (done === true) return value
  }
}
