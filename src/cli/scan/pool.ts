import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { fail, type ErrorCode } from '../../core/errors.ts'
import { lookAt, type How, type Looked, type Piece } from './piece.ts'

/**
 * A worker costs 40 ms and 15 MB; what is less than this is looked at before one is ready. Not more: the first megabytes are
 * slow until the compiler has come in, and every thread has to go through that.
 */
const alone = 512 * 1024

export type Answer = { readonly id: number } & (
  | { readonly looked: Looked }
  | { readonly refused: ErrorCode; readonly message: string }
)

export type Pool = { readonly width: number; look(piece: Piece): Promise<Looked>; close(): Promise<void> }

/** Looks at pieces on all cores; the bytes are shared and not copied. */
export function openPool(how: How, jobs = availableParallelism()): Pool {
  const script = new URL('./worker.js', import.meta.url)
  // From sources there is no script that a worker could run.
  const width = import.meta.url.endsWith('.ts') ? 1 : jobs
  const workers: { readonly worker: Worker; busy: number }[] = []
  const waiting = new Map<number, { resolve: (looked: Looked) => void; reject: (error: unknown) => void }>()
  let bytes = 0
  let next = 0

  const start = () => {
    const worker = new Worker(script, { workerData: how })
    const one = { worker, busy: 0 }
    worker.on('message', (answer: Answer) => {
      one.busy--
      const asked = waiting.get(answer.id)
      waiting.delete(answer.id)
      if ('looked' in answer) asked?.resolve(answer.looked)
      else asked?.reject(fail(answer.refused, answer.message))
    })
    // None of its pieces was looked at to the end, so none of them is called clean.
    worker.on('error', (error) => {
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
    })
    workers.push(one)
  }

  return {
    width,
    async look(piece) {
      bytes += piece.to - piece.from
      if (width === 1 || bytes < alone) return lookAt(piece, how)
      while (workers.length < width) start()
      const id = next++
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        const idlest = workers.reduce((least, one) => (one.busy < least.busy ? one : least))
        idlest.busy++
        idlest.worker.postMessage({ id, piece })
      })
    },
    close: async () => void (await Promise.all(workers.map(({ worker }) => worker.terminate()))),
  }
}
