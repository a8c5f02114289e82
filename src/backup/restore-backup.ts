import { Client } from 'pg'
import { fail, invalid } from '../core/errors.ts'
import { intoTable, putBack, type Put } from './put-back.ts'
import { readRecords, type Manifest, type Record } from './records.ts'
import { quoted } from './tables.ts'
import { asOurs } from './take-backup.ts'

export type RestoreOptions = {
  readonly databaseUrl: string
  readonly keysUrl: string
  /** Plain bytes of each file. */
  readonly data: AsyncIterable<Uint8Array>
  /** Absent: the keys are in their own database, and lived. */
  readonly keys?: AsyncIterable<Uint8Array> | undefined
  /** A file of keys that is newer: only its list of the erased is read. */
  readonly ledger?: AsyncIterable<Uint8Array> | undefined
  /** What the given master key can unwrap. */
  readonly masterIds: readonly string[]
  /** Make the tables as they were then. Refuses names that this program does not know. */
  readonly prepareTables: (migrations: readonly string[]) => Promise<void>
  readonly prepareKeyTables: (migrations: readonly string[]) => Promise<void>
  readonly progress?: (rows: number, estimate: number) => void
}

export type Restored = Put & { readonly manifest: Manifest }

/**
 * Everything or nothing: rows become visible with the last one. Whose key was destroyed, by either list, gets no key back;
 * their rows come, are noise, and go at the next opening of the house, before its doors open.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const data = await begin(readRecords(options.data))
  const keys = options.keys && (await begin(readRecords(options.keys)))
  const ledger = options.ledger && (await begin(readRecords(options.ledger)))
  if (keys) mustFit(keys.manifest, options.masterIds)
  await mustBeEmpty(options, keys !== undefined)
  await options.prepareTables(data.manifest.migrations)
  if (keys) await options.prepareKeyTables(keys.manifest.migrations)

  return inTransaction(options.keysUrl, (keysClient) =>
    inTransaction(options.databaseUrl, async (client) => {
      if (keys) await putBack(keysClient, 'keys', keys.records)
      if (ledger) await addLedger(keysClient, ledger.records)
      await keysClient.query(
        'delete from keys.contact_keys k using keys.erasures e where e.workspace_id = k.workspace_id and e.contact_id = k.contact_id',
      )
      const { estimate } = data.manifest
      const put = await putBack(client, 'public', data.records, (rows) => options.progress?.(rows, estimate))
      return { ...put, manifest: data.manifest }
    }),
  )
}

async function begin(records: AsyncGenerator<Record>): Promise<{ manifest: Manifest; records: AsyncGenerator<Record> }> {
  const first = await records.next()
  if (first.done || first.value.type !== 'manifest') throw invalid('file', 'This backup does not begin as it should.')
  return { manifest: first.value.manifest, records }
}

function mustFit({ masterIds }: Manifest, known: readonly string[]): void {
  const missing = masterIds.filter((id) => !known.includes(id))
  if (missing.length === 0) return
  throw fail('vault_unavailable', `These keys are under master key ${missing.join(', ')}; the one that is set is ${known[0] ?? 'none'}. Nothing was restored.`)
}

async function mustBeEmpty({ databaseUrl, keysUrl }: RestoreOptions, withKeys: boolean): Promise<void> {
  if (await holdsRows(databaseUrl, 'public.workspaces')) {
    throw fail('conflict', 'There is a workspace in this database already. Restore into an empty one.')
  }
  const keysThere = await holdsRows(keysUrl, 'keys.workspace_keys')
  if (withKeys && keysThere) throw fail('conflict', 'There are keys in this database already. Leave out --keys to use them, or give an empty database.')
  if (!withKeys && !keysThere) throw invalid('keys', 'There are no keys here. Name the file that holds them: --keys FILE.')
}

async function holdsRows(url: string, table: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const there = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [table])
    if (!there.rows[0]?.there) return false
    return (await client.query(`select from ${table} limit 1`)).rowCount === 1
  } catch (error) {
    throw asOurs(error)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** The list of the erased only grows: who stands in either was erased. */
async function addLedger(client: Client, records: AsyncIterable<Record>): Promise<void> {
  let copying: ReturnType<typeof intoTable> | undefined
  for await (const record of records) {
    if (record.type === 'table' && record.table === 'erasures') {
      await client.query('create temp table newer_erasures (like keys.erasures) on commit drop')
      copying = intoTable(client, `newer_erasures (${record.columns.map(quoted).join(', ')})`)
    } else if (record.type === 'rows') {
      await copying?.write(record.bytes)
    } else if (record.type === 'table-end' && copying) {
      await copying.end()
      copying = undefined
      await client.query('insert into keys.erasures select * from newer_erasures on conflict do nothing')
    }
  }
}

async function inTransaction<T>(url: string, act: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: 'underseal-restore' })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('begin')
    const result = await act(client)
    await client.query('commit')
    return result
  } catch (error) {
    throw asOurs(error)
  } finally {
    // Closing rolls back what was not committed.
    await client.end().catch(() => undefined)
  }
}
