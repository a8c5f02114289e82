// What the server's measurements stand on: a PostgreSQL with its usual settings, app processes on it, people and a key.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startHouse, type RunningHouse } from '../test/running-house.ts'
import { callerOf, signInWith, visit, type Call, type Owner, type Visitor } from '../test/withstand/clients.ts'
import { makeOuterPostgres, type OuterPostgres } from '../test/withstand/outer-postgres.ts'

export const masterKey = randomBytes(32).toString('base64')

export type Ground = {
  readonly postgres: OuterPostgres
  readonly houses: readonly RunningHouse[]
  readonly calls: readonly Call[]
  readonly owner: Owner
  readonly visitors: readonly Visitor[]
  addHouse(): Promise<RunningHouse>
  close(): Promise<void>
}

export async function openGround(
  people: number,
  more: {
    readonly settings?: Record<string, string>
    readonly env?: Record<string, string>
    /** Another version's `bin/underseal`. */
    readonly program?: string | undefined
  } = {},
): Promise<Ground> {
  const postgres = await makeOuterPostgres({ settings: more.settings ?? {} })
  const folders: string[] = []
  const houses: RunningHouse[] = []
  const callers: ReturnType<typeof callerOf>[] = []
  const addHouse = async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'underseal-bench-'))
    folders.push(dataDir)
    // A person's limit is the usual one; that of the one address from which all of them come is not.
    const env = {
      DATABASE_URL: postgres.url,
      MASTER_KEY: masterKey,
      DEMO: 'off',
      RATE_LIMITS: '1200,100000',
      LOG_LEVEL: 'warn',
      ...more.env,
    }
    const house = await startHouse({ dataDir, env, ...(more.program && { program: more.program }) })
    houses.push(house)
    callers.push(callerOf(house.url))
    return house
  }
  // Nothing else would end it if the first house does not start.
  const first = await addHouse().catch(async (error: unknown) => {
    await postgres.clean()
    throw error
  })
  const { call } = callers[0]!
  const owner = await signInWith(call, first.link()!)
  const visitors: Visitor[] = []
  for (let i = 0; i < people; i++) visitors.push(await visit(call, owner.workspaceId))
  return {
    postgres,
    houses,
    get calls() {
      return callers.map((caller) => caller.call)
    },
    owner,
    visitors,
    addHouse,
    async close() {
      callers.forEach((caller) => caller.close())
      for (const house of houses) await house.stop()
      await postgres.clean()
      for (const folder of folders) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** In megabytes, as the kernel counts it. */
export function residentOf(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}

export function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? Number.NaN
}
