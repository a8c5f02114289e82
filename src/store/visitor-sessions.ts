import { CompiledQuery } from 'kysely'
import type { Store, Writing } from '../flows/store-port.ts'
import type { Act, Ground } from './ground.ts'
import { boxesFor } from './words.ts'
import { messengerOf } from './workspaces.ts'

/** When a contact was last seen is good to a minute, so that reading does not become writing. */
const touchEveryMs = 60_000

/** Asked with each request of a visitor, so together with what their door asks next: the sites that the workspace trusts. */
const find = `
  select s.workspace_id, s.contact_id, s.id, s.verified, c.last_seen_at, w.messenger_locked
  from visitor_sessions s
  join contacts c on c.workspace_id = s.workspace_id and c.id = s.contact_id
  join workspaces w on w.workspace_id = s.workspace_id
  where s.hash = $1 and s.expires_at > $2`

type Row = {
  readonly workspace_id: string
  readonly contact_id: string
  readonly id: string
  readonly verified: boolean
  readonly last_seen_at: Date | null
  readonly messenger_locked: Buffer
}

export function visitorSessionReads(ground: Ground): Pick<Store, 'visitorOf'> {
  const { db } = ground
  return {
    async visitorOf(hash, now) {
      const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(find, [Buffer.from(hash), now]))
      const [row] = rows
      if (!row) return undefined
      const boxes = await boxesFor(ground, row.workspace_id, [row.contact_id, null])
      // Between the end of the key and the end of the rows the person is already gone.
      if (!boxes.has(row.contact_id)) return undefined
      if (row.last_seen_at === null || now.getTime() - row.last_seen_at.getTime() > touchEveryMs) {
        await db
          .updateTable('contacts')
          .set({ last_seen_at: now })
          .where('workspace_id', '=', row.workspace_id)
          .where('id', '=', row.contact_id)
          .execute()
      }
      return { workspaceId: row.workspace_id, contactId: row.contact_id, sessionId: row.id, verified: row.verified, sites: messengerOf(row, boxes.get(null)!).origins }
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
