/** Two app processes on one database: both make it ready at once, live updates cross, and one may die. */
import { randomBytes } from 'node:crypto'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort, startHouse, type RunningHouse } from '../running-house.ts'
import { callerOf, newId, say, sayUntilHeard, signInWith, threadOf, visit, type Visitor } from './clients.ts'
import { listen } from './ears.ts'
import { makeOuterPostgres, type OuterPostgres } from './outer-postgres.ts'

let outer: OuterPostgres
let houses: RunningHouse[] = []
let balancer: Balancer
let workspaceId: string
let vic: Visitor

beforeAll(async () => {
  outer = await makeOuterPostgres()
  const env = {
    DATABASE_URL: outer.url,
    MASTER_KEY: randomBytes(32).toString('base64'),
    DEMO: 'off',
    RATE_LIMITS: 'off',
  }
  // On an empty database, at the same moment: one makes the tables and the workspace, the other finds them.
  houses = await Promise.all([startHouse({ env }), startHouse({ env })])
  balancer = await openBalancer(houses.map((house) => house.port))
  const link = houses.map((house) => house.link()).find((each) => each !== undefined)!
  const caller = callerOf(houses[0]!.url)
  workspaceId = (await signInWith(caller.call, link)).workspaceId
  vic = await visit(caller.call, workspaceId)
  caller.close()
}, 120_000)
afterAll(async () => {
  await balancer?.close()
  for (const house of houses) {
    await house.stop()
    house.clean()
  }
  await outer?.clean()
})

test('both made the database ready at once: one workspace, no error', async () => {
  for (const house of houses) expect((await fetch(`${house.url}/ready`)).status).toBe(200)
  for (const house of houses) expect(house.output()).not.toMatch(/"level":(50|60)/)
  const database = new pg.Client({ connectionString: outer.url })
  await database.connect()
  const { rowCount } = await database.query('select 1 from workspaces')
  await database.end()
  expect(rowCount).toBe(1)
  for (const house of houses)
    expect((await callerOf(house.url).call('GET', '/v1/messenger/conversations', vic.headers)).body.items).toHaveLength(
      1,
    )
})

test('what is said to one is heard at the other', async () => {
  const ears = houses.map((house) => listen(() => house.url, vic))
  await Promise.all(ears.map((ear) => ear.ready()))
  const [first, second] = houses.map((house) => callerOf(house.url)) as [
    ReturnType<typeof callerOf>,
    ReturnType<typeof callerOf>,
  ]
  await say(first.call, vic, newId('part'), 'said here')
  await ears[1]!.until(2)
  await say(second.call, vic, newId('part'), 'said there')
  await ears[0]!.until(3)
  ears.forEach((ear) => ear.close())
  first.close()
  second.close()
})

test('when one is killed its clients move to the other, without loss or doubles', { timeout: 60_000 }, async () => {
  const url = `http://127.0.0.1:${balancer.port}`
  const people = await Promise.all(Array.from({ length: 6 }, () => visit(callerOf(url).call, workspaceId)))
  let stopped = false
  const sent = new Map<Visitor, string[]>()
  const ears = people.map((who) => listen(() => url, who))
  await Promise.all(ears.map((ear) => ear.ready()))
  let caller = callerOf(url)
  const writers = people.map(async (who) => {
    const mine: string[] = []
    sent.set(who, mine)
    for (let i = 0; !stopped; i++) {
      const id = newId('part')
      if (
        await sayUntilHeard(
          () => caller.call,
          who,
          id,
          `number ${i}`,
          () => stopped,
        )
      )
        mine.push(id)
    }
  })
  await sleep(700)
  await houses[0]!.kill()
  caller.close()
  caller = callerOf(url)
  await sleep(1_500)
  stopped = true
  await Promise.all(writers)

  for (const [i, who] of people.entries()) {
    const thread = await threadOf(caller.call, who)
    const ids = thread.map((part) => part.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => sent.get(who)!.includes(id))).toEqual(sent.get(who))
    // The ear came back by itself, and knows of the last word.
    await ears[i]!.until(thread.at(-1)!.position)
    ears[i]!.close()
  }
  caller.close()
})

type Balancer = { readonly port: number; close(): Promise<void> }

/** Hands each connection to the next house that answers, as a load balancer would. */
async function openBalancer(ports: readonly number[]): Promise<Balancer> {
  let next = 0
  const open = new Set<Socket>()
  const join = (inside: Socket, tries: number) => {
    const port = ports[next++ % ports.length]!
    const outside = connect(port, 'localhost')
    outside.once('error', () => {
      if (tries > 0 && !inside.destroyed) join(inside, tries - 1)
      else inside.destroy()
    })
    outside.once('connect', () => {
      inside.pipe(outside).pipe(inside)
      outside.once('close', () => inside.destroy())
      inside.once('close', () => outside.destroy())
    })
  }
  const server: Server = createServer({ pauseOnConnect: true }, (inside) => {
    open.add(inside)
    inside.on('error', () => inside.destroy()).once('close', () => open.delete(inside))
    join(inside, ports.length)
  })
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy()
        server.close(() => resolve())
      }),
  }
}
