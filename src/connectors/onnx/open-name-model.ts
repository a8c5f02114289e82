import { Worker } from 'node:worker_threads'
import { fail, invalid } from '../../core/errors.ts'
import type { Finding } from '../../detect/finding.ts'

export type Question = { readonly id: number; readonly text: string }
export type Answer = { readonly id: number } & (
  | { readonly findings: readonly Finding[] }
  | { readonly mistake: string }
)

export type NameModel = {
  /** Throws what is wrong with the folder, before the first text comes. */
  ready(): Promise<void>
  /** Throws `unavailable` if there is no answer in time: a text that nobody has looked through is not taken. */
  names(text: string): Promise<readonly Finding[]>
  close(): Promise<void>
}

export type NameModelOptions = {
  readonly folder: string
  /** Told of each text that got no answer, without the text. */
  readonly onFailure: (why: 'slow' | 'broken') => void
  readonly limitMs?: number
}

type Waiting = { readonly done: (answer: Answer) => void; readonly broken: () => void }

/** A model in a thread of its own, started by the first text: the thread that serves people waits for nothing. */
export function openNameModel({ folder, onFailure, limitMs = 15_000 }: NameModelOptions): NameModel {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let next = 0

  const start = (): Worker => {
    const started = new Worker(new URL('./worker.js', import.meta.url), { workerData: folder })
    started.on('message', (answer: Answer) => waiting.get(answer.id)?.done(answer))
    // The next text starts another one.
    const lose = () => void (worker === started && giveUp())
    started.on('error', lose).on('exit', lose)
    return started
  }

  const giveUp = () => {
    worker = undefined
    for (const { broken } of waiting.values()) broken()
  }

  const ask = (text: string, withinMs: number): Promise<Answer | 'slow' | 'broken'> => {
    const id = next++
    return new Promise<Answer | 'slow' | 'broken'>((resolve) => {
      const timer = setTimeout(() => resolve('slow'), withinMs)
      timer.unref()
      waiting.set(id, { done: resolve, broken: () => resolve('broken') })
      worker ??= start()
      worker.postMessage({ id, text } satisfies Question)
    }).finally(() => waiting.delete(id))
  }

  return {
    async ready() {
      const answer = await ask('', 10 * 60_000)
      if (typeof answer === 'string') throw invalid('DETECT_ONNX_MODEL', 'The model could not be opened.')
      if ('mistake' in answer) throw invalid('DETECT_ONNX_MODEL', `DETECT_ONNX_MODEL: ${answer.mistake}`)
    },
    async names(text) {
      const answer = await ask(text, limitMs)
      if (typeof answer !== 'string' && 'findings' in answer) return answer.findings
      onFailure(answer === 'slow' ? 'slow' : 'broken')
      throw fail('unavailable')
    },
    async close() {
      const open = worker
      giveUp()
      await open?.terminate()
    },
  }
}
