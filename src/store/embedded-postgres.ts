/**
 * The PostgreSQL of a small team: one folder, one Unix socket, no network. Invariants:
 * - it is stopped with us on every normal end, and by nobody else (not by Ctrl-C in our terminal);
 * - what a `kill -9` of us leaves running is found and stopped at the next start;
 * - a second process never stops the server of a living first one.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isMainThread } from 'node:worker_threads'
import pg from 'pg'
import { fail } from '../core/errors.ts'
import type { Log } from './log.ts'
import { findLaunch, run, type Launch } from './postgres-binaries.ts'
import { claim, findPostmaster, isAlive } from './postgres-owner.ts'

type EmbeddedPostgres = {
  readonly url: string
  /** Fast and clean: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>
}

type EmbeddedOptions = {
  readonly dataDir: string
  readonly log: Log
  /** Use the server of a living process instead of refusing: for commands beside a running server. */
  readonly share?: boolean
  /** More settings, for tests. */
  readonly settings?: Readonly<Record<string, string>>
}

const user = 'underseal'
const stopTimeoutMs = 20_000
const startTimeoutMs = 60_000

export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { log } = options
  const dataDir = resolve(options.dataDir)
  const folder = join(dataDir, 'postgres')
  const launch = findLaunch()
  mustBeOurs(folder, launch)
  // Who only looks in must not leave a new house behind where a path was mistyped.
  if (options.share && !existsSync(folder)) {
    throw fail(
      'not_found',
      `There is no house in ${dataDir} yet. Is DATA_DIR right? The first \`underseal start\` makes one there.`,
    )
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  // Another user has to pass through to its own folder; what else lies here is 0600 and stays shut.
  if (launch.uid !== undefined) chmodSync(dataDir, 0o711)
  const sockets = socketFolder(folder, launch)
  const url = `postgres://${user}@localhost/${user}?host=${encodeURIComponent(sockets)}`

  if (claim(join(dataDir, 'postgres.owner')) === 'taken') {
    if (!options.share) throw fail('conflict', 'Another Underseal is running on this data folder. Stop it first.')
    await untilReady(sockets, () => undefined)
    return { url, stop: () => Promise.resolve() }
  }

  const orphan = findPostmaster(folder)
  if (orphan !== undefined) {
    log.warn({ pid: orphan }, 'Stopping a PostgreSQL that was left running')
    await end(orphan)
  }
  if (!existsSync(folder)) await initialize(folder, launch, log)
  return { url, ...(await serve(folder, sockets, launch, options)) }
}

/** Root may open every door, and what it leaves behind one would shut out whom the house belongs to. */
function mustBeOurs(folder: string, launch: Launch): void {
  const us = launch.uid ?? process.getuid?.()
  const owner = ownerOf(folder) ?? us
  if (owner === us) return
  throw fail(
    'conflict',
    `${dirname(folder)} belongs to another user, number ${owner}. Run this as that user: sudo -u '#${owner}' …`,
  )
}

function ownerOf(folder: string): number | undefined {
  try {
    return statSync(folder, { throwIfNoEntry: false })?.uid
  } catch {
    // Nobody else may look in, so whoever shut it made what is inside.
    return statSync(dirname(folder)).uid
  }
}

async function initialize(folder: string, launch: Launch, log: Log): Promise<void> {
  log.info({}, 'Making the database folder')
  // Made aside and renamed, so that a folder half made by a killed first start is never taken for a database.
  const aside = `${folder}.new`
  rmSync(aside, { recursive: true, force: true })
  mkdirSync(aside, { mode: 0o700 })
  if (launch.uid !== undefined) chownSync(aside, launch.uid, launch.gid!)
  await run(launch, launch.initdb, [
    ...['-D', aside, '-U', user, '--auth=trust', '--encoding=UTF8', '--no-locale', '--data-checksums'],
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'],
  ])
  renameSync(aside, folder)
}

async function serve(folder: string, sockets: string, launch: Launch, options: EmbeddedOptions) {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: sockets,
    unix_socket_permissions: '0700',
    max_connections: '100',
    timezone: 'UTC',
    // Statements and rows stay out of the server's log: it is a file like any other.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...options.settings,
  }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [command, ...rest] = [...launch.prefix, launch.postgres, '-D', folder, ...args]
  const logFile = `${folder}.log`
  const output = openSync(logFile, 'w', 0o600)
  // `detached` puts it into its own session, out of reach of Ctrl-C, which would end it before our last writes.
  const child = spawn(command!, rest, {
    uid: launch.uid,
    gid: launch.gid,
    cwd: '/',
    detached: true,
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  let ended: string | undefined
  const exit = new Promise<void>((done) => {
    const finish = (why: string) => {
      ended = why
      done()
    }
    child.on('error', (error) => finish(error.message)).on('exit', () => finish(lastLines(logFile)))
  })
  child.unref()
  const killAtExit = () => child.pid !== undefined && ended === undefined && process.kill(child.pid, 'SIGINT')
  // The end of a worker thread is not the end of us: others of the same process may be using the server.
  if (isMainThread) process.on('exit', killAtExit)

  await untilReady(sockets, () => ended)
  return {
    async stop() {
      process.off('exit', killAtExit)
      if (ended === undefined && child.pid !== undefined) {
        child.ref()
        await Promise.all([end(child.pid, () => ended !== undefined), exit])
      }
      rmSync(sockets, { recursive: true, force: true })
    },
  }
}

/** SIGINT is PostgreSQL's fast shutdown, SIGQUIT its emergency brake; both keep what was committed. */
async function end(pid: number, gone: () => boolean = () => !isAlive(pid)): Promise<void> {
  process.kill(pid, 'SIGINT')
  for (let waited = 0; waited < stopTimeoutMs && !gone(); waited += 25) await sleep(25)
  if (!gone()) process.kill(pid, 'SIGQUIT')
  for (let waited = 0; waited < stopTimeoutMs && !gone(); waited += 25) await sleep(25)
}

async function untilReady(sockets: string, ended: () => string | undefined): Promise<void> {
  for (let waited = 0; waited < startTimeoutMs; waited += 25) {
    const why = ended()
    if (why !== undefined) throw fail('unavailable', `The embedded PostgreSQL did not start: ${why}`)
    if (await makeDatabase(sockets)) return
    await sleep(25)
  }
  throw fail('unavailable', 'The embedded PostgreSQL did not become ready in a minute.')
}

async function makeDatabase(sockets: string): Promise<boolean> {
  const client = new pg.Client({ host: sockets, user, database: 'postgres' })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [user])
    if (rowCount === 0) await client.query(`create database ${user}`)
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/**
 * In the data folder, where a command beside the server finds it too, also when the server has a /tmp of its own (PrivateTmp of
 * systemd). A socket's path may have 107 bytes at most (sun_path in unix(7)), so a long one is moved to the temporary folder.
 * Whoever can enter this folder is in the database, so one that somebody else has laid there is refused.
 */
function socketFolder(folder: string, launch: Launch): string {
  const inside = join(dirname(folder), 'sockets')
  const name = `underseal-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`
  const base = Buffer.byteLength(tmpdir()) <= 60 ? tmpdir() : '/tmp'
  const path = Buffer.byteLength(inside) <= 80 ? inside : join(base, name)
  mkdirSync(path, { recursive: true, mode: 0o700 })
  if (launch.uid !== undefined) chownSync(path, launch.uid, launch.gid!)
  const found = lstatSync(path)
  const owner = launch.uid ?? process.getuid?.()
  if (!found.isDirectory() || found.uid !== owner || (found.mode & 0o077) !== 0) {
    throw fail('unavailable', `${path} belongs to somebody else. Remove it, or set TMPDIR to a private folder.`)
  }
  return path
}

function lastLines(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(-3).join(' ') : 'no word was said'
}
