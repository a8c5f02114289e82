import { sql } from 'kysely'
import type { ActivityAction } from '../core/activity.ts'
import { maxRowsCounted } from '../core/data-map.ts'
import { sessionIdleHours } from '../core/teammate.ts'
import { maxConcerned } from '../core/trail.ts'
import type { Store } from '../flows/store-port.ts'
import type { Ground } from './ground.ts'
import { isoOf } from './words.ts'

type Person = {
  contact: string
  opened: string
  viewed: string
  revealed: string
  exported: string
  acts: string
  first: Date
  last: Date
  concerned: string
}

/** Everything is read from the rows of one actor in one period, by their index. */
export function trailReads({ db }: Ground): Pick<Store, 'trailNumbers'> {
  return {
    async trailNumbers({ workspaceId }, id, { from, to, now }) {
      const acts = sql`activity where workspace_id = ${workspaceId} and actor_id = ${id} and at >= ${from} and at < ${to}`
      const some = (table: string) =>
        sql`(select count(*) from (select from ${sql.table(table)} where workspace_id = ${workspaceId} limit ${maxRowsCounted}) few)`
      const idle = new Date(now.getTime() - sessionIdleHours * 3_600_000)
      const counted = await sql<{ action: ActivityAction; count: string; lines: string }>`
        select action, count(*) as count, coalesce(sum((details ->> 'found')::bigint) filter (where action like '%.listed'), 0) as lines
        from ${acts} group by action order by action`.execute(db)
      const people = await sql<Person>`
        select contact, count(*) filter (where action = 'conversation.opened') as opened,
          count(*) filter (where action = 'contact.viewed') as viewed,
          count(*) filter (where action = 'value.revealed') as revealed,
          count(*) filter (where action in ('contact.exported', 'export.downloaded')) as exported,
          count(*) as acts, min(at) as first, max(at) as last, count(*) over () as concerned
        from (select action, at, coalesce(locked_by, case when object_type = 'contact' then object_id end) as contact from ${acts}) a
        where contact is not null group by contact
        order by count(*) filter (where action in ('value.revealed', 'contact.exported', 'export.downloaded')) desc,
          count(*) desc, contact limit ${maxConcerned}`.execute(db)
      const values = await sql<{ class: string; count: string }>`
        select class, count(*) as count from (
          select class from sealed_values where workspace_id = ${workspaceId} and expires_at > ${now} limit ${maxRowsCounted}) few
        group by class order by class`.execute(db)
      const { rows } = await sql<Record<'contacts' | 'conversations' | 'sessions', string>>`
        select ${some('contacts')} as contacts, ${some('conversations')} as conversations,
          (select count(*) from sessions where workspace_id = ${workspaceId} and teammate_id = ${id}
            and expires_at > ${now} and last_seen_at > ${idle}) as sessions`.execute(db)
      const { contacts, conversations, sessions } = rows[0]!
      const lists = counted.rows.filter(({ action }) => action.endsWith('.listed') || action.endsWith('.searched'))
      return {
        counts: Object.fromEntries(counted.rows.map(({ action, count }) => [action, Number(count)])),
        lists: {
          pages: lists.reduce((sum, { count }) => sum + Number(count), 0),
          lines: lists.reduce((sum, { lines }) => sum + Number(lines), 0),
        },
        people: people.rows.map(({ contact, first, last, opened, viewed, revealed, exported, acts: all }) => ({
          contactId: contact,
          opened: Number(opened),
          viewed: Number(viewed),
          revealed: Number(revealed),
          exported: Number(exported),
          acts: Number(all),
          first: isoOf(first),
          last: isoOf(last),
        })),
        concerned: Number(people.rows[0]?.concerned ?? 0),
        sessions: Number(sessions),
        stored: {
          contacts: Number(contacts),
          conversations: Number(conversations),
          values: Object.fromEntries(values.rows.map((row) => [row.class, Number(row.count)])),
        },
      }
    },
  }
}
