/** kill -9 while a backup is made and while one is restored: the next try does it whole, and between them no server starts. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { randomBytes, randomInt } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeBackupPair } from '../../src/backup/file-lock.ts'
import { startHouse } from '../running-house.ts'
import { callerOf, newId, say, signInWith, threadOf, visit, type Visitor } from './clients.ts'
import { makeOuterPostgres, type OuterPostgres } from './outer-postgres.ts'

const times = process.env['WITHSTAND_LONG'] === '1' ? 20 : 1
const script = fileURLToPath(new URL('../../bin/underseal', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'underseal-restores-'))
const file = (name: string) => join(folder, name)
const pair = makeBackupPair()
const masterKey = randomBytes(32).toString('base64')
let outer: OuterPostgres
let vic: Visitor
let said: string[]

beforeAll(async () => {
  outer = await makeOuterPostgres()
  for (const name of ['house', 'house_keys']) await query('postgres', `create database ${name}`)
  const house = await startHouse({ env: envOf('house') })
  const { call, close } = callerOf(house.url)
  vic = await visit(call, (await signInWith(call, house.link()!)).workspaceId)
  said = []
  for (let nr = 0; nr < 10; nr++) {
    const id = newId('part')
    expect((await say(call, vic, id, `number ${nr}, card 4242 4242 4242 ${'4242'}`)).status).toBe(201)
    said.push(id)
  }
  close()
  await house.stop()
  house.clean()
  // Rows that nobody looks at, so that there is something to interrupt.
  await query(
    'house',
    `insert into visitor_sessions (workspace_id, id, contact_id, hash, verified, expires_at)
    select workspace_id, 'filler_' || n, contact_id, decode(md5(n::text) || md5(n::text), 'hex'), verified, expires_at
    from (select * from visitor_sessions limit 1) one, generate_series(1, 200000) n`,
  )
})
afterAll(async () => {
  await outer.clean()
  rmSync(folder, { recursive: true })
})

const urlOf = (name: string) => outer.url.replace(/postgres$/, name)
function envOf(name: string): Record<string, string> {
  return {
    DATABASE_URL: urlOf(name),
    KEYS_DATABASE_URL: urlOf(`${name}_keys`),
    MASTER_KEY: masterKey,
    DATA_DIR: file('data'),
    DEMO: 'off',
    RATE_LIMITS: 'off',
  }
}

async function query(database: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: urlOf(database) })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end()
  }
}

const underseal = (name: string, ...args: string[]) =>
  spawnSync(process.execPath, [script, ...args], { env: { ...process.env, ...envOf(name) }, encoding: 'utf8' })
const begin = (name: string, ...args: string[]) =>
  spawn(process.execPath, [script, ...args], { env: { ...process.env, ...envOf(name) }, stdio: 'ignore' })

async function kill(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  if (child.exitCode !== null) return
  child.kill('SIGKILL')
  await ended
}

async function until(holds: () => Promise<boolean> | boolean, child: ChildProcess): Promise<void> {
  while (child.exitCode === null && !(await holds())) await sleep(5)
}

const backup = ['backup', file('house.tables'), '--keys', file('house.keys'), '--to', pair.publicKey]

test(
  'a backup that was killed leaves no file that looks like one, and the next is whole',
  { timeout: times * 90_000 },
  async () => {
    const files = () => readdirSync(folder).filter((name) => name.startsWith('house'))
    for (let i = 0; i < times; i++) {
      const child = begin('house', ...backup)
      await until(() => files().length > 0, child)
      await sleep(randomInt(0, 300))
      const whole = child.exitCode !== null
      await kill(child)
      if (!whole) expect(files()).not.toContain('house.keys')
      for (const name of files()) rmSync(join(folder, name))
    }
    expect(underseal('house', ...backup)).toMatchObject({ status: 0, stdout: expect.stringContaining('Written') })
    expect(files().toSorted()).toEqual(['house.keys', 'house.tables'])
  },
)

test(
  'a restoration that was killed opens no house, and the next one brings everything',
  { timeout: times * 180_000 },
  async () => {
    writeFileSync(file('secret'), pair.privateKey, { mode: 0o600 })
    const restore = ['restore', file('house.tables'), '--keys', file('house.keys'), '--secret-file', file('secret')]
    for (let i = 0; i < times; i++) {
      const name = `empty_${i}`
      for (const one of [name, `${name}_keys`]) await query('postgres', `create database ${one}`)
      const marked = async () =>
        (await query(name, `select to_regclass('underseal_restoring') as mark`))[0]!['mark'] !== null
      // Twice in a row: also what another try has begun to mend may be cut off.
      for (const mostMs of [900, 300]) {
        const child = begin(name, ...restore)
        await until(marked, child)
        await sleep(randomInt(0, mostMs))
        await kill(child)
      }
      if (await marked()) {
        const refused = underseal(name, 'start')
        expect(refused.status).not.toBe(0)
        expect(refused.stdout + refused.stderr).toContain('was not finished')
        expect(underseal(name, 'doctor').stdout).toContain('was not finished')
      }
      const again = underseal(name, ...restore)
      // Where the second try had come to its end there is a house already.
      if (again.status !== 0) expect(again.stderr).toContain('There is a workspace in this database already')
      const house = await startHouse({ env: envOf(name) })
      const { call, close } = callerOf(house.url)
      expect((await threadOf(call, vic)).slice(1).map(({ id }) => id)).toEqual(said)
      close()
      await house.stop()
      expect(underseal(name, 'activity', 'verify').stdout).toContain('the chain holds')
      expect((await query(name, 'select count(*)::int as count from visitor_sessions'))[0]!['count']).toBeGreaterThan(
        200_000,
      )
      for (const one of [name, `${name}_keys`]) await query('postgres', `drop database ${one}`)
    }
  },
)
