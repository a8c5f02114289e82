/** Many at once: idle listeners, slow ones, and one who floods. WITHSTAND_LONG=1 opens 10,000 connections instead of 2,000. */
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import type { LiveEvent } from '../../src/core/live-event.ts'
import type { Doors } from '../../src/http/doors.ts'
import { openDoors, type DoorSettings } from '../../src/http/open-doors.ts'
import { gatherCast, newId, visit, type Cast, type Stranger } from '../cast.ts'
import { openHouse, type House } from '../house.ts'
import type { EarsSay, ListenTo } from './many-ears.ts'

const listeners = process.env['WITHSTAND_LONG'] === '1' ? 10_000 : 2_000
const perMinute = 60

let house: House
let cast: Cast
let app: Doors
let port: number
const tellers = new Set<(workspaceId: string, event: LiveEvent) => void>()
const gaps = new Set<() => void>()

beforeAll(async () => {
  house = await openHouse({ rateLimits: { perMinute, attemptsPerMinute: 1_000 } })
  cast = await gatherCast(house.deps)
  // The same doors, behind a proxy that says who comes, and with a source of events that this test is.
  app = await openDoors(settingsOf())
  await app.listen({ port: 0, host: '127.0.0.1' })
  port = (app.server.address() as AddressInfo).port
})

function settingsOf(): DoorSettings {
  return {
    deps: house.deps,
    publicUrl: 'http://localhost:3000',
    trustProxy: 1,
    rateLimits: { perMinute: 1_000_000, attemptsPerMinute: 1_000_000 },
    live: {
      subscribe: (tell) => (tellers.add(tell), () => tellers.delete(tell)),
      onGap: (tell) => (gaps.add(tell), () => gaps.delete(tell)),
      announce: (workspaceId, events) => events.forEach((event) => tellers.forEach((tell) => tell(workspaceId, event))),
    },
    exportActivity: async function* () {},
    verifyActivity: () => Promise.reject(new Error('nobody asks')),
    web: { folder: '/nonexistent' },
    ready: async () => ({ database: true, vault: true, migrations: true, serving: true }),
  }
}

afterAll(async () => {
  await app.close()
  await house.close()
})

type Ear = { readonly socket: WebSocket; heard: number; readonly kinds: Set<string>; readonly closed: Promise<number> }

function listen(who: Stranger, address: string): Promise<Ear> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/v1/live`, { headers: { 'x-forwarded-for': address } })
    const ear: Ear = { socket, heard: 0, kinds: new Set(), closed: new Promise((done) => socket.on('close', done)) }
    socket.on('error', reject)
    socket.on('open', () => socket.send(JSON.stringify({ type: 'hello', token: who.token })))
    socket.on('message', (data) => {
      const { type } = JSON.parse(String(data)) as { type: string }
      ear.kinds.add(type)
      if (type === 'ready') resolve(ear)
      else ear.heard += 1
    })
  })
}

const told = (who: Stranger, position: number): LiveEvent => ({
  type: 'conversation',
  conversationId: 'cnv_1',
  contactId: who.viewer.id,
  position,
  note: false,
})
const tell = (who: Stranger, position: number) =>
  tellers.forEach((teller) => teller(who.viewer.workspaceId, told(who, position)))

async function until(holds: () => boolean, withinMs = 20_000): Promise<void> {
  for (let waited = 0; !holds(); waited += 5) {
    if (waited > withinMs) throw new Error(`It did not happen within ${withinMs / 1000} s.`)
    await sleep(5)
  }
}

test(
  `${listeners} listen at once; each hears what is theirs, and all are told when something was missed`,
  { timeout: 240_000 },
  async () => {
    const program = join(import.meta.dirname, 'many-ears.ts')
    const others = fork(join(import.meta.dirname, '../../bin/run-ts.js'), [program])
    const told = new Map<EarsSay['all'], number>()
    others.on('message', ({ all, open }: EarsSay) => told.set(all, open))
    const one = await listen(cast.vic, '192.0.2.9')
    others.send({ port, token: cast.wim.token, count: listeners } satisfies ListenTo)
    await until(() => told.get('ready') === listeners, 200_000)

    tell(cast.vic, 1)
    await until(() => one.heard === 1)
    tell(cast.wim, 1)
    await until(() => told.get('conversation') === listeners)
    expect(one.heard).toBe(1)
    gaps.forEach((gap) => gap())
    await until(() => told.get('resync') === listeners)
    expect(one.kinds.has('resync')).toBe(true)
    one.socket.terminate()
    others.kill()
  },
)

test('one address cannot take all the connections', async () => {
  const ears = await Promise.all(Array.from({ length: 200 }, () => listen(cast.vic, '192.0.2.1')))
  await expect(listen(cast.vic, '192.0.2.1')).rejects.toThrow('429')
  ears.forEach(({ socket }) => socket.terminate())
})

test('one who does not read is sent away; the others hear everything meanwhile', { timeout: 60_000 }, async () => {
  const slow = await listen(cast.vic, '192.0.2.2')
  const quick = await listen(cast.vic, '192.0.2.3')
  slow.socket.pause()
  let position = 0
  // Some 18 MB: more than the buffers of the kernel hold, and the megabyte that waits in ours.
  while (position < 200_000) {
    for (let i = 0; i < 1_000; i++) tell(cast.vic, ++position)
    await until(() => quick.heard === position)
  }
  expect(quick.heard).toBe(position)
  slow.socket.resume()
  expect(await slow.closed).not.toBe(1000)
  expect(slow.heard).toBeLessThan(position)
  quick.socket.terminate()
})

test('who floods is told to wait; the others do not notice', async () => {
  const [vic, wim] = [
    await visit(house.deps, cast.ada.viewer.workspaceId),
    await visit(house.deps, cast.ada.viewer.workspaceId),
  ]
  const begin = async (who: Stranger) => {
    const id = newId('conversation')
    await house.ask(who, 'POST', '/v1/messenger/conversations', { id, part: { id: newId('part'), text: 'Hello' } })
    return id
  }
  const [flooded, calm] = [await begin(vic), await begin(wim)]
  const post = (who: Stranger, id: string) =>
    house.ask(who, 'POST', `/v1/messenger/conversations/${id}/parts`, { id: newId('part'), text: 'x' })
  const flood = await Promise.all(Array.from({ length: perMinute + 40 }, () => post(vic, flooded)))
  const others = await Promise.all(Array.from({ length: 10 }, () => post(wim, calm)))
  expect(flood.filter(({ status }) => status === 429)).toHaveLength(41)
  expect(flood.find(({ status }) => status === 429)?.headers['retry-after']).toBeDefined()
  expect(others.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201))
  // The rest of the flood costs the others nothing: nobody asks the database who it is.
  const asked = vi.spyOn(house.deps.store, 'visitorOf')
  const rest = await Promise.all(Array.from({ length: 50 }, () => post(vic, flooded)))
  expect(rest.every(({ status, headers }) => status === 429 && Number(headers['retry-after']) > 0)).toBe(true)
  expect(asked).not.toHaveBeenCalled()
  expect((await post(wim, calm)).status).toBe(201)
  expect(asked).toHaveBeenCalledTimes(1)
  asked.mockRestore()
})

test('who answers no ping is let go, and who answers stays', async () => {
  const doors = await openDoors({ ...settingsOf(), pingEveryMs: 40 })
  await doors.listen({ port: 0, host: '127.0.0.1' })
  const url = `ws://127.0.0.1:${(doors.server.address() as AddressInfo).port}/v1/live`
  const hello = (autoPong: boolean) => {
    const socket = new WebSocket(url, { autoPong })
    const seen = { pings: 0, closed: false }
    socket.on('open', () => socket.send(JSON.stringify({ type: 'hello', token: cast.vic.token })))
    socket.on('ping', () => (seen.pings += 1))
    socket.on('close', () => (seen.closed = true))
    return { socket, seen }
  }
  const [dead, there] = [hello(false), hello(true)]
  await until(() => dead.seen.closed && there.seen.pings > 4)
  expect(dead.seen.pings).toBeGreaterThan(0)
  expect(there.seen.closed).toBe(false)
  there.socket.terminate()
  await doors.close()
})
