import { parseArgs } from 'node:util'
import { invalid } from '../core/errors.ts'
import { exitCodes, type Command, type Connection, type Io } from './command.ts'
import { withConnection } from './with-connection.ts'

export const keysRotate: Command = {
  name: 'keys rotate',
  summary: 'change the master key, or the keys of the workspaces, while the server runs',
  help: `underseal keys rotate --workspaces | --workspace ID | --master [--signing]

Nothing that was written is touched: a new key is made, and the keys below it are wrapped with it instead of the old one.
Messages go on coming in meanwhile. Interrupted, the next call goes on where it stopped. It is logged.

  --workspaces      a new key for every workspace, below the master key
  --workspace ID    only for this one
  --signing         with it: also a new key for receipts and checkpoints; what the old ones signed stays good
  --master          a new master key, before the old one in the same file. Running servers find it there. The old one
                    has to stay until every server was restarted, and no backup of the keys that needs it is left

  underseal keys rotate --workspaces
  underseal keys rotate --master && cp data/keys/master.key /safe/place/`,
  run: async (args, io, house) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        master: { type: 'boolean' },
        workspaces: { type: 'boolean' },
        workspace: { type: 'string' },
        signing: { type: 'boolean' },
      },
    })
    const below = values.workspaces === true || values.workspace !== undefined
    if (!below && values.master !== true) {
      throw invalid(
        'workspaces',
        'Say which keys: --workspaces, --workspace ID or --master (`--help` says what each does).',
      )
    }
    if (values.signing && !below)
      throw invalid('signing', 'Give --signing together with --workspaces or --workspace ID.')

    return withConnection(house, async (connection) => {
      if (values.master) {
        const count = await connection.rotateMasterKey()
        await logEverywhere(connection, count)
        await io.out(
          `The master key was changed; it holds ${count} workspace key${count === 1 ? '' : 's'}. Keep a copy of its file.\n`,
        )
      }
      if (below) await rotateWorkspaces(connection, io, values.workspace, values.signing === true)
      return exitCodes.fine
    })
  },
}

/** It is of the whole installation, so each workspace's log tells of it. */
async function logEverywhere({ deps }: Connection, count: number): Promise<void> {
  for (const workspaceId of await deps.store.workspaceIds()) {
    await deps.store.write(workspaceId, (tx) =>
      tx.log(
        { type: 'system', id: 'command-line', workspaceId, address: null },
        {
          action: 'master-key.rotated',
          object: { type: 'workspace', id: workspaceId },
          details: { workspaceKeys: count },
        },
      ),
    )
  }
}

async function rotateWorkspaces(
  connection: Connection,
  io: Io,
  named: string | undefined,
  signing: boolean,
): Promise<void> {
  const { deps, rotateWorkspaceKey } = connection
  const ids = (await deps.store.workspaceIds()).filter((id) => named === undefined || id === named)
  if (ids.length === 0) throw invalid('workspace', 'There is no such workspace.')
  for (const workspaceId of ids) {
    let told = 0
    const { version, contacts, resumed } = await rotateWorkspaceKey(workspaceId, {
      signing,
      progress: (count) => {
        if (count - told < 10_000) return
        told = count
        io.err(`${workspaceId}: ${count} contacts so far\n`)
      },
    })
    await deps.store.write(workspaceId, (tx) =>
      tx.log(
        { type: 'system', id: 'command-line', workspaceId, address: null },
        {
          action: 'workspace-key.rotated',
          object: { type: 'workspace', id: workspaceId },
          details: { version, contacts, resumed, signing },
        },
      ),
    )
    await io.out(
      `${workspaceId}: version ${version} holds all keys, ${contacts} of contacts among them${resumed ? ' (resumed)' : ''}.\n`,
    )
  }
}
