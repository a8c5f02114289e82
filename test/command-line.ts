import type { House, Io } from '../src/cli/command.ts'
import { runCommand } from '../src/cli/run-command.ts'

const noHouse = new Proxy({} as House, {
  get: (_, name) => {
    if (name === 'version') return '0.0.0'
    if (name === 'environment') return process.env
    throw new Error('This command needs no house')
  },
})

/** A command that needs neither server nor database, as if typed. Standard input comes byte by byte. */
export async function typed(argv: readonly string[], stdin = '') {
  const said = { out: '', err: '' }
  const io: Io = {
    stdin: bytewise(stdin),
    out: async (text) => void (said.out += text),
    err: (text) => void (said.err += text),
  }
  return { code: await runCommand(argv, io, noHouse), ...said }
}

async function* bytewise(stdin: string) {
  for (const byte of Buffer.from(stdin)) yield new Uint8Array([byte])
}
