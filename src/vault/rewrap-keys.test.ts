import { randomBytes } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { makeTestDatabase, type TestDatabase } from '../../test/database.ts'
import { localMasterKey } from './master-key.ts'
import { openVault, type OpenVault } from './open-vault.ts'

const databases: TestDatabase[] = []
const vaults: OpenVault[] = []
let url = ''
const [oldest, newest] = [randomBytes(32), randomBytes(32)]

beforeEach(async () => {
  databases.push(await makeTestDatabase({ migrated: false }))
  url = databases.at(-1)!.url
})

afterAll(async () => {
  await Promise.all(vaults.map((vault) => vault.close()))
  await Promise.all(databases.map((database) => database.drop()))
})

/** As a start of the server would: with these master keys, the first of which wraps. */
async function start(...keys: Buffer[]): Promise<OpenVault> {
  const masterKey = localMasterKey(keys.map((key) => Uint8Array.from(key)))
  const vault = openVault({ keysUrl: url, masterKey, clock: { now: () => new Date('2026-05-04T10:00:00Z') } })
  vaults.push(vault)
  await vault.migrate()
  return vault
}

async function written(): Promise<{ locked: Uint8Array; hash: Uint8Array }> {
  const vault = await start(oldest)
  await vault.ready()
  await vault.createWorkspaceKeys('wsp_1')
  await vault.createContactKey('wsp_1', 'cnt_vic')
  const box = (await vault.boxes('wsp_1', ['cnt_vic'])).get('cnt_vic')!
  return { locked: box.lock('p', 'green chair'), hash: vault.installationHash('ada@example.com') }
}

test('after a start with both master keys the old one is needed no more, and nothing else has changed', async () => {
  const { locked, hash } = await written()
  await start(newest, oldest)
  const after = await start(newest)
  await after.ready()
  expect((await after.boxes('wsp_1', ['cnt_vic'])).get('cnt_vic')!.open('p', locked)).toBe('green chair')
  expect(after.installationHash('ada@example.com')).toEqual(hash)
  await expect((await start(oldest)).ready()).rejects.toMatchObject({ code: 'vault_unavailable' })
})

test('every workspace is brought over with every version of its key, each to its own place', async () => {
  const before = await start(oldest)
  await before.ready()
  const written: [string, Uint8Array][] = []
  for (const id of ['wsp_1', 'wsp_2', 'wsp_3']) {
    await before.createWorkspaceKeys(id)
    await before.createContactKey(id, 'cnt_vic')
    const stop = () => {
      throw new Error('stopped')
    }
    // A rotation that stops half way leaves two versions.
    await expect(before.rotate(id, { progress: stop })).rejects.toMatchObject({ code: 'vault_unavailable' })
    written.push([id, (await before.boxes(id, ['cnt_vic'])).get('cnt_vic')!.lock('p', `green chair of ${id}`)])
  }
  await start(newest, oldest)
  const after = await start(newest)
  await after.ready()
  for (const [id, locked] of written) {
    expect((await after.boxes(id, ['cnt_vic'])).get('cnt_vic')!.open('p', locked)).toBe(`green chair of ${id}`)
    expect(await after.rotate(id)).toMatchObject({ version: 2, resumed: true })
    expect((await after.boxes(id, ['cnt_vic'])).get('cnt_vic')!.open('p', locked)).toBe(`green chair of ${id}`)
  }
})

test('a process that knows both goes on working while another brings the keys over', async () => {
  const { locked } = await written()
  const before = await start(oldest, newest)
  await start(newest, oldest)
  await before.ready()
  expect((await before.boxes('wsp_1', ['cnt_vic'])).get('cnt_vic')!.open('p', locked)).toBe('green chair')
})

test('what is under a master key that nobody gave stays as it is', async () => {
  const { locked } = await written()
  await expect((await start(newest, randomBytes(32))).ready()).rejects.toMatchObject({ code: 'vault_unavailable' })
  const right = await start(oldest)
  await right.ready()
  expect((await right.boxes('wsp_1', ['cnt_vic'])).get('cnt_vic')!.open('p', locked)).toBe('green chair')
})
