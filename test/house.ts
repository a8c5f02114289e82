import { randomBytes } from 'node:crypto'
import { setImmediate as pause } from 'node:timers/promises'
import type { InjectOptions } from 'fastify'
import { pino } from 'pino'
import type { Deps } from '../src/flows/ports.ts'
import type { Doors } from '../src/http/doors.ts'
import { openDoors, type DoorSettings } from '../src/http/open-doors.ts'
import { openIdentity } from '../src/identity/open-identity.ts'
import { openStore, type OpenStore } from '../src/store/open-store.ts'
import { openMasterKey } from '../src/vault/master-key-file.ts'
import { openVault } from '../src/vault/open-vault.ts'
import { credentials, type Key, type Person, type Stranger } from './cast.ts'
import { makeTestDatabase, silent } from './database.ts'

export type House = {
  readonly deps: Deps
  readonly app: Doors
  readonly numbers: OpenStore['numbers']
  /** Every line the house logged. */
  readonly logged: () => string
  ask(
    who: Person | Stranger | Key | null,
    method: string,
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>
  close(): Promise<void>
}

export type Answer = {
  readonly status: number
  readonly body: unknown
  readonly text: string
  readonly headers: Record<string, unknown>
}

export const publicUrl = 'http://localhost:3000'

type HouseOptions = {
  readonly now?: () => Date
  readonly rateLimits?: { perMinute: number; attemptsPerMinute: number }
  readonly webhooks?: { anyAddress: boolean }
  /** How many proxies stand before the doors. */
  readonly proxies?: number
  readonly chat?: DoorSettings['chat']
  readonly observe?: DoorSettings['observe']
  readonly pingEveryMs?: number
  /** Where the database is reached instead, a way that can be closed for instance. */
  readonly way?: (url: string) => Promise<string>
}

/** The whole house on a real database and a real vault, with doors that are called as a function. */
export async function openHouse(options: HouseOptions = {}): Promise<House> {
  const { url: straight, drop } = await makeTestDatabase()
  const url = (await options.way?.(straight)) ?? straight
  const clock = { now: options.now ?? (() => new Date()) }
  const random = { bytes: (count: number) => randomBytes(count) }
  const masterKey = openMasterKey({ text: randomBytes(32).toString('base64'), file: '', create: false })
  const vault = openVault({ keysUrl: url, masterKey, clock })
  const kept = await openStore({ url, cipher: vault, vault, clock, random, log: silent })
  await vault.migrate()
  await vault.ready()
  const deps: Deps = { store: kept.store, vault, identity: openIdentity(), clock, random, pause }

  const lines: string[] = []
  const app = await openDoors({
    deps,
    publicUrl,
    trustProxy: options.proxies ?? false,
    rateLimits: options.rateLimits ?? { perMinute: 1_000_000, attemptsPerMinute: 1_000_000 },
    loggerInstance: pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }),
    live: kept.live,
    exportActivity: kept.exportActivity,
    verifyActivity: kept.verifyActivity,
    web: { folder: '/nonexistent' },
    ...(options.observe ? { observe: options.observe } : {}),
    ...(options.pingEveryMs ? { pingEveryMs: options.pingEveryMs } : {}),
    ...(options.webhooks ? { webhooks: options.webhooks } : {}),
    ...(options.chat ? { chat: options.chat } : {}),
    ready: async () => ({ ...(await kept.health()), serving: true, vault: await vault.ready().then(() => true) }),
  })

  return {
    deps,
    app,
    numbers: kept.numbers,
    logged: () => lines.join(''),
    async ask(who, method, url, body, headers = {}) {
      const given =
        body === undefined
          ? {}
          : typeof body === 'string' || Buffer.isBuffer(body)
            ? { payload: body }
            : { payload: JSON.stringify(body) }
      const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
      const request: InjectOptions = {
        method: method as 'GET',
        url,
        headers: { ...type, ...credentials(who), ...headers },
        ...given,
      }
      const answer = await app.inject(request)
      return { status: answer.statusCode, body: parsed(answer.body), text: answer.body, headers: answer.headers }
    },
    async close() {
      await app.close()
      await kept.close()
      await vault.close()
      await drop()
    },
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
