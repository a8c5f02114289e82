/**
 * Keys are rotated (master and workspace), backups are made and people are erased, all at the same time as others write; and each
 * of them is killed at a random moment, the server too. WITHSTAND_LONG=1 does it twenty times.
 */
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes, randomInt } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeBackupPair } from '../../src/backup/file-lock.ts'
import { startHouse, type RunningHouse } from '../running-house.ts'
import {
  asOwner,
  callerOf,
  newId,
  say,
  sayUntilHeard,
  signInWith,
  threadOf,
  visit,
  type Owner,
  type Visitor,
} from './clients.ts'
import { makeOuterPostgres, type OuterPostgres } from './outer-postgres.ts'

const times = process.env['WITHSTAND_LONG'] === '1' ? 20 : 2
const script = fileURLToPath(new URL('../../bin/underseal', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'underseal-rotations-'))
const file = (name: string) => join(folder, name)
const pair = makeBackupPair()
const word = `lantern${randomBytes(6).toString('hex')}`
const card = ['4242', '4242', '4242', '4242'].join(' ')
let outer: OuterPostgres
let env: Record<string, string>
let house: RunningHouse
let caller: ReturnType<typeof callerOf>
let owner: Owner

beforeAll(async () => {
  outer = await makeOuterPostgres()
  await query('postgres', 'create database restored')
  mkdirSync(file('keys'))
  writeFileSync(file('keys/master.key'), randomBytes(32).toString('base64'), { mode: 0o600 })
  writeFileSync(file('secret'), pair.privateKey, { mode: 0o600 })
  env = {
    DATABASE_URL: outer.url,
    MASTER_KEY_FILE: file('keys/master.key'),
    DATA_DIR: file('data'),
    DEMO: 'off',
    RATE_LIMITS: 'off',
  }
  house = await startHouse({ env })
  caller = callerOf(house.url)
  owner = await signInWith(caller.call, house.link()!)
})
afterAll(async () => {
  await house.stop()
  house.clean()
  await outer.clean()
  rmSync(folder, { recursive: true })
})

async function query(database: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: outer.url.replace(/postgres$/, database) })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end()
  }
}

/** A command that is killed somewhere on its way, or comes to its end before. */
async function cutOff(...args: string[]): Promise<void> {
  const child = spawn(process.execPath, [script, ...args], { env: { ...process.env, ...env }, stdio: 'ignore' })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await Promise.race([ended, sleep(randomInt(400, 2_500))])
  child.kill('SIGKILL')
  await ended
}

const underseal = (more: Record<string, string>, ...args: string[]) =>
  spawnSync(process.execPath, [script, ...args], { env: { ...process.env, ...env, ...more }, encoding: 'utf8' })

const backupTo = (name: string) => [
  'backup',
  file(`${name}.tables`),
  '--keys',
  file(`${name}.keys`),
  '--to',
  pair.publicKey,
]

test(
  'what was cut off goes on, nothing is unreadable, and nothing lies in the open',
  { timeout: times * 90_000 + 60_000 },
  async () => {
    const staying = await Promise.all(Array.from({ length: 3 }, () => visit(caller.call, owner.workspaceId)))
    const said = new Map<Visitor, string[]>(staying.map((who) => [who, []]))
    let stopped = false
    const writers = staying.map(async (who) => {
      while (!stopped) {
        const id = newId('part')
        if (
          await sayUntilHeard(
            () => caller.call,
            who,
            id,
            `${word} ${card}`,
            () => stopped,
          )
        )
          said.get(who)!.push(id)
        await sleep(20)
      }
    })
    const erased: { readonly who: Visitor; readonly id: string }[] = []
    for (let i = 0; i < times; i++) {
      const leaving = await visit(caller.call, owner.workspaceId)
      await say(caller.call, leaving, newId('part'), `${word} ${card}`)
      const id = newId('erasure')
      erased.push({ who: leaving, id })
      const asked = sleep(randomInt(0, 1_500)).then(() => erase(leaving, id).catch(() => undefined))
      await Promise.all([
        cutOff('keys', 'rotate', '--workspaces', '--signing'),
        cutOff('keys', 'rotate', '--master'),
        cutOff(...backupTo(`cut-${i}`)),
        sleep(randomInt(300, 2_000)).then(() => house.kill()),
        asked,
      ])
      caller.close()
      house = await startHouse({ env, port: house.port })
      caller = callerOf(house.url)
    }
    for (const { who, id } of erased) expect((await erase(who, id)).status).toBe(201)
    for (const what of ['--workspaces', '--master'])
      expect(underseal({}, 'keys', 'rotate', what), what).toMatchObject({ status: 0 })
    expect(underseal({}, ...backupTo('whole'))).toMatchObject({ status: 0 })
    stopped = true
    await Promise.all(writers)

    for (const who of staying) {
      const thread = await threadOf(caller.call, who)
      expect(thread.map((part) => part.id).filter((id) => said.get(who)!.includes(id))).toEqual(said.get(who))
      for (const { text } of thread.slice(1)) expect(text).toBe(`${word} [payment card •••• 4242]`)
    }
    for (const { who } of erased) expect((await say(caller.call, who, newId('part'), 'me again')).status).toBe(401)
    const versions = await query('postgres', 'select count(*)::int as count from keys.workspace_keys')
    expect(versions).toEqual([{ count: 1 }])
    expect(underseal({}, 'activity', 'verify')).toMatchObject({ status: 0 })
  },
)

test('neither the tables, nor the log of the server, nor a half backup has a word in it', async () => {
  const secrets = [word, card, card.replaceAll(' ', '')]
  for (const secret of secrets) {
    expect(house.output()).not.toContain(secret)
    for (const name of readdirSync(folder).filter(
      (each) => existsSync(file(each)) && !['keys', 'data'].includes(each),
    )) {
      expect(readFileSync(file(name), 'latin1'), name).not.toContain(secret)
    }
  }
  const tables = await query(
    'postgres',
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
    where table_schema in ('public', 'keys', 'graphile_worker') and table_type = 'BASE TABLE'`,
  )
  // Bytes are spelled in hexadecimal there.
  const shapes = secrets.flatMap((secret) => [secret, Buffer.from(secret).toString('hex')])
  for (const { name } of tables) {
    const like = shapes.map((shape) => `t::text like '%${shape}%'`).join(' or ')
    const found = await query('postgres', `select count(*)::int as count from ${String(name)} t where ${like}`)
    expect(found, String(name)).toEqual([{ count: 0 }])
  }
})

test('the backup that was whole restores, under the keys of the last rotation', () => {
  const restored = underseal(
    { DATABASE_URL: outer.url.replace(/postgres$/, 'restored') },
    ...['restore', file('whole.tables'), '--keys', file('whole.keys'), '--secret-file', file('secret')],
  )
  expect(restored.stderr).toBe('')
  expect(restored).toMatchObject({ status: 0, stdout: expect.stringContaining('the chain holds') })
})

const erase = (who: Visitor, id: string) =>
  caller.call('POST', '/v1/erasures', asOwner(owner), { id, contactId: who.contactId, reason: 'asked us to' })
