import { parseArgs } from 'node:util'
import { invalid } from '../core/errors.ts'
import { signInLinkMinutes } from '../core/teammate.ts'
import { foundWorkspace, makeSignInLink } from '../flows/found-workspace.ts'
import { exitCodes, type Command } from './command.ts'
import { printList } from './list-sheet.ts'
import { withConnection } from './with-connection.ts'

export const workspaceList: Command = {
  name: 'workspace list',
  summary: 'the workspaces of this installation',
  help: `underseal workspace list [--json]

One line for each: its id, which other commands take as --workspace, its name and since when it is.

  underseal workspace list`,
  run: async (args, io, house) => {
    const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean' } } })
    return withConnection(house, async ({ deps }) => {
      const all = await Promise.all((await deps.store.workspaceIds()).map((id) => deps.store.workspace(id)))
      const rows = all.filter((one) => one !== undefined).map(({ id, name, createdAt }) => ({ id, name, createdAt }))
      await printList(io, rows, values.json === true)
      return exitCodes.fine
    })
  },
}

export const workspaceCreate: Command = {
  name: 'workspace create',
  summary: 'make another workspace, with its own keys and its own owner',
  help: `underseal workspace create NAME --owner EMAIL [--owner-name NAME] [--language en|de]

Makes a workspace with keys, roles and policy of its own; nothing in it is seen from another one. Prints a link that signs
the owner in, once, within ${signInLinkMinutes} minutes. Hand it over by a way that you trust.

  underseal workspace create 'Kettles & Co' --owner mia@example.com --language de`,
  run: async (args, io, house) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { owner: { type: 'string' }, 'owner-name': { type: 'string' }, language: { type: 'string' } },
    })
    const [name, ...more] = positionals
    if (!name?.trim() || more.length > 0)
      throw invalid('name', 'Name one workspace: underseal workspace create NAME --owner EMAIL.')
    const { owner: email, language = 'en' } = values
    if (email === undefined || !/^[^\s@]+@[^\s@]+$/.test(email))
      throw invalid('owner', 'Say whose it is: --owner EMAIL.')
    if (language !== 'en' && language !== 'de') throw invalid('language', 'Choose --language en or de.')
    return withConnection(house, async ({ deps, publicUrl }) => {
      const { workspaceId, ownerId } = await foundWorkspace(deps, {
        name: name.trim(),
        owner: { name: values['owner-name']?.trim() || email.split('@')[0]!, email, language },
      })
      const secret = await makeSignInLink(deps, workspaceId, ownerId)
      await io.out(`${publicUrl}/sign-in#${secret}\n`)
      io.err(`This is ${workspaceId}. The link works once, for ${signInLinkMinutes} minutes.\n`)
      return exitCodes.fine
    })
  },
}
