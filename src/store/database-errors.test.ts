import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { silent } from '../../test/database.ts'
import { openStoreHouse, safe, type StoreHouse } from '../../test/store-house.ts'
import { localMasterKey } from '../vault/master-key.ts'
import { openVault } from '../vault/open-vault.ts'
import { asFailure } from './database-errors.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { openStore } from './open-store.ts'

describe('a database that goes away', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'underseal-away-'))
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

  test('is said to be unavailable, and is used again when it is back', async () => {
    const server = await startEmbeddedPostgres({ dataDir, log: silent })
    const clock = { now: () => new Date() }
    const vault = openVault({ keysUrl: server.url, masterKey: localMasterKey([randomBytes(32)]), clock })
    const kept = await openStore({
      url: server.url,
      cipher: vault,
      vault,
      clock,
      random: { bytes: (count) => randomBytes(count) },
      log: silent,
    })
    expect(await kept.store.workspaceIds()).toEqual([])
    let gaps = 0
    kept.live.onGap(() => gaps++)

    await server.stop()
    await expect(kept.store.workspaceIds()).rejects.toMatchObject({ code: 'unavailable' })
    await expect(kept.store.write('wsp_1', () => Promise.resolve())).rejects.toMatchObject({ code: 'unavailable' })
    expect(await kept.health()).toEqual({ database: false, migrations: false })

    const again = await startEmbeddedPostgres({ dataDir, log: silent })
    expect(await kept.store.workspaceIds()).toEqual([])
    expect(await kept.health()).toEqual({ database: true, migrations: true })
    await expect.poll(() => gaps, { timeout: 10_000 }).toBe(1)
    await kept.close()
    await vault.close()
    await again.stop()
  })
})

test('one that takes the connection and says nothing is unavailable, too', async () => {
  const mute = createServer().listen(0, '127.0.0.1')
  await once(mute, 'listening')
  const { port } = mute.address() as AddressInfo
  const client = new pg.Client({
    connectionString: `postgres://nobody@127.0.0.1:${port}/none`,
    connectionTimeoutMillis: 50,
  })
  client.on('error', () => undefined)
  const told = await client.connect().catch(asFailure)
  mute.close()
  expect(told).toMatchObject({ code: 'unavailable' })
})

describe('what the database refuses', () => {
  let house: StoreHouse
  beforeAll(async () => {
    house = await openStoreHouse()
  })
  afterAll(() => house?.shut())

  test('a connection that breaks in the middle of a write is unavailable, and nothing of the write is there', async () => {
    const tag = { id: 'tag_00000000000000000000000001', name: safe('half') }
    const work = house.store.write(house.ada.workspaceId, async (tx) => {
      await tx.addTag(tag)
      await house.sql(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`,
      )
      await new Promise((resolve) => setTimeout(resolve, 50))
      await tx.addTag({ ...tag, id: 'tag_00000000000000000000000002' })
    })
    await expect(work).rejects.toMatchObject({ code: 'unavailable' })
    expect(await house.store.tags(house.ada)).toEqual([])
  })

  test('what is referred to and not there is not found', async () => {
    const conversation = await house.startConversation(house.vic)
    const change = (tx: Parameters<Parameters<typeof house.store.write>[1]>[0]) =>
      tx.changeConversation(conversation.id, { what: 'assigned', assigneeId: house.zoe.id }, house.clock.now())
    await expect(house.store.write(house.ada.workspaceId, change)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('the driver’s own words go no further', () => {
    const told = Object.assign(new Error('Key (word)=(marmalade) already exists'), {
      code: '23514',
      detail: 'Failing row contains (marmalade)',
    })
    const failure = asFailure(told) as Error
    expect(failure).toMatchObject({ code: 'internal' })
    expect(`${failure.message} ${failure.stack} ${JSON.stringify(failure)}`).not.toContain('marmalade')
  })
})
