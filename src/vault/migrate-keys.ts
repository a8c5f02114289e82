import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { Client } from 'pg'
import { fail } from '../core/errors.ts'
import { keyLength } from './aead.ts'
import { guardKeys } from './keys-away.ts'
import type { MasterKey } from './master-key.ts'
import { installationContext, rewrapKeys } from './rewrap-keys.ts'
import { prepareServingRole } from './serving-role.ts'

const folder = new URL('migrations/', import.meta.url)
/** Any number, the same in every process: the second one to start waits for the first. */
const migrationLock = 7221001

/**
 * Runs as the owner of the database, before the doors open: tables, forward only, each file in its own transaction; the
 * rights of the serving role; the installation's own secret, if there is none; then what an older master key still holds
 * goes under the newest.
 */
export async function migrateKeys(keysUrl: string, masterKey: MasterKey, at: Date): Promise<void> {
  await asOwner(keysUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await applyMigrations(client)
    await prepareServingRole(client)
    await makeInstallation(client, masterKey, at)
    await rewrapKeys(client, masterKey, masterKey.olderIds)
  })
}

/** Tables alone, up to those named: what a backup was made with is what it is put back into. */
export async function prepareKeyTables(keysUrl: string, names: readonly string[]): Promise<void> {
  await asOwner(keysUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await applyMigrations(client, names)
  })
}

export async function rewrapAll(keysUrl: string, masterKey: MasterKey): Promise<number> {
  return asOwner(keysUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    return rewrapKeys(client, masterKey, [masterKey.id, ...masterKey.olderIds])
  })
}

export async function areKeysMigrated(keysUrl: string): Promise<boolean> {
  return asOwner(keysUrl, async (client) => {
    const table = await client.query<{ there: boolean }>(`select to_regclass('keys.migrations') is not null as there`)
    if (!table.rows[0]?.there) return false
    const applied = await appliedNames(client)
    return migrationNames().every((name) => applied.includes(name))
  })
}

/** A connection of its own, whose end also ends the locks it holds. */
export function asOwner<T>(keysUrl: string, act: (client: Client) => Promise<T>): Promise<T> {
  return guardKeys(async () => {
    const client = new Client({ connectionString: keysUrl, connectionTimeoutMillis: 10_000 })
    client.on('error', () => {})
    try {
      await client.connect()
      return await act(client)
    } finally {
      await client.end()
    }
  })
}

async function applyMigrations(client: Client, names: readonly string[] = migrationNames()): Promise<void> {
  await client.query('create schema if not exists keys')
  await client.query(
    'create table if not exists keys.migrations (name text primary key, applied_at timestamptz not null default now())',
  )
  await client.query('alter table keys.migrations add column if not exists breaking boolean not null default false')
  const done = new Set(await appliedNames(client))
  for (const name of migrationNames().filter((candidate) => names.includes(candidate) && !done.has(candidate))) {
    const sql = readFileSync(new URL(name, folder), 'utf8')
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into keys.migrations (name, breaking) values ($1, $2)', [
      name,
      sql.startsWith('-- breaking\n'),
    ])
    await client.query('commit')
  }
}

/** What a newer version has added is borne; what it has marked as breaking is not, by a server or by a command. */
async function appliedNames(client: Client): Promise<string[]> {
  // By the row's name for it: older versions made the table without this column.
  const { rows } = await client.query<{ name: string; breaking: boolean }>(
    `select name, coalesce((to_jsonb(m) ->> 'breaking')::boolean, false) as breaking from keys.migrations m order by name`,
  )
  const strange = rows.find(({ name, breaking }) => breaking && !migrationNames().includes(name))
  if (strange)
    throw fail(
      'conflict',
      'The tables of the keys were changed by a newer version that this one cannot work with. Start the newer version.',
    )
  return rows.map(({ name }) => name)
}

export function migrationNames(): string[] {
  return readdirSync(folder)
    .filter((name) => /^\d{3}-[a-z0-9-]+\.sql$/.test(name))
    .toSorted()
}

async function makeInstallation(client: Client, masterKey: MasterKey, at: Date): Promise<void> {
  const known = await client.query(`select from keys.installation where purpose = 'hashes'`)
  if (known.rowCount !== 0) return
  const bytes = randomBytes(keyLength)
  const wrapped = await masterKey.wrap(bytes, installationContext)
  bytes.fill(0)
  await client.query(
    `insert into keys.installation (purpose, master_id, wrapped, created_at) values ('hashes', $1, $2, $3)`,
    [masterKey.id, wrapped, at],
  )
}
