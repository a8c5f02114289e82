import { Client } from 'pg'
import { openBuilders } from './builders.ts'
import { copyIn, type Put } from './copy-in.ts'
import type { Record } from './records.ts'
import { inOrderOfReturn, listTakenOff, type TakenOff } from './take-off.ts'
import { nameOf } from './tables.ts'

// Indexes that are built at once; the memory is the database's, for each of them. Statistics are rough: the database refines them.
const builderCount = 2
const patience = `set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set lock_timeout = 0;
  set datestyle = 'ISO, YMD'; set timezone = 'UTC'; set maintenance_work_mem = '128MB'; set synchronous_commit = off;
  set default_statistics_target = 10`

/** A session that restores: it waits as long as it takes. */
export async function connectPatiently(url: string): Promise<Client> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'underseal-restore',
  })
  client.on('error', () => {})
  await client.connect()
  await client.query(patience)
  return client
}

/** A small schema, within the transaction of `client`: everything or nothing. */
export async function putBackAtOnce(client: Client, schema: string, records: AsyncIterable<Record>): Promise<Put> {
  const taken = await listTakenOff(client, schema)
  await runAll(
    client,
    taken.flatMap(({ off }) => off),
  )
  const put = await copyIn({ client, schema, records })
  await runAll(
    client,
    inOrderOfReturn(taken).flatMap(({ back }) => back),
  )
  await moveSequences(client, schema)
  return put
}

type ByTable = {
  readonly url: string
  readonly schema: string
  readonly records: AsyncIterable<Record>
  /** Keys, indexes and triggers that were taken off before: row by row they would cost more than all the rest. */
  readonly taken: readonly TakenOff[]
  readonly progress: (rows: number) => void
}

/**
 * A large schema. A table whose rows are in gets its indexes on other connections, while this one takes the rows of the next.
 * The database checks every key between tables again, so rows that do not fit together are not restored. Triggers stay off.
 */
export async function putBackByTable({ url, schema, records, taken, progress }: ByTable): Promise<Put> {
  const client = await connectPatiently(url)
  const builders = openBuilders(builderCount, () => connectPatiently(url))
  try {
    const waiting = new Set(taken.map(({ table }) => table))
    const build = (table: string) => {
      waiting.delete(table)
      for (const one of taken) if (one.kind === 'index' && one.table === table) builders.add(one.back.slice(0, 1))
      builders.add([`analyze ${nameOf({ schema, table })}`])
    }
    const put = await copyIn({
      client,
      schema,
      records,
      progress,
      before: () => runAll(client, ['begin']),
      async after(table) {
        await runAll(client, ['commit'])
        build(table)
      },
    })
    // Tables that backups leave out: empty, but not without their keys.
    for (const table of waiting) build(table)
    await builders.done()
    // Takes no time, but would have waited for every other index of its table.
    await runAll(
      client,
      taken.filter(({ kind }) => kind === 'index').flatMap(({ back }) => back.slice(1)),
    )
    await runAll(
      client,
      taken.filter(({ kind }) => kind === 'foreign-key').flatMap(({ back }) => back),
    )
    return put
  } finally {
    await builders.close()
    await client.end().catch(() => undefined)
  }
}

export async function runAll(client: Client, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await client.query(statement)
}

/** Rows bring their numbers with them; the next one has to come after. */
export async function moveSequences(client: Client, schema: string): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `select c.oid::regclass::text as table, quote_ident(a.attname) as column, pg_get_serial_sequence(c.oid::regclass::text, a.attname) as sequence
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = $1::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
       and pg_get_serial_sequence(c.oid::regclass::text, a.attname) is not null`,
    [schema],
  )
  for (const { table, column, sequence } of rows) {
    await client.query(`select setval($1::regclass, coalesce((select max(${column}) from ${table}), 0) + 1, false)`, [
      sequence,
    ])
  }
}
