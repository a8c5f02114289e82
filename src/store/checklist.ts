import { sql } from 'kysely'
import type { SetupState } from '../core/checklist.ts'
import type { Store } from '../flows/store-port.ts'
import type { Writing } from '../flows/writing.ts'
import type { Act, Ground } from './ground.ts'

export function checklistReads({ db }: Ground): Pick<Store, 'setupState'> {
  return {
    async setupState({ workspaceId, id }) {
      const there = (what: ReturnType<typeof sql>) => sql<boolean>`exists (select ${what})`
      const { rows } = await sql<SetupState>`
        select
          ${there(sql`from teammates where workspace_id = ${workspaceId} and id = ${id} and password_hash is not null`)} as password,
          ${there(sql`from activity where workspace_id = ${workspaceId} and action = 'workspace.changed'`)} as named,
          ${there(sql`from activity where workspace_id = ${workspaceId} and action = 'visitor.started'`)} as messenger,
          ${there(sql`from parts where workspace_id = ${workspaceId} and kind = 'message' and author_type = 'contact'`)} as message,
          ${there(sql`from findings where workspace_id = ${workspaceId} and action = 'seal'`)} as sealed,
          (${there(sql`from invitations where workspace_id = ${workspaceId}`)}
            or (select count(*) > 1 from (select from teammates where workspace_id = ${workspaceId} limit 2) few)) as colleague,
          ${there(sql`from teammates where workspace_id = ${workspaceId} and id = ${id} and checklist_dismissed_at is not null`)} as dismissed`.execute(
        db,
      )
      return rows[0]!
    },
  }
}

export function checklistWrites({ db, workspaceId }: Act): Pick<Writing, 'dismissChecklist'> {
  return {
    async dismissChecklist(teammateId, at) {
      await db
        .updateTable('teammates')
        .set({ checklist_dismissed_at: at })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', teammateId)
        .execute()
    },
  }
}
