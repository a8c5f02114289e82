import { readdirSync, readFileSync } from 'node:fs'
import { Client } from 'pg'
import { guardKeys } from './keys-away.ts'

const folder = new URL('migrations/', import.meta.url)
/** Any number, the same in every process: the second one to start waits for the first. */
const migrationLock = 7221001

export type NewInstallation = { readonly masterId: string; readonly wrapped: Uint8Array; readonly at: Date }

/**
 * Runs as the owner of the database, before the doors open. Forward only, each file in its own transaction.
 * The installation's own secret is kept only if there is none yet.
 */
export async function migrateKeys(keysUrl: string, installation: NewInstallation): Promise<void> {
  await guardKeys(async () => {
    const client = new Client({ connectionString: keysUrl, connectionTimeoutMillis: 10_000 })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.query('select pg_advisory_lock($1)', [migrationLock])
      await client.query('create schema if not exists keys')
      await client.query(
        'create table if not exists keys.migrations (name text primary key, applied_at timestamptz not null default now())',
      )
      const applied = await client.query<{ name: string }>('select name from keys.migrations')
      const done = new Set(applied.rows.map((row) => row.name))
      for (const name of migrationNames()) {
        if (done.has(name)) continue
        await client.query('begin')
        await client.query(readFileSync(new URL(name, folder), 'utf8'))
        await client.query('insert into keys.migrations (name) values ($1)', [name])
        await client.query('commit')
      }
      await client.query(
        `insert into keys.installation (purpose, master_id, wrapped, created_at) values ('hashes', $1, $2, $3) on conflict do nothing`,
        [installation.masterId, installation.wrapped, installation.at],
      )
    } finally {
      await client.end()
    }
  })
}

function migrationNames(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
}
