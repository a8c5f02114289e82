import { invalid } from '../core/errors.ts'

/**
 * What stands in a backup, in order: one manifest; for each table its name and columns, its rows as PostgreSQL's COPY
 * spells them in text, and how many there were; an end. Each record is a letter, a length and a body.
 */
export type Record =
  | { readonly type: 'manifest'; readonly manifest: Manifest }
  | { readonly type: 'table'; readonly schema: string; readonly table: string; readonly columns: readonly string[] }
  | { readonly type: 'rows'; readonly bytes: Buffer }
  | { readonly type: 'table-end'; readonly rows: number }
  | { readonly type: 'end'; readonly tables: number; readonly rows: number }

export type Manifest = {
  /** The same in both files of one backup. */
  readonly backup: string
  readonly madeAt: string
  /** Of the program. */
  readonly version: string
  /** Names of the migrations that the tables have; they are put back into just these. */
  readonly migrations: readonly string[]
  /** Of the master keys that the keys are under, in a file of keys. */
  readonly masterIds: readonly string[]
  /** How many rows there are about, for telling how far it is. */
  readonly estimate: number
}

const letters = { manifest: 'M', table: 'T', rows: 'R', 'table-end': 'E', end: 'Z' } as const
const maxBody = 1 << 24

export function spellRecord(record: Record): Buffer[] {
  const { type, ...rest } = record
  const body = record.type === 'rows' ? record.bytes : Buffer.from(JSON.stringify(rest), 'utf8')
  const head = Buffer.alloc(5)
  head.write(letters[type], 'latin1')
  head.writeUInt32BE(body.length, 1)
  return [head, body]
}

export async function* readRecords(plain: AsyncIterable<Uint8Array>): AsyncGenerator<Record> {
  let waiting: Buffer = Buffer.alloc(0)
  let ended = false
  for await (const bytes of plain) {
    waiting = waiting.length === 0 ? Buffer.from(bytes) : Buffer.concat([waiting, bytes])
    let at = 0
    while (waiting.length - at >= 5) {
      const length = waiting.readUInt32BE(at + 1)
      if (length > maxBody) throw unreadable()
      if (waiting.length - at < 5 + length) break
      const record = readRecord(String.fromCharCode(waiting[at]!), waiting.subarray(at + 5, at + 5 + length))
      ended = record.type === 'end'
      yield record
      at += 5 + length
    }
    waiting = waiting.subarray(at)
  }
  if (!ended || waiting.length > 0) throw unreadable()
}

function readRecord(letter: string, body: Buffer): Record {
  if (letter === letters.rows) return { type: 'rows', bytes: body }
  const type = (['manifest', 'table', 'table-end', 'end'] as const).find((name) => letters[name] === letter)
  if (type === undefined) throw unreadable()
  // Written by spellRecord from these very types; nobody without the file's key can have changed it.
  return { type, ...(JSON.parse(body.toString('utf8')) as object) } as Record
}

function unreadable() {
  return invalid('file', 'The backup is not whole. Take another copy of it.')
}
