import { parseArgs } from 'node:util'
import { exitCodes, type Command } from './command.ts'

export const migrate: Command = {
  name: 'migrate',
  summary: 'bring the tables up to this version, without serving',
  help: `underseal migrate

Each start does the same. By itself it is for upgrades in steps: run it with the new version, then replace the servers one
by one. Old servers go on working meanwhile, unless a change is marked as breaking: then they refuse to start and say so.

  underseal migrate`,
  run: async (args, io, house) => {
    parseArgs({ args: [...args], options: {} })
    await house.migrate()
    await io.out('The tables and keys are as this version knows them.\n')
    return exitCodes.fine
  },
}
