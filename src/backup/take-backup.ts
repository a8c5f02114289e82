import { Client } from 'pg'
import { to } from 'pg-copy-streams'
import { fail } from '../core/errors.ts'
import { spellRecord, type Manifest } from './records.ts'
import { nameOf, quoted, tablesOf } from './tables.ts'

type TakeOptions = {
  readonly url: string
  readonly schema: 'public' | 'keys'
  readonly backup: string
  readonly version: string
  readonly at: Date
  /** Called when what will be in it is settled, and then with how many rows have been read. */
  readonly onSnapshot?: () => void
  readonly progress?: (rows: number, estimate: number) => void
}

// One record; large enough that its head does not count.
const rowsLength = 64 * 1024

/**
 * All tables of a schema as they were at one moment, whatever is written meanwhile (one transaction, repeatable read). Rows
 * pass through and are never gathered, so a large house needs no more memory than a small one.
 */
export async function* takeBackup(options: TakeOptions): AsyncGenerator<Buffer> {
  const { url, schema, progress = () => {} } = options
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'underseal-backup',
  })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('begin isolation level repeatable read read only')
    await client.query(`set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0;
      set local datestyle = 'ISO, YMD'; set local timezone = 'UTC'; set local extra_float_digits = 1; set local bytea_output = 'hex'`)
    const manifest = await describe(client, options)
    options.onSnapshot?.()
    yield* spellRecord({ type: 'manifest', manifest })

    const tables = await tablesOf(client, schema)
    let total = 0
    for (const shape of tables) {
      yield* spellRecord({ type: 'table', ...shape })
      const stream = client.query(to(`copy ${nameOf(shape)} (${shape.columns.map(quoted).join(', ')}) to stdout`))
      let waiting: Buffer[] = []
      let length = 0
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        waiting.push(chunk)
        length += chunk.length
        if (length < rowsLength) continue
        yield* spellRecord({ type: 'rows', bytes: Buffer.concat(waiting) })
        waiting = []
        length = 0
        progress(total + stream.rowCount, manifest.estimate)
      }
      if (length > 0) yield* spellRecord({ type: 'rows', bytes: Buffer.concat(waiting) })
      total += stream.rowCount
      progress(total, manifest.estimate)
      yield* spellRecord({ type: 'table-end', rows: stream.rowCount })
    }
    yield* spellRecord({ type: 'end', tables: tables.length, rows: total })
    await client.query('commit')
  } catch (error) {
    throw asOurs(error)
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function describe(client: Client, { schema, backup, version, at }: TakeOptions): Promise<Manifest> {
  const list = schema === 'keys' ? 'keys.migrations order by name' : 'underseal_migrations order by number'
  const migrations = await client.query<{ name: string }>(`select name from ${list}`)
  const masters =
    schema === 'keys'
      ? await client.query<{ id: string }>(
          'select master_id as id from keys.workspace_keys union select master_id from keys.installation',
        )
      : { rows: [] }
  const estimate = await client.query<{ rows: string }>(
    `select coalesce(sum(greatest(reltuples, 0)), 0)::bigint as rows from pg_class where relnamespace = $1::regnamespace and relkind = 'r'`,
    [schema],
  )
  return {
    backup,
    madeAt: at.toISOString(),
    version,
    migrations: migrations.rows.map(({ name }) => name),
    masterIds: masters.rows.map(({ id }) => id),
    estimate: Number(estimate.rows[0]?.rows ?? 0),
  }
}

/** The driver's own words may quote a row. */
export function asOurs(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string' || error.name === 'Failure')
    return error
  if (!/^[0-9A-Z]{5}$/.test(error.code)) return error
  return fail('unavailable', `The database stopped in the middle (${error.code}). Try again.`)
}
