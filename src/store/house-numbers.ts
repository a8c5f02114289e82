import { sql, type Kysely } from 'kysely'
import type { Tables } from './tables.ts'

export type HouseNumbers = {
  /** Rows of the activity log without a place in the chain yet, and how old the oldest is. */
  readonly unchained: number
  readonly unchainedSeconds: number
  readonly sealed: readonly { readonly kind: string; readonly count: number }[]
}

/** Counts over all workspaces, for the operator: no id and no content is in them. */
export async function houseNumbers(db: Kysely<Tables>): Promise<HouseNumbers> {
  const waiting = await sql<{ count: string; seconds: string }>`
    select count(*) as count, coalesce(extract(epoch from clock_timestamp() - min(a.at)), 0) as seconds
    from activity_pending p join activity a on a.workspace_id = p.workspace_id and a.id = p.activity_id`.execute(db)
  const sealed = await sql<{ kind: string; count: string }>`
    select kind, count(*) as count from sealed_values group by kind order by kind`.execute(db)
  const { count, seconds } = waiting.rows[0]!
  return {
    unchained: Number(count),
    unchainedSeconds: Math.max(0, Number(seconds)),
    sealed: sealed.rows.map((row) => ({ kind: row.kind, count: Number(row.count) })),
  }
}
