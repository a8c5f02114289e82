import { sql } from 'kysely'
import { maxRowsCounted } from '../core/data-map.ts'
import type { Store } from '../flows/store-port.ts'
import type { Ground } from './ground.ts'
import { subjectTables } from './subject-tables.ts'
import { isoOrNull } from './words.ts'

/** Where the oldest row can be told from: tables without a time of their own live as long as what they belong to. */
const times: Readonly<Record<string, string>> = {
  contacts: 'created_at',
  conversations: 'created_at',
  findings: 'created_at',
}

export function dataMapReads({ db }: Ground): Pick<Store, 'dataMap' | 'contactCounts'> {
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
  }
}
