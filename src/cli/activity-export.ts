import { parseArgs } from 'node:util'
import { invalid } from '../core/errors.ts'
import { recordRead } from '../flows/record-read.ts'
import { exitCodes, type Command } from './command.ts'
import { openOutput } from './open-output.ts'
import { pickWorkspace } from './pick-workspace.ts'
import { withConnection } from './with-connection.ts'

export const activityExport: Command = {
  name: 'activity export',
  summary: 'write the activity log to a file that can be checked offline',
  help: `underseal activity export [-o FILE] [--workspace ID]

Writes one JSON object a line: the rows as they are chained, and the signed checkpoints. There is no content in it:
ids and counts only; addresses and reasons stay encrypted. Exporting is itself logged.

  underseal activity export -o log.jsonl && underseal activity verify log.jsonl`,
  run: async (args, io, house) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { output: { type: 'string', short: 'o' }, workspace: { type: 'string' } },
    })
    if (positionals.length > 0) throw invalid('output', 'Name the file with -o FILE.')
    return withConnection(house, async ({ deps, exportActivity }) => {
      const workspaceId = await pickWorkspace(deps, values.workspace)
      await recordRead(
        deps,
        { type: 'system', id: 'command-line', workspaceId, address: null },
        'activity.exported',
        null,
      )
      const output = await openOutput(values.output, io)
      try {
        for await (const line of exportActivity(workspaceId)) await output.write(`${line}\n`)
        await output.finish()
      } catch (error) {
        await output.discard()
        throw error
      }
      return exitCodes.fine
    })
  },
}
