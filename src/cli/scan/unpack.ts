import { createGunzip } from 'node:zlib'
import { pipeline, Readable } from 'node:stream'
import { extract } from 'tar-stream'
import yauzl, { type Entry as ZipEntry, type ZipFile } from 'yauzl'
import { fail, Failure } from '../../core/errors.ts'
import type { Budget } from './limits.ts'
import { readMail } from './mail/read-mail.ts'
import { readMbox } from './mail/mbox.ts'
import { collect, limitsOfHeld, once, peek, type Bytes, type Item } from './streams.ts'
import { headSize, type Packing } from './what-it-is.ts'

export async function* unpack(packing: Packing, name: string, bytes: Bytes, budget: Budget): AsyncIterable<Item> {
  if (packing === 'gz') yield* unpackOne(name, bytes)
  else if (packing === 'tar') yield* untar(bytes, budget)
  else if (packing === 'zip')
    yield* unzip(
      await openZip(
        (done) => void collect(bytes, limitsOfHeld).then((all) => yauzl.fromBuffer(all, zipOptions, done), done),
      ),
      budget,
    )
  else if (packing === 'mbox') yield* readMbox(bytes, budget)
  else yield* readMail(await collect(bytes, limitsOfHeld), budget)
}

/** A packed file is the file itself, without the ending that says how. */
export function packedName(name: string): string {
  return (
    name
      .replace(/\.svgz$/i, '.svg')
      .replace(/\.tgz$/i, '.tar')
      .replace(/\.gz$/i, '') || name
  )
}

/** A file on disk need not be held in memory. */
export async function* unzipFile(path: string, budget: Budget): AsyncIterable<Item> {
  yield* unzip(await openZip((done) => yauzl.open(path, { ...zipOptions, autoClose: true }, done)), budget)
}

/** RFC 1952, 2.3: before the file may stand its name, a comment, and something of the program's own. */
async function* unpackOne(name: string, bytes: Bytes): AsyncIterable<Item> {
  const { head, all } = await peek(bytes, headSize)
  const flags = head[3] ?? 0
  const extra = flags & 4 ? (head[10] ?? 0) + (head[11] ?? 0) * 256 : 0
  let at = 10 + (flags & 4 ? 2 + extra : 0)
  const textTo = (present: number) => {
    const end = present === 0 ? at : head.indexOf(0, at)
    const text = head.subarray(at, end === -1 ? head.length : end)
    at = end === -1 ? head.length : end + Math.sign(present)
    return Buffer.from(text).toString('latin1')
  }
  const [called, comment] = [textTo(flags & 8), textTo(flags & 16)]
  yield { name: packedName(name), bytes: gunzip(all) }
  if (called !== '') yield { name: called }
  if (comment !== '') yield { name: 'comments', bytes: once(Buffer.from(comment)) }
  // Sixteen digits need more room than what programs write there by themselves.
  if (at >= head.length || extra > 12) yield { name: packedName(name), error: belongsToNone() }
}

async function* gunzip(bytes: Bytes): Bytes {
  const stream = createGunzip()
  pipeline(Readable.from(bytes), stream, () => undefined)
  try {
    yield* stream
  } catch (error) {
    throw unreadable(error)
  }
}

/** POSIX.1-2001, pax: what else stands in a header is a comment, or what a file system keeps beside a file. */
const ofTar = new Set(['path', 'linkpath', 'size', 'mtime', 'atime', 'ctime', 'uid', 'gid', 'uname', 'gname'])

async function* untar(bytes: Bytes, budget: Budget): AsyncIterable<Item> {
  const reader = extract()
  pipeline(Readable.from(bytes), reader, () => undefined)
  let said = ''
  try {
    for await (const entry of reader) {
      budget.entry()
      const beside = Object.entries(paxOf(reader, entry.header)).filter(([key]) => !ofTar.has(key))
      const comments = beside.map(([key, value]) => `${key}: ${value}\n`).join('')
      if (comments !== '' && comments !== said) yield { name: 'comments', bytes: once(Buffer.from(comments)) }
      said = comments
      // Links, devices and folders have no bytes of their own.
      if (entry.header.type === 'file' || entry.header.type === 'contiguous-file')
        yield { name: entry.header.name, bytes: readable(entry) }
      // A file with holes, or the rest of one that began on another tape: it has bytes, and the library does not know how they lie.
      else if (!entry.header.type && entry.header.size !== 0)
        yield {
          name: entry.header.name,
          error: fail('unsupported', 'This is packed in a way that cannot be unpacked.'),
        }
      else {
        yield { name: entry.header.name }
        if (entry.header.linkname) yield { name: entry.header.linkname }
      }
      entry.resume()
    }
  } catch (error) {
    throw unreadable(error)
  }
}

/** Its types leave both out. */
function paxOf(reader: object, header: object): Readonly<Record<string, string>> {
  const { _paxGlobal: ofAll } = reader as { readonly _paxGlobal?: Record<string, string> | null }
  const { pax: ofOne } = header as { readonly pax?: Record<string, string> | null }
  return { ...ofAll, ...ofOne }
}

/** A file that the archive says is longer than the archive breaks off while it is read. */
async function* readable(entry: Bytes): Bytes {
  try {
    yield* entry
  } catch (error) {
    throw unreadable(error)
  }
}

/** Names are decoded here: one that leads out of the archive would end it for the library, and here it is only a name. */
const zipOptions = { lazyEntries: true, decodeStrings: false, validateEntrySizes: true } as const

function openZip(open: (done: (error: Error | null, zip?: ZipFile) => void) => void): Promise<ZipFile> {
  return new Promise((resolve, reject) => open((error, zip) => (zip ? resolve(zip) : reject(unreadable(error)))))
}

async function* unzip(zip: ZipFile, budget: Budget): AsyncIterable<Item> {
  const comments: Uint8Array[] = [Buffer.from(zip.comment)]
  const spans: Span[] = []
  const directory = startOfDirectory(zip)
  try {
    for (let entry = await nextEntry(zip); entry; entry = await nextEntry(zip)) {
      budget.entry()
      const name = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
      if (entry.fileCommentRaw.length > 0) comments.push(newLine, entry.fileCommentRaw)
      spans.push(await spanOf(zip, entry))
      if (name.endsWith('/') && entry.uncompressedSize === 0) yield { name }
      else if (entry.isEncrypted()) yield { name, error: fail('unsupported', 'This is encrypted.') }
      else yield { name, bytes: readEntry(zip, entry) }
    }
    const said = Buffer.concat(comments)
    if (said.length > 0) yield { name: 'comments', bytes: once(said) }
    if (hasGap(spans, directory)) yield { name: 'comments', error: belongsToNone() }
  } finally {
    zip.close()
  }
}

/** Of a file with its header. `behind`: so much may follow it (APPNOTE.TXT 4.3.9). */
type Span = { readonly from: number; readonly to: number; readonly behind: number }

function spanOf(zip: ZipFile, entry: ZipEntry): Promise<Span> {
  const from = entry.relativeOffsetOfLocalHeader
  const behind = entry.generalPurposeBitFlag & 8 ? 24 : 0
  return new Promise((resolve, reject) =>
    zip.readLocalFileHeader(entry, { minimal: true }, (error, header) =>
      error ? reject(unreadable(error)) : resolve({ from, to: header.fileDataStart + entry.compressedSize, behind }),
    ),
  )
}

/** Where the library begins to read: before the first entry, its directory. */
function startOfDirectory(zip: ZipFile): number {
  // Its types have it wrong.
  return (zip as unknown as { readonly readEntryCursor: number }).readEntryCursor
}

/** A file that the directory leaves out is one for other programs. */
function hasGap(spans: Span[], directory: number): boolean {
  let at = 0
  let behind = 0
  for (const one of [...spans.toSorted((a, b) => a.from - b.from), { from: directory, to: directory, behind: 0 }]) {
    if (one.from > at + behind) return true
    if (one.to > at) ({ to: at, behind } = one)
  }
  return false
}

function belongsToNone(): Failure {
  return fail('unsupported', 'Something stands in this archive that belongs to none of its files.')
}

function nextEntry(zip: ZipFile): Promise<ZipEntry | undefined> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      zip.removeAllListeners()
      act()
    }
    zip.once('entry', (entry) => settle(() => resolve(entry)))
    zip.once('end', () => settle(() => resolve(undefined)))
    zip.once('error', (error) => settle(() => reject(unreadable(error))))
    zip.readEntry()
  })
}

async function* readEntry(zip: ZipFile, entry: ZipEntry): Bytes {
  try {
    const stream = await new Promise<Readable>((resolve, reject) =>
      zip.openReadStream(entry, (error, opened) =>
        opened ? resolve(opened) : reject(error ?? new Error('no stream')),
      ),
    )
    yield* stream
  } catch (error) {
    throw unreadable(error)
  }
}

const newLine = Buffer.from('\n')

/** What the library says may quote the file. */
function unreadable(error: unknown): Error {
  if (error instanceof Failure) return error
  if (error instanceof Error && 'syscall' in error) return error
  return fail('unsupported', 'This archive or mail is broken, or of a kind that cannot be unpacked.')
}
