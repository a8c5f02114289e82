import type { Client } from 'pg'
import { fail, invalid } from '../core/errors.ts'
import { intoTable, type Put } from './copy-in.ts'
import { putBackAtOnce, putBackByTable } from './put-back.ts'
import { readRecords, type Manifest, type Record } from './records.ts'
import { quoted } from './tables.ts'
import { asOurs } from './take-backup.ts'
import {
  beginRestoring,
  endRestoring,
  findUnfinished,
  inTransaction,
  keysBelongTo,
  signKeys,
  undoRestoring,
  withSession,
  type Unfinished,
} from './unfinished.ts'

type RestoreOptions = {
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

type Restored = Put & { readonly manifest: Manifest }

/**
 * Everything or nothing: until the last row is in, the database bears a mark with which no server starts. What goes wrong is
 * undone; after a power cut the next try does that first. Whose key was destroyed, by either list, gets no key back; their rows
 * come, are noise, and go at the next opening of the house, before its doors open.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  try {
    return await restore(options)
  } catch (error) {
    throw asOurs(error)
  }
}

async function restore(options: RestoreOptions): Promise<Restored> {
  const { databaseUrl, keysUrl } = options
  const data = await begin(readRecords(options.data))
  const keys = options.keys && (await begin(readRecords(options.keys)))
  const ledger = options.ledger && (await begin(readRecords(options.ledger)))
  if (keys) mustFit(keys.manifest, options.masterIds)
  const before = await findUnfinished(databaseUrl)
  await mustBeEmpty(options, keys !== undefined, before)
  if (before) await undoRestoring(databaseUrl, before, { keepMark: true })
  await options.prepareTables(data.manifest.migrations)
  if (keys) await options.prepareKeyTables(keys.manifest.migrations)

  const unfinished = await beginRestoring(databaseUrl, before?.id)
  const { estimate } = data.manifest
  let keysAreIn = false
  try {
    const put = await inTransaction(keysUrl, async (client) => {
      if (keys) {
        await putBackAtOnce(client, 'keys', keys.records)
        await signKeys(client, unfinished.id)
      }
      if (ledger) await addLedger(client, ledger.records)
      await client.query(
        'delete from keys.contact_keys k using keys.erasures e where e.workspace_id = k.workspace_id and e.contact_id = k.contact_id',
      )
      const told = (rows: number) => options.progress?.(rows, estimate)
      return putBackByTable({
        url: databaseUrl,
        schema: 'public',
        records: data.records,
        taken: unfinished.taken,
        progress: told,
      })
    })
    keysAreIn = true
    await endRestoring(databaseUrl, unfinished)
    if (keys) await inTransaction(keysUrl, (client) => signKeys(client, null))
    return { ...put, manifest: data.manifest }
  } catch (error) {
    // If this fails as well the mark stays, and the next try begins with it.
    if (!keysAreIn) await undoRestoring(databaseUrl, unfinished, { keepMark: false }).catch(() => undefined)
    throw error
  }
}

async function begin(
  records: AsyncGenerator<Record>,
): Promise<{ manifest: Manifest; records: AsyncGenerator<Record> }> {
  const first = await records.next()
  if (first.done || first.value.type !== 'manifest') throw invalid('file', 'This backup does not begin as it should.')
  return { manifest: first.value.manifest, records }
}

function mustFit({ masterIds }: Manifest, known: readonly string[]): void {
  const missing = masterIds.filter((id) => !known.includes(id))
  if (missing.length === 0) return
  throw fail(
    'vault_unavailable',
    `These keys are under master key ${missing.join(', ')}; the one that is set is ${known[0] ?? 'none'}. Nothing was restored.`,
  )
}

async function mustBeEmpty(
  { databaseUrl, keysUrl }: RestoreOptions,
  withKeys: boolean,
  before: Unfinished | undefined,
): Promise<void> {
  if (!before && (await holdsRows(databaseUrl, 'public.workspaces'))) {
    throw fail('conflict', 'There is a workspace in this database already. Restore into an empty one.')
  }
  const keysThere = await holdsRows(keysUrl, 'keys.workspace_keys')
  if (withKeys && keysThere && !(before && (await keysBelongTo(keysUrl, before)))) {
    throw fail(
      'conflict',
      'There are keys in this database already. Leave out --keys to use them, or give an empty database.',
    )
  }
  if (!withKeys && !keysThere)
    throw invalid('keys', 'There are no keys here. Name the file that holds them: --keys FILE.')
}

async function holdsRows(url: string, table: string): Promise<boolean> {
  return withSession(url, async (client) => {
    const there = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [table])
    if (!there.rows[0]?.there) return false
    return (await client.query(`select from ${table} limit 1`)).rowCount === 1
  })
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
