import { sql } from 'kysely'
import type { SafeText } from '../core/seal.ts'
import type { Tag } from '../core/tag.ts'
import type { Store } from '../flows/store-port.ts'
import type { Writing } from '../flows/writing.ts'
import type { Act, Ground } from './ground.ts'
import { boxFor, hashOf, wordsOf, workspaceBox } from './words.ts'

export function tagReads(ground: Ground): Pick<Store, 'tags'> {
  return {
    async tags(viewer) {
      const rows = await ground.db
        .selectFrom('tags')
        .select(['id', 'name_locked'])
        .where('workspace_id', '=', viewer.workspaceId)
        .orderBy('id')
        .execute()
      const box = await workspaceBox(ground, viewer.workspaceId)
      return rows.map((row): Tag => ({
        id: row.id,
        name: wordsOf(box, 'tags', row.id).openSafe('name', row.name_locked),
      }))
    },
  }
}

export function tagWrites(act: Act): Pick<Writing, 'addTag' | 'changeTag' | 'removeTag'> {
  const { db, workspaceId } = act
  const columns = async ({ id, name }: Tag) => ({
    name_locked: wordsOf(await boxFor(act, null), 'tags', id).lockSafe('name', name),
    name_hash: await hashOf(act, workspaceId, 'name', nameText(name)),
  })
  return {
    async addTag(tag) {
      await db
        .insertInto('tags')
        .values({ workspace_id: workspaceId, id: tag.id, ...(await columns(tag)) })
        .execute()
    },

    async changeTag(tag) {
      const { numUpdatedRows } = await db
        .updateTable('tags')
        .set({ ...(await columns(tag)), revision: sql<number>`revision + 1` })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', tag.id)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    async removeTag(id) {
      await dropSealedAt(act, 'tags', id)
      const { numDeletedRows } = await db
        .deleteFrom('tags')
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}

/** Two tags that read the same are one. */
function nameText(name: SafeText): string {
  return `tag:${name.text.normalize('NFKC').trim().toLowerCase()}`
}

/** What was cut out of a text goes with the text. */
export async function dropSealedAt(act: Act, table: 'tags' | 'macros' | 'teams' | 'views', row: string): Promise<void> {
  await act.db
    .deleteFrom('sealed_values')
    .where('workspace_id', '=', act.workspaceId)
    .where('place_row', '=', row)
    .where('place_table', '=', table)
    .execute()
}
