import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Expiring } from '../core/expiry.ts'
import { sessionIdleHours } from '../core/teammate.ts'
import type { Writing } from '../flows/writing.ts'
import { orFailure } from './database-errors.ts'
import type { Act } from './ground.ts'
import type { Tables } from './tables.ts'

const tables = { value: 'sealed_values', secret: 'one_time_secrets', export: 'export_files' } as const

/** In which workspaces something has ended of which their log tells. */
export function expiredIn(db: Kysely<Tables>, what: Expiring, now: Date): Promise<string[]> {
  return orFailure(async () => {
    const { rows } = await sql<{ workspace_id: string }>`
      select distinct workspace_id from ${sql.table(tables[what])} where expires_at <= ${now} order by workspace_id`.execute(
      db,
    )
    return rows.map((row) => row.workspace_id)
  })
}

export function expiryWrites({ db, workspaceId, clock }: Act): Pick<Writing, 'destroyExpired'> {
  return {
    async destroyExpired(what, most) {
      const table = sql.table(tables[what])
      const { numAffectedRows } = await sql`
        with over as (select ctid from ${table} where workspace_id = ${workspaceId} and expires_at <= ${clock.now()} limit ${most} for update skip locked)
        delete from ${table} where workspace_id = ${workspaceId} and ctid in (select ctid from over)`.execute(db)
      return Number(numAffectedRows)
    },
  }
}

/** What ends without a word in any log, counted. */
export type Expired = {
  readonly sessions: number
  readonly signInLinks: number
  readonly passwordTries: number
  readonly letters: number
  readonly visitorSessions: number
  readonly requestRepeats: number
  readonly redactionSessions: number
  readonly deliveries: number
}

/**
 * Deletes at most `batch` rows of each kind whose time is over; readers have been passing over them since. May be run twice,
 * and by several processes at once: each takes what the others have not. Call again while anything comes back.
 */
export function deleteExpired(db: Kysely<Tables>, now: Date, batch: number): Promise<Expired> {
  const idle = new Date(now.getTime() - sessionIdleHours * 3_600_000)
  // The delivery log reaches back a month.
  const settled = new Date(now.getTime() - 30 * 86_400_000)
  return orFailure(async () => ({
    sessions: await take(db, 'sessions', sql`expires_at <= ${now} or last_seen_at <= ${idle}`, batch),
    signInLinks: await take(db, 'sign_in_links', sql`expires_at <= ${now}`, batch),
    passwordTries: await take(db, 'password_tries', sql`free_at <= ${now}`, batch),
    letters: await take(db, 'letters', sql`until <= ${now}`, batch),
    visitorSessions: await take(db, 'visitor_sessions', sql`expires_at <= ${now}`, batch),
    deliveries: await take(db, 'webhook_deliveries', sql`state <> 'waiting' and created_at <= ${settled}`, batch),
    redactionSessions: await endSessions(db, now, batch),
    requestRepeats: await take(db, 'request_repeats', sql`expires_at <= ${now}`, batch),
  }))
}

async function take(db: Kysely<Tables>, name: keyof Tables, over: RawBuilder<unknown>, batch: number): Promise<number> {
  const table = sql.table(name)
  const { numAffectedRows } = await sql`
    with over as (select ctid from ${table} where ${over} limit ${batch} for update skip locked)
    delete from ${table} where ctid in (select ctid from over)`.execute(db)
  return Number(numAffectedRows)
}

/** Their ids stay, so that none begins anew; the values themselves have the same hour. */
async function endSessions(db: Kysely<Tables>, now: Date, batch: number): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    with over as (select workspace_id, id from redaction_sessions where ended_at is null and expires_at <= ${now} limit ${batch} for update skip locked),
    gone as (delete from redaction_values v using over where v.workspace_id = over.workspace_id and v.session_id = over.id),
    ended as (update redaction_sessions s set ended_at = s.expires_at, counts = '{}' from over where s.workspace_id = over.workspace_id and s.id = over.id returning 1)
    select count(*) from ended`.execute(db)
  return Number(rows[0]!.count)
}
