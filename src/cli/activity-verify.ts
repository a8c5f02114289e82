import { parseArgs } from 'node:util'
import { invalid } from '../core/errors.ts'
import type { ChainHead, ChainVerdict } from '../core/verify-chain.ts'
import { bytesOf } from './bytes-of.ts'
import { exitCodes, type Command, type House, type Io } from './command.ts'
import { readLines } from './read-lines.ts'
import { withConnection } from './with-connection.ts'

export const activityVerify: Command = {
  name: 'activity verify',
  summary: 'check that no row of the activity log was changed, removed or swapped',
  help: `underseal activity verify [FILE | --file FILE] [--public-key KEY] [--workspace ID]
  [--seen POSITION:HASH]

Recomputes the hash of every row from the first one on and checks the signed checkpoints. Without a file it reads the
live database; with one it checks an export, offline. It names the first row that does not fit.

  --public-key  the workspace's key, to know whose signature an export carries
  --workspace   only this one; without it, all
  --seen        where the log once ended, as this command told or the server's own log: finds that its end was cut off,
                signatures and all. Needs --workspace where there are several

Exit 0: the chain holds. 1: it is broken. 2: it could not be checked.

  underseal activity verify
  underseal activity export -o log.jsonl && underseal activity verify log.jsonl`,
  run: async (args, io, house) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        file: { type: 'string' },
        'public-key': { type: 'string' },
        workspace: { type: 'string' },
        seen: { type: 'string' },
      },
    })
    const files = values.file === undefined ? positionals : [values.file, ...positionals]
    if (files.length > 1) throw invalid('file', 'Name one file at a time.')
    const seen = values.seen === undefined ? undefined : headOf(values.seen)
    if (files[0] === undefined) return verifyLive(io, house, values.workspace, seen)
    const source = files[0] === '-' ? io.stdin : bytesOf(files[0])
    return tell(io, files[0], await house.verifyExport(readLines(source), values['public-key'], seen))
  },
}

/** Opened when the first byte is asked for: what fails before that nobody would hear. */
function headOf(text: string): ChainHead {
  const [, position, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text.trim()) ?? []
  if (!position || !hash)
    throw invalid('seen', 'Give a position and a hash as they were told, such as 1204:9f86…, with all 64 characters.')
  return { position: Number(position), hash }
}

async function verifyLive(
  io: Io,
  house: House,
  named: string | undefined,
  seen: ChainHead | undefined,
): Promise<number> {
  return withConnection(house, async ({ deps, verifyActivity }) => {
    const ids = (await deps.store.workspaceIds()).filter((id) => named === undefined || id === named)
    if (ids.length === 0) throw invalid('workspace', 'There is no such workspace.')
    if (seen && ids.length > 1)
      throw invalid('workspace', 'What was seen belongs to one workspace: name it with --workspace.')
    let worst: number = exitCodes.fine
    for (const id of ids) worst = Math.max(worst, await tell(io, id, await verifyActivity(id, seen)))
    return worst
  })
}

async function tell(io: Io, what: string, { rows, checkpoints, head, broken, waiting }: ChainVerdict): Promise<number> {
  if (broken) {
    await io.out(`${what}: broken at row ${broken.position}: ${broken.why}\n`)
    return exitCodes.found
  }
  await io.out(
    `${what}: the chain holds, ${rows} rows, signed ${checkpoints === 1 ? 'once' : `${checkpoints} times`}.\n${head ? `  It ends at ${head.position}:${head.hash}. Note this elsewhere, for --seen.\n` : ''}`,
  )
  if (waiting)
    await io.out(
      `  ${waiting} more wait for a place in it: another process holds the chain, or cannot go on with it. \`underseal doctor\` says which.\n`,
    )
  return exitCodes.fine
}
