/** The flows on a real database and a real vault, with the whole cast; only the clock is ours. */
import { expect } from 'vitest'
import { randomBytes } from 'node:crypto'
import { setImmediate as pause } from 'node:timers/promises'
import { Client, type QueryResultRow } from 'pg'
import type { ChainVerdict } from '../../src/core/verify-chain.ts'
import type { Part } from '../../src/core/part.ts'
import type { Viewer } from '../../src/core/viewer.ts'
import { openIdentity } from '../../src/identity/open-identity.ts'
import type { Deps } from '../../src/flows/ports.ts'
import { postPart, type Posted } from '../../src/flows/post-part.ts'
import { startConversation } from '../../src/flows/start-conversation.ts'
import { openStore } from '../../src/store/open-store.ts'
import { localMasterKey } from '../../src/vault/master-key.ts'
import { openVault } from '../../src/vault/open-vault.ts'
import { gatherCast, newId, type Cast } from '../cast.ts'
import { makeTestDatabase, silent } from '../database.ts'

export type Desk = {
  /** Of the owner of the tables. */
  readonly url: string
  readonly d: Deps
  readonly cast: Cast
  readonly clock: { now(): Date; later(ms: number): void }
  sql<T extends QueryResultRow>(text: string, values?: readonly unknown[]): Promise<T[]>
  /** A conversation by vic (or another) with these messages in a row. */
  says(who: Viewer, ...texts: readonly string[]): Promise<{ id: string; posted: Posted[] }>
  thread(who: Viewer, id: string): Promise<readonly Part[]>
  actions(): Promise<string[]>
  verify(workspaceId: string): Promise<ChainVerdict>
  close(): Promise<void>
}

export const minute = 60_000
export const day = 86_400_000
export const card = '4242 4242 4242 ' + '4242'
export const secondCard = '5555 5555 5555 ' + '4444'

export async function openDesk(): Promise<Desk> {
  const { url, drop } = await makeTestDatabase()
  let ahead = 0
  const clock = { now: () => new Date(Date.now() + ahead), later: (ms: number) => void (ahead += ms) }
  const random = { bytes: (count: number) => randomBytes(count) }
  const vault = openVault({ keysUrl: url, masterKey: localMasterKey([randomBytes(32)]), clock })
  await vault.migrate()
  await vault.ready()
  const kept = await openStore({ url, cipher: vault, vault, clock, random, log: silent, poolSize: 6 })
  const d: Deps = { store: kept.store, vault, identity: openIdentity(), clock, random, pause }
  const cast = await gatherCast(d)
  const owner = new Client({ connectionString: url })
  await owner.connect()

  return {
    url,
    d,
    cast,
    clock,
    sql: async <T extends QueryResultRow>(text: string, values: readonly unknown[] = []) =>
      (await owner.query<T>(text, [...values])).rows,
    async says(who, ...texts) {
      const id = newId('conversation')
      const posted: Posted[] = []
      for (const text of texts) {
        const part = { id: newId('part'), text }
        if (posted.length === 0) posted.push((await startConversation(d, who, { id, part }))!)
        else posted.push(await postPart(d, who, id, part))
      }
      return { id, posted }
    },
    thread: (who, id) => d.store.partsFor(who, id, { limit: 100 }),
    async actions() {
      const rows = await owner.query<{ action: string }>('select action from activity order by at, id')
      return rows.rows.map((row) => row.action)
    },
    async verify(workspaceId) {
      await kept.sequencer.flush({ sign: true })
      return kept.verifyActivity(workspaceId)
    },
    async close() {
      await owner.end()
      await kept.close()
      await vault.close()
      await drop()
    },
  }
}

export const refusedAs = (code: string, field?: string) =>
  expect.objectContaining({ code, ...(field === undefined ? {} : { field }) })
