import { spawn } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { silent } from '../../test/database.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { isAlive } from './postgres-owner.ts'

let dataDir: string
const stops: (() => Promise<void>)[] = []
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'underseal-embedded-'))
})
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
  rmSync(dataDir, { recursive: true, force: true })
})

async function start(options: { share?: boolean } = {}) {
  const server = await startEmbeddedPostgres({ dataDir, log: silent, ...options })
  stops.push(server.stop)
  return server
}

async function ask<T extends pg.QueryResultRow>(url: string, query: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(query)).rows
  } finally {
    await client.end()
  }
}

const postmaster = () => Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])

test('what was written is there after a stop and a start, and nothing runs in between', async () => {
  const first = await start()
  await ask(first.url, 'create table kept (n integer)')
  const pid = postmaster()
  await first.stop()
  expect(isAlive(pid)).toBe(false)
  const second = await start()
  expect(await ask(second.url, 'select * from kept')).toEqual([])
})

test('it is durable, sorts alike everywhere, and cannot be reached over the network or by others of the machine', async () => {
  const { url } = await start()
  const [shown] = await ask(
    url,
    `select current_setting('fsync') fsync, current_setting('data_checksums') checksums,
    current_setting('listen_addresses') listening, datlocale locale from pg_database where datname = current_database()`,
  )
  expect(shown).toEqual({ fsync: 'on', checksums: 'on', listening: '', locale: 'C.UTF-8' })
  const sockets = new URL(url).searchParams.get('host')!
  expect(lstatSync(sockets).mode & 0o777).toBe(0o700)
  expect(lstatSync(join(dataDir, 'postgres')).mode & 0o777).toBe(0o700)
  expect(Buffer.byteLength(`${sockets}/.s.PGSQL.5432`)).toBeLessThan(104)
})

test('neither statements nor rows reach its log', async () => {
  const { url } = await start()
  await ask(url, 'create table one (word text unique)')
  await ask(url, `insert into one values ('marmalade')`)
  await expect(ask(url, `insert into one values ('marmalade')`)).rejects.toThrow()
  await expect(ask(url, `select 'marmalade'::integer`)).rejects.toThrow()
  const said = readFileSync(join(dataDir, 'postgres.log'), 'utf8')
  expect(said).toContain('duplicate key')
  expect(said).not.toContain(`values ('marmalade')`)
})

test('another user, even root, is sent away before anything is touched: what they leave would shut out the owner', async () => {
  mkdirSync(join(dataDir, 'postgres'))
  const other = vi.spyOn(process, 'getuid').mockReturnValue(process.getuid!() + 1)
  try {
    for (const share of [true, false]) {
      await expect(startEmbeddedPostgres({ dataDir, log: silent, share })).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('sudo -u'),
      })
    }
  } finally {
    other.mockRestore()
  }
  expect(readdirSync(dataDir)).toEqual(['postgres'])
})

test('a command beside a running server shares it, and a second server is refused', async () => {
  const owner = spawn('sleep', ['600'])
  try {
    const first = await start()
    const pid = postmaster()
    claimFor(owner.pid!)
    await expect(startEmbeddedPostgres({ dataDir, log: silent })).rejects.toMatchObject({ code: 'conflict' })
    const beside = await startEmbeddedPostgres({ dataDir, log: silent, share: true })
    expect(await ask(beside.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await beside.stop()
    expect(isAlive(pid)).toBe(true)
    expect(beside.url).toBe(first.url)
  } finally {
    owner.kill('SIGKILL')
  }
})

test('what a killed process left running is found and stopped, and the data is whole', async () => {
  const owner = spawn('sleep', ['600'])
  const { url } = await startEmbeddedPostgres({ dataDir, log: silent })
  await ask(url, 'create table kept as select 7 as n')
  claimFor(owner.pid!)
  const orphan = postmaster()
  owner.kill('SIGKILL')
  await new Promise((resolve) => owner.on('exit', resolve))
  const again = await start()
  expect(postmaster()).not.toBe(orphan)
  expect(isAlive(orphan)).toBe(false)
  expect(await ask(again.url, 'select n from kept')).toEqual([{ n: 7 }])
})

test('a number in postmaster.pid that belongs to another process by now is left alone', async () => {
  const stranger = spawn('sleep', ['600'])
  try {
    const first = await start()
    await first.stop()
    writeFileSync(join(dataDir, 'postgres/postmaster.pid'), `${stranger.pid}\n${dataDir}/postgres\n`)
    await start()
    expect(isAlive(stranger.pid!)).toBe(true)
  } finally {
    stranger.kill('SIGKILL')
  }
})

test('a first start that was cut short is begun anew', async () => {
  const first = await start()
  await first.stop()
  rmSync(join(dataDir, 'postgres/PG_VERSION'))
  const { renameSync } = await import('node:fs')
  renameSync(join(dataDir, 'postgres'), join(dataDir, 'postgres.new'))
  await start()
  expect(existsSync(join(dataDir, 'postgres.new'))).toBe(false)
})

/** As if that process had started the server. */
function claimFor(pid: number): void {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  writeFileSync(join(dataDir, 'postgres.owner'), JSON.stringify({ pid, started }))
}
