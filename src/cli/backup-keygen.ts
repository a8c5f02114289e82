import { parseArgs } from 'node:util'
import { invalid } from '../core/errors.ts'
import { exitCodes, type Command } from './command.ts'
import { openOutput } from './open-output.ts'

export const backupKeygen: Command = {
  name: 'backup keygen',
  summary: 'make a pair of keys for locking backups',
  help: `underseal backup keygen -o FILE

Writes the private key to FILE and prints the public one. With the public one a machine writes backups that it cannot open
itself. Keep the private one where no backup is: whoever has it, a backup and the master key can read everything.

  underseal backup keygen -o backup.secret`,
  run: async (args, io, house) => {
    const { values } = parseArgs({ args: [...args], options: { output: { type: 'string', short: 'o' } } })
    if (values.output === undefined) throw invalid('output', 'Say where the private key goes: -o FILE.')
    // A private key that is written over takes every backup with it that was made for it.
    const output = await openOutput(values.output, io, { over: false })
    const pair = house.makeBackupPair()
    try {
      await output.write(`${pair.privateKey}\n`)
      await output.finish()
    } catch (error) {
      await output.discard()
      throw error
    }
    await io.out(`${pair.publicKey}\n`)
    return exitCodes.fine
  },
}
