import { parseArgs } from 'node:util'
import { fail, invalid } from '../core/errors.ts'
import { signInLinkMinutes } from '../core/teammate.ts'
import { makeSignInLink } from '../flows/found-workspace.ts'
import { exitCodes, type Command } from './command.ts'
import { withConnection } from './with-connection.ts'

export const teammateLink: Command = {
  name: 'teammate link',
  summary: 'a new sign-in link for somebody who is locked out',
  help: `underseal teammate link EMAIL [--workspace ID]

Prints a link that signs this teammate in, once, within ${signInLinkMinutes} minutes; they can then set a new password. Whoever has
the link is that teammate: hand it over by a way that you trust. Making it is logged.

  underseal teammate link ada@example.com`,
  run: async (args, io, house) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { workspace: { type: 'string' } },
    })
    const [email, ...more] = positionals
    if (!email || more.length > 0) throw invalid('email', 'Name one teammate by e-mail: underseal teammate link EMAIL.')

    return withConnection(house, async ({ deps, publicUrl }) => {
      const found = await deps.store.teammatesByEmail(email)
      const people = found.filter(
        ({ workspaceId }) => values.workspace === undefined || workspaceId === values.workspace,
      )
      const [person, ...others] = people
      if (!person) throw fail('not_found', 'No active teammate has this e-mail address.')
      if (others.length > 0) {
        throw invalid(
          'workspace',
          `They are in several workspaces; add --workspace with one of: ${people.map((p) => p.workspaceId).join(', ')}.`,
        )
      }
      const secret = await makeSignInLink(deps, person.workspaceId, person.teammateId)
      // Behind `#`: what stands there is never sent to a server, and so is in no log.
      await io.out(`${publicUrl.replace(/\/$/, '')}/sign-in#${secret}\n`)
      io.err(`The link works once, for ${signInLinkMinutes} minutes.\n`)
      return exitCodes.fine
    })
  },
}
