import { sql } from 'kysely'
import type { Macro } from '../core/macro.ts'
import type { Store } from '../flows/store-port.ts'
import type { Writing } from '../flows/writing.ts'
import type { Act, Ground } from './ground.ts'
import { dropSealedAt } from './tags.ts'
import { boxFor, isoOf, wordsOf, workspaceBox } from './words.ts'

export function macroReads(ground: Ground): Pick<Store, 'macros'> {
  return {
    async macros(viewer) {
      const rows = await ground.db
        .selectFrom('macros')
        .selectAll()
        .where('workspace_id', '=', viewer.workspaceId)
        .orderBy('id')
        .execute()
      const box = await workspaceBox(ground, viewer.workspaceId)
      return rows.map((row): Macro => {
        const words = wordsOf(box, 'macros', row.id)
        return {
          id: row.id,
          name: words.openSafe('name', row.name_locked),
          body: words.openSafe('body', row.body_locked),
          updatedAt: isoOf(row.updated_at),
        }
      })
    },
  }
}

export function macroWrites(act: Act): Pick<Writing, 'addMacro' | 'changeMacro' | 'removeMacro'> {
  const { db, workspaceId } = act
  const columns = async (macro: Macro) => {
    const words = wordsOf(await boxFor(act, null), 'macros', macro.id)
    return {
      name_locked: words.lockSafe('name', macro.name),
      body_locked: words.lockSafe('body', macro.body),
      updated_at: new Date(macro.updatedAt),
    }
  }
  return {
    async addMacro(macro) {
      await db
        .insertInto('macros')
        .values({ workspace_id: workspaceId, id: macro.id, ...(await columns(macro)) })
        .execute()
    },

    async changeMacro(macro) {
      const { numUpdatedRows } = await db
        .updateTable('macros')
        .set({ ...(await columns(macro)), revision: sql<number>`revision + 1` })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', macro.id)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    async removeMacro(id) {
      await dropSealedAt(act, 'macros', id)
      const { numDeletedRows } = await db
        .deleteFrom('macros')
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}
