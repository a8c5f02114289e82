import { fail, Failure } from '../../core/errors.ts'
import { cut, formatOf } from './cut.ts'
import { limits, openBudget, type Budget } from './limits.ts'
import type { Piece } from './piece.ts'
import { asUtf8, peek, type Bytes } from './streams.ts'
import { packingOf, unpack, unzipFile } from './unpack.ts'

/** `first`: a new file begins. A file that cannot be read says why, and the others go on. */
export type Job =
  | { readonly path: string; readonly first: boolean; readonly piece: Piece }
  | { readonly path: string; readonly error: unknown }

/** A file in pieces, and of an archive or mail every file in it. `disk`: where it can be read out of order. */
export async function* readFile(
  path: string,
  bytes: Bytes,
  { name = path, disk }: { name?: string; disk?: string } = {},
): AsyncIterable<Job> {
  yield* guarded(path, () => jobs(path, name, bytes, openBudget(), 0, disk))
}

async function* jobs(
  path: string,
  name: string,
  bytes: Bytes,
  budget: Budget,
  depth: number,
  disk?: string,
): AsyncIterable<Job> {
  const { head, all, close } = await peek(counted(bytes, depth === 0 ? budget.read : budget.unpacked), 512)
  const packing = packingOf(name, head)
  if (packing === undefined) {
    let first = true
    for await (const piece of cut(asUtf8(head, all), formatOf(name))) {
      yield { path, first, piece }
      first = false
    }
    return
  }
  if (depth >= limits.depth)
    throw fail('too_large', 'These are archives in archives in archives. They were not looked at any further.')
  const seekable = packing === 'zip' && disk !== undefined
  if (seekable) await close()
  for await (const item of seekable ? unzipFile(disk, budget) : unpack(packing, name, all, budget)) {
    // A packed file is the file itself; an archive has names of its own.
    const inner = packing === 'gz' ? path : `${path}!${item.name}`
    if (item.error) yield { path: inner, error: item.error }
    else yield* guarded(inner, () => jobs(inner, item.name, item.bytes, budget, depth + 1))
  }
}

async function* guarded(path: string, read: () => AsyncIterable<Job>): AsyncIterable<Job> {
  try {
    yield* read()
  } catch (error) {
    if (!(error instanceof Failure) && !(error instanceof Error && 'syscall' in error)) throw error
    yield { path, error }
  }
}

async function* counted(bytes: Bytes, count: (bytes: number) => void): Bytes {
  for await (const part of bytes) {
    count(part.length)
    yield part
  }
}
