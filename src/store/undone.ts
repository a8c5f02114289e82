import { sql } from 'kysely'
import { accessReviewDays } from '../core/evidence.ts'
import type { Undone } from '../core/report.ts'
import type { Ground } from './ground.ts'
import { isoOf, isoOrNull } from './words.ts'

const minuteMs = 60_000
const dayMs = 86_400_000
/** Of a delivery that is still to come; by then it is late by minutes. */
const manyTries = 3

/** What the house does by itself, and has not done. Each is seen from what is stored, so that it shows also where a job never ran. */
export async function undoneIn({ db }: Pick<Ground, 'db'>, workspaceId: string, now: Date): Promise<Undone> {
  const ago = (ms: number) => new Date(now.getTime() - ms)
  const { rows } = await sql<
    Record<'erasures' | 'overdue' | 'webhooks' | 'unchained' | 'sweeps', string> & {
      reviewed: Date
      backup: Date | null
      waits: Date | null
    }
  >`
    select
      (select count(*) from erasures where workspace_id = ${workspaceId} and completed_at is null and started_at < ${ago(60 * minuteMs)}) as erasures,
      (select count(*) from sealed_values where workspace_id = ${workspaceId} and expires_at < ${ago(dayMs)}) as overdue,
      (select count(*) from webhooks w where w.workspace_id = ${workspaceId} and (
        (select d.state from webhook_deliveries d where d.workspace_id = w.workspace_id and d.webhook_id = w.id and d.state <> 'waiting'
          order by d.arrival desc limit 1) = 'failed'
        or w.paused_at is null and exists (select from webhook_deliveries d
          where d.workspace_id = w.workspace_id and d.webhook_id = w.id and d.state = 'waiting' and d.attempts >= ${manyTries}))) as webhooks,
      (select count(*) from activity_pending p join activity a on a.workspace_id = p.workspace_id and a.id = p.activity_id
        where p.workspace_id = ${workspaceId} and a.at < ${ago(3 * minuteMs)}) as unchained,
      (select count(distinct token) from sweeps s where workspace_id = ${workspaceId} and state = 'found' and found > 0
        and started_at > ${ago(14 * dayMs)} and not exists (select from sweeps o where o.workspace_id = s.workspace_id
          and o.token = s.token and o.state <> 'found' and o.started_at >= s.started_at)) as sweeps,
      (select coalesce(max(a.at), w.created_at) from workspaces w left join activity a
        on a.workspace_id = w.workspace_id and a.action = 'access.reviewed'
        where w.workspace_id = ${workspaceId} group by w.created_at) as reviewed,
      (select wait_until from house_clock where wait_until > ${now}) as waits,
      (select max(at) from activity where workspace_id = ${workspaceId} and action = 'backup.made') as backup`.execute(
    db,
  )
  const { erasures, overdue, webhooks, unchained, sweeps, reviewed, backup, waits } = rows[0]!
  return {
    erasures: Number(erasures),
    overdue: Number(overdue),
    webhooks: Number(webhooks),
    unchained: Number(unchained),
    sweeps: Number(sweeps),
    accessSince: reviewed < ago(accessReviewDays * dayMs) ? isoOf(reviewed) : null,
    waitsUntil: isoOrNull(waits),
    lastBackup: backup !== null && backup < ago(7 * dayMs) ? isoOrNull(backup) : null,
  }
}
