/** A whole house whose every trace is kept: its own data folder, its log, each answer it gave. */
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as pause } from 'node:timers/promises'
import { pino } from 'pino'
import type { Deps } from '../src/flows/ports.ts'
import { openDoors } from '../src/http/open-doors.ts'
import { openIdentity } from '../src/identity/open-identity.ts'
import { openJobs } from '../src/jobs/open-jobs.ts'
import { startEmbeddedPostgres } from '../src/store/embedded-postgres.ts'
import { openStore } from '../src/store/open-store.ts'
import { openMasterKey } from '../src/vault/master-key-file.ts'
import { openVault } from '../src/vault/open-vault.ts'
import { credentials, type Key, type Person, type Stranger } from './cast.ts'

type Answer = { readonly what: string; readonly status: number; readonly headers: string; readonly text: string }

export async function openCanaryHouse() {
  const dataDir = mkdtempSync(join(tmpdir(), 'underseal-canary-'))
  // The database server may run as another user, who has to come through here.
  chmodSync(dataDir, 0o755)
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
  const postgres = await startEmbeddedPostgres({ dataDir, log })
  const { url } = postgres
  const clock = { now: () => new Date() }
  const random = { bytes: (count: number) => randomBytes(count) }
  const vault = openVault({
    keysUrl: url,
    masterKey: openMasterKey({ text: randomBytes(32).toString('base64'), file: '', create: false }),
    clock,
  })
  const kept = await openStore({ url, cipher: vault, vault, clock, random, log })
  await vault.migrate()
  await vault.ready()
  const deps: Deps = { store: kept.store, vault, identity: openIdentity(), clock, random, pause }
  const jobs = await openJobs({ url, log, tasks: kept.tasks })
  const app = await openDoors({
    deps,
    publicUrl: 'http://localhost:3000',
    trustProxy: false,
    rateLimits: { perMinute: 1_000_000, attemptsPerMinute: 1_000_000 },
    loggerInstance: log,
    live: kept.live,
    exportActivity: kept.exportActivity,
    verifyActivity: kept.verifyActivity,
    web: { folder: '/nonexistent' },
    ready: async () => ({ ...(await kept.health()), vault: true, serving: true }),
  })
  const answers: Answer[] = []

  return {
    deps,
    url,
    dataDir,
    answers,
    logged: () => lines.join(''),
    flush: () => kept.sequencer.flush({ sign: true }),
    /** `body`: an object becomes JSON, a text or bytes go as they are. */
    async ask(
      who: Person | Stranger | Key | null,
      method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
      path: string,
      body?: unknown,
      headers: Record<string, string> = {},
    ) {
      const raw = typeof body === 'string' || Buffer.isBuffer(body)
      const answer = await app.inject({
        method,
        url: path,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...credentials(who),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: raw ? body : JSON.stringify(body) }),
      })
      // Only the resource: the rest of the address may be a value in the wrong place.
      const opening = path.endsWith('/opening') ? '/opening' : ''
      const what = `${method} ${path
        .split(/[/?]/)
        .slice(0, path.startsWith('/v1/') ? 3 : 1)
        .join('/')}${opening}`
      answers.push({ what, status: answer.statusCode, headers: JSON.stringify(answer.headers), text: answer.body })
      const isJson = String(answer.headers['content-type']).startsWith('application/json')
      return { status: answer.statusCode, body: isJson ? answer.json<Record<string, unknown>>() : undefined }
    },
    async close() {
      await app.close()
      await jobs.stop()
      await kept.close()
      await vault.close()
      await postgres.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export type CanaryHouse = Awaited<ReturnType<typeof openCanaryHouse>>
