import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { fail } from '../core/errors.ts'

/** `<(…)` of a shell, and standard input by its name. */
const handedIn = /^\/(?:dev\/(?:fd\/\d+|stdin)|proc\/self\/fd\/\d+)$/

/**
 * The bytes of a file. Of what is none there may be no end (`/dev/zero`) or not even a beginning (a pipe into which nobody writes), so
 * that only those pipes are read that the shell has handed in.
 */
export async function* bytesOf(path: string): AsyncIterable<Uint8Array> {
  const found = await stat(path)
  // A folder says by itself what is wrong with it.
  if (!found.isFile() && !found.isDirectory() && !(found.isFIFO() && handedIn.test(path)))
    throw fail(
      'unsupported',
      'This is no file but a device, a pipe or a socket, which may have no end. Pipe into the command what comes of it, and name - as the file.',
    )
  yield* createReadStream(path, { highWaterMark: 1024 ** 2 }) as AsyncIterable<Uint8Array>
}
