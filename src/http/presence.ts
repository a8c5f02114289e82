import { doings, type Doing, type LiveEvent } from '../core/live-event.ts'
import { isId } from '../core/id.ts'
import { may, type Viewer } from '../core/viewer.ts'
import type { Deps } from '../flows/ports.ts'

/**
 * Who looks at or writes in a conversation. Invariants:
 * - kept nowhere, told by ids only, and lost without harm;
 * - only about a conversation that the one who tells may see; a contact only says that they type, and not while they are blocked.
 */
type Presence = { readonly told: (data: string) => Promise<void>; readonly left: () => void }

/** A screen says so every few seconds while it goes on; more than this is not a screen of ours. */
const maxPerWindow = 12
const windowMs = 4_000

export function followPresence(d: Deps, viewer: Viewer, announce: (event: LiveEvent) => void): Presence {
  let count = 0
  let since = 0
  let said: Promise<void> = Promise.resolve()
  let at: { readonly conversationId: string; readonly contactId: string } | undefined

  const tell = (doing: Doing) => {
    if (!at || viewer.type === 'api-key') return
    announce({ type: 'presence', ...at, by: { type: viewer.type, id: viewer.id }, doing })
  }
  return {
    told(data) {
      // One after the other: what was said last must be told last.
      said = said.then(() => hear(data)).catch(() => undefined)
      return said
    },
    left: () => tell('gone'),
  }

  async function hear(data: string): Promise<void> {
    const now = d.clock.now().getTime()
    if (now - since > windowMs) [since, count] = [now, 0]
    if (++count > maxPerWindow) return
    const heard = readPresence(data)
    if (!heard || !mayTell(viewer, heard.doing)) return
    if (heard.doing !== 'gone' && (await isBlocked(d, viewer))) return
    if (at?.conversationId !== heard.conversationId) {
      tell('gone')
      const conversation = await d.store.conversationFor(viewer, heard.conversationId)
      at = conversation && { conversationId: conversation.id, contactId: conversation.contactId }
    }
    tell(heard.doing)
    if (heard.doing === 'gone') at = undefined
  }
}

function mayTell(viewer: Viewer, doing: Doing): boolean {
  if (viewer.type === 'contact') return doing === 'typing' || doing === 'gone'
  return may(viewer, doing === 'typing' || doing === 'noting' ? 'conversation:write' : 'conversation:read')
}

/** Asked each time: they may be blocked while they listen. */
async function isBlocked(d: Deps, viewer: Viewer): Promise<boolean> {
  if (viewer.type !== 'contact') return false
  const contact = await d.store.contactFor(viewer, viewer.id)
  return contact === undefined || contact.blockedAt !== null
}

function readPresence(data: string): { conversationId: string; doing: Doing } | undefined {
  try {
    const said: unknown = JSON.parse(data)
    if (typeof said !== 'object' || said === null || !('type' in said) || said.type !== 'presence') return undefined
    if (!('conversationId' in said) || !('doing' in said)) return undefined
    const { conversationId, doing } = said
    if (typeof conversationId !== 'string' || !isId('conversation', conversationId)) return undefined
    const known = doings.find((each) => each === doing)
    return known && { conversationId, doing: known }
  } catch {
    return undefined
  }
}
