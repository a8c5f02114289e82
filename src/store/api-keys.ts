import type { ApiKey } from '../core/api-key.ts'
import type { Store } from '../flows/store-port.ts'
import type { Writing } from '../flows/writing.ts'
import type { Act, Ground } from './ground.ts'
import { permitsOf } from './roles.ts'
import { boxFor, dateOrNull, isoOf, isoOrNull, wordsOf, workspaceBox } from './words.ts'

/** As with sessions: the time of last use is good to a minute. */
const touchEveryMs = 60_000

export function apiKeyReads(ground: Ground): Pick<Store, 'apiKeys' | 'apiKeyOf'> {
  const { db } = ground
  return {
    async apiKeys(viewer) {
      const rows = await db
        .selectFrom('api_keys')
        .selectAll()
        .where('workspace_id', '=', viewer.workspaceId)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .execute()
      const box = await workspaceBox(ground, viewer.workspaceId)
      return rows.map((row): ApiKey => ({
        id: row.id,
        name: wordsOf(box, 'api_keys', row.id).open('name', row.name_locked),
        permits: permitsOf(row.permits),
        createdBy: row.created_by,
        createdAt: isoOf(row.created_at),
        expiresAt: isoOrNull(row.expires_at),
        revokedAt: isoOrNull(row.revoked_at),
        lastUsedAt: isoOrNull(row.last_used_at),
      }))
    },

    async apiKeyOf(hash, now) {
      const row = await db
        .selectFrom('api_keys')
        .select(['workspace_id', 'id', 'permits', 'last_used_at'])
        .where('hash', '=', Buffer.from(hash))
        .where('revoked_at', 'is', null)
        .where((or) => or.or([or('expires_at', 'is', null), or('expires_at', '>', now)]))
        .executeTakeFirst()
      if (!row) return undefined
      if (row.last_used_at === null || now.getTime() - row.last_used_at.getTime() > touchEveryMs) {
        await db
          .updateTable('api_keys')
          .set({ last_used_at: now })
          .where('workspace_id', '=', row.workspace_id)
          .where('id', '=', row.id)
          .execute()
      }
      return { workspaceId: row.workspace_id, keyId: row.id, permits: permitsOf(row.permits) }
    },
  }
}

export function apiKeyWrites(act: Act): Pick<Writing, 'addApiKey' | 'revokeApiKey'> {
  const { db, workspaceId } = act
  return {
    async addApiKey(key, hash) {
      const words = wordsOf(await boxFor(act, null), 'api_keys', key.id)
      await db
        .insertInto('api_keys')
        .values({
          workspace_id: workspaceId,
          id: key.id,
          name_locked: words.lock('name', key.name),
          hash,
          permits: JSON.stringify(key.permits),
          created_by: key.createdBy,
          created_at: new Date(key.createdAt),
          expires_at: dateOrNull(key.expiresAt),
          revoked_at: dateOrNull(key.revokedAt),
          last_used_at: dateOrNull(key.lastUsedAt),
        })
        .execute()
    },

    async revokeApiKey(id, at) {
      const { numUpdatedRows } = await db
        .updateTable('api_keys')
        .set({ revoked_at: at })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
  }
}
