import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { fail } from '../core/errors.ts'
import type { Log } from './log.ts'

type Migration = {
  readonly number: number
  readonly name: string
  readonly breaking: boolean
  readonly sql: string
}

/** The role that serves requests: no table is its own, and it cannot change or delete activity. */
export const servingRole = 'underseal_app'

// Any number will do, as long as nothing else on this database uses it.
const lockKey = 7_368_112_095

export function readMigrations(folder: URL = new URL('./migrations/', import.meta.url)): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{3}-[a-z0-9-]+\.sql$/.test(name))
    .toSorted()
    .map((name) => {
      const sql = readFileSync(new URL(name, folder), 'utf8')
      return { number: Number(name.slice(0, 3)), name, breaking: sql.startsWith('-- breaking\n'), sql }
    })
}

/**
 * Brings the database up to what this program knows. Several at once: one applies, the others wait and find it done.
 * `url` must be of the owner, who may create tables (and once the role).
 */
export async function migrate(
  url: string,
  log: Log,
  migrations: readonly Migration[] = readMigrations(),
  { restoring = false }: { readonly restoring?: boolean } = {},
): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select pg_advisory_lock($1)', [lockKey])
    if (!restoring) await refuseUnfinished(client)
    await mustHoldRole(client)
    await client.query(`create table if not exists underseal_migrations (
      number integer primary key, name text not null, breaking boolean not null, applied_at timestamptz not null default now())`)
    await client.query(`grant select on underseal_migrations to ${servingRole}`)
    const applied = await appliedMigrations(client)
    refuseNewer(applied, migrations)

    for (const migration of migrations.filter(({ number }) => !applied.some((row) => row.number === number))) {
      log.info({ migration: migration.name }, 'Migrating the database')
      await apply(client, migration)
    }
  } finally {
    // Ends the session, and with it the lock.
    await client.end().catch(() => undefined)
  }
}

/** Looks and changes nothing. Throws if this program must not work on these tables at all. */
export async function areTablesMigrated(
  url: string,
  migrations: readonly Migration[] = readMigrations(),
): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await refuseUnfinished(client)
    const { rows } = await client.query<{ there: boolean }>(
      `select to_regclass('underseal_migrations') is not null as there`,
    )
    const applied = rows[0]?.there ? await appliedMigrations(client) : []
    refuseNewer(applied, migrations)
    return migrations.every(({ number }) => applied.some((row) => row.number === number))
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** For a command beside a server, which may be older or newer than it. */
export async function mustBeMigrated(url: string, migrations: readonly Migration[] = readMigrations()): Promise<void> {
  if (await areTablesMigrated(url, migrations)) return
  throw fail(
    'conflict',
    'The tables are older than this program. Run: underseal migrate (or start this version of the server).',
  )
}

async function apply(client: pg.Client, { number, name, breaking, sql }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into underseal_migrations (number, name, breaking) values ($1, $2, $3)', [
      number,
      name,
      breaking,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

type Applied = { readonly number: number; readonly breaking: boolean }

async function appliedMigrations(client: pg.Client): Promise<Applied[]> {
  return (await client.query<Applied>('select number, breaking from underseal_migrations order by number')).rows
}

function refuseNewer(applied: readonly Applied[], known: readonly Migration[]): void {
  const newest = known.at(-1)?.number ?? 0
  if (applied.some(({ number, breaking }) => breaking && number > newest)) {
    throw fail(
      'conflict',
      'This database was changed by a newer version that this one cannot work with. Start the newer version.',
    )
  }
}

/** The mark of backup/unfinished.ts: half a house must not be served, and not be changed either. */
async function refuseUnfinished(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('public.underseal_restoring') is not null as there`,
  )
  if (!rows[0]?.there) return
  throw fail(
    'conflict',
    'A backup was being restored into this database, and that was not finished. Run the same `underseal restore` again.',
  )
}

/** Roles belong to the whole server, so another database may be making or granting the same one at this moment. */
async function mustHoldRole(client: pg.Client): Promise<void> {
  await client.query(`do $$ begin create role ${servingRole} nologin;
    exception when duplicate_object or unique_violation or insufficient_privilege then null; end $$`)
  if (await mayServe(client)) return
  const { rows } = await client.query<{ me: string }>('select quote_ident(current_user) as me')
  await client.query(`grant ${servingRole} to ${rows[0]!.me}`).catch(() => undefined)
  if (await mayServe(client)) return
  throw fail(
    'unavailable',
    `The database user may not act as ${servingRole}. Run once as an administrator: create role ${servingRole} nologin; grant ${servingRole} to ${rows[0]!.me}`,
  )
}

/** Tried and not looked up: from PostgreSQL 16 on, being a member of a role does not mean that one may act as it. */
async function mayServe(client: pg.Client): Promise<boolean> {
  try {
    await client.query(`set role ${servingRole}`)
    await client.query('reset role')
    return true
  } catch {
    return false
  }
}
