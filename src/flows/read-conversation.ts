import type { Conversation } from '../core/conversation.ts'
import { fail } from '../core/errors.ts'
import type { Part } from '../core/part.ts'
import type { Viewer } from '../core/viewer.ts'
import type { Deps } from './ports.ts'
import { recordRead } from './record-read.ts'

/** The parts after a position, in order. A teammate's look is logged; a contact reads what is their own. */
export async function readParts(
  d: Deps,
  viewer: Viewer,
  conversationId: string,
  range: { readonly after?: number; readonly limit: number },
): Promise<readonly Part[]> {
  const conversation = await openConversation(d, viewer, conversationId, range.after)
  return d.store.partsFor(viewer, conversation.id, range)
}

export async function openConversation(d: Deps, viewer: Viewer, id: string, after?: number): Promise<Conversation> {
  const conversation = await d.store.conversationFor(viewer, id)
  if (!conversation) throw fail('not_found')
  if (viewer.type !== 'contact') {
    await recordRead(d, viewer, 'conversation.opened', { type: 'conversation', id }, {
      about: conversation.contactId,
      ...(after ? { details: { after } } : {}),
    })
  }
  return conversation
}

export async function markRead(d: Deps, viewer: Viewer, asked: string, position: number): Promise<void> {
  await d.store.write(viewer.workspaceId, async (tx) => {
    const conversation = await tx.lockConversation(viewer, asked)
    if (!conversation) throw fail('not_found')
    const { id } = conversation
    const named = viewer.type === 'teammate' && (await tx.readMentions(id, viewer.id, d.clock.now()))
    const by = viewer.type === 'contact' ? 'contact' : 'team'
    const moved = await tx.markRead(id, by, Math.min(position, conversation.lastPosition))
    if (moved || named) {
      // How far the team has read is for the team: a contact could else tell from it that there is a note.
      const note = by === 'team'
      tx.announce({ type: 'conversation', conversationId: id, contactId: conversation.contactId, position: conversation.lastPosition, note })
    }
  })
}
