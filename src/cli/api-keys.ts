import { parseArgs } from 'node:util'
import { invalid } from '../core/errors.ts'
import { isId } from '../core/id.ts'
import { revokeApiKey } from '../flows/create-api-key.ts'
import { asOwner } from './as-owner.ts'
import { exitCodes, type Command } from './command.ts'
import { printList } from './list-sheet.ts'
import { pickWorkspace } from './pick-workspace.ts'
import { withConnection } from './with-connection.ts'

const workspace = { workspace: { type: 'string' } } as const

export const apiKeyList: Command = {
  name: 'api-key list',
  summary: 'the keys of programs: what they may do, and when they were last used',
  help: `underseal api-key list [--json] [--workspace ID]

The keys themselves are not kept and cannot be shown again.

  underseal api-key list --json | jq -r '.[] | select(.lastUsedAt == null) | .id'`,
  run: async (args, io, house) => {
    const { values } = parseArgs({ args: [...args], options: { ...workspace, json: { type: 'boolean' } } })
    return withConnection(house, async ({ deps }) => {
      const { viewer } = asOwner(await pickWorkspace(deps, values.workspace))
      const rows = (await deps.store.apiKeys(viewer)).map((key) => ({
        id: key.id,
        name: key.name,
        scopes: key.permits.map(({ permission }) => permission).join(','),
        lastUsedAt: key.lastUsedAt,
        expiresAt: key.expiresAt,
        revokedAt: key.revokedAt,
      }))
      await printList(io, rows, values.json === true)
      return exitCodes.fine
    })
  },
}

export const apiKeyRevoke: Command = {
  name: 'api-key revoke',
  summary: 'end the life of a key at once',
  help: `underseal api-key revoke KEY_ID [--workspace ID]

From the next request on the key opens nothing, nor do keys and invitations that were made with it. It cannot be taken back;
make a new one instead. It is logged.

  underseal api-key revoke key_01hzy3v7q8r9s0t1v2w3x4y5z6`,
  run: async (args, io, house) => {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: workspace })
    const [id, ...more] = positionals
    if (!id || more.length > 0 || !isId('apiKey', id)) {
      throw invalid('id', 'Name one key by id (key_ and 26 characters); `underseal api-key list` shows them.')
    }
    return withConnection(house, async ({ deps }) => {
      const { viewer, actor } = asOwner(await pickWorkspace(deps, values.workspace))
      await revokeApiKey(deps, viewer, id, actor)
      await io.out(`${id} is revoked.\n`)
      return exitCodes.fine
    })
  },
}
