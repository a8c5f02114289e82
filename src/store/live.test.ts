import { afterAll, beforeAll, expect, test } from 'vitest'
import { id, openStoreHouse, type StoreHouse } from '../../test/store-house.ts'
import type { LiveEvent } from '../core/live-event.ts'
import type { OpenStore } from './open-store.ts'

let house: StoreHouse
let other: OpenStore
beforeAll(async () => {
  house = await openStoreHouse()
  other = await house.another()
})
afterAll(() => house?.shut())

const event = (position: number): LiveEvent => ({
  type: 'conversation',
  conversationId: id('conversation'),
  contactId: house.vic.id,
  position,
  note: false,
})

test('what is announced in one process is heard in every process, after it is durable', async () => {
  const heard: [string, LiveEvent][] = []
  const stops = [house, other].map((each) => each.live.subscribe((...told) => heard.push(told)))
  const told = event(1)
  await house.store.write(house.ada.workspaceId, async (tx) => {
    tx.announce(told)
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(heard).toEqual([])
  })
  await expect
    .poll(() => heard)
    .toEqual([
      [house.ada.workspaceId, told],
      [house.ada.workspaceId, told],
    ])
  for (const stop of stops) stop()
})

test('many events at once are all heard, in payloads that PostgreSQL accepts', async () => {
  const heard: number[] = []
  const stop = other.live.subscribe((_, told) => told.type === 'conversation' && heard.push(told.position))
  const positions = Array.from({ length: 500 }, (_, i) => i)
  house.live.announce(house.ada.workspaceId, positions.map(event))
  await expect.poll(() => heard.length).toBe(500)
  expect(heard).toEqual(positions)
  stop()
})

test('a subscriber that fails does not keep the next from hearing', async () => {
  const heard: LiveEvent[] = []
  const stops = [
    other.live.subscribe(() => {
      throw new Error('no')
    }),
    other.live.subscribe((_, told) => heard.push(told)),
  ]
  house.live.announce(house.ada.workspaceId, [{ type: 'workspace' }])
  await expect.poll(() => heard).toEqual([{ type: 'workspace' }])
  for (const stop of stops) stop()
})

test('after a lost connection it listens again, says that something may be missing, and sends what waited', async () => {
  let gaps = 0
  const heard: LiveEvent[] = []
  const stops = [other.live.onGap(() => gaps++), other.live.subscribe((_, told) => heard.push(told))]
  await house.sql(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen %' or query like '%pg_notify%' and pid <> pg_backend_pid()`,
  )
  const told = event(7)
  other.live.announce(house.ada.workspaceId, [told])
  await expect.poll(() => gaps, { timeout: 10_000 }).toBe(1)
  await expect.poll(() => heard, { timeout: 10_000 }).toContainEqual(told)
  for (const stop of stops) stop()
})
