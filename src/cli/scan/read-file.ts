import { fail, Failure } from '../../core/errors.ts'
import { cut } from './cut.ts'
import { limits, openBudget, type Budget } from './limits.ts'
import type { Piece } from './piece.ts'
import { asUtf8, peek, type Bytes, type Item } from './streams.ts'
import { packedName, unpack, unzipFile } from './unpack.ts'
import { charsetOf, closedAs, formatOf, headSize, packingOf } from './what-it-is.ts'

/** `first`: a new file begins. A file that cannot be read says why, and the others go on. A path alone has nothing in it but its names. */
export type Job =
  | { readonly path: string; readonly first: boolean; readonly piece: Piece }
  | { readonly path: string; readonly error: unknown }
  | { readonly path: string }

/** A file in pieces, and of an archive or mail every file in it. `disk`: where it can be read out of order. */
export async function* readFile(
  path: string,
  bytes: Bytes,
  { name = path, disk }: { name?: string; disk?: string } = {},
): AsyncIterable<Job> {
  yield* guarded(path, () => jobs(path, name, bytes, openBudget(), 0, disk === undefined ? {} : { disk }))
}

async function* jobs(
  path: string,
  name: string,
  bytes: Bytes,
  budget: Budget,
  depth: number,
  { disk, as }: { readonly disk?: string; readonly as?: Item['as'] },
): AsyncIterable<Job> {
  const { head, all, close } = await peek(counted(bytes, depth === 0 ? budget.read : budget.unpacked), headSize)
  const packing = as === 'text' ? undefined : (as ?? packingOf(name, head))
  if (packing === undefined) {
    const closed = closedAs(head)
    const error = closed && fail('unsupported', `This is ${closed.what}, which cannot be looked into.`)
    if (closed?.wholly) {
      await close()
      throw error
    }
    let first = true
    const format = as === 'text' ? as : formatOf(name, head)
    for await (const piece of cut(asUtf8(head, all, charsetOf(format, head)), format)) {
      yield { path, first, piece }
      first = false
    }
    if (error) throw error
    return
  }
  if (depth >= limits.depth)
    throw fail('too_large', 'These are archives in archives in archives. They were not looked at any further.')
  const seekable = packing === 'zip' && disk !== undefined
  if (seekable) await close()
  for await (const item of seekable ? unzipFile(disk, budget) : unpack(packing, name, all, budget)) {
    // A packed file is the file itself; an archive has names of its own.
    const inner = packing === 'gz' && item.name === packedName(name) ? path : `${path}!${item.name}`
    if (item.error) yield { path: inner, error: item.error }
    else if (!item.bytes) yield { path: inner }
    else {
      const { name: within, bytes: its, as: known } = item
      yield* guarded(inner, () => jobs(inner, within, its, budget, depth + 1, known ? { as: known } : {}))
    }
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
