import { stat } from 'node:fs/promises'
import type { Io } from './command.ts'
import { textFiles } from './text-files.ts'

const firstAfterMs = 1_000
const everyMs = 200
const barLength = 20

export type ByteCounter = {
  /** Passes on what it counts. */
  watch(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>
  /** Before anything else is written to the terminal. */
  clear(): void
}

/** A bar on standard error for what takes longer than a second, where a person watches; nothing in a pipe or a log. */
export async function byteCounter(io: Io, paths: readonly string[]): Promise<ByteCounter> {
  if (!io.live) return { watch: (source) => source, clear: () => {} }
  const total = await sizeOf(paths)
  const started = Date.now()
  let told = started + firstAfterMs - everyMs
  let shown = false
  let read = 0
  return {
    async *watch(source) {
      for await (const bytes of source) {
        read += bytes.length
        const now = Date.now()
        if (now - told >= everyMs) {
          told = now
          shown = true
          io.err(`\r${lineOf(read, total, (now - started) / 1000)}\u001b[K`)
        }
        yield bytes
      }
    },
    clear() {
      if (shown) io.err('\r\u001b[K')
      shown = false
    },
  }
}

function lineOf(read: number, total: number | undefined, seconds: number): string {
  const speed = `${(read / 1e6 / seconds).toFixed(0)} MB/s`
  if (total === undefined || total < read) return `${(read / 1e6).toFixed(0)} MB, ${speed}`
  const share = read / total
  const left = Math.ceil((seconds / share) * (1 - share))
  const bar = '█'.repeat(Math.round(share * barLength)).padEnd(barLength, '░')
  return `${bar} ${Math.floor(share * 100)} % of ${(total / 1e6).toFixed(0)} MB, ${speed}, ${left} s left`
}

/** Undefined where it cannot be known before, such as for standard input. What is missing is told of later. */
async function sizeOf(paths: readonly string[]): Promise<number | undefined> {
  let total = 0
  for (const path of paths) {
    if (path === '-') return undefined
    try {
      for await (const file of textFiles(path)) total += (await stat(file)).size
    } catch {
      return undefined
    }
  }
  return total
}
