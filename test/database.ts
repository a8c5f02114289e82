/**
 * A real PostgreSQL for tests, and a database of one's own for each test file. Without TEST_DATABASE_URL one embedded server
 * is started for the whole run, by whichever file needs it first, and ends with the run.
 */
import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { startEmbeddedPostgres } from '../src/store/embedded-postgres.ts'
import { migrate, readMigrations } from '../src/store/migrate.ts'

export type TestDatabase = {
  /** As the owner of the tables. */
  readonly url: string
  drop(): Promise<void>
}

export const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Migrated and empty, in about 50 ms. `migrated: false` is a database without a table. */
export async function makeTestDatabase({ migrated = true } = {}): Promise<TestDatabase> {
  const server = await serverUrl()
  const name = `underseal_test_${randomBytes(6).toString('hex')}`
  const template = migrated ? await templateOn(server) : 'template0'
  await asAdmin(server, (client) => client.query(`create database ${name} template ${template} strategy wal_log`))
  return {
    url: withDatabase(server, name),
    drop: () =>
      asAdmin(server, async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  }
}

/** Each worker thread of a run asks; the number of the process is the same in all of them. */
async function serverUrl(): Promise<string> {
  const given = process.env['TEST_DATABASE_URL']
  if (given) return given
  const folder = join(tmpdir(), `underseal-test-${process.pid}`)
  const ready = join(folder, 'url')
  if (mkdirSync(folder, { recursive: true, mode: 0o700 })) {
    const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' }
    const { url } = await startEmbeddedPostgres({ dataDir: folder, log: silent, settings })
    endWithUs(folder)
    writeFileSync(`${ready}.new`, url)
    renameSync(`${ready}.new`, ready)
  }
  for (let waited = 0; waited < 60_000; waited += 50) {
    if (existsSync(ready)) return readFileSync(ready, 'utf8')
    await sleep(50)
  }
  throw new Error('The test database did not start.')
}

/** Outlives even a `kill -9` of the run: nothing in the run itself could clean up after that. */
function endWithUs(folder: string): void {
  const script = `
    while kill -0 ${process.pid} 2>/dev/null; do sleep 0.3; done
    kill -QUIT "$(head -n 1 '${folder}/postgres/postmaster.pid')" 2>/dev/null
    sleep 1
    rm -rf '${folder}'`
  spawn('sh', ['-c', script], { detached: true, stdio: 'ignore' }).unref()
}

async function templateOn(server: string): Promise<string> {
  const migrations = readMigrations()
  const version = createHash('sha256')
    .update(migrations.map(({ sql }) => sql).join())
    .digest('hex')
    .slice(0, 12)
  const name = `underseal_template_${version}`
  await asAdmin(server, async (client) => {
    // Of the files that start together one makes it, and the others wait.
    await client.query('select pg_advisory_lock(7368112096)')
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount) return
    const half = `${name}_new`
    await client.query(`drop database if exists ${half}`)
    await client.query(`create database ${half} template template0`)
    await migrate(withDatabase(server, half), silent, migrations)
    await client.query(`alter database ${half} rename to ${name}`)
  })
  return name
}

async function asAdmin<T>(server: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}
