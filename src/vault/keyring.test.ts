import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeTestDatabase, type TestDatabase } from '../../test/database.ts'
import { localMasterKey } from './master-key.ts'
import { openVault, type OpenVault } from './open-vault.ts'

let database: TestDatabase
let now = new Date('2026-05-04T10:00:00Z')
const masterBytes = randomBytes(32)
const open = () =>
  openVault({
    keysUrl: database.url,
    masterKey: localMasterKey([Uint8Array.from(masterBytes)]),
    clock: { now: () => now },
  })
let vault: OpenVault
let other: OpenVault

beforeAll(async () => {
  database = await makeTestDatabase({ migrated: false })
  vault = open()
  await vault.migrate()
  await vault.ready()
  other = open()
})

afterAll(async () => {
  await other.close()
  await vault.close()
  await database.drop()
})

async function sql(text: string): Promise<void> {
  const client = new Client({ connectionString: database.url })
  await client.connect()
  await client.query(text).finally(() => client.end())
}

test('keys in use are read again before anybody has to wait for them, and one that was destroyed elsewhere is missed then', async () => {
  await vault.createWorkspaceKeys('wsp_a')
  for (const id of ['cnt_vic', 'cnt_eve']) await vault.createContactKey('wsp_a', id)
  const known = async () => [...(await other.boxes('wsp_a', ['cnt_vic', 'cnt_eve'])).keys()].toSorted()
  expect(await known()).toEqual(['cnt_eve', 'cnt_vic'])
  await vault.destroyContactKey('wsp_a', 'cnt_vic', 'era_1')
  now = new Date(now.getTime() + 5_001)
  expect(await known()).toEqual(['cnt_eve', 'cnt_vic'])
  await vi.waitFor(async () => expect(await known()).toEqual(['cnt_eve']))
  // The other one was read in the same moment, so that ten seconds after the first time it is known although it cannot be read now.
  await sql('delete from keys.contact_keys')
  now = new Date(now.getTime() + 5_001)
  expect(await known()).toEqual(['cnt_eve'])
})
