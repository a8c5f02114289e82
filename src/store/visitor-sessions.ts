import type { Store, Writing } from '../flows/store-port.ts'
import type { Act, Ground } from './ground.ts'
import { boxesFor } from './words.ts'

/** When a contact was last seen is good to a minute, so that reading does not become writing. */
const touchEveryMs = 60_000

export function visitorSessionReads(ground: Ground): Pick<Store, 'visitorOf'> {
  const { db } = ground
  return {
    async visitorOf(hash, now) {
      const row = await db
        .selectFrom('visitor_sessions as s')
        .innerJoin('contacts as c', (join) =>
          join.onRef('c.workspace_id', '=', 's.workspace_id').onRef('c.id', '=', 's.contact_id'),
        )
        .select(['s.workspace_id', 's.contact_id', 's.id', 's.verified', 'c.last_seen_at'])
        .where('s.hash', '=', Buffer.from(hash))
        .where('s.expires_at', '>', now)
        .executeTakeFirst()
      if (!row) return undefined
      // Between the end of the key and the end of the rows the person is already gone.
      if (!(await boxesFor(ground, row.workspace_id, [row.contact_id])).has(row.contact_id)) return undefined
      if (row.last_seen_at === null || now.getTime() - row.last_seen_at.getTime() > touchEveryMs) {
        await db
          .updateTable('contacts')
          .set({ last_seen_at: now })
          .where('workspace_id', '=', row.workspace_id)
          .where('id', '=', row.contact_id)
          .execute()
      }
      return { workspaceId: row.workspace_id, contactId: row.contact_id, sessionId: row.id, verified: row.verified }
    },
  }
}

export function visitorSessionWrites(act: Act): Pick<Writing, 'addVisitorSession' | 'endVisitorSessions'> {
  const { db, workspaceId } = act
  return {
    async addVisitorSession({ id, contactId, hash, verified, expiresAt }) {
      await db
        .insertInto('visitor_sessions')
        .values({ workspace_id: workspaceId, id, contact_id: contactId, hash, verified, expires_at: expiresAt })
        .execute()
    },

    async endVisitorSessions(contactId) {
      await db
        .deleteFrom('visitor_sessions')
        .where('workspace_id', '=', workspaceId)
        .where('contact_id', '=', contactId)
        .execute()
    },
  }
}
