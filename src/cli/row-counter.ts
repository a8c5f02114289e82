import type { Io } from './command.ts'

/** How far something long is, on standard error: over one line for a person, a line a minute for a log. */
export function rowCounter(io: Io, what = 'rows') {
  const started = Date.now()
  const everyMs = io.live ? 500 : 60_000
  let told = started
  return {
    tell(rows: number, estimate: number): void {
      const now = Date.now()
      if (now - told < everyMs) return
      told = now
      // The estimate is PostgreSQL's own and may be old; past it only the count is told.
      const share = estimate > rows ? `, about ${Math.floor((rows / estimate) * 100)} %` : ''
      const line = `${rows.toLocaleString('en')} ${what}${share}, ${Math.round(rows / ((now - started) / 1000)).toLocaleString('en')} a second`
      io.err(io.live ? `\r${line}\u001b[K` : `${line}\n`)
    },
    end(): void {
      if (io.live && told > started) io.err('\r\u001b[K')
    },
  }
}
