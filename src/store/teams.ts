import { sql } from 'kysely'
import type { SafeText } from '../core/seal.ts'
import type { Team } from '../core/team.ts'
import type { Store } from '../flows/store-port.ts'
import type { Writing } from '../flows/writing.ts'
import type { Act, Ground } from './ground.ts'
import { dropSealedAt } from './tags.ts'
import { boxFor, hashOf, isoOf, wordsOf, workspaceBox } from './words.ts'

export function teamReads({ db, ...ground }: Ground): Pick<Store, 'teams'> {
  return {
    async teams(viewer) {
      const of = viewer.workspaceId
      const rows = await db.selectFrom('teams').selectAll().where('workspace_id', '=', of).orderBy('id').execute()
      const members = await db
        .selectFrom('team_members')
        .selectAll()
        .where('workspace_id', '=', of)
        .orderBy('teammate_id')
        .execute()
      const box = await workspaceBox({ db, ...ground }, of)
      return rows.map((row): Team => ({
        id: row.id,
        name: wordsOf(box, 'teams', row.id).openSafe('name', row.name_locked),
        memberIds: members.filter((member) => member.team_id === row.id).map((member) => member.teammate_id),
        createdAt: isoOf(row.created_at),
      }))
    },
  }
}

export function teamWrites(act: Act): Pick<Writing, 'addTeam' | 'changeTeam' | 'removeTeam'> {
  const { db, workspaceId } = act
  const columns = async ({ id, name }: Team) => ({
    name_locked: wordsOf(await boxFor(act, null), 'teams', id).lockSafe('name', name),
    name_hash: await hashOf(act, workspaceId, 'name', nameText(name)),
  })
  const setMembers = async ({ id, memberIds }: Team) => {
    await db.deleteFrom('team_members').where('workspace_id', '=', workspaceId).where('team_id', '=', id).execute()
    if (memberIds.length === 0) return
    const rows = [...new Set(memberIds)].map((teammate) => ({
      workspace_id: workspaceId,
      team_id: id,
      teammate_id: teammate,
    }))
    await db.insertInto('team_members').values(rows).execute()
  }
  return {
    async addTeam(team) {
      await db
        .insertInto('teams')
        .values({
          workspace_id: workspaceId,
          id: team.id,
          ...(await columns(team)),
          created_at: new Date(team.createdAt),
        })
        .execute()
      await setMembers(team)
    },

    async changeTeam(team) {
      const { numUpdatedRows } = await db
        .updateTable('teams')
        .set({ ...(await columns(team)), revision: sql<number>`revision + 1` })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', team.id)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return false
      await setMembers(team)
      return true
    },

    async removeTeam(id) {
      await dropSealedAt(act, 'teams', id)
      const { numDeletedRows } = await db
        .deleteFrom('teams')
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}

/** Two teams that read the same are one. */
function nameText(name: SafeText): string {
  return `team:${name.text.normalize('NFKC').trim().toLowerCase()}`
}
