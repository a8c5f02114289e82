import { parseArgs } from 'node:util'
import { invalid } from '../core/errors.ts'
import { makeId } from '../core/id.ts'
import { isPermission, permissions } from '../core/permission.ts'
import { createApiKey } from '../flows/create-api-key.ts'
import { exitCodes, type Command } from './command.ts'
import { pickWorkspace } from './pick-workspace.ts'
import { withConnection } from './with-connection.ts'

export const apiKeyCreate: Command = {
  name: 'api-key create',
  summary: 'make a key for a program, and show it this once',
  help: `underseal api-key create --name NAME --scopes SCOPE,SCOPE [--expires 90d] [--workspace ID]

Prints the key alone on standard output, so that it can be piped into a secret store. It is shown this once: only its
hash is kept.

  --name       what the key is for, as the list of keys shows it
  --scopes     what it may do, separated by commas; give it as little as the program needs
  --expires    how long it lives: 12h, 90d, 1y. Without it, until it is revoked
  --workspace  needed only where there are several

Scopes: ${permissions.join(', ')}

  underseal api-key create --name 'web shop' --scopes conversation:write,contact:write --expires 90d`,
  run: async (args, io, house) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        name: { type: 'string' },
        scopes: { type: 'string' },
        expires: { type: 'string' },
        workspace: { type: 'string' },
      },
    })
    if (!values.name?.trim()) throw invalid('name', 'Say what the key is for: --name NAME.')
    const scopes = readScopes(values.scopes)
    const lifeMs = values.expires === undefined ? undefined : readLife(values.expires)

    return withConnection(house, async ({ deps }) => {
      const workspaceId = await pickWorkspace(deps, values.workspace)
      const now = deps.clock.now().getTime()
      const { key, secret } = await createApiKey(
        deps,
        { type: 'system', id: 'command-line', workspaceId, address: null },
        {
          id: makeId('apiKey', now, deps.random.bytes),
          name: values.name ?? '',
          scopes,
          expiresAt: lifeMs === undefined ? null : new Date(now + lifeMs).toISOString(),
        },
      )
      await io.out(`${secret}\n`)
      io.err(
        `This is ${key.id}. The key is shown this once; ${key.expiresAt ? `it ends ${key.expiresAt}` : 'it lives until it is revoked'}.\n`,
      )
      return exitCodes.fine
    })
  },
}

function readScopes(given: string | undefined): string[] {
  const scopes = (given ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
  if (scopes.length === 0)
    throw invalid('scopes', 'Say what the key may do: --scopes conversation:read,… (`--help` lists them).')
  const unknown = scopes.filter((scope) => !isPermission(scope))
  if (unknown.length > 0)
    throw invalid('scopes', `There is no scope ${unknown.join(', ')}; \`underseal api-key create --help\` lists them.`)
  return scopes
}

const unitsMs: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, y: 365 * 86_400_000 }

function readLife(given: string): number {
  const [, count, unit] = /^(\d{1,4})([hdy])$/.exec(given) ?? []
  const lifeMs = Number(count) * (unitsMs[unit ?? ''] ?? Number.NaN)
  if (!(lifeMs > 0)) throw invalid('expires', 'Say how long the key lives as 12h, 90d or 1y.')
  return lifeMs
}
