/**
 * The encrypted file that a backup is; docs/backup-format.md describes it byte by byte. Invariants:
 * - AES-256-GCM in chunks (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, as age uses it): the nonce counts
 *   and says which chunk is the last, so chunks cannot be left out, doubled, swapped or cut off;
 * - the key of the chunks is made from the whole head, so nothing in the head can be changed either;
 * - a chunk's bytes are given out only after its tag was checked; a file that ends too early is an error.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto'
import { invalid } from '../core/errors.ts'
import { answerLock, makeLock, readLock, type Lock, type LockSecret, type LockTarget } from './file-lock.ts'

const magic = Buffer.from('underseal backup\n')
const chunkLength = 64 * 1024
const tagLength = 16
const maxHeadLength = 4_096

export type FileKind = 'data' | 'keys'
type FileHead = { readonly version: 1; readonly holds: FileKind; readonly lock: Lock }

/** Plain bytes in, the file's bytes out. */
export async function* sealBytes(
  plain: AsyncIterable<Uint8Array>,
  holds: FileKind,
  target: LockTarget,
): AsyncGenerator<Buffer> {
  const { lock, secret } = await makeLock(target)
  const head = spellHead({ version: 1, holds, lock })
  yield head
  const key = chunkKey(secret, head)
  let waiting: Buffer[] = []
  let length = 0
  let count = 0
  for await (const bytes of plain) {
    waiting.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    length += bytes.byteLength
    // One chunk is always kept back: only at the end it is known which one is the last.
    if (length <= chunkLength) continue
    const all = Buffer.concat(waiting)
    let at = 0
    while (length - at > chunkLength) {
      yield sealChunk(key, count++, false, all.subarray(at, at + chunkLength))
      at += chunkLength
    }
    // A copy: the view would keep the whole of `all` alive.
    waiting = [Buffer.from(all.subarray(at))]
    length -= at
  }
  yield sealChunk(key, count, true, Buffer.concat(waiting))
}

/** The file's bytes in, plain bytes out. `holds` is what is expected in it. */
export async function* openBytes(
  file: AsyncIterable<Uint8Array>,
  holds: FileKind,
  secret: LockSecret,
): AsyncGenerator<Buffer> {
  const source = readExactly(file)
  const { head, bytes } = await readHead(source)
  if (head.holds !== holds) {
    throw invalid(
      'file',
      head.holds === 'keys'
        ? 'This file holds the keys; name it with --keys.'
        : 'This file holds the data and not the keys.',
    )
  }
  const key = chunkKey(await answerLock(head.lock, secret), bytes)
  for (let count = 0; ; count++) {
    const chunk = await source.upTo(chunkLength + tagLength)
    const last = await source.ended()
    yield openChunk(key, count, last, chunk)
    if (last) return
  }
}

function sealChunk(key: Uint8Array, count: number, last: boolean, plain: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(count, last), { authTagLength: tagLength })
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function openChunk(key: Uint8Array, count: number, last: boolean, chunk: Buffer): Buffer {
  if (chunk.length < tagLength) throw damaged()
  const cut = chunk.length - tagLength
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(count, last), { authTagLength: tagLength })
  decipher.setAuthTag(chunk.subarray(cut))
  try {
    return Buffer.concat([decipher.update(chunk.subarray(0, cut)), decipher.final()])
  } catch {
    throw count === 0
      ? invalid('file', 'The file does not open with this key or passphrase, or its beginning was changed.')
      : damaged()
  }
}

/** Eleven bytes count, the twelfth says whether this is the last. */
function nonceOf(count: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(count, 5, 6)
  nonce[11] = last ? 1 : 0
  return nonce
}

function chunkKey(secret: Uint8Array, head: Uint8Array): Uint8Array {
  const salt = createHash('sha256').update(head).digest()
  return new Uint8Array(hkdfSync('sha256', secret, salt, 'underseal backup chunks v1', 32))
}

function spellHead(head: FileHead): Buffer {
  const json = Buffer.from(JSON.stringify(head), 'utf8')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(json.length)
  return Buffer.concat([magic, length, json])
}

type ExactReader = ReturnType<typeof readExactly>

async function readHead(source: ExactReader): Promise<{ head: FileHead; bytes: Buffer }> {
  const start = await source.upTo(magic.length + 4)
  if (start.length < magic.length + 4 || !start.subarray(0, magic.length).equals(magic)) {
    throw invalid('file', 'This is not a backup of Underseal.')
  }
  const length = start.readUInt32BE(magic.length)
  if (length > maxHeadLength) throw damaged()
  const json = await source.upTo(length)
  try {
    // What is wrong in it shows at the first chunk, whose key is made from these very bytes.
    const { version, holds, lock } = Object(JSON.parse(json.toString('utf8'))) as Readonly<Record<string, unknown>>
    if (version !== 1) throw invalid('file', 'This backup was made by a newer version. Restore it with that one.')
    const known = readLock(lock)
    if (!known || (holds !== 'data' && holds !== 'keys')) throw damaged()
    return { head: { version, holds, lock: known }, bytes: Buffer.concat([start, json]) }
  } catch (error) {
    if (error instanceof SyntaxError) throw damaged()
    throw error
  }
}

function readExactly(file: AsyncIterable<Uint8Array>) {
  const parts = file[Symbol.asyncIterator]()
  let waiting: Buffer = Buffer.alloc(0)
  let done = false
  async function fill(length: number): Promise<void> {
    const more: Buffer[] = [waiting]
    let held = waiting.length
    while (!done && held < length) {
      const next = await parts.next()
      if (next.done) done = true
      else {
        more.push(Buffer.from(next.value))
        held += next.value.length
      }
    }
    if (more.length > 1) waiting = Buffer.concat(more)
  }
  return {
    async upTo(length: number): Promise<Buffer> {
      await fill(length)
      const taken = waiting.subarray(0, length)
      waiting = waiting.subarray(taken.length)
      return taken
    },
    async ended(): Promise<boolean> {
      await fill(1)
      return waiting.length === 0
    },
  }
}

function damaged() {
  return invalid('file', 'The file was cut off or changed. Take another copy of it.')
}
