import type { Conversation, ConversationSummary } from '../core/conversation.ts'
import type { Viewer } from '../core/viewer.ts'
import type { Deps } from './ports.ts'

/** How far back the newest message is looked for; behind more events than this, the line shows no preview. */
const lookBack = 20

/** One conversation as the inbox's list shows it: who it is from, and what was said last. */
export async function summarizeConversation(
  d: Deps,
  viewer: Viewer,
  conversation: Conversation,
): Promise<ConversationSummary> {
  const after = Math.max(0, conversation.lastPosition - lookBack)
  const [contact, parts] = await Promise.all([
    d.store.contactFor(viewer, conversation.contactId),
    d.store.partsFor(viewer, conversation.id, { after, limit: lookBack }),
  ])
  const newest = parts.findLast((part) => part.kind !== 'event')
  return {
    ...conversation,
    contactName: contact?.name ?? null,
    contactEmail: contact?.email ?? null,
    preview: newest?.body ?? null,
    previewAuthor: newest === undefined ? null : newest.author.type === 'contact' ? 'contact' : 'team',
    previewKind: newest?.kind === 'note' ? 'note' : newest ? 'message' : null,
  }
}
