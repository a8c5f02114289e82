/**
 * The mark of a restoration that was begun and not finished, in the database it fills. Invariants:
 * - it is there before the first row and gone with the last step, so no server ever serves half a house: each one that
 *   starts looks for it (store/migrate.ts);
 * - it knows how to put on what was taken off, so whoever finds it can make the tables empty and whole again;
 * - keys that came with it bear its id, and only those may be written over.
 */
import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { connectPatiently, moveSequences, runAll } from './put-back.ts'
import { nameOf, tablesOf } from './tables.ts'
import { inOrderOfReturn, listTakenOff, type TakenOff } from './take-off.ts'

export type Unfinished = { readonly id: string; readonly taken: readonly TakenOff[] }

const schema = 'public'

export async function findUnfinished(url: string): Promise<Unfinished | undefined> {
  return withSession(url, async (client) => {
    const { rows } = await client.query<{ there: boolean }>(
      `select to_regclass('public.underseal_restoring') is not null as there`,
    )
    if (!rows[0]?.there) return undefined
    return (await client.query<Unfinished>('select id, taken from public.underseal_restoring')).rows[0]
  })
}

/** Takes off what is expensive and leaves the mark, at once. `id` is of the one before, if it goes on from there. */
export async function beginRestoring(url: string, id: string = randomUUID()): Promise<Unfinished> {
  return inTransaction(url, async (client) => {
    const taken = await listTakenOff(client, schema)
    await client.query('create table if not exists public.underseal_restoring (id text not null, taken jsonb not null)')
    await client.query('delete from public.underseal_restoring')
    await client.query('insert into public.underseal_restoring (id, taken) values ($1, $2)', [
      id,
      JSON.stringify(taken),
    ])
    await runAll(
      client,
      taken.flatMap(({ off }) => off),
    )
    return { id, taken }
  })
}

/** All rows are in, and all keys and indexes. */
export async function endRestoring(url: string, { taken }: Unfinished): Promise<void> {
  await inTransaction(url, async (client) => {
    await runAll(
      client,
      taken.filter(({ kind }) => kind === 'trigger').flatMap(({ back }) => back),
    )
    await moveSequences(client, schema)
    await client.query('drop table public.underseal_restoring')
  })
}

/** Makes the tables empty and whole again. With `keepMark` it is still no house that may be opened. */
export async function undoRestoring(
  url: string,
  { taken }: Unfinished,
  { keepMark }: { readonly keepMark: boolean },
): Promise<void> {
  await inTransaction(url, async (client) => {
    await runAll(
      client,
      taken.flatMap(({ off }) => off),
    )
    const tables = await tablesOf(client, schema)
    if (tables.length > 0) await client.query(`truncate ${tables.map(nameOf).join(', ')}`)
    await runAll(
      client,
      inOrderOfReturn(taken).flatMap(({ back }) => back),
    )
    if (!keepMark) await client.query('drop table public.underseal_restoring')
  })
}

/** In the transaction that brings the keys. */
export async function signKeys(client: Client, id: string | null): Promise<void> {
  await client.query(`comment on schema keys is ${id === null ? 'null' : client.escapeLiteral(id)}`)
}

export async function keysBelongTo(url: string, { id }: Unfinished): Promise<boolean> {
  return withSession(url, async (client) => {
    const { rows } = await client.query<{ id: string | null }>(
      `select obj_description(oid, 'pg_namespace') as id from pg_namespace where nspname = 'keys'`,
    )
    return rows[0]?.id === id
  })
}

export async function withSession<T>(url: string, act: (client: Client) => Promise<T>): Promise<T> {
  const client = await connectPatiently(url)
  try {
    return await act(client)
  } finally {
    // Closing rolls back what was not committed.
    await client.end().catch(() => undefined)
  }
}

export function inTransaction<T>(url: string, act: (client: Client) => Promise<T>): Promise<T> {
  return withSession(url, async (client) => {
    await client.query('begin')
    const result = await act(client)
    await client.query('commit')
    return result
  })
}
