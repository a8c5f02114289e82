import { createGunzip } from 'node:zlib'
import { pipeline, Readable } from 'node:stream'
import PostalMime, { decodeWords } from 'postal-mime'
import { extract } from 'tar-stream'
import yauzl, { type Entry as ZipEntry, type ZipFile } from 'yauzl'
import { fail, Failure } from '../../core/errors.ts'
import type { Budget } from './limits.ts'
import { collect, limitsOfHeld, type Bytes } from './streams.ts'

/** Something with a name and bytes: a file, or a file in an archive. `error`: it is there and cannot be read. */
type Item =
  | { readonly name: string; readonly bytes: Bytes; readonly error?: undefined }
  | { readonly name: string; readonly error: Failure }

type Packing = 'zip' | 'tar' | 'gz' | 'mail'

/** By the bytes first, because names lie; a mail has no mark of its own. */
export function packingOf(name: string, head: Uint8Array): Packing | undefined {
  if (head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6)))
    return 'zip'
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gz'
  // POSIX.1-1988 ustar, offset 257.
  if (Buffer.from(head.subarray(257, 262)).toString('latin1') === 'ustar') return 'tar'
  return /\.eml$/i.test(name) ? 'mail' : undefined
}

export async function* unpack(packing: Packing, name: string, bytes: Bytes, budget: Budget): AsyncIterable<Item> {
  if (packing === 'gz')
    yield { name: name.replace(/\.tgz$/i, '.tar').replace(/\.gz$/i, '') || name, bytes: gunzip(bytes) }
  else if (packing === 'tar') yield* untar(bytes, budget)
  else if (packing === 'zip')
    yield* unzip(
      await openZip(
        (done) => void collect(bytes, limitsOfHeld).then((all) => yauzl.fromBuffer(all, zipOptions, done), done),
      ),
      budget,
    )
  else yield* readMail(await collect(bytes, limitsOfHeld))
}

/** A file on disk need not be held in memory. */
export async function* unzipFile(path: string, budget: Budget): AsyncIterable<Item> {
  yield* unzip(await openZip((done) => yauzl.open(path, { ...zipOptions, autoClose: true }, done)), budget)
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

async function* untar(bytes: Bytes, budget: Budget): AsyncIterable<Item> {
  const reader = extract()
  pipeline(Readable.from(bytes), reader, () => undefined)
  try {
    for await (const entry of reader) {
      budget.entry()
      // Links, devices and folders have no bytes of their own.
      if (entry.header.type === 'file' || entry.header.type === 'contiguous-file')
        yield { name: entry.header.name, bytes: readable(entry) }
      // A file with holes, or the rest of one that began on another tape: it has bytes, and the library does not know how they lie.
      else if (!entry.header.type && entry.header.size !== 0)
        yield {
          name: entry.header.name,
          error: fail('unsupported', 'This is packed in a way that cannot be unpacked.'),
        }
      entry.resume()
    }
  } catch (error) {
    throw unreadable(error)
  }
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
  try {
    for (let entry = await nextEntry(zip); entry; entry = await nextEntry(zip)) {
      budget.entry()
      const name = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
      if (entry.fileCommentRaw.length > 0) comments.push(newLine, entry.fileCommentRaw)
      if (name.endsWith('/')) continue
      if (entry.isEncrypted()) yield { name, error: fail('unsupported', 'This is encrypted.') }
      else yield { name, bytes: readEntry(zip, entry) }
    }
    const said = Buffer.concat(comments)
    if (said.length > 0) yield { name: 'comments', bytes: once(said) }
  } finally {
    zip.close()
  }
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

/** RFC 5322 and MIME: what a person reads, and each attachment under its name. */
async function* readMail(bytes: Buffer): AsyncIterable<Item> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 50 }).catch((error: unknown) => {
    throw unreadable(error)
  })
  const item = (name: string, text: string | Uint8Array): Item => ({
    name,
    bytes: once(typeof text === 'string' ? Buffer.from(text) : text),
  })
  const beside = besideParts(bytes, mail.headers.find(({ key }) => key === 'content-type')?.value ?? '')
  if (!isBlank(beside)) yield item('beside its parts', beside)
  yield item('headers', mail.headers.map(({ key, value }) => `${key}: ${decodeWords(value)}\n`).join(''))
  if (mail.text !== undefined) yield item('text', mail.text)
  if (mail.html !== undefined) yield item('text.html', mail.html)
  for (const [i, { filename, content }] of mail.attachments.entries()) {
    yield item(filename ?? `attachment ${i + 1}`, typeof content === 'string' ? content : new Uint8Array(content))
  }
}

/** What no program shows: before the first part and behind the last. Of a mail whose parts do not begin as it says, all of it. */
function besideParts(bytes: Buffer, type: string): Buffer {
  if (!/^\s*multipart\//i.test(type)) return Buffer.alloc(0)
  const [, quoted, bare] = /boundary\s{0,9}=\s{0,9}(?:"([^"]+)"|([^\s;"]+))/i.exec(type) ?? []
  const line = `\n--${quoted ?? bare ?? ''}`
  const [first, last] = [bytes.indexOf(line), bytes.lastIndexOf(`${line}--`)]
  const ends = ['\r\n\r\n', '\n\n'].map((end) => bytes.indexOf(end)).filter((at) => at >= 0)
  const before = bytes.subarray(Math.min(...ends, bytes.length), first < 0 ? bytes.length : first)
  return last < 0 ? before : Buffer.concat([before, newLine, bytes.subarray(last + line.length + 2)])
}

const newLine = Buffer.from('\n')
const isBlank = (bytes: Uint8Array) => bytes.every((byte) => byte <= 32)

async function* once(bytes: Uint8Array): Bytes {
  yield bytes
}

/** What the library says may quote the file. */
function unreadable(error: unknown): Error {
  if (error instanceof Failure) return error
  if (error instanceof Error && 'syscall' in error) return error
  return fail('unsupported', 'This archive or mail is broken, or of a kind that cannot be unpacked.')
}
