// What `underseal scan` makes of a large log and of many files, on one core and on all: npm run build && npm run bench:scan [-- MEGABYTES]
// The start is taken out by a second, smaller size: what is told is what each further megabyte costs. Processor time is the
// command's with all its threads, so that neighbours change it less than the clock.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { cpuMsOf } from './cpu-time.ts'
import { generatedChat } from './detect-inputs.ts'

const megabytes = Number(process.argv[2] ?? 300)
const small = 20
const rounds = 3
const folder = mkdtempSync(join(tmpdir(), 'underseal-scan-'))
const jobs = [...new Set([1, availableParallelism()])]

type Cost = { readonly wallMs: number; readonly cpuMs: number; readonly peakMb: number }

try {
  console.log(`${megabytes} MB, load ${loadavg()[0]!.toFixed(1)}, Node ${process.version}`)
  const chat = generatedChat(40_000)
  for (const [name, lay] of [
    ['one log', layLog],
    ['files of 64 kB', layFiles],
  ] as const) {
    const [few, many] = [lay(chat, small), lay(chat, megabytes)]
    const costs = new Map(jobs.map((n) => [n, { few: [] as Cost[], many: [] as Cost[] }]))
    // In turn, so that a busy minute hits all alike.
    for (let round = 0; round < rounds; round++)
      for (const [n, { few: a, many: b }] of costs) {
        a.push(await scan(few, n))
        b.push(await scan(many, n))
      }
    const each = jobs.map((n) => {
      const { few: a, many: b } = costs.get(n)!
      const more = (of: keyof Cost) => Math.min(...b.map((one) => one[of])) - Math.min(...a.map((one) => one[of]))
      const [wallMs, cpuMs] = [more('wallMs'), more('cpuMs')]
      const start = Math.min(...a.map((one) => one.cpuMs)) - (cpuMs / (megabytes - small)) * small
      console.log(
        `${name}, ${n} core${n > 1 ? 's' : ''}: ${rate(wallMs)} MB/s by the clock, ${rate(cpuMs)} MB a second of processor, start ${start.toFixed(0)} ms of processor, at most ${Math.max(...b.map((one) => one.peakMb)).toFixed(0)} MB resident`,
      )
      return wallMs
    })
    if (each.length > 1)
      console.log(`${name}: ${jobs.at(-1)} cores ${(each[0]! / each[1]!).toFixed(2)} times as fast as one`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function rate(ms: number): string {
  return ((megabytes - small) / (ms / 1000)).toFixed(0)
}

/** A log as servers write it, with what people said. */
function linesOf(chat: readonly string[], size: number, each: (text: string) => void): void {
  let part = ''
  for (let i = 0, done = 0; done < size; i++) {
    const line = `2026-11-22T10:${String(i % 60).padStart(2, '0')}:07.${String(i % 1000).padStart(3, '0')}Z info chat ${(i * 2654435761) >>> 0} ${chat[i % chat.length]}\n`
    done += line.length
    part += line
    if (part.length > 65_536) {
      each(part)
      part = ''
    }
  }
  each(part)
}

function layLog(chat: readonly string[], size: number): string {
  const path = join(folder, `${size}.log`)
  writeFileSync(path, '')
  linesOf(chat, size * 1e6, (text) => writeFileSync(path, text, { flag: 'a' }))
  return path
}

function layFiles(chat: readonly string[], size: number): string {
  const path = join(folder, `${size}-files`)
  mkdirSync(path)
  let i = 0
  linesOf(chat, size * 1e6, (text) => writeFileSync(join(path, `${i++}.txt`), text))
  return path
}

/** The output goes nowhere: a terminal is not what is measured. */
async function scan(path: string, n: number): Promise<Cost> {
  const before = cpuOfEnded()
  const begin = performance.now()
  const child = spawn(process.execPath, ['bin/underseal', 'scan', path, '--jsonl', '--jobs', String(n)], {
    stdio: 'ignore',
  })
  let peakMb = 0
  const watch = setInterval(() => {
    try {
      peakMb = Math.max(
        peakMb,
        Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
      )
    } catch {
      // It has just ended.
    }
  }, 100)
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  clearInterval(watch)
  if (code === 2 || code === null) throw new Error('the scan could not read everything')
  return { wallMs: performance.now() - begin, cpuMs: cpuOfEnded() - before, peakMb }
}

/** Of the children of this process that have ended. */
function cpuOfEnded(): number {
  return cpuMsOf(process.pid, { children: true }) - cpuMsOf(process.pid)
}
