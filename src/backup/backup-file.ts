import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type { LockSecret, LockTarget } from './file-lock.ts'
import { openBytes, sealBytes, type FileKind } from './sealed-file.ts'

/**
 * Squeezed, sealed and written; the file has its name only once it is whole and on the disk, and only its owner reads it.
 * Ciphertext does not shrink, but PostgreSQL spells it in hexadecimal, and that does: by half, at the quickest level.
 */
export async function writeBackupFile(
  path: string,
  holds: FileKind,
  target: LockTarget,
  plain: AsyncIterable<Uint8Array>,
): Promise<void> {
  const draft = `${path}.${process.pid}.part`
  try {
    await pipeline(
      Readable.from(plain, { objectMode: false }),
      createGzip({ level: 1, chunkSize: 64 * 1024 }),
      (squeezed: AsyncIterable<Uint8Array>) => sealBytes(squeezed, holds, target),
      createWriteStream(draft, { flags: 'wx', mode: 0o600 }),
    )
    const file = await open(draft, 'r')
    await file.sync()
    await file.close()
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

export function readBackupFile(path: string, holds: FileKind, secret: LockSecret): AsyncIterable<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: 64 * 1024 })
  const sealed = Readable.from(openBytes(createReadStream(path, { highWaterMark: 256 * 1024 }), holds, secret), {
    objectMode: false,
  })
  // What stops the one stops the other, and is told to whoever reads from it.
  pipeline(sealed, gunzip).catch((error: Error) => gunzip.destroy(error))
  return gunzip as AsyncIterable<Uint8Array>
}
