import { createReadStream } from 'node:fs'
import { parseArgs } from 'node:util'
import { invalid } from '../core/errors.ts'
import type { ChainVerdict } from '../core/verify-chain.ts'
import { exitCodes, type Command, type House, type Io } from './command.ts'
import { readLines } from './read-lines.ts'
import { withConnection } from './with-connection.ts'

export const activityVerify: Command = {
  name: 'activity verify',
  summary: 'check that no row of the activity log was changed, removed or swapped',
  help: `underseal activity verify [FILE | --file FILE] [--public-key KEY] [--workspace ID]

Recomputes the hash of every row from the first one on and checks the signed checkpoints. Without a file it reads the
live database; with one it checks an export, offline. It names the first row that does not fit.

  --public-key  the workspace's key, to know whose signature an export carries
  --workspace   only this one; without it, all

Exit 0: the chain holds. 1: it is broken. 2: it could not be checked.

  underseal activity verify
  underseal activity export -o log.jsonl && underseal activity verify log.jsonl`,
  run: async (args, io, house) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { file: { type: 'string' }, 'public-key': { type: 'string' }, workspace: { type: 'string' } },
    })
    const files = values.file === undefined ? positionals : [values.file, ...positionals]
    if (files.length > 1) throw invalid('file', 'Name one file at a time.')
    if (files[0] === undefined) return verifyLive(io, house, values.workspace)
    const source = files[0] === '-' ? io.stdin : createReadStream(files[0])
    return tell(io, files[0], await house.verifyExport(readLines(source), values['public-key']))
  },
}

async function verifyLive(io: Io, house: House, named: string | undefined): Promise<number> {
  return withConnection(house, async ({ deps, verifyActivity }) => {
    const ids = (await deps.store.workspaceIds()).filter((id) => named === undefined || id === named)
    if (ids.length === 0) throw invalid('workspace', 'There is no such workspace.')
    let worst: number = exitCodes.fine
    for (const id of ids) worst = Math.max(worst, await tell(io, id, await verifyActivity(id)))
    return worst
  })
}

async function tell(io: Io, what: string, { rows, checkpoints, broken }: ChainVerdict): Promise<number> {
  if (broken) {
    await io.out(`${what}: broken at row ${broken.position}: ${broken.why}\n`)
    return exitCodes.found
  }
  await io.out(
    `${what}: the chain holds, ${rows} rows, signed ${checkpoints === 1 ? 'once' : `${checkpoints} times`}.\n`,
  )
  return exitCodes.fine
}
