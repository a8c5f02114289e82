/** A PostgreSQL that is not ours to start or stop: made from the same programs, on a TCP port, as an operator would run one. */
import { spawn, type ChildProcess } from 'node:child_process'
import { chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findLaunch, run } from '../../src/store/postgres-binaries.ts'
import { freePort } from '../running-house.ts'

export type OuterPostgres = {
  readonly url: string
  /** Of the process that starts all others. */
  pid(): number
  start(): Promise<void>
  /** As an operator does it: running transactions are cut off. */
  stop(): Promise<void>
  /** What it does by itself after a while: counts what is there, or brings to the disk what was written. */
  tidy(what: 'analyze' | 'checkpoint'): Promise<void>
  /** What it has written into its journal: bytes, and pages that stand there whole. */
  journal(): Promise<{ readonly bytes: number; readonly pages: number }>
  /** Ends it and removes its folder. */
  clean(): Promise<void>
}

type OuterOptions = { readonly folder?: string; readonly settings?: Readonly<Record<string, string>> }

export async function makeOuterPostgres({ folder, settings = {} }: OuterOptions = {}): Promise<OuterPostgres> {
  const launch = findLaunch()
  const home = folder ?? mkdtempSync(join(tmpdir(), 'underseal-outer-'))
  const data = join(home, 'data')
  mkdirSync(data, { recursive: true, mode: 0o700 })
  if (launch.uid !== undefined) for (const path of [home, data]) chownSync(path, launch.uid, launch.gid!)
  await run(launch, launch.initdb, [
    '-D',
    data,
    '-U',
    'underseal',
    '--auth=trust',
    '--encoding=UTF8',
    '--no-locale',
    '--no-instructions',
  ])
  const port = await freePort()
  const url = `postgres://underseal@127.0.0.1:${port}/postgres`
  const given = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    ...settings,
  }
  const args = Object.entries(given).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  let child: ChildProcess | undefined

  const start = async () => {
    const [command, ...rest] = [...launch.prefix, launch.postgres, '-D', data, ...args]
    child = spawn(command!, rest, { uid: launch.uid, gid: launch.gid, cwd: '/', stdio: 'ignore' })
    for (let waited = 0; waited < 30_000; waited += 50) {
      if (await answers(url)) return
      await sleep(50)
    }
    throw new Error('The outer PostgreSQL did not start.')
  }
  const ask = async <Row extends pg.QueryResultRow>(statement: string) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    return client.query<Row>(statement).finally(() => client.end())
  }
  const stop = async () => {
    const running = child
    child = undefined
    if (!running || running.exitCode !== null) return
    const ended = new Promise((resolve) => running.once('exit', resolve))
    running.kill('SIGINT')
    await ended
  }
  await start()
  return {
    url,
    pid: () => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]),
    start,
    stop,
    async tidy(what) {
      await ask(what)
    },
    async journal() {
      const { rows } = await ask<{ bytes: string; pages: string }>(
        'select wal_bytes as bytes, wal_fpi as pages from pg_stat_wal',
      )
      return { bytes: Number(rows[0]?.bytes), pages: Number(rows[0]?.pages) }
    },
    async clean() {
      await stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
