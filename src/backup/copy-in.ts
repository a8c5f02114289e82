import type { Client } from 'pg'
import { from } from 'pg-copy-streams'
import { invalid } from '../core/errors.ts'
import type { Record } from './records.ts'
import { nameOf, quoted } from './tables.ts'

export type Put = { readonly tables: number; readonly rows: number }

type CopyOptions = {
  readonly client: Client
  readonly schema: string
  readonly records: AsyncIterable<Record>
  readonly progress?: ((rows: number) => void) | undefined
  /** Around each table; a transaction of its own, if there is none around all. */
  readonly before?: () => Promise<void>
  readonly after?: (table: string) => Promise<void>
}

/** Rows of a backup into the tables they came from, which are emptied before. */
export async function copyIn({
  client,
  schema,
  records,
  progress = () => {},
  before,
  after,
}: CopyOptions): Promise<Put> {
  let copying: ReturnType<typeof intoTable> | undefined
  let table = ''
  let total = 0
  for await (const record of records) {
    if (record.type === 'table') {
      if (record.schema !== schema) throw invalid('file', 'This backup holds tables of another kind.')
      const name = nameOf(record)
      table = record.table
      await before?.()
      // Truncated in this transaction, so that rows may be written as long settled: they need no second writing later.
      await client.query(`truncate ${name}`)
      copying = intoTable(client, `${name} (${record.columns.map(quoted).join(', ')})`, 'with (freeze)')
    } else if (record.type === 'rows') {
      await copying?.write(record.bytes)
    } else if (record.type === 'table-end') {
      const rows = (await copying?.end()) ?? 0
      if (rows !== record.rows) throw invalid('file', 'A table of this backup does not have the rows it should have.')
      await after?.(table)
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
