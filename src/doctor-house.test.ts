import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTestDatabase, type TestDatabase } from '../test/database.ts'
import type { Check } from './cli/command.ts'
import { readConfig, type Environment } from './config/config.ts'
import { examineHouse } from './doctor-house.ts'
import { foundWorkspace } from './flows/found-workspace.ts'
import { openHouse } from './open-house.ts'

const folder = mkdtempSync(join(tmpdir(), 'underseal-doctor-'))
const keyFile = join(folder, 'master.key')
let database: TestDatabase
let env: Environment

beforeAll(async () => {
  writeFileSync(keyFile, randomBytes(32).toString('base64'), { mode: 0o600 })
  database = await makeTestDatabase({ migrated: false })
  env = { DATABASE_URL: database.url, MASTER_KEY_FILE: keyFile, DATA_DIR: folder, PORT: '1', POOL_SIZE: '5' }
  const house = await openHouse({
    config: readConfig(env, folder),
    log: pino({ level: 'silent' }),
    share: false,
    migrate: true,
  })
  await foundWorkspace(house.deps, { name: 'Kettles', owner: { name: 'Owner', email: 'owner@localhost' } })
  await house.close()
})
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

const examine = (more: Environment = {}) =>
  examineHouse(() => readConfig({ ...env, ...more }, folder), { quick: false })
const wrong = (checks: readonly Check[]) => checks.filter(({ state }) => state === 'wrong')

async function query(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await client.query(statement)
  await client.end()
}

test('a house in order has nothing wrong, and everything was looked at', async () => {
  const checks = await examine()
  expect(wrong(checks)).toEqual([])
  const looked = checks.map(({ what }) => what)
  for (const what of [
    'Settings',
    'Master key',
    'Disk',
    'Port',
    'Database',
    'Database clock',
    'Tables',
    'Keys',
    'Activity',
  ])
    expect(looked).toContain(what)
})

test('where no house is yet it is said, and none is made by looking', async () => {
  const nowhere = join(folder, 'mistyped')
  const checks = await examine({ DATABASE_URL: '', MASTER_KEY_FILE: '', DATA_DIR: nowhere })
  expect(checks.find(({ what }) => what === 'Database')).toMatchObject({
    state: 'worth',
    says: expect.stringContaining(`There is no house in ${nowhere}`),
  })
  expect(existsSync(nowhere)).toBe(false)
})

test('a wrong setting, an open key file, another key, a database that is away: each is named, with what to do', async () => {
  expect(wrong(await examine({ PORT: 'yes' }))).toMatchObject([
    { what: 'Settings', says: expect.stringContaining('PORT') },
  ])
  chmodSync(keyFile, 0o644)
  expect(wrong(await examine())).toMatchObject([{ what: 'Master key', says: expect.stringContaining('chmod 600') }])
  chmodSync(keyFile, 0o600)
  const other = { MASTER_KEY_FILE: '', MASTER_KEY: randomBytes(32).toString('base64') }
  expect(wrong(await examine(other))).toMatchObject([
    { what: 'Keys', says: expect.stringContaining('belong to master key') },
  ])
  const away = await examine({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none' })
  expect(wrong(away)).toMatchObject([{ what: 'Database', says: expect.stringContaining('ECONNREFUSED') }])
  for (const { mend } of wrong(away)) expect(mend).toBeTruthy()
  const nameless = await examine({ DATABASE_URL: database.url.replace(/\/[^/?]*(\?|$)/, '/nowhere$1') })
  expect(wrong(nameless)).toMatchObject([
    {
      what: 'Database',
      says: expect.stringContaining('no database of that name'),
      mend: expect.stringContaining('create database'),
    },
  ])
})

test('a house whose serving role was taken away is told so, and not that its keys are wrong', async () => {
  const user = `"doctor_${randomBytes(6).toString('hex')}"`
  await query(
    `create role ${user} login; grant usage on schema public, keys to ${user}; grant select on all tables in schema public, keys to ${user}`,
  )
  try {
    const url = new URL(database.url)
    url.username = user.replaceAll('"', '')
    expect(wrong(await examine({ DATABASE_URL: url.href }))).toMatchObject([
      { what: 'Database rights', mend: expect.stringContaining('grant underseal_app') },
    ])
  } finally {
    await query(`drop owned by ${user}; drop role ${user}`)
  }
})

test('another program at the port is told from a server of ours', async () => {
  const server = createServer((socket) => socket.destroy())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = String(typeof address === 'object' && address ? address.port : 0)
  expect(wrong(await examine({ PORT: port }))).toMatchObject([
    { what: 'Port', says: expect.stringContaining('another program') },
  ])
  await new Promise((resolve) => server.close(resolve))
})

test('tables of a newer version and half a restoration are wrong, and not to be migrated', async () => {
  await query(`insert into underseal_migrations (number, name, breaking) values (999, 'later', true)`)
  expect(wrong(await examine())).toMatchObject([{ what: 'Tables', says: expect.stringContaining('newer version') }])
  await query(
    'delete from underseal_migrations where number = 999; create table underseal_restoring (id text, taken jsonb)',
  )
  const half = wrong(await examine())
  expect(half).toMatchObject([{ what: 'Tables', says: expect.stringContaining('not finished') }])
  expect(half[0]!.mend).not.toContain('migrate')
  await query('drop table underseal_restoring')
})

test('a row of the log that was changed is named', async () => {
  await query(`alter table activity disable trigger user; update activity set action = 'contact.viewed' where action = 'workspace.created';
    alter table activity enable trigger user`)
  expect(wrong(await examine())).toMatchObject([{ what: 'Activity', says: expect.stringContaining('broken at row 1') }])
})
