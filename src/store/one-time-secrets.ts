import type { Writing } from '../flows/writing.ts'
import type { Act } from './ground.ts'
import { boxFor, wordsOf } from './words.ts'

/** What the team hands to a contact to be opened once. */
export function secretWrites(act: Act): Pick<Writing, 'keepSecret' | 'isOtherSecret' | 'takeSecret'> {
  const { db, workspaceId, clock } = act
  return {
    async keepSecret({ partId, contactId, text, createdBy, expiresAt }) {
      const words = wordsOf(await boxFor(act, contactId), 'one_time_secrets', partId)
      await db
        .insertInto('one_time_secrets')
        .values({
          workspace_id: workspaceId,
          part_id: partId,
          contact_id: contactId,
          secret_locked: words.lock('secret', text),
          created_by: createdBy,
          expires_at: new Date(expiresAt),
        })
        .execute()
    },

    async isOtherSecret(partId, contactId, text) {
      const row = await db
        .selectFrom('one_time_secrets')
        .select('secret_locked')
        .where('workspace_id', '=', workspaceId)
        .where('part_id', '=', partId)
        .where('contact_id', '=', contactId)
        .executeTakeFirst()
      if (!row) return false
      return (
        wordsOf(await boxFor(act, contactId), 'one_time_secrets', partId).open('secret', row.secret_locked) !== text
      )
    },

    async takeSecret(partId, contactId) {
      const row = await db
        .deleteFrom('one_time_secrets')
        .where('workspace_id', '=', workspaceId)
        .where('part_id', '=', partId)
        .where('contact_id', '=', contactId)
        .where('expires_at', '>', clock.now())
        .returning('secret_locked')
        .executeTakeFirst()
      return row && wordsOf(await boxFor(act, contactId), 'one_time_secrets', partId).open('secret', row.secret_locked)
    },
  }
}
