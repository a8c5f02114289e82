import type { Io } from './command.ts'

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
export function byteCounter(io: Io, total: number | undefined): ByteCounter {
  if (!io.live) return { watch: (source) => source, clear: () => {} }
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
