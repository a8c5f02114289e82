import { parseArgs } from 'node:util'
import { fail, invalid } from '../core/errors.ts'
import { isId, makeId } from '../core/id.ts'
import { eraseAsOwner } from '../flows/erase-contact.ts'
import { exitCodes, type Command, type Connection, type Io } from './command.ts'
import { withConnection } from './with-connection.ts'

export const erase: Command = {
  name: 'erase',
  summary: 'erase a person for good, and print the signed receipt',
  help: `underseal erase CONTACT_ID --reason REASON [--yes] [--workspace ID]

Destroys the person's key first, so that every copy of what they wrote becomes noise, also in backups; then deletes the
rows. It cannot be undone. Prints a receipt as JSON, which \`underseal receipt verify\` checks anywhere.

  --reason     why, for the log: a request by letter, a case number
  --yes        do not ask whether it is meant; needed in scripts
  --workspace  needed only where there are several

  underseal erase cnt_01hzy3v7q8r9s0t1v2w3x4y5z6 --reason 'asked by letter, 3 May' --yes > receipt.json`,
  run: async (args, io, house) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { reason: { type: 'string' }, yes: { type: 'boolean', short: 'y' }, workspace: { type: 'string' } },
    })
    const [contactId, ...more] = positionals
    if (!contactId || more.length > 0 || !isId('contact', contactId)) {
      throw invalid(
        'contactId',
        'Name one contact by id (cnt_ and 26 characters): underseal erase CONTACT_ID --reason REASON.',
      )
    }
    const { reason } = values
    if (!reason?.trim()) throw invalid('reason', 'Say why: --reason REASON. It is kept in the log.')
    if (values.yes !== true && !(await isMeant(io, contactId))) throw fail('conflict', 'Nothing was erased.')

    return withConnection(house, async ({ deps }) => {
      const erasure = await eraseIn(deps, await candidates(deps, values.workspace), contactId, reason)
      await io.out(`${JSON.stringify(erasure.receipt, null, 2)}\n`)
      return exitCodes.fine
    })
  },
}

async function isMeant(io: Io, contactId: string): Promise<boolean> {
  if (!io.ask) throw invalid('yes', 'Nobody is here to be asked whether it is meant; add --yes to erase for good.')
  return (await io.ask('This cannot be undone. Type the id of the contact once more to erase them: ')) === contactId
}

async function candidates(d: Connection['deps'], named: string | undefined): Promise<readonly string[]> {
  const ids = await d.store.workspaceIds()
  return named === undefined ? ids : ids.filter((id) => id === named)
}

/** An id is in one workspace only, so the others answer «not found» and change nothing. */
async function eraseIn(d: Connection['deps'], workspaceIds: readonly string[], contactId: string, reason: string) {
  const id = makeId('erasure', d.clock.now().getTime(), d.random.bytes)
  for (const workspaceId of workspaceIds) {
    try {
      return await eraseAsOwner(
        d,
        { type: 'system', id: 'command-line', workspaceId, address: null },
        { id, contactId, reason },
      )
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'not_found')) throw error
    }
  }
  throw fail('not_found', 'There is no contact with this id, or they have been erased.')
}
