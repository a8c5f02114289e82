import { parseArgs } from 'node:util'
import { exitCodes, type Command } from './command.ts'

const marks = { fine: '✓', worth: '!', wrong: '✗' } as const

export const doctor: Command = {
  name: 'doctor',
  summary: 'look whether everything is in order, and say how to mend what is not',
  help: `underseal doctor [--json] [--quick]

Looks at the settings, the keys and who can read them, the database and its clock, tables and rights, the chain of the
activity log, the space on the disk and the port. Changes nothing, and may be run beside a server.

  --quick  without recomputing the chain, which takes a while in an old house
  --json   for a monitoring system

Exit 0: all is well, or worth a look (!). 1: something is wrong (✗).

  underseal doctor`,
  run: async (args, io, house) => {
    const { values } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean' }, quick: { type: 'boolean' } },
    })
    const checks = await house.examine({ quick: values.quick === true })
    if (values.json) await io.out(`${JSON.stringify(checks, null, 2)}\n`)
    else {
      for (const { state, what, says, mend } of checks) {
        await io.out(`${marks[state]} ${what}: ${says}\n${mend === undefined ? '' : `    → ${mend}\n`}`)
      }
    }
    return checks.some(({ state }) => state === 'wrong') ? exitCodes.found : exitCodes.fine
  },
}
