import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStoreHouse, type StoreHouse } from '../../test/store-house.ts'
import { openWay } from '../../test/way.ts'
import { openStore } from './open-store.ts'

let house: StoreHouse

beforeAll(async () => {
  house = await openStoreHouse()
})
afterAll(() => house?.shut())

test('the health of the house is known', async () => {
  expect(await house.health()).toEqual({ database: true, migrations: true })
})

test('a connection that breaks is told of, but not while the store closes', async () => {
  const told = async (closes: boolean) => {
    const way = await openWay()
    const warned: string[] = []
    const log = {
      info: () => undefined,
      warn: (_: object, message: string) => void warned.push(message),
      error: () => undefined,
    }
    const { vault, clock } = house
    const store = await openStore({
      url: await way.to(house.url),
      cipher: vault,
      vault,
      clock,
      random: { bytes: (count) => randomBytes(count) },
      log,
    })
    // Several at once, so that some rest while the store does its last work.
    await Promise.all(Array.from({ length: 6 }, () => store.health()))
    const closing = closes ? store.close() : undefined
    await way.close()
    if (!closing) await expect.poll(() => warned).toContain('A database connection was lost')
    await (closing ?? store.close())
    return warned
  }
  expect(await told(false)).toContain('A database connection was lost')
  expect(await told(true)).not.toContain('A database connection was lost')
})

test('who floods a conversation holds one connection and not all of them', async () => {
  let begun = 0
  let open = () => {}
  const held = new Promise<void>((resolve) => (open = resolve))
  const act = async () => {
    begun += 1
    await held
  }
  const { vic, wim } = house
  const flood = Array.from({ length: 40 }, () =>
    house.store.writeTogether(vic.workspaceId, { caller: vic.id, turn: 'one conversation' }, act),
  )
  await expect.poll(() => begun).toBe(1)
  expect(
    await house.store.writeTogether(wim.workspaceId, { caller: wim.id, turn: 'another' }, async () => 'through'),
  ).toBe('through')
  expect(begun).toBe(1)
  open()
  await Promise.all(flood)
  expect(begun).toBe(40)
})
