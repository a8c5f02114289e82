import { sql } from 'kysely'
import { maxRowsCounted, type SetupState } from '../core/report.ts'
import type { Store } from '../flows/store-port.ts'
import type { Writing } from '../flows/writing.ts'
import type { Act, Ground } from './ground.ts'
import { subjectTables } from './subject-tables.ts'
import { isoOrNull } from './words.ts'

/** Where the oldest row can be told from: tables without a time of their own live as long as what they belong to. */
const times: Readonly<Record<string, string>> = {
  contacts: 'created_at',
  conversations: 'created_at',
  findings: 'created_at',
}

export function dataMapReads({ db }: Ground): Pick<Store, 'dataMap' | 'contactCounts' | 'setupState'> {
  return {
    async dataMap({ workspaceId }) {
      const counted = await Promise.all(
        subjectTables.map(async ({ table }) => {
          const time = times[table]
          const oldest =
            time === undefined
              ? sql`null::timestamptz`
              : sql`(select min(${sql.ref(time)}) from ${sql.table(table)} where workspace_id = ${workspaceId})`
          const { rows } = await sql<{ rows: string; oldest: Date | null }>`
            select count(*) as rows, ${oldest} as oldest
            from (select from ${sql.table(table)} where workspace_id = ${workspaceId} limit ${maxRowsCounted}) few`.execute(
            db,
          )
          const row = rows[0]!
          return { table, rows: Number(row.rows), oldest: isoOrNull(row.oldest) }
        }),
      )
      return counted.toReversed()
    },

    async contactCounts({ workspaceId }, contactIds) {
      if (contactIds.length === 0) return new Map()
      const { rows } = await sql<{ id: string; conversations: string; sealed: string }>`
        select who.id,
          (select count(*) from conversations c where c.workspace_id = ${workspaceId} and c.contact_id = who.id) as conversations,
          (select count(*) from sealed_values v where v.workspace_id = ${workspaceId} and v.contact_id = who.id) as sealed
        from unnest(${[...contactIds]}::text[]) as who(id)`.execute(db)
      return new Map(
        rows.map((row) => [row.id, { conversations: Number(row.conversations), sealed: Number(row.sealed) }]),
      )
    },

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
