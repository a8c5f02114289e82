/**
 * An upgrade without a pause: the old version and a newer one side by side on one database. The newer one is this program with one
 * more change of the tables, as the next release will be.
 */
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHouse, type RunningHouse } from '../running-house.ts'
import { root } from '../source-tree.ts'
import { callerOf, newId, say, sayUntilHeard, signInWith, threadOf, visit, type Visitor } from './clients.ts'
import { listen } from './ears.ts'
import { makeOuterPostgres, type OuterPostgres } from './outer-postgres.ts'

const folder = mkdtempSync(join(tmpdir(), 'underseal-upgrade-'))
const oldProgram = join(root, 'bin/underseal')
let newProgram: string
let outer: OuterPostgres
let env: Record<string, string>
let old: RunningHouse
let newer: RunningHouse
let vic: Visitor

beforeAll(async () => {
  newProgram = versionWith(
    'newer',
    '990-more.sql',
    'alter table parts add column weather text;\ncreate table forecasts (id text primary key);\n',
  )
  outer = await makeOuterPostgres()
  env = { DATABASE_URL: outer.url, MASTER_KEY: randomBytes(32).toString('base64'), DEMO: 'off', RATE_LIMITS: 'off' }
  old = await startHouse({ env })
  const { call, close } = callerOf(old.url)
  vic = await visit(call, (await signInWith(call, old.link()!)).workspaceId)
  close()
}, 120_000)
afterAll(async () => {
  for (const house of [old, newer]) {
    await house?.stop()
    house?.clean()
  }
  await outer.clean()
  rmSync(folder, { recursive: true })
})

function versionWith(name: string, migration: string, sql: string): string {
  const home = join(folder, name)
  for (const part of ['bin', 'dist', 'package.json']) cpSync(join(root, part), join(home, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'))
  writeFileSync(join(home, 'dist/store/migrations', migration), sql)
  return join(home, 'bin/underseal')
}

const underseal = (program: string, ...args: string[]) =>
  spawnSync(process.execPath, [program, ...args], {
    env: { ...process.env, ...env, DATA_DIR: join(folder, 'data') },
    encoding: 'utf8',
    timeout: 60_000,
  })

test(
  'the newer one changes the tables under the old one, while people write, and both serve',
  { timeout: 300_000 },
  async () => {
    const caller = callerOf(old.url)
    let stopped = false
    const sent: string[] = []
    const writing = (async () => {
      for (let i = 0; !stopped; i++) {
        const id = newId('part')
        if (
          await sayUntilHeard(
            () => caller.call,
            vic,
            id,
            `during ${i}`,
            () => stopped,
          )
        )
          sent.push(id)
      }
    })()
    newer = await startHouse({ program: newProgram, env })
    stopped = true
    await writing
    expect(sent.length).toBeGreaterThan(0)
    expect((await threadOf(caller.call, vic)).map((part) => part.id).filter((id) => sent.includes(id))).toEqual(sent)
    for (const house of [old, newer]) {
      expect((await fetch(`${house.url}/ready`)).status).toBe(200)
      expect(house.output()).not.toMatch(/"level":(50|60)/)
    }
    caller.close()
  },
)

test('what is said to the one version is heard at the other', { timeout: 120_000 }, async () => {
  const both = [old, newer].map((house) => ({ caller: callerOf(house.url), ear: listen(() => house.url, vic) }))
  await Promise.all(both.map(({ ear }) => ear.ready()))
  for (const [i, { caller }] of both.entries()) {
    expect((await say(caller.call, vic, newId('part'), `said to ${i}`)).status).toBe(201)
    const newest = (await threadOf(caller.call, vic)).at(-1)!.position
    for (const { ear } of both) await ear.until(newest)
  }
  for (const { caller, ear } of both) {
    ear.close()
    caller.close()
  }
})

test(
  'commands of both versions work, and the old one may be started again: one can go back',
  { timeout: 300_000 },
  async () => {
    for (const program of [oldProgram, newProgram])
      expect(underseal(program, 'activity', 'verify')).toMatchObject({ status: 0 })
    expect(await old.stop()).toBe(0)
    old.clean()
    old = await startHouse({ env })
    const { call, close } = callerOf(old.url)
    expect((await say(call, vic, newId('part'), 'back again')).status).toBe(201)
    close()
  },
)

test('a change that is marked as breaking keeps every older one out, in words', { timeout: 300_000 }, async () => {
  const program = versionWith('breaking', '991-else.sql', '-- breaking\nalter table parts add column tide text;\n')
  await Promise.all([old.stop(), newer.stop()])
  expect(underseal(program, 'migrate')).toMatchObject({ status: 0 })
  for (const one of [oldProgram, newProgram]) {
    for (const args of [['start'], ['workspace', 'list']]) {
      const refused = underseal(one, ...args)
      expect(refused.status, args[0]).not.toBe(0)
      expect(refused.stdout + refused.stderr, args[0]).toContain('changed by a newer version')
    }
  }
  const client = new pg.Client({ connectionString: outer.url })
  await client.connect()
  expect((await client.query('select max(number) as newest from underseal_migrations')).rows).toEqual([{ newest: 991 }])
  await client.end()
})
