import type { Permit } from '../core/permission.ts'
import type { Role } from '../core/role.ts'
import type { Store } from '../flows/store-port.ts'
import type { Writing } from '../flows/writing.ts'
import type { Act, Ground } from './ground.ts'
import { boxFor, wordsOf, workspaceBox } from './words.ts'

export function roleReads(ground: Ground): Pick<Store, 'roles'> {
  return {
    async roles(viewer) {
      const rows = await ground.db
        .selectFrom('roles')
        .selectAll()
        .where('workspace_id', '=', viewer.workspaceId)
        .orderBy('id')
        .execute()
      const box = await workspaceBox(ground, viewer.workspaceId)
      return rows.map((row): Role => ({
        id: row.id,
        name: wordsOf(box, 'roles', row.id).open('name', row.name_locked),
        builtIn: row.built_in as Role['builtIn'], // written by addRole from this very type
        permits: permitsOf(row.permits),
      }))
    },
  }
}

export function roleWrites(act: Act): Pick<Writing, 'addRole'> {
  return {
    async addRole(role) {
      const words = wordsOf(await boxFor(act, null), 'roles', role.id)
      await act.db
        .insertInto('roles')
        .values({
          workspace_id: act.workspaceId,
          id: role.id,
          name_locked: words.lock('name', role.name),
          built_in: role.builtIn,
          permits: JSON.stringify(role.permits),
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
  }
}

/** The column holds what addRole and addApiKey wrote. A name that is no longer a permission allows nothing. */
export function permitsOf(column: unknown): readonly Permit[] {
  return Array.isArray(column) ? (column as Permit[]) : []
}
