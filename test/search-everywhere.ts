/** Looks for known texts in everything that a house leaves behind, in every encoding in which a program might write them. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'

export type Needle = { readonly id: string; readonly value: string }

/** Where what was seen: never the value itself. */
type Sighting = string

/** The value as typed, and its digits alone where there are enough of them to be no accident. */
function spellings(value: string): string[] {
  const ascii = value.normalize('NFKC')
  const bare = ascii.replace(/[^\p{L}\p{N}]/gu, '')
  const digits = /^[A-Z]{0,4}\d[\dA-Z]{8,}$/.test(bare) ? [bare] : []
  return [...new Set([value, ascii, ...digits])]
}

function encodings(text: string): Buffer[] {
  const utf8 = Buffer.from(text, 'utf8')
  // Base64 of a text inside a longer one begins in one of three ways; the ends depend on the neighbours and are left out.
  const base64 = [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), utf8]).toString('base64')
    return Buffer.from(whole.slice(shift === 0 ? 0 : 4, Math.floor((utf8.length + shift) / 3) * 4))
  })
  const hex = utf8.toString('hex')
  return [
    utf8,
    Buffer.from(text, 'latin1'),
    Buffer.from(text, 'utf16le'),
    Buffer.from(hex),
    Buffer.from(hex.toUpperCase()),
    Buffer.from(JSON.stringify(text).slice(1, -1)),
    ...base64,
  ].filter((each) => each.length >= 8)
}

function searchBytes(where: string, bytes: Buffer, needles: readonly Needle[]): Sighting[] {
  return needles.flatMap(({ id, value }) => {
    const seen = spellings(value).some((spelling) => encodings(spelling).some((encoded) => bytes.includes(encoded)))
    return seen ? [`${id} in ${where}`] : []
  })
}

export const searchText = (where: string, text: string, needles: readonly Needle[]): Sighting[] =>
  searchBytes(where, Buffer.from(text, 'utf8'), needles)

/** Every table of every schema, read out whole. Also says which tables there were, so that none is forgotten in silence. */
export async function searchTables(
  url: string,
  needles: readonly Needle[],
): Promise<{ tables: string[]; rows: number; seen: Sighting[] }> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables order by 1`,
    )
    const seen: Sighting[] = []
    let count = 0
    for (const { name } of tables) {
      const { rows } = await client.query<Record<string, unknown>>(`select * from ${name}`)
      count += rows.length
      seen.push(...searchBytes(name, Buffer.concat(rows.flatMap((row) => Object.values(row).map(bytesOf))), needles))
    }
    return { tables: tables.map((table) => table.name), rows: count, seen }
  } finally {
    await client.end()
  }
}

function bytesOf(cell: unknown): Buffer {
  const gap = Buffer.from('\n')
  if (cell === null || cell === undefined) return gap
  if (Buffer.isBuffer(cell))
    return Buffer.concat([cell, gap, Buffer.from(cell.toString('hex')), gap, Buffer.from(cell.toString('base64')), gap])
  return Buffer.from(`${typeof cell === 'string' ? cell : JSON.stringify(cell)}\n`)
}

/**
 * Every file below, byte for byte: tables, indexes, write-ahead log, the server's own log. What was last written before
 * `since`, such as the templates of a new database, cannot hold what was said later.
 */
export function searchFolder(
  folder: string,
  needles: readonly Needle[],
  since: Date,
): { bytes: number; seen: Sighting[] } {
  let bytes = 0
  const seen: Sighting[] = []
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, entry)
    const content = contentOf(path, since)
    if (!content) continue
    bytes += content.length
    seen.push(...searchBytes(`file ${entry}`, trimZeros(content), needles))
  }
  return { bytes, seen }
}

/** A running database puts files away between listing and reading them; what is gone holds nothing. */
function contentOf(path: string, since: Date): Buffer | undefined {
  try {
    const file = statSync(path)
    return file.isFile() && file.mtime >= since ? readFileSync(path) : undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** The unused end of a write-ahead log file is megabytes of zeros. */
function trimZeros(content: Buffer): Buffer {
  let end = content.length
  while (end >= 8 && content.readBigUInt64LE(end - 8) === 0n) end -= 8
  return content.subarray(0, end)
}

export async function checkpoint(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query('checkpoint')
  await client.end()
}
