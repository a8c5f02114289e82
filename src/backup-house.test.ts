import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { gatherCast, newId, visit, type Cast } from '../test/cast.ts'
import { makeTestDatabase, type TestDatabase } from '../test/database.ts'
import { backUpHouse, restoreHouse } from './backup-house.ts'
import { makeBackupPair } from './backup/file-lock.ts'
import { beginRestoring, inTransaction, keysBelongTo, signKeys } from './backup/unfinished.ts'
import type { RestoreOrder } from './cli/command.ts'
import { readConfig, type Config } from './config/config.ts'
import { eraseContact } from './flows/erase-contact.ts'
import { revealValue } from './flows/reveal-value.ts'
import { startConversation } from './flows/start-conversation.ts'
import { postPart } from './flows/post-part.ts'
import { openHouse, type House } from './open-house.ts'
import { dumpSchema } from './store/dump-schema.ts'

const log = pino({ level: 'silent' })
const folder = mkdtempSync(join(tmpdir(), 'underseal-backup-'))
const masterKey = randomBytes(32).toString('base64')
const pair = makeBackupPair()
const card = '4111 1111' + ' 1111 1111'
const file = (name: string) => join(folder, name)
const databases: TestDatabase[] = []
const houses: House[] = []
let house: House
let cast: Cast
let conversationId: string
let token: string

beforeAll(async () => {
  house = await opened(await emptyConfig())
  cast = await gatherCast(house.deps)
  conversationId = newId('conversation')
  const posted = await startConversation(house.deps, cast.vic.viewer, {
    id: conversationId,
    part: { id: newId('part'), text: `please charge ${card} for the blue kettle` },
  })
  token = posted!.part.body.seals[0]!.token
}, 60_000)

afterAll(async () => {
  for (const one of houses) await one.close()
  for (const one of databases) await one.drop()
  rmSync(folder, { recursive: true })
})

async function emptyConfig(keys?: string): Promise<Config> {
  const database = await makeTestDatabase({ migrated: false })
  databases.push(database)
  const env = {
    DATABASE_URL: database.url,
    MASTER_KEY: masterKey,
    POOL_SIZE: '5',
    ...(keys ? { KEYS_DATABASE_URL: keys } : {}),
  }
  return readConfig(env, folder)
}

async function opened(config: Config): Promise<House> {
  const one = await openHouse({ config, log, share: false, migrate: true })
  houses.push(one)
  return one
}

function order(more: Partial<RestoreOrder> = {}): RestoreOrder {
  return {
    dataFile: file('data'),
    keysFile: file('keys'),
    ledgerFile: undefined,
    secret: pair,
    progress: () => {},
    ...more,
  }
}

const backUp = (data: string | undefined, keys: string | undefined) =>
  backUpHouse(
    house,
    { dataFile: data && file(data), keysFile: keys && file(keys), target: pair, progress: () => {} },
    '0.0.0',
  )

test('while messages come in a backup is of one moment, and everything of it comes back', async () => {
  let posting = true
  let posted = 0
  const writer = (async () => {
    for (; posting; posted++)
      await postPart(house.deps, cast.vic.viewer, conversationId, { id: newId('part'), text: `message ${posted}` })
  })()
  const taken = await backUp('data', 'keys')
  posting = false
  await writer
  expect(taken.workspaces).toBe(2)
  expect(statSync(file('data')).mode & 0o777).toBe(0o600)
  const bytes = readFileSync(file('data'), 'latin1')
  for (const word of ['kettle', card, cast.vic.viewer.id]) expect(bytes).not.toContain(word)

  const config = await emptyConfig()
  const report = await restoreHouse(config, order())
  expect(report).toMatchObject({ rows: taken.rows, erasedAgain: 0, chains: [{ verdict: {} }, { verdict: {} }] })
  expect(report.chains.every(({ verdict }) => !verdict.broken && verdict.rows > 0)).toBe(true)
  expect(report.opened).toBe(report.tried)
  expect(report.tried).toBeGreaterThan(2)
  expect(await dumpSchema(config.databaseUrl!)).toBe(await dumpSchema(house.databaseUrl))

  const back = await opened(config)
  const parts = await back.deps.store.partsFor(cast.ada.viewer, conversationId, { limit: 500 })
  expect(parts[0]!.body.text).toContain('for the blue kettle')
  // Whole conversations, up to the moment: no part between two is missing.
  expect(parts.map((part) => part.position)).toEqual(parts.map((_part, i) => i + 1))
  const { value } = await revealValue(back.deps, cast.ada.viewer, { token, reason: 'to see that it is there' })
  expect(value).toBe(card)
  // New rows go on after the old ones.
  await postPart(back.deps, cast.vic.viewer, conversationId, { id: newId('part'), text: 'after the restoration' })
  await back.kept.sequencer.flush({ sign: true })
  expect((await back.kept.verifyActivity(cast.ada.viewer.workspaceId)).broken).toBeUndefined()
  expect(
    await back.deps.store.teammateOfSession(back.deps.identity.hashSecret(cast.ada.cookie), new Date()),
  ).toBeUndefined()
}, 60_000)

test('who was erased after the backup stays erased, by a newer list or by the keys that lived', async () => {
  // Stands in both lists.
  const long = await visit(house.deps, cast.ada.viewer.workspaceId)
  const erase = (contactId: string) =>
    eraseContact(house.deps, cast.ada.viewer, { id: newId('erasure'), contactId, reason: 'asked by letter' })
  await erase(long.viewer.id)
  const { viewer } = await visit(house.deps, cast.ada.viewer.workspaceId)
  const id = newId('conversation')
  await startConversation(house.deps, viewer, { id, part: { id: newId('part'), text: 'forget me later' } })
  await backUp('before', 'before.keys')
  await erase(viewer.id)
  await backUp(undefined, 'after.keys')

  const orders: [string, Config, RestoreOrder][] = [
    [
      'old keys and a newer list',
      await emptyConfig(),
      order({ keysFile: file('before.keys'), ledgerFile: file('after.keys') }),
    ],
    ['newer keys', await emptyConfig(), order({ keysFile: file('after.keys') })],
    ['keys that lived', await emptyConfig(house.keysUrl), order({ keysFile: undefined })],
  ]
  for (const [how, config, one] of orders) {
    const report = await restoreHouse(config, { ...one, dataFile: file('before') })
    expect(report.erasedAgain, how).toBe(1)
    const back = await opened(config)
    expect(await back.deps.store.contactFor(cast.ada.viewer, viewer.id), how).toBeUndefined()
    expect(await back.deps.store.conversationFor(cast.ada.viewer, id), how).toBeUndefined()
    expect(await back.deps.vault.boxes(cast.ada.viewer.workspaceId, [viewer.id]), how).toEqual(new Map())
    expect(await back.deps.store.conversationFor(cast.ada.viewer, conversationId), how).toBeDefined()
  }
}, 120_000)

test('nothing is restored into a house that is not empty', async () => {
  await expect(restoreHouse(house.config, order())).rejects.toMatchObject({ code: 'conflict' })
  expect(await house.deps.store.conversationFor(cast.ada.viewer, conversationId)).toBeDefined()
})

test('with another master key, without keys, or from half a file nothing is restored, and the next try can be', async () => {
  const config = await emptyConfig()
  const other = { ...config, masterKey: { ...config.masterKey, text: randomBytes(32).toString('base64') } }
  await expect(restoreHouse(other, order())).rejects.toMatchObject({ code: 'vault_unavailable' })
  await expect(restoreHouse(config, order({ keysFile: undefined }))).rejects.toMatchObject({ field: 'keys' })
  const whole = readFileSync(file('data'))
  writeFileSync(file('half'), whole.subarray(0, whole.length - 1_000))
  await expect(restoreHouse(config, order({ dataFile: file('half') }))).rejects.toMatchObject({ code: 'invalid' })
  expect((await restoreHouse(config, order())).opened).toBeGreaterThan(0)
}, 60_000)

test('what fails in the middle leaves the house as empty as it was: it opens, and the next try can be', async () => {
  const config = await emptyConfig()
  const full = () => {
    throw new Error('no space left')
  }
  await expect(restoreHouse(config, order({ progress: full }))).rejects.toThrow('no space left')
  const empty = await opened(config)
  expect(await empty.deps.store.workspaceIds()).toEqual([])
  await empty.close()
  expect((await restoreHouse(config, order())).opened).toBeGreaterThan(0)
}, 60_000)

test('keys that an unfinished restoration has brought are written over, and no others', async () => {
  const [config, keys] = [await emptyConfig(), await emptyConfig()]
  const apart = { ...config, keysDatabaseUrl: keys.databaseUrl }
  await restoreHouse(apart, order())
  // As it is when the power fails after the keys are in and before the mark is gone.
  const { id } = await beginRestoring(apart.databaseUrl!)
  await expect(opened(apart)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('not finished'),
  })
  await expect(restoreHouse(apart, order())).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('keys'),
  })
  await inTransaction(apart.keysDatabaseUrl!, (client) => signKeys(client, id))
  expect((await restoreHouse(apart, order())).opened).toBeGreaterThan(0)
  expect(await dumpSchema(apart.databaseUrl!)).toBe(await dumpSchema(house.databaseUrl))
  expect(await keysBelongTo(apart.keysDatabaseUrl!, { id, taken: [] })).toBe(false)
}, 60_000)
