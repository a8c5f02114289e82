import { parseArgs } from 'node:util'
import { Failure, fail, invalid } from '../core/errors.ts'
import type { ContactExport } from '../core/export.ts'
import { isId, makeId } from '../core/id.ts'
import { exportContact } from '../flows/export-contact.ts'
import { exitCodes, type Command, type Connection } from './command.ts'
import { withConnection } from './with-connection.ts'

export const exportCommand: Command = {
  name: 'export',
  summary: 'everything about one person as JSON, for them or for another system',
  help: `underseal export CONTACT_ID --reason REASON [--notes] [--values] [--workspace ID]

Prints profile, attributes, conversations and messages as one JSON document. What is sealed stands as a placeholder, unless
--values opens it; each opened value is a row of its own in the activity log.

  --reason     why, for the log: a request by letter, a case number
  --notes      also what the team wrote among itself
  --values     also what is sealed
  --workspace  needed only where there are several

  underseal export cnt_01hzy3v7q8r9s0t1v2w3x4y5z6 --reason 'asked by letter, 3 May' > carla.json`,
  run: async (args, io, house) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        reason: { type: 'string' },
        notes: { type: 'boolean' },
        values: { type: 'boolean' },
        workspace: { type: 'string' },
      },
    })
    const [contactId, ...more] = positionals
    if (!contactId || more.length > 0 || !isId('contact', contactId)) {
      throw invalid(
        'contactId',
        'Name one contact by id (cnt_ and 26 characters): underseal export CONTACT_ID --reason REASON.',
      )
    }
    const { reason } = values
    if (!reason?.trim()) throw invalid('reason', 'Say why: --reason REASON. It is kept in the log.')
    return withConnection(house, async ({ deps }) => {
      const ids = await deps.store.workspaceIds()
      const wanted = values.workspace === undefined ? ids : ids.filter((id) => id === values.workspace)
      const options = { contactId, reason, notes: values.notes ?? false, values: values.values ?? false }
      await io.out(`${JSON.stringify(await exportIn(deps, wanted, options), null, 2)}\n`)
      return exitCodes.fine
    })
  },
}

type Options = Omit<Parameters<typeof exportContact>[2], 'id'>

/** An id is in one workspace only; the others know nothing of it. */
async function exportIn(
  d: Connection['deps'],
  workspaceIds: readonly string[],
  options: Options,
): Promise<ContactExport> {
  const id = makeId('export', d.clock.now().getTime(), d.random.bytes)
  for (const workspaceId of workspaceIds) {
    try {
      return await exportContact(
        d,
        { type: 'system', id: 'command-line', workspaceId, address: null },
        { id, ...options },
      )
    } catch (error) {
      if (!(error instanceof Failure && error.code === 'not_found')) throw error
    }
  }
  throw fail('not_found', 'There is no contact with this id, or they have been erased.')
}
