import { sql } from 'kysely'
import { maxCounted } from '../core/conversation.ts'
import type { Store } from '../flows/store-port.ts'
import type { Ground } from './ground.ts'

type Counts = {
  mine: number
  unassigned: number
  open: number
  snoozed: number
  mentions: number
  teams: Record<string, number> | null
}

/** One statement; each number is counted no further than anybody would read it, so that a full inbox costs no more than a busy one. */
export function viewCountReads({ db }: Ground): Pick<Store, 'viewCounts'> {
  return {
    async viewCounts({ workspaceId, id }) {
      const count = (where: ReturnType<typeof sql>) =>
        sql`(select count(*)::integer from (select from conversations c
          where c.workspace_id = ${workspaceId} and c.merged_into is null and ${where} limit ${maxCounted}) few)`
      const { rows } = await sql<Counts>`
        select
          ${count(sql`c.state = 'open' and c.assignee_id = ${id}`)} as mine,
          ${count(sql`c.state = 'open' and c.assignee_id is null`)} as unassigned,
          ${count(sql`c.state = 'open'`)} as open,
          ${count(sql`c.state = 'snoozed'`)} as snoozed,
          (select count(distinct conversation_id)::integer from mentions
            where workspace_id = ${workspaceId} and teammate_id = ${id} and read_at is null) as mentions,
          (select jsonb_object_agg(t.id, ${count(sql`c.state = 'open' and c.team_id = t.id`)})
            from teams t where t.workspace_id = ${workspaceId}) as teams`.execute(db)
      const { teams, ...counts } = rows[0]!
      return { ...counts, teams: teams ?? {} }
    },
  }
}
