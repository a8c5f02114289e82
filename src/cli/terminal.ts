import { once } from 'node:events'
import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import type { Io } from './command.ts'
import { forScreen } from './show-controls.ts'

/** The terminal we were started in. */
export function terminal(): Io {
  const { stdin, stdout, stderr } = process
  // `underseal scan … | head` closes the pipe early; that is no failure.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    writeSync(stderr.fd, `The output could not be written (${error.code ?? error.name}), so it is not whole.\n`)
    process.exit(2)
  })
  return {
    stdin,
    out: async (text) => {
      if (!stdout.write(stdout.isTTY ? forScreen(text) : text)) await once(stdout, 'drain')
    },
    err: (text) => void stderr.write(stderr.isTTY ? forScreen(text) : text),
    live: Boolean(stderr.isTTY),
    ...(stdin.isTTY && stderr.isTTY ? { ask } : {}),
  }
}

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return (await lines.question(question)).trim()
  } finally {
    lines.close()
  }
}
