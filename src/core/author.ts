import type { Author, Channel } from './policy.ts'
import type { PartAuthor } from './part.ts'
import type { Actor } from './viewer.ts'

/** Who a part, a note or a name is by. */
export function authorOf(actor: Actor): PartAuthor {
  return { type: actor.type, id: actor.id }
}

/** For the policy: who writes and through which door. */
export function contextOf(actor: Actor): { author: Author; channel: Channel } {
  const channels = { contact: 'messenger', teammate: 'console', 'api-key': 'api', system: 'demo' } as const
  return { author: actor.type, channel: channels[actor.type] }
}
