// CPU time as the kernel has counted it, which neighbours on the same cores change less than they change the clock.
import { readdirSync, readFileSync } from 'node:fs'

// USER_HZ is 100 on every Linux that Node runs on.
const tickMs = 10

/** Milliseconds of one process with all its threads, and with `children` of those that it has started, also of those that ended. */
export function cpuMsOf(pid: number, { children = false } = {}): number {
  const own = read(pid)
  if (!own) return 0
  if (!children) return own.ms
  const living = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [read(Number(name))] : []))
  return own.ms + own.endedMs + living.reduce((sum, each) => sum + (each?.parent === pid ? each.ms : 0), 0)
}

function read(pid: number): { parent: number; ms: number; endedMs: number } | undefined {
  try {
    // The name is in brackets and may hold anything; what is counted begins behind it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
      .map(Number)
    return {
      parent: fields[1]!,
      ms: (fields[11]! + fields[12]!) * tickMs,
      endedMs: (fields[13]! + fields[14]!) * tickMs,
    }
  } catch {
    return undefined
  }
}
