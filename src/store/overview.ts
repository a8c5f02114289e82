import { sql } from 'kysely'
import type { Overview } from '../core/report.ts'
import type { Store } from '../flows/store-port.ts'
import type { Ground } from './ground.ts'
import { undoneIn } from './undone.ts'

type Times = { answers: string; answered: number | null; closings: string; closed: number | null }

/** Numbers only. Each statement reads one index of the range that is asked for, so its cost does not grow with what is older. */
export function overviewReads({ db }: Ground): Pick<Store, 'overview'> {
  return {
    async overview({ workspaceId }, { days, weeks, zone, now }) {
      const firstDay = sql`(date_trunc('day', ${now}::timestamptz at time zone ${zone}) - ${days - 1} * interval '1 day')`
      const firstWeek = sql`(date_trunc('week', ${now}::timestamptz at time zone ${zone}) - ${weeks - 1} * interval '1 week')`
      const since = sql`${firstDay} at time zone ${zone}`
      const sinceWeek = sql`${firstWeek} at time zone ${zone}`

      const started = await sql<{ day: string; count: string }>`
        select to_char(day, 'YYYY-MM-DD') as day, coalesce(n, 0) as count
        from generate_series(${firstDay}, date_trunc('day', ${now}::timestamptz at time zone ${zone}), interval '1 day') day
        left join (
          select date_trunc('day', created_at at time zone ${zone}) as at, count(*) as n from conversations
          where workspace_id = ${workspaceId} and created_at >= ${since} and merged_into is null group by 1) found on found.at = day
        order by day`.execute(db)

      const times = await sql<Times>`
        select count(answered_at) as answers,
          percentile_cont(0.5) within group (order by extract(epoch from answered_at - created_at)) as answered,
          count(closed_at) as closings,
          percentile_cont(0.5) within group (order by extract(epoch from closed_at - created_at)) as closed
        from conversations where workspace_id = ${workspaceId} and created_at >= ${since} and merged_into is null`.execute(
        db,
      )

      const standing = await sql<{ open: string; unassigned: string; flagged: string }>`
        select count(*) as open, count(*) filter (where assignee_id is null) as unassigned,
          (select count(*) from findings where workspace_id = ${workspaceId} and action = 'flag' and verdict is null) as flagged
        from conversations where workspace_id = ${workspaceId} and state = 'open' and merged_into is null`.execute(db)

      const hidden = await sql<{ week: string; kind: string; count: string }>`
        select to_char(date_trunc('week', created_at at time zone ${zone}), 'YYYY-MM-DD') as week, kind, count(*) as count
        from findings where workspace_id = ${workspaceId} and created_at >= ${sinceWeek} and action in ('seal', 'mask', 'remove')
        group by 1, 2 order by 1, 3 desc, 2`.execute(db)

      const reveals = await sql<{ week: string; count: string }>`
        select to_char(week, 'YYYY-MM-DD') as week, coalesce(n, 0) as count
        from generate_series(${firstWeek}, date_trunc('week', ${now}::timestamptz at time zone ${zone}), interval '1 week') week
        left join (
          select date_trunc('week', at at time zone ${zone}) as at, count(*) as n from activity
          where workspace_id = ${workspaceId} and action = 'value.revealed' and at >= ${sinceWeek} group by 1) found on found.at = week
        order by week`.execute(db)

      const time = times.rows[0]!
      const standingNow = standing.rows[0]!
      return {
        started: started.rows.map(({ day, count }) => ({ day, count: Number(count) })),
        firstResponse: { median: seconds(time.answered), count: Number(time.answers) },
        resolution: { median: seconds(time.closed), count: Number(time.closings) },
        open: Number(standingNow.open),
        unassigned: Number(standingNow.unassigned),
        flagged: Number(standingNow.flagged),
        undone: await undoneIn({ db }, workspaceId, now),
        hidden: hidden.rows.map(({ week, kind, count }) => ({ week, kind, count: Number(count) })),
        reveals: reveals.rows.map(({ week, count }) => ({ week, count: Number(count) })),
      } satisfies Overview
    },
  }
}

function seconds(median: number | null): number | null {
  return median === null ? null : Math.max(0, Math.round(Number(median)))
}
