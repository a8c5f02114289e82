import { sql } from 'kysely'
import { sessionIdleHours, sessionMaxDays } from '../core/teammate.ts'
import type { Store } from '../flows/store-port.ts'
import type { Writing } from '../flows/writing.ts'
import type { Act, Ground } from './ground.ts'
import { permitsOf } from './roles.ts'

/** A session counts as used once a minute at most, so that reading does not become writing. */
const touchEveryMs = 60_000

export function sessionReads(
  ground: Ground,
): Pick<Store, 'teammateOfSession' | 'standingSessions' | 'takeSignInLink' | 'sessionsOf'> {
  const { db } = ground
  return {
    async teammateOfSession(hash, now) {
      const row = await db
        .selectFrom('sessions as s')
        .innerJoin('teammates as t', (join) =>
          join.onRef('t.workspace_id', '=', 's.workspace_id').onRef('t.id', '=', 's.teammate_id'),
        )
        .innerJoin('roles as r', (join) =>
          join.onRef('r.workspace_id', '=', 't.workspace_id').onRef('r.id', '=', 't.role_id'),
        )
        .select(['s.workspace_id', 's.teammate_id', 's.id', 's.last_seen_at', 'r.permits'])
        .where('s.hash', '=', Buffer.from(hash))
        .where('s.expires_at', '>', now)
        .where('s.last_seen_at', '>', new Date(now.getTime() - sessionIdleHours * 3_600_000))
        .where('t.deactivated_at', 'is', null)
        .executeTakeFirst()
      if (!row) return undefined
      if (now.getTime() - row.last_seen_at.getTime() > touchEveryMs) {
        await db
          .updateTable('sessions')
          .set({ last_seen_at: now })
          .where('workspace_id', '=', row.workspace_id)
          .where('id', '=', row.id)
          .execute()
      }
      return {
        workspaceId: row.workspace_id,
        teammateId: row.teammate_id,
        sessionId: row.id,
        permits: permitsOf(row.permits),
      }
    },

    async standingSessions(sessions, now) {
      if (sessions.length === 0) return new Map()
      const asked = sql`unnest(${sessions.map(({ workspaceId }) => workspaceId)}::text[], ${sessions.map(({ sessionId }) => sessionId)}::text[]) as asked(workspace_id, id)`
      const idle = new Date(now.getTime() - sessionIdleHours * 3_600_000)
      const { rows } = await sql<{ id: string; permits: unknown }>`
        select s.id, r.permits from ${asked} join sessions s using (workspace_id, id)
          join teammates t on t.workspace_id = s.workspace_id and t.id = s.teammate_id
          join roles r on r.workspace_id = t.workspace_id and r.id = t.role_id
          where s.expires_at > ${now} and s.last_seen_at > ${idle} and t.deactivated_at is null
        union all
        select v.id, null from ${asked} join visitor_sessions v using (workspace_id, id) where v.expires_at > ${now}`.execute(
        db,
      )
      return new Map(rows.map(({ id, permits }) => [id, permitsOf(permits)]))
    },

    async sessionsOf(viewer, now) {
      const rows = await db
        .selectFrom('sessions')
        .select(['id', 'last_seen_at', 'expires_at'])
        .where('workspace_id', '=', viewer.workspaceId)
        .where('teammate_id', '=', viewer.id)
        .where('expires_at', '>', now)
        .where('last_seen_at', '>', new Date(now.getTime() - sessionIdleHours * 3_600_000))
        .orderBy('last_seen_at', 'desc')
        .execute()
      return rows.map((row) => ({
        id: row.id,
        // Each lasts as long as the others.
        startedAt: new Date(row.expires_at.getTime() - sessionMaxDays * 86_400_000).toISOString(),
        lastSeenAt: row.last_seen_at.toISOString(),
        expiresAt: row.expires_at.toISOString(),
      }))
    },

    async takeSignInLink(hash, now) {
      // Deleted and read in one statement: of two who come at once, one gets it.
      const { rows } = await sql<{ workspace_id: string; teammate_id: string }>`
        with taken as (delete from sign_in_links where hash = ${Buffer.from(hash)} returning *)
        select taken.workspace_id, taken.teammate_id from taken
        join teammates t on t.workspace_id = taken.workspace_id and t.id = taken.teammate_id
        where taken.expires_at > ${now} and t.deactivated_at is null`.execute(db)
      const row = rows[0]
      return row && { workspaceId: row.workspace_id, teammateId: row.teammate_id }
    },
  }
}

export function sessionWrites(
  act: Act,
): Pick<Writing, 'addSignInLink' | 'addSession' | 'endSession' | 'endSessionsOf'> {
  const { db, workspaceId } = act
  return {
    async addSignInLink(teammateId, hash, expiresAt) {
      await db
        .insertInto('sign_in_links')
        .values({ workspace_id: workspaceId, hash, teammate_id: teammateId, expires_at: expiresAt })
        .execute()
    },

    async addSession({ id, teammateId, hash, expiresAt, passwordHash }) {
      if (passwordHash !== undefined) {
        // Held until this session stands: who changes the password after that ends it with the others.
        const unchanged = await db
          .selectFrom('teammates')
          .select('id')
          .where('workspace_id', '=', workspaceId)
          .where('id', '=', teammateId)
          .where('password_hash', '=', passwordHash)
          .forShare()
          .executeTakeFirst()
        if (!unchanged) return false
      }
      await db
        .insertInto('sessions')
        .values({
          workspace_id: workspaceId,
          id,
          teammate_id: teammateId,
          hash,
          last_seen_at: act.clock.now(),
          expires_at: expiresAt,
        })
        .execute()
      return true
    },

    async endSession(id) {
      const { numDeletedRows } = await db
        .deleteFrom('sessions')
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },

    async endSessionsOf(teammateId, exceptSessionId) {
      await db
        .deleteFrom('sign_in_links')
        .where('workspace_id', '=', workspaceId)
        .where('teammate_id', '=', teammateId)
        .execute()
      const rows = await db
        .deleteFrom('sessions')
        .where('workspace_id', '=', workspaceId)
        .where('teammate_id', '=', teammateId)
        .$if(exceptSessionId !== undefined, (query) => query.where('id', '<>', exceptSessionId!))
        .returning('id')
        .execute()
      return rows.map((row) => row.id)
    },
  }
}
