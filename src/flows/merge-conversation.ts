import type { Conversation } from '../core/conversation.ts'
import { fail, invalid } from '../core/errors.ts'
import type { Staff } from '../core/viewer.ts'
import { recordChange } from './change-conversation.ts'
import { showLine } from './list-conversations.ts'
import type { Deps } from './ports.ts'

/** Two conversations of one person become one, in order of time. Whoever still has the first one's id is led to the second. */
export async function mergeConversation(d: Deps, viewer: Staff, id: string, intoId: string): Promise<Conversation> {
  return d.store.write(viewer.workspaceId, async (tx) => {
    // Always in the same order, so that two merges at once wait for each other and not for ever.
    const locked = new Map<string, Conversation | undefined>()
    for (const each of [id, intoId].toSorted()) locked.set(each, await tx.lockConversation(viewer, each))
    const [from, into] = [locked.get(id), locked.get(intoId)]
    if (!from || !into) throw fail('not_found')
    if (from.id === into.id) {
      if (id !== intoId && from.id === intoId) {
        await showLine(tx, viewer, into)
        return into
      }
      throw invalid('into', 'Choose another conversation.')
    }
    if (from.contactId !== into.contactId) throw invalid('into', 'Only conversations of one person can be merged.')
    await tx.mergeConversation(from, into)
    const merged = await tx.lockConversation(viewer, into.id)
    if (!merged) throw fail('not_found')
    await recordChange(d, tx, viewer, merged, { what: 'merged', from: from.id }, { from: from.id })
    // From the first position on: every part has moved.
    for (const conversationId of [from.id, into.id]) {
      tx.announce({ type: 'conversation', conversationId, contactId: into.contactId, position: 1, note: false })
    }
    const answer = await tx.lockConversation(viewer, into.id)
    if (!answer) throw fail('not_found')
    return answer
  })
}
