import type { Writing } from '../flows/writing.ts'
import type { Act } from './ground.ts'

export function mentionWrites({ db, workspaceId }: Act): Pick<Writing, 'addMentions' | 'readMentions'> {
  return {
    async addMentions(part, teammateIds) {
      if (teammateIds.length === 0) return
      await db
        .insertInto('mentions')
        .values(
          [...new Set(teammateIds)].map((teammateId) => ({
            workspace_id: workspaceId,
            teammate_id: teammateId,
            part_id: part.id,
            conversation_id: part.conversationId,
            contact_id: part.contactId,
            created_at: new Date(part.createdAt),
            read_at: null,
          })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },

    async readMentions(conversationId, teammateId, at) {
      const { numUpdatedRows } = await db
        .updateTable('mentions')
        .set({ read_at: at })
        .where('workspace_id', '=', workspaceId)
        .where('conversation_id', '=', conversationId)
        .where('teammate_id', '=', teammateId)
        .where('read_at', 'is', null)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
  }
}
