import { foldLabel, keyOf } from '../core/placeholders.ts'
import type { Store } from '../flows/store-port.ts'
import type { Writing } from '../flows/writing.ts'
import type { Act, Ground } from './ground.ts'
import { batches } from './sealed-values.ts'

export function redactionSessionReads({ db, clock }: Ground): Pick<Store, 'redactionTokens'> {
  return {
    async redactionTokens(viewer, sessionId, standings) {
      const session = await db
        .selectFrom('redaction_sessions')
        .select('expires_at')
        .where('workspace_id', '=', viewer.workspaceId)
        .where('id', '=', sessionId)
        .executeTakeFirst()
      if (!session) return undefined
      if (session.expires_at <= clock.now()) return 'ended'
      if (standings.length === 0) return new Map()
      const rows = await db
        .selectFrom('redaction_values')
        .select(['label', 'number', 'token'])
        .where('workspace_id', '=', viewer.workspaceId)
        .where('session_id', '=', sessionId)
        .where('number', 'in', [...new Set(standings.map(({ number }) => number))])
        .execute()
      const wanted = new Set(standings.map(keyOf))
      return new Map(
        rows
          .map((row) => [keyOf({ label: foldLabel(row.label), number: row.number }), row.token] as const)
          .filter(([key]) => wanted.has(key)),
      )
    },
  }
}

type Writes = Pick<Writing, 'openRedactionSession' | 'redactionValues' | 'addRedactionValues' | 'endRedactionSession'>

export function redactionSessionWrites(act: Act): Writes {
  const { db, workspaceId } = act
  return {
    async openRedactionSession({ id, createdBy, createdAt, expiresAt }) {
      await db
        .insertInto('redaction_sessions')
        .values({
          workspace_id: workspaceId,
          id,
          created_by: createdBy,
          counts: '{}',
          created_at: createdAt,
          expires_at: expiresAt,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      // Held until the end: two requests of one session give out numbers one after the other.
      const row = await db
        .selectFrom('redaction_sessions')
        .selectAll()
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst()
      if (row?.created_by !== createdBy) return undefined
      if (row.expires_at <= createdAt) return 'ended'
      // Written by addRedactionValues from this very type.
      return { counts: row.counts as Record<string, number>, expiresAt: row.expires_at }
    },

    async redactionValues(sessionId, hashes) {
      const rows = []
      for (const some of batches(hashes.map((hash) => Buffer.from(hash)))) {
        rows.push(
          ...(await db
            .selectFrom('redaction_values')
            .select(['hash', 'label', 'number', 'token'])
            .where('workspace_id', '=', workspaceId)
            .where('session_id', '=', sessionId)
            .where('hash', 'in', some)
            .execute()),
        )
      }
      return new Map(rows.map(({ hash, label, number, token }) => [hash.toString('hex'), { label, number, token }]))
    },

    async addRedactionValues(sessionId, values, counts) {
      const rows = values.map(({ hash, standing }) => ({
        workspace_id: workspaceId,
        session_id: sessionId,
        hash,
        ...standing,
      }))
      for (const some of batches(rows)) await db.insertInto('redaction_values').values(some).execute()
      await db
        .updateTable('redaction_sessions')
        .set({ counts: JSON.stringify(counts) })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', sessionId)
        .execute()
    },

    async endRedactionSession(id, at, createdBy) {
      const ended = await db
        .updateTable('redaction_sessions')
        .set({ ended_at: at, expires_at: at, counts: '{}' })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .where('expires_at', '>', at)
        .$if(createdBy !== undefined, (query) => query.where('created_by', '=', createdBy!))
        .executeTakeFirst()
      if (ended.numUpdatedRows === 0n) return undefined
      await db
        .deleteFrom('redaction_values')
        .where('workspace_id', '=', workspaceId)
        .where('session_id', '=', id)
        .execute()
      const { numDeletedRows } = await db
        .deleteFrom('sealed_values')
        .where('workspace_id', '=', workspaceId)
        .where('place_table', '=', 'texts')
        .where('place_row', '=', id)
        .executeTakeFirst()
      return Number(numDeletedRows)
    },
  }
}
