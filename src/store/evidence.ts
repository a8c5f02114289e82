import { sql } from 'kysely'
import type { ActivityAction } from '../core/activity.ts'
import type { EvidenceNumbers } from '../core/evidence.ts'
import type { Store } from '../flows/store-port.ts'
import type { Ground } from './ground.ts'
import { isDue } from './retention.ts'
import { isoOf, isoOrNull } from './words.ts'

type Row = {
  hidden: { kind: string; count: number }[] | null
  unreasoned: string
  overdue: string
  left_open: string
  silence_days: number | null
  silent_left: string
  held: string
  allowed: string
  erasures_waiting: string
  workspace_key_since: Date
  master_key_since: Date | null
  last_backup: Date | null
  last_review: { at: string; people: number; keys: number; changes: number } | null
  log_since: Date
}

/** Each number is read from an index of the period, or of the few rows that it is about. */
export function evidenceReads({ db }: Ground): Pick<Store, 'evidenceNumbers' | 'lastSeen' | 'looked'> {
  return {
    async evidenceNumbers({ workspaceId }, { from, to, now }) {
      const acts = sql`activity where workspace_id = ${workspaceId}`
      const period = sql`at >= ${from} and at < ${to}`
      const aDayAgo = new Date(now.getTime() - 86_400_000)
      const newest = (action: ActivityAction) => sql`(select max(at) from ${acts} and action = ${action})`
      const counted = await sql<{ action: ActivityAction; count: string }>`
        select action, count(*) as count from ${acts} and ${period} group by action order by action`.execute(db)
      const { rows } = await sql<Row>`
        select
          (select json_agg(k order by k.count desc, k.kind) from (
            select kind, count(*)::int as count from findings
            where workspace_id = ${workspaceId} and created_at >= ${from} and created_at < ${to} and action in ('seal', 'mask', 'remove')
            group by kind) k) as hidden,
          (select count(*) from ${acts} and action = 'value.revealed' and ${period} and locked is null) as unreasoned,
          (select count(*) from sealed_values where workspace_id = ${workspaceId} and expires_at < ${aDayAgo}) as overdue,
          (select count(*) from sessions s join teammates t on t.workspace_id = s.workspace_id and t.id = s.teammate_id
            where s.workspace_id = ${workspaceId} and t.deactivated_at is not null) as left_open,
          retention_days as silence_days,
          (select count(*) from contacts c where ${isDue(workspaceId, sql`${aDayAgo}::timestamptz - retention_days * interval '1 day'`)}
            and retention_from < ${aDayAgo}) as silent_left,
          (select count(*) from contacts where workspace_id = ${workspaceId} and held_at is not null) as held,
          (select count(*) from allowed_values where workspace_id = ${workspaceId}) as allowed,
          (select count(*) from erasures where workspace_id = ${workspaceId} and completed_at is null and started_at < ${aDayAgo}) as erasures_waiting,
          coalesce(${newest('workspace-key.rotated')}, created_at) as workspace_key_since,
          ${newest('master-key.rotated')} as master_key_since,
          ${newest('backup.made')} as last_backup,
          (select jsonb_build_object('at', at, 'people', details -> 'people', 'keys', details -> 'keys',
            'changes', jsonb_array_length(details -> 'changes')) from ${acts} and action = 'access.reviewed'
            order by at desc limit 1) as last_review,
          coalesce((select min(at) from ${acts}), created_at) as log_since
        from workspaces where workspace_id = ${workspaceId}`.execute(db)
      const row = rows[0]!
      return {
        counts: Object.fromEntries(counted.rows.map(({ action, count }) => [action, Number(count)])),
        hidden: row.hidden ?? [],
        unreasoned: Number(row.unreasoned),
        overdue: Number(row.overdue),
        leftOpen: Number(row.left_open),
        silenceDays: row.silence_days,
        silentLeft: Number(row.silent_left),
        held: Number(row.held),
        allowed: Number(row.allowed),
        erasuresWaiting: Number(row.erasures_waiting),
        workspaceKeySince: isoOf(row.workspace_key_since),
        masterKeySince: isoOrNull(row.master_key_since),
        lastBackup: isoOrNull(row.last_backup),
        lastReview: row.last_review && { ...row.last_review, at: isoOf(new Date(row.last_review.at)) },
        logSince: isoOf(row.log_since),
      } satisfies EvidenceNumbers
    },

    async looked({ workspaceId }, { from, to }) {
      const { rows } = await sql<{ id: string; opened: string; revealed: string }>`
        select actor_id as id, count(*) filter (where action = 'conversation.opened') as opened,
          count(*) filter (where action = 'value.revealed') as revealed
        from activity where workspace_id = ${workspaceId} and action in ('conversation.opened', 'value.revealed')
          and at >= ${from} and at < ${to} group by actor_id`.execute(db)
      return new Map(
        rows.map(({ id, opened, revealed }) => [id, { opened: Number(opened), revealed: Number(revealed) }]),
      )
    },

    async lastSeen({ workspaceId }) {
      // A session that was ended is gone; the newest act stays in the log. Who works is seen in both within a minute.
      const { rows } = await sql<{ id: string; at: Date | null }>`
        select t.id, greatest(
          (select max(s.last_seen_at) from sessions s where s.workspace_id = t.workspace_id and s.teammate_id = t.id),
          (select a.at from activity a where a.workspace_id = t.workspace_id and a.actor_id = t.id order by a.at desc limit 1)) as at
        from teammates t where t.workspace_id = ${workspaceId}`.execute(db)
      return new Map(rows.flatMap(({ id, at }) => (at === null ? [] : [[id, isoOf(at)]])))
    },
  }
}
