/**
 * kill -9 of the server while people write. WITHSTAND_LONG=1 kills fifty times on each database instead of ten on both together.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes, randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startHouse, type RunningHouse, type StartOptions } from '../running-house.ts'
import { callerOf, newId, sayUntilHeard, signInWith, threadOf, visit, type Call, type Visitor } from './clients.ts'
import { makeOuterPostgres, type OuterPostgres } from './outer-postgres.ts'

const isLong = process.env['WITHSTAND_LONG'] === '1'
const kills = isLong ? 50 : 5
const crowdSize = 8
const script = fileURLToPath(new URL('../../bin/underseal', import.meta.url))

let outer: OuterPostgres
beforeAll(async () => {
  outer = await makeOuterPostgres()
})
afterAll(() => outer.clean())

describe.each([
  { where: 'the embedded database', isOuter: false },
  { where: 'a database of one’s own', isOuter: true },
])('killed again and again on $where', ({ isOuter }) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'underseal-killed-'))
  const env: Record<string, string> = {
    DEMO: 'off',
    RATE_LIMITS: 'off',
    MASTER_KEY: randomBytes(32).toString('base64'),
  }
  let house: RunningHouse
  let caller: ReturnType<typeof callerOf>
  const crowd: Visitor[] = []
  const acknowledged = new Map<Visitor, string[]>()

  const start = async (options: StartOptions = {}) => {
    house = await startHouse({ dataDir, env, ...options })
    caller = callerOf(house.url)
  }

  beforeAll(async () => {
    if (isOuter) env['DATABASE_URL'] = outer.url
    await start()
    const owner = await signInWith(caller.call, house.link()!)
    for (let i = 0; i < crowdSize; i++) crowd.push(await visit(caller.call, owner.workspaceId))
  })
  afterAll(async () => {
    await house.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  test('every acknowledged message is there once, in order', { timeout: kills * 30_000 }, async () => {
    let stopped = false
    const call: () => Call = () => caller.call
    const writers = crowd.map(async (who, nr) => {
      const mine: string[] = []
      acknowledged.set(who, mine)
      for (let i = 0; !stopped; i++) {
        const id = newId('part')
        const text = i % 5 === 0 ? `message ${i} of ${nr}, card 4242 4242 4242 ${'4242'}` : `message ${i} of ${nr}`
        if (await sayUntilHeard(call, who, id, text, () => stopped)) mine.push(id)
      }
    })
    for (let i = 0; i < kills; i++) {
      await sleep(randomInt(50, 600))
      await house.kill()
      caller.close()
      await start({ port: house.port })
    }
    await sleep(200)
    stopped = true
    await Promise.all(writers)

    for (const who of crowd) {
      const thread = await threadOf(caller.call, who)
      const ids = thread.map((part) => part.id)
      const sent = acknowledged.get(who)!
      expect(sent.length).toBeGreaterThan(0)
      // The first part is the one that began the conversation; one more may stand there whose answer was never heard.
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.slice(1).filter((id) => sent.includes(id))).toEqual(sent)
      expect(ids.length - 1 - sent.length).toBeLessThanOrEqual(1)
      expect(thread.map((part) => part.position)).toEqual(ids.map((_, i) => i + 1))
    }
  })

  test('the chain of what was done holds', () => {
    const { status, stdout } = spawnSync(process.execPath, [script, 'activity', 'verify'], {
      env: { ...process.env, DATA_DIR: dataDir, ...env },
      encoding: 'utf8',
    })
    expect(stdout).toContain('the chain holds')
    expect(status).toBe(0)
  })

  test('no process of a database is left behind', async () => {
    await house.stop()
    expect(execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })).not.toContain(dataDir)
  })
})
