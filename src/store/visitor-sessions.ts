import { CompiledQuery } from 'kysely'
import type { Store } from '../flows/store-port.ts'
import type { Writing } from '../flows/writing.ts'
import { gathered } from './gathered.ts'
import type { Act, Ground } from './ground.ts'
import { boxesFor } from './words.ts'
import { messengerOf } from './workspaces.ts'

/** When a contact was last seen is good to a minute, so that reading does not become writing. */
const touchEveryMs = 60_000

/**
 * Asked with each request of a visitor, so together with what their door asks next, the sites that the workspace trusts, and for all of
 * one moment at once. Those sites are given with the first person of each workspace: they are the same for all of them.
 */
const find = `
  select s.hash, s.workspace_id, s.contact_id, s.id, s.verified, s.expires_at, c.last_seen_at,
    case when row_number() over (partition by s.workspace_id) = 1 then w.messenger_locked end as messenger_locked
  from visitor_sessions s
  join contacts c on c.workspace_id = s.workspace_id and c.id = s.contact_id
  join workspaces w on w.workspace_id = s.workspace_id
  where s.hash = any($1::bytea[])`

type Row = {
  readonly hash: Buffer
  readonly workspace_id: string
  readonly contact_id: string
  readonly id: string
  readonly verified: boolean
  readonly expires_at: Date
  readonly last_seen_at: Date | null
  readonly messenger_locked: Buffer | null
}
type Found = Row & { readonly messenger_locked: Buffer }

export function visitorSessionReads(ground: Ground): Pick<Store, 'visitorOf'> {
  const { db } = ground
  const findOne = gathered<Uint8Array, Found | undefined>(async (hashes) => {
    const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(find, [hashes.map((hash) => Buffer.from(hash))]))
    const sites = new Map(
      rows.flatMap(({ workspace_id: id, messenger_locked: locked }) => (locked ? [[id, locked]] : [])),
    )
    return hashes.map((hash) => {
      const row = rows.find((each) => each.hash.equals(hash))
      return row && { ...row, messenger_locked: sites.get(row.workspace_id)! }
    })
  })
  return {
    async visitorOf(hash, now) {
      const row = await findOne(hash)
      if (!row || row.expires_at <= now) return undefined
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
      return {
        workspaceId: row.workspace_id,
        contactId: row.contact_id,
        sessionId: row.id,
        verified: row.verified,
        sites: messengerOf(row, boxes.get(null)!).origins,
      }
    },
  }
}

export function visitorSessionWrites(
  act: Act,
): Pick<Writing, 'addVisitorSession' | 'endVisitorSessions' | 'endSignedSessions'> {
  const { db, workspaceId } = act
  return {
    async addVisitorSession({ id, contactId, hash, verified, expiresAt }) {
      await db
        .insertInto('visitor_sessions')
        .values({ workspace_id: workspaceId, id, contact_id: contactId, hash, verified, expires_at: expiresAt })
        .execute()
    },

    async endVisitorSessions(contactId) {
      const rows = await db
        .deleteFrom('visitor_sessions')
        .where('workspace_id', '=', workspaceId)
        .where('contact_id', '=', contactId)
        .returning('id')
        .execute()
      return rows.map(({ id }) => id)
    },

    async endSignedSessions() {
      const rows = await db
        .deleteFrom('visitor_sessions')
        .where('workspace_id', '=', workspaceId)
        .where('verified', '=', true)
        .returning('id')
        .execute()
      return rows.map(({ id }) => id)
    },
  }
}
