import { sql, type RawBuilder } from 'kysely'
import type { RetentionCounts, RetentionRule } from '../core/retention.ts'
import type { Store } from '../flows/store-port.ts'
import type { Writing } from '../flows/writing.ts'
import type { Act, Ground } from './ground.ts'
import { dateOrNull, isoOrNull } from './words.ts'

type RuleRow = { retention_days: number | null; retention_from: Date | null }

/** Of the contact `c`: added before, not seen since, and nothing has happened in a conversation of theirs. */
const isResting = (workspaceId: string, before: Date | RawBuilder<unknown>): RawBuilder<boolean> => sql`
  c.workspace_id = ${workspaceId} and c.created_at < ${before} and (c.last_seen_at is null or c.last_seen_at < ${before})
  and not exists (select from conversations v
    where v.workspace_id = c.workspace_id and v.contact_id = c.id and v.updated_at >= ${before})`
const isUnclosed = sql<boolean>`exists (select from conversations v
  where v.workspace_id = c.workspace_id and v.contact_id = c.id and v.state <> 'closed' and v.merged_into is null)`

/** Of the contact `c`: silent since then, and nothing keeps them. */
export const isDue = (workspaceId: string, before: Date | RawBuilder<unknown>): RawBuilder<boolean> =>
  sql`${isResting(workspaceId, before)} and c.held_at is null and not ${isUnclosed}`

export function retentionReads({ db }: Ground): Pick<Store, 'retention' | 'resting' | 'restingCounts'> {
  return {
    async retention(workspaceId) {
      const { rows } = await sql<RuleRow>`
        select retention_days, retention_from from workspaces where workspace_id = ${workspaceId}`.execute(db)
      return ruleOf(rows[0])
    },

    async resting(workspaceId, before, limit) {
      const { rows } = await sql<{ id: string }>`
        select c.id from contacts c where ${isDue(workspaceId, before)}
        order by c.created_at limit ${limit}`.execute(db)
      return rows.map(({ id }) => id)
    },

    async restingCounts({ workspaceId }, before) {
      const { rows } = await sql<Record<keyof RetentionCounts, string>>`
        select count(*) filter (where c.held_at is null and not ${isUnclosed}) as due,
          count(*) filter (where c.held_at is null and ${isUnclosed}) as unclosed,
          count(*) filter (where c.held_at is not null) as held
        from contacts c where ${isResting(workspaceId, before)}`.execute(db)
      const { due, unclosed, held } = rows[0]!
      return { due: Number(due), unclosed: Number(unclosed), held: Number(held) }
    },
  }
}

export function retentionWrites({
  db,
  workspaceId,
}: Act): Pick<Writing, 'lockRetention' | 'keepRetention' | 'isHeld' | 'isDue'> {
  return {
    async lockRetention() {
      const { rows } = await sql<RuleRow>`
        select retention_days, retention_from from workspaces where workspace_id = ${workspaceId} for no key update`.execute(
        db,
      )
      return ruleOf(rows[0])
    },

    async keepRetention({ days, from }) {
      await db
        .updateTable('workspaces')
        .set({ retention_days: days, retention_from: dateOrNull(from) })
        .where('workspace_id', '=', workspaceId)
        .execute()
    },

    async isHeld(contactId) {
      // Held until the end of this transaction: nobody is put on hold beside an erasure that has begun.
      const { rows } = await sql<{ held: boolean }>`
        select held_at is not null as held from contacts where workspace_id = ${workspaceId} and id = ${contactId} for no key update`.execute(
        db,
      )
      return rows[0]?.held === true
    },

    async isDue(contactId, before) {
      const { rows } =
        await sql`select from contacts c where ${isDue(workspaceId, before)} and c.id = ${contactId}`.execute(db)
      return rows.length > 0
    },
  }
}

function ruleOf(row: RuleRow | undefined): RetentionRule {
  return { days: row?.retention_days ?? null, from: isoOrNull(row?.retention_from ?? null) }
}
