import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The program as a user runs it: its own process, its own database folder, real ports. */
export type RunningHouse = {
  readonly url: string
  readonly dataDir: string
  readonly port: number
  readonly pid: number
  /** The owner's one-time link, while there is one. */
  readonly link: () => string | undefined
  /** All it has printed and logged. */
  readonly output: () => string
  /** SIGTERM; resolves to the exit code. */
  stop(): Promise<number | null>
  /** SIGKILL: no chance to say goodbye. */
  kill(): Promise<void>
  /** Removes the data folder. */
  clean(): void
}

const underseal = fileURLToPath(new URL('../bin/underseal', import.meta.url))
const startWithinMs = 60_000

export type StartOptions = {
  /** Another version's `bin/underseal`. */
  readonly program?: string
  readonly args?: readonly string[]
  readonly env?: Record<string, string>
  readonly dataDir?: string
  readonly port?: number
}

export async function startHouse(options: StartOptions = {}): Promise<RunningHouse> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'underseal-house-'))
  const port = options.port ?? (await freePort())
  const url = `http://localhost:${port}`
  const child = spawn(process.execPath, [options.program ?? underseal, 'start', ...(options.args ?? [])], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), PUBLIC_URL: url, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  await untilReady(url, child, () => output)
  return {
    url,
    dataDir,
    port,
    pid: child.pid!,
    link: () => /\S+\/sign-in#\S+/.exec(output)?.[0],
    output: () => output,
    stop() {
      if (child.exitCode === null) child.kill('SIGTERM')
      return ended
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    clean: () => rmSync(dataDir, { recursive: true, force: true }),
  }
}

async function untilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  for (let waitedMs = 0; waitedMs < startWithinMs; waitedMs += 100) {
    if (child.exitCode !== null) throw new Error(`The program ended before it was ready:\n${output()}`)
    const ready = await fetch(`${url}/ready`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready && output().includes('Console')) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  child.kill('SIGKILL')
  throw new Error(`The program was not ready within ${startWithinMs / 1000} s:\n${output()}`)
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
