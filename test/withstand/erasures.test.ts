/** People are erased while others write, and the server is killed in the middle of it. WITHSTAND_LONG=1 does it twenty times. */
import { randomBytes, randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
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

const times = process.env['WITHSTAND_LONG'] === '1' ? 20 : 3

let outer: OuterPostgres
let env: Record<string, string>
let house: RunningHouse
let caller: ReturnType<typeof callerOf>
let owner: Owner
beforeAll(async () => {
  outer = await makeOuterPostgres()
  env = { DATABASE_URL: outer.url, MASTER_KEY: randomBytes(32).toString('base64'), DEMO: 'off', RATE_LIMITS: 'off' }
  house = await startHouse({ env })
  caller = callerOf(house.url)
  owner = await signInWith(caller.call, house.link()!)
})
afterAll(async () => {
  await house.stop()
  house.clean()
  await outer.clean()
})

test(
  'an erasure that was begun is finished, whatever came between, and nobody else loses a word',
  { timeout: times * 40_000 },
  async () => {
    const staying = await Promise.all(Array.from({ length: 4 }, () => visit(caller.call, owner.workspaceId)))
    const said = new Map<Visitor, string[]>(staying.map((who) => [who, []]))
    for (let i = 0; i < times; i++) {
      const leaving = await visit(caller.call, owner.workspaceId)
      for (let nr = 0; nr < 20; nr++)
        await say(caller.call, leaving, newId('part'), `card 4242 4242 4242 ${'4242'}, number ${nr}`)
      let stopped = false
      const writers = staying.map(async (who) => {
        while (!stopped) {
          const id = newId('part')
          if (
            await sayUntilHeard(
              () => caller.call,
              who,
              id,
              'still here',
              () => stopped,
            )
          )
            said.get(who)!.push(id)
        }
      })
      const erasureId = newId('erasure')
      const ask = () =>
        caller.call('POST', '/v1/erasures', asOwner(owner), {
          id: erasureId,
          contactId: leaving.contactId,
          reason: 'asked us to',
        })
      const asked = ask().catch(() => undefined)
      await sleep(randomInt(0, 60))
      await house.kill()
      caller.close()
      await asked
      house = await startHouse({ env, dataDir: house.dataDir, port: house.port })
      caller = callerOf(house.url)
      stopped = true
      await Promise.all(writers)

      // Either it had begun and is finished by now, or it had not, and asking again does it: the id is the same.
      const receipt = await ask()
      expect(receipt.status).toBe(201)
      const kept = await caller.call('GET', `/v1/erasures/${erasureId}`, asOwner(owner))
      expect(kept.status).toBe(200)
      expect(JSON.stringify(kept.body)).toContain('signature')
      expect((await say(caller.call, leaving, newId('part'), 'me again')).status).toBe(401)
      expect(
        (await caller.call('GET', `/v1/contacts/${leaving.contactId}`, asOwner(owner))).status,
      ).toBeGreaterThanOrEqual(404)
    }
    for (const who of staying) {
      const ids = (await threadOf(caller.call, who)).map((part) => part.id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.filter((id) => said.get(who)!.includes(id))).toEqual(said.get(who))
    }
  },
)
