import type { Client } from 'pg'
import { from } from 'pg-copy-streams'
import { invalid } from '../core/errors.ts'
import type { Record } from './records.ts'
import { nameOf, quoted } from './tables.ts'

export type Put = { readonly tables: number; readonly rows: number }

/**
 * Rows into empty tables, within the transaction of `client`. Keys between tables, indexes and triggers are taken off
 * before and put back after: row by row they would cost more than all the rest. The database itself checks every key again
 * when it is put back, so rows that do not fit together are not restored.
 */
export async function putBack(
  client: Client,
  schema: string,
  records: AsyncIterable<Record>,
  progress: (rows: number) => void = () => {},
): Promise<Put> {
  await client.query(`set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0;
    set local datestyle = 'ISO, YMD'; set local timezone = 'UTC'; set local maintenance_work_mem = '256MB'; set local synchronous_commit = off`)
  const putOn = await takeOff(client, schema)
  const put = await copyIn(client, schema, records, progress)
  for (const statement of putOn) await client.query(statement)
  await moveSequences(client, schema)
  return put
}

async function copyIn(client: Client, schema: string, records: AsyncIterable<Record>, progress: (rows: number) => void): Promise<Put> {
  let copying: ReturnType<typeof intoTable> | undefined
  let total = 0
  for await (const record of records) {
    if (record.type === 'table') {
      if (record.schema !== schema) throw invalid('file', 'This backup holds tables of another kind.')
      // Truncated in this transaction, so that rows may be written as long settled: they need no second writing later.
      await client.query(`truncate ${nameOf(record)}`)
      copying = intoTable(client, `${nameOf(record)} (${record.columns.map(quoted).join(', ')})`, 'with (freeze)')
    } else if (record.type === 'rows') {
      await copying?.write(record.bytes)
    } else if (record.type === 'table-end') {
      const rows = (await copying?.end()) ?? 0
      if (rows !== record.rows) throw invalid('file', 'A table of this backup does not have the rows it should have.')
      total += rows
      progress(total)
    } else if (record.type === 'end') {
      if (record.rows !== total) throw invalid('file', 'This backup does not have the rows it should have.')
      return { tables: record.tables, rows: total }
    }
  }
  throw invalid('file', 'The backup is not whole. Take another copy of it.')
}

/** COPY … FROM, at the speed at which the server takes it. */
export function intoTable(client: Client, target: string, how = '') {
  const stream = client.query(from(`copy ${target} from stdin ${how}`))
  let failure: Error | undefined
  let wake = () => {}
  const closed = new Promise<void>((resolve) => {
    stream.on('error', (error: Error) => {
      failure = error
      wake()
      resolve()
    })
    stream.on('finish', resolve)
  })
  stream.on('drain', () => wake())
  return {
    async write(bytes: Uint8Array): Promise<void> {
      if (failure) throw failure
      if (!stream.write(bytes)) await new Promise<void>((resolve) => (wake = resolve))
      if (failure) throw failure
    },
    async end(): Promise<number> {
      stream.end()
      await closed
      if (failure) throw failure
      return stream.rowCount
    },
  }
}

/** Takes off what slows down, and returns how to put it on again, in order. */
async function takeOff(client: Client, schema: string): Promise<string[]> {
  const tables = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c where c.relnamespace = $1::regnamespace and c.relkind = 'r'
       and exists (select from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal)`,
    [schema],
  )
  const keys = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = $1::regnamespace order by 1, 2`,
    [schema],
  )
  const indexes = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i join pg_class c on c.oid = i.indexrelid
     where c.relnamespace = $1::regnamespace and not exists (select from pg_constraint k where k.conindid = i.indexrelid) order by 1`,
    [schema],
  )
  for (const { name } of tables.rows) await client.query(`alter table ${name} disable trigger user`)
  for (const { table, name } of keys.rows) await client.query(`alter table ${table} drop constraint ${name}`)
  for (const { name } of indexes.rows) await client.query(`drop index ${name}`)
  return [
    ...indexes.rows.map(({ definition }) => definition),
    ...keys.rows.map(({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`),
    ...tables.rows.map(({ name }) => `alter table ${name} enable trigger user`),
  ]
}

/** Rows bring their numbers with them; the next one has to come after. */
async function moveSequences(client: Client, schema: string): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `select c.oid::regclass::text as table, quote_ident(a.attname) as column, pg_get_serial_sequence(c.oid::regclass::text, a.attname) as sequence
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = $1::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
       and pg_get_serial_sequence(c.oid::regclass::text, a.attname) is not null`,
    [schema],
  )
  for (const { table, column, sequence } of rows) {
    await client.query(`select setval($1::regclass, coalesce((select max(${column}) from ${table}), 0) + 1, false)`, [sequence])
  }
}
