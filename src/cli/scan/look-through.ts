import { fail } from '../../core/errors.ts'
import type { Hit } from './hit.ts'
import type { Looked } from './piece.ts'
import type { Pool } from './pool.ts'
import type { Job } from './read-file.ts'

type Seen =
  | { readonly hit: Hit }
  | { readonly file: string }
  | { readonly path: string; readonly error: unknown }
  | { readonly name: string }

type Pending = { readonly job: Job; readonly looked: Promise<Looked | { readonly error: unknown } | undefined> }

/** All jobs, several at a time, told of in their order: findings, then each file once it was looked at whole. */
export async function* lookThrough(jobs: AsyncIterable<Job>, pool: Pool): AsyncIterable<Seen> {
  const pending: Pending[] = []
  const places = new Places()
  for await (const job of jobs) {
    const looked =
      'piece' in job
        ? pool.look(job.piece).catch((error: unknown) => ({ error }))
        : Promise.resolve('error' in job ? { error: job.error } : undefined)
    pending.push({ job, looked })
    // Twice as many pieces as workers are under way: nobody waits, and memory stays bounded.
    if (pending.length >= pool.width * 2) yield* places.tell(pending.shift()!)
  }
  for (const one of pending) yield* places.tell(one)
  yield* places.endFile()
}

/** Adds up where the pieces of a file begin. */
class Places {
  #file: string | undefined
  #units = 0
  #lines = 0
  #tail = 0
  #end = 0
  #closed: string | undefined

  async *tell({ job, looked }: Pending): AsyncIterable<Seen> {
    const seen = await looked
    if (!seen) {
      yield* this.endFile()
      yield { name: job.path }
      return
    }
    if ('piece' in job && job.first) {
      yield* this.endFile()
      this.#file = job.path
      this.#units = this.#lines = this.#tail = this.#end = 0
    }
    if ('error' in seen) {
      // One broken piece is enough: the file as a whole cannot be called clean, and is told of once.
      if ('piece' in job && this.#file === undefined) return
      if (job.path !== this.#file) yield* this.endFile()
      this.#file = this.#closed = undefined
      yield { path: job.path, error: seen.error }
      return
    }
    if (this.#file === undefined) return
    const before = this.#end
    for (const hit of seen.hits) {
      const start = this.#units + hit.start
      // Both pieces saw a value across their boundary.
      if (start < before) continue
      const end = this.#units + hit.end
      this.#end = Math.max(this.#end, end)
      const column = hit.column + (hit.line === 1 ? this.#tail : 0)
      yield { hit: { ...hit, path: job.path, line: this.#lines + hit.line, column, start, end } }
    }
    this.#closed ??= seen.closed
    this.#units += seen.units
    this.#tail = seen.lines === 0 ? this.#tail + seen.tail : seen.tail
    this.#lines += seen.lines
  }

  *endFile(): Iterable<Seen> {
    if (this.#file !== undefined && this.#closed === undefined) yield { file: this.#file }
    if (this.#file !== undefined && this.#closed !== undefined)
      yield { path: this.#file, error: fail('unsupported', this.#closed) }
    this.#file = this.#closed = undefined
  }
}
