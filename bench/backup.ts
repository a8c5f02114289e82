/**
 * npm run bench:backup [-- PARTS]
 * How quickly a house is backed up and restored, and in how much memory. The rows are made by SQL: as many as the line writes
 * for each message (part, search entry, activity, its place in the chain), of the same sizes, with noise for ciphertext.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { restoringSettings } from '../src/backup-house.ts'
import { readBackupFile, writeBackupFile } from '../src/backup/backup-file.ts'
import { makeBackupPair } from '../src/backup/file-lock.ts'
import { restoreBackup } from '../src/backup/restore-backup.ts'
import { takeBackup } from '../src/backup/take-backup.ts'
import { startEmbeddedPostgres } from '../src/store/embedded-postgres.ts'
import { migrate, readMigrations } from '../src/store/migrate.ts'
import { localMasterKey } from '../src/vault/master-key.ts'
import { migrateKeys, prepareKeyTables } from '../src/vault/migrate-keys.ts'

const parts = Number(process.argv[2] ?? 1_000_000)
const log = { info: () => {}, warn: () => {}, error: () => {} }
const folder = mkdtempSync(join(tmpdir(), 'underseal-bench-backup-'))
const pair = makeBackupPair()
const masterKey = localMasterKey([randomBytes(32)])

const { url, stop } = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), log, settings: restoringSettings })
try {
  await migrate(url, log)
  await migrateKeys(url, masterKey, new Date())
  await fill()

  const data = join(folder, 'data.backup')
  const keys = join(folder, 'keys.backup')
  await measured('backup', async () => {
    const common = { url, backup: 'bench', version: '0', at: new Date() }
    await writeBackupFile(data, 'data', pair, takeBackup({ ...common, schema: 'public' }))
    await writeBackupFile(keys, 'keys', pair, takeBackup({ ...common, schema: 'keys' }))
  })
  console.log(
    `file: ${(statSync(data).size / 1e6).toFixed(0)} MB, ${(statSync(data).size / parts).toFixed(0)} bytes a part`,
  )

  const empty = await emptyDatabase()
  await measured('restore', () =>
    restoreBackup({
      databaseUrl: empty,
      keysUrl: empty,
      data: readBackupFile(data, 'data', pair),
      keys: readBackupFile(keys, 'keys', pair),
      masterIds: [masterKey.id],
      prepareTables: () => migrate(empty, log, readMigrations()),
      prepareKeyTables: (names) => prepareKeyTables(empty, names),
    }),
  )
} finally {
  await stop()
  rmSync(folder, { recursive: true, force: true })
}

async function measured(what: string, act: () => Promise<unknown>): Promise<void> {
  let most = 0
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 50)
  const before = process.memoryUsage.rss()
  const started = performance.now()
  await act()
  const seconds = (performance.now() - started) / 1000
  clearInterval(watch)
  console.log(
    `${what}: ${parts} parts in ${seconds.toFixed(1)} s = ${Math.round(parts / seconds)} parts/s; resident memory ${mb(before)} before, at most ${mb(most)} MB`,
  )
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(0)
}

async function emptyDatabase(): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('create database restored')
  await client.end()
  const other = new URL(url)
  other.pathname = '/restored'
  return other.href
}

async function fill(): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const noise = (bytes: number) => `decode(repeat(md5(random()::text), ${Math.ceil(bytes / 16)}), 'hex')`
  const contacts = Math.ceil(parts / 20)
  const statements = [
    `insert into workspaces (workspace_id, name_locked, messenger_locked, created_at) values ('wsp_1', ${noise(48)}, ${noise(200)}, now())`,
    `insert into keys.workspace_keys select 'wsp_1', 1, '${masterKey.id}', ${noise(64)}, now()`,
    `insert into contacts (workspace_id, id, kind, name_locked, created_at, updated_at)
      select 'wsp_1', 'cnt_' || lpad(n::text, 26, '0'), 'contact', ${noise(64)}, now(), now() from generate_series(1, ${contacts}) n`,
    `alter table keys.contact_keys disable trigger user`,
    `insert into keys.contact_keys (workspace_id, contact_id, workspace_key_version, wrapped, created_at)
      select 'wsp_1', 'cnt_' || lpad(n::text, 26, '0'), 1, ${noise(64)}, now() from generate_series(1, ${contacts}) n`,
    `alter table keys.contact_keys enable trigger user`,
    `insert into conversations (workspace_id, id, contact_id, state, created_at, updated_at)
      select 'wsp_1', 'cnv_' || lpad(n::text, 26, '0'), 'cnt_' || lpad(n::text, 26, '0'), 'open', now(), now() from generate_series(1, ${contacts}) n`,
    `insert into parts (workspace_id, id, conversation_id, contact_id, position, kind, author_type, author_id, body_locked, policy_version, created_at)
      select 'wsp_1', 'prt_' || lpad(n::text, 26, '0'), 'cnv_' || lpad((n % ${contacts} + 1)::text, 26, '0'), 'cnt_' || lpad((n % ${contacts} + 1)::text, 26, '0'),
        n / ${contacts} + 1, 'message', 'contact', 'cnt_' || lpad((n % ${contacts} + 1)::text, 26, '0'), ${noise(128)}, 1, now() from generate_series(1, ${parts}) n`,
    `insert into search_entries (workspace_id, place, contact_id, conversation_id, part_id, note, at, terms)
      select 'wsp_1', 'parts/prt_' || lpad(n::text, 26, '0'), 'cnt_' || lpad((n % ${contacts} + 1)::text, 26, '0'), 'cnv_' || lpad((n % ${contacts} + 1)::text, 26, '0'),
        'prt_' || lpad(n::text, 26, '0'), false, now(),
        array(select (n::bigint * 7919 * t % 50000) * 36028797018 from generate_series(1, 20) t) from generate_series(1, ${parts}) n`,
    `insert into activity (workspace_id, id, at, action, actor_type, actor_id, object_type, object_id, details, locked, locked_by)
      select 'wsp_1', 'act_' || lpad(n::text, 26, '0'), now(), 'part.received', 'contact', 'cnt_' || lpad((n % ${contacts} + 1)::text, 26, '0'),
        'part', 'prt_' || lpad(n::text, 26, '0'), '{"found": {}}', ${noise(80)}, 'cnt_' || lpad((n % ${contacts} + 1)::text, 26, '0') from generate_series(1, ${parts}) n`,
    `insert into activity_chain (workspace_id, position, activity_id, previous, hash)
      select 'wsp_1', n, 'act_' || lpad(n::text, 26, '0'), ${noise(32)}, ${noise(32)} from generate_series(1, ${parts}) n`,
    'analyze',
    'checkpoint',
  ]
  const started = performance.now()
  for (const statement of statements) await client.query(statement)
  console.log(`filled by plain SQL in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  await client.end()
}
