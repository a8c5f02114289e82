import type { DemoConversation, DemoLine } from './demo-script.ts'
import { seededBytes } from './seeded.ts'

export type Moment = {
  readonly conversation: DemoConversation
  readonly nth: number
  readonly line: DemoLine
  readonly at: number
}

/** Every line of a conversation with its time. `until`: when the workspace was founded. */
export function timeline(conversation: DemoConversation, until: number): Moment[] {
  const chance = seededBytes(conversation.key)
  // Nobody answers on the full minute.
  const waits = conversation.lines.map((line, nth) => (nth === 0 ? 0 : (line.wait ?? 1) * 60_000 + chance(1)[0]! * 200))
  let at = until - conversation.ended * 60_000 - waits.reduce((sum, wait) => sum + wait, 0)
  return conversation.lines.map((line, nth) => {
    at += waits[nth]!
    return { conversation, nth, line, at }
  })
}
