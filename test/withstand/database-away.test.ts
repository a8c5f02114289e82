/** The database goes away, or its disk is full: a clear refusal, nothing lost, no crash. WITHSTAND_LONG=1 keeps it away for 30 s. */
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startHouse, type RunningHouse } from '../running-house.ts'
import { callerOf, newId, say, sayUntilHeard, signInWith, threadOf, visit, type Visitor } from './clients.ts'
import { makeOuterPostgres, type OuterPostgres } from './outer-postgres.ts'

const awayMs = process.env['WITHSTAND_LONG'] === '1' ? 30_000 : 8_000
const env = (databaseUrl: string) => ({
  DATABASE_URL: databaseUrl,
  MASTER_KEY: randomBytes(32).toString('base64'),
  DEMO: 'off',
  RATE_LIMITS: 'off',
})

describe('a database that is away', () => {
  let outer: OuterPostgres
  let house: RunningHouse
  let caller: ReturnType<typeof callerOf>
  let vic: Visitor
  beforeAll(async () => {
    outer = await makeOuterPostgres()
    house = await startHouse({ env: env(outer.url) })
    caller = callerOf(house.url)
    vic = await visit(caller.call, (await signInWith(caller.call, house.link()!)).workspaceId)
  })
  afterAll(async () => {
    await house.stop()
    house.clean()
    await outer.clean()
  })

  test('is told with 503 and when to come back; what waits is delivered later, once', { timeout: 90_000 }, async () => {
    const { call } = caller
    await outer.stop()
    const refused = await say(call, vic, newId('part'), 'Is anybody there?')
    expect(refused.status).toBe(503)
    expect(refused.body.error.code).toBe('unavailable')
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await call('GET', '/ready', {})).status).toBe(503)
    expect((await call('GET', '/health', {})).status).toBe(200)

    const ids = Array.from({ length: 5 }, () => newId('part'))
    const waiting = Promise.all(
      ids.map((id, i) =>
        sayUntilHeard(
          () => call,
          vic,
          id,
          `waiting ${i}`,
          () => false,
        ),
      ),
    )
    await sleep(awayMs)
    await outer.start()
    await waiting
    const found = (await threadOf(call, vic)).map((part) => part.id)
    expect(found.toSorted().filter((id) => ids.includes(id))).toEqual(ids.toSorted())
    expect((await call('GET', '/ready', {})).status).toBe(200)
  })

  test('takes nobody with it: the same process serves on', () => {
    process.kill(house.pid, 0)
    expect(house.output()).not.toContain('unexpected failure')
  })
})

/** A file system of its own size; where that may not be mounted there is no disk that this test could fill. */
function mountSmallDisk(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'underseal-full-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'tmpfs', folder], { stdio: 'ignore' })
    return folder
  } catch {
    rmSync(folder, { recursive: true, force: true })
    return undefined
  }
}

const disk = mountSmallDisk()
if (disk === undefined)
  test('a full disk could not be tried here: this user may not mount one', () => expect(disk).toBeUndefined())
else describe('a disk that is full', () => tellOfFullDisk(disk))

function tellOfFullDisk(disk: string): void {
  let outer: OuterPostgres
  let house: RunningHouse
  beforeAll(async () => {
    mkdirSync(join(disk, 'server'), { mode: 0o700 })
    outer = await makeOuterPostgres({
      folder: join(disk, 'server'),
      settings: { min_wal_size: '32MB', shared_buffers: '16MB', max_wal_size: '64MB' },
    })
    house = await startHouse({ env: env(outer.url) })
  })
  afterAll(async () => {
    await house?.stop()
    house?.clean()
    await outer?.clean()
    execFileSync('umount', ['-l', disk])
    rmSync(disk, { recursive: true, force: true })
  })

  test(
    'refuses clearly and goes on when there is room again, with all that was acknowledged',
    { timeout: 90_000 },
    async () => {
      const caller = callerOf(house.url)
      const { call } = caller
      const vic = await visit(call, (await signInWith(call, house.link()!)).workspaceId)
      const ballast = join(disk, 'ballast')
      fill(ballast)
      const acknowledged: string[] = []
      const statuses = new Set<number>()
      for (let i = 0; i < 400 && !statuses.has(503); i++) {
        const id = newId('part')
        const { status } = await say(
          call,
          vic,
          id,
          `${i} ${'many different words '.repeat(400)}${randomBytes(20_000).toString('base64')}`,
        )
        statuses.add(status)
        if (status === 201) acknowledged.push(id)
      }
      expect([...statuses].filter((status) => status !== 201)).toEqual([503])
      rmSync(ballast)
      const last = newId('part')
      await sayUntilHeard(
        () => call,
        vic,
        last,
        'Room again',
        () => false,
      )
      const found = (await threadOf(call, vic)).map((part) => part.id)
      expect(found.slice(1)).toEqual([...acknowledged, last])
      caller.close()
    },
  )
}

function fill(file: string): void {
  const block = Buffer.alloc(1_000_000)
  try {
    for (;;) writeFileSync(file, block, { flag: 'a' })
  } catch {
    // There is no byte left, which was wanted.
  }
}
