import { sql } from 'kysely'
import type { SavedView, ViewFilter } from '../core/view.ts'
import type { Store } from '../flows/store-port.ts'
import type { Writing } from '../flows/writing.ts'
import type { Act, Ground } from './ground.ts'
import { dropSealedAt } from './tags.ts'
import { boxFor, isoOf, wordsOf, workspaceBox } from './words.ts'

export function viewReads(ground: Ground): Pick<Store, 'views'> {
  return {
    async views(viewer) {
      const rows = await ground.db
        .selectFrom('views')
        .selectAll()
        .where('workspace_id', '=', viewer.workspaceId)
        .where((eb) => eb.or([eb('shared', '=', true), eb('created_by', '=', viewer.id)]))
        .orderBy('id')
        .execute()
      const box = await workspaceBox(ground, viewer.workspaceId)
      return rows.map((row): SavedView => {
        const words = wordsOf(box, 'views', row.id)
        return {
          id: row.id,
          name: words.openSafe('name', row.name_locked),
          // Locked below from this very type.
          filter: JSON.parse(words.open('filter', row.filter_locked)) as ViewFilter,
          shared: row.shared,
          createdBy: row.created_by,
          createdAt: isoOf(row.created_at),
        }
      })
    },
  }
}

export function viewWrites(act: Act): Pick<Writing, 'addView' | 'changeView' | 'removeView'> {
  const { db, workspaceId } = act
  const columns = async (view: SavedView) => {
    const words = wordsOf(await boxFor(act, null), 'views', view.id)
    return {
      name_locked: words.lockSafe('name', view.name),
      filter_locked: words.lock('filter', JSON.stringify(view.filter)),
      shared: view.shared,
    }
  }
  return {
    async addView(view) {
      await db
        .insertInto('views')
        .values({
          workspace_id: workspaceId,
          id: view.id,
          ...(await columns(view)),
          created_by: view.createdBy,
          created_at: new Date(view.createdAt),
        })
        .execute()
    },

    async changeView(view) {
      const { numUpdatedRows } = await db
        .updateTable('views')
        .set({ ...(await columns(view)), revision: sql<number>`revision + 1` })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', view.id)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    async removeView(id) {
      await dropSealedAt(act, 'views', id)
      const { numDeletedRows } = await db
        .deleteFrom('views')
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}
