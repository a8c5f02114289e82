import type { ChainedRow } from '../core/activity.ts'
import { invalid } from '../core/errors.ts'
import type { ChainEntry } from '../core/verify-chain.ts'
import { exportType } from './export-activity.ts'

type ExportHeader = {
  readonly workspaceId: string
  readonly exportedAt: string
  readonly publicKeys: readonly { readonly keyId: string; readonly publicKey: string }[]
}

/** A line that cannot be read is an error and not a finding: then nothing is known about the chain. */
export async function readExport(
  lines: AsyncIterable<string>,
): Promise<{ header: ExportHeader; entries: AsyncIterable<ChainEntry> }> {
  const iterator = lines[Symbol.asyncIterator]()
  const first = await iterator.next()
  const header = first.done ? undefined : headerOf(parse(first.value, 1))
  if (!header) throw invalid('file', 'This is not an export of an activity log.')
  return { header, entries: entriesOf(iterator) }
}

async function* entriesOf(iterator: AsyncIterator<string>): AsyncGenerator<ChainEntry> {
  let rows = 0
  let checkpoints = 0
  for (let number = 2; ; number++) {
    const line = await iterator.next()
    if (line.done) throw invalid('file', 'The file is cut off: its end is missing.')
    if (line.value.trim() === '') continue
    const value = parse(line.value, number)
    if (value.type === 'end') {
      if (value.rows !== rows || value.checkpoints !== checkpoints)
        throw invalid('file', 'The file does not have as many rows as its end says.')
      return await nothingAfter(iterator)
    }
    const entry = entryOf(value)
    // What stands beside a row nobody has signed.
    if (!entry || JSON.stringify(entry) !== JSON.stringify(value))
      throw invalid('file', `Line ${number} is not a row of an activity log.`)
    if (entry.type === 'row') rows++
    else checkpoints++
    yield entry
  }
}

async function nothingAfter(iterator: AsyncIterator<string>): Promise<void> {
  for (let line = await iterator.next(); !line.done; line = await iterator.next()) {
    if (line.value.trim() !== '') throw invalid('file', 'The file goes on after its end.')
  }
}

type Fields = Readonly<Record<string, unknown>>

function parse(line: string, number: number): Fields {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    // Said below, for both.
  }
  if (!isFields(value)) throw invalid('file', `Line ${number} is not JSON.`)
  // A name that stands twice, or a number that reads as another, is one thing to us and another to the next program.
  if (JSON.stringify(value) !== line.trim()) throw invalid('file', `Line ${number} is not as an export writes it.`)
  return value
}

function headerOf({ type, workspaceId, exportedAt, publicKeys }: Fields): ExportHeader | undefined {
  if (type !== exportType || typeof workspaceId !== 'string' || typeof exportedAt !== 'string') return undefined
  if (Number.isNaN(Date.parse(exportedAt)) || !Array.isArray(publicKeys)) return undefined
  const keys = (publicKeys as unknown[]).flatMap((key) =>
    isFields(key) && typeof key.keyId === 'string' && typeof key.publicKey === 'string'
      ? [{ keyId: key.keyId, publicKey: key.publicKey }]
      : [],
  )
  return { workspaceId, exportedAt, publicKeys: keys }
}

function entryOf(value: Fields): ChainEntry | undefined {
  const { type, position, hash, previous, activityId, row, at, keyId, signature } = value
  if (typeof position !== 'number' || typeof hash !== 'string') return undefined
  if (type === 'checkpoint') {
    if (typeof at !== 'string' || typeof keyId !== 'string' || typeof signature !== 'string') return undefined
    return { type, position, hash, at, keyId, signature }
  }
  if (type !== 'row' || typeof previous !== 'string' || typeof activityId !== 'string') return undefined
  // Any field that is added, missing or of another type gives another hash, so its shape needs no check of its own.
  const chained = isFields(row) ? (row as unknown as ChainedRow) : undefined
  return { type, position, activityId, previous, hash, row: chained }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
