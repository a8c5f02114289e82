import type { DemoConversation, DemoLine } from './demo-script.ts'
import { seededBytes } from './seeded.ts'

export type Moment = { readonly conversation: DemoConversation; readonly nth: number; readonly line: DemoLine; readonly at: number }

/** Every line of every conversation with its time, in the order in which it was said. `until`: when the last of it is over. */
export function timeline(conversations: readonly DemoConversation[], until: number): Moment[] {
  return conversations
    .flatMap((conversation) => moments(conversation, until - conversation.ended * 60_000))
    .toSorted((a, b) => a.at - b.at || (a.conversation.key < b.conversation.key ? -1 : 1) || a.nth - b.nth)
}

function moments(conversation: DemoConversation, end: number): Moment[] {
  const chance = seededBytes(conversation.key)
  const waits = conversation.lines.map((line) => (line.wait ?? 1) * 60_000 + chance(1)[0]! * 200)
  let at = end - waits.slice(1).reduce((sum, wait) => sum + wait, 0)
  return conversation.lines.map((line, nth) => {
    if (nth > 0) at += waits[nth]!
    return { conversation, nth, line, at }
  })
}
