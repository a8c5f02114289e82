import { parseArgs } from 'node:util'
import { fail, invalid } from '../core/errors.ts'
import { makeId } from '../core/id.ts'
import { invitationDays } from '../core/teammate.ts'
import { changeTeammate } from '../flows/change-teammate.ts'
import { inviteTeammate } from '../flows/invite-teammate.ts'
import { asOwner } from './as-owner.ts'
import { exitCodes, type Command, type Connection } from './command.ts'
import { printList } from './list-sheet.ts'
import { pickWorkspace } from './pick-workspace.ts'
import { withConnection } from './with-connection.ts'

const workspace = { workspace: { type: 'string' } } as const

export const teammateList: Command = {
  name: 'teammate list',
  summary: 'who is in the team, in which role',
  help: `underseal teammate list [--json] [--workspace ID]

One line for each, those who were shut out at the end with the time.

  underseal teammate list`,
  run: async (args, io, house) => {
    const { values } = parseArgs({ args: [...args], options: { ...workspace, json: { type: 'boolean' } } })
    return withConnection(house, async ({ deps }) => {
      const { viewer } = asOwner(await pickWorkspace(deps, values.workspace))
      const roles = new Map((await deps.store.roles(viewer)).map(({ id, name }) => [id, name]))
      const rows = (await deps.store.teammates(viewer)).map(({ id, email, name, roleId, deactivatedAt }) => ({
        id,
        email,
        name,
        role: roles.get(roleId) ?? roleId,
        deactivatedAt,
      }))
      await printList(io, rows, values.json === true)
      return exitCodes.fine
    })
  },
}

export const teammateInvite: Command = {
  name: 'teammate invite',
  summary: 'a link by which somebody joins the team',
  help: `underseal teammate invite EMAIL [--role ROLE] [--workspace ID]

Prints a link by which this person joins, once, within ${invitationDays} days, and chooses a password. It is logged.

  --role  owner, admin, teammate or viewer, or the name or id of one of your own; without it, teammate

  underseal teammate invite ben@example.com --role teammate`,
  run: async (args, io, house) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...workspace, role: { type: 'string' } },
    })
    const email = oneEmail(positionals, 'invite')
    return withConnection(house, async ({ deps, publicUrl }) => {
      const { viewer, actor } = asOwner(await pickWorkspace(deps, values.workspace))
      const wanted = values.role ?? 'teammate'
      const roles = await deps.store.roles(viewer)
      const role = roles.find((one) => one.id === wanted || one.builtIn === wanted || one.name === wanted)
      if (!role)
        throw invalid('role', `There is no role ${wanted}; there are ${roles.map(({ name }) => name).join(', ')}.`)
      const id = makeId('invitation', deps.clock.now().getTime(), deps.random.bytes)
      const { secret } = await inviteTeammate(deps, viewer, { id, email, roleId: role.id }, actor)
      await io.out(`${publicUrl}/join#${secret}\n`)
      io.err(`The link works once, for ${invitationDays} days.\n`)
      return exitCodes.fine
    })
  },
}

export const teammateDeactivate: Command = {
  name: 'teammate deactivate',
  summary: 'shut somebody out at once, and end their sessions',
  help: `underseal teammate deactivate EMAIL [--workspace ID]

They are signed out everywhere and cannot come in again, until somebody lets them in from the console. Keys they made are
revoked and their invitations taken back: make new keys first for what must go on. What they wrote stays, under
their name. A workspace keeps at least one owner. It is logged.

  underseal teammate deactivate ben@example.com`,
  run: async (args, io, house) => {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: workspace })
    const email = oneEmail(positionals, 'deactivate')
    return withConnection(house, async ({ deps }) => {
      const { viewer, actor } = asOwner(await pickWorkspace(deps, values.workspace))
      const person = await byEmail(deps, viewer, email)
      await changeTeammate(deps, viewer, person.id, { deactivated: true }, { actor })
      await io.out(`${person.id} is shut out.\n`)
      return exitCodes.fine
    })
  },
}

async function byEmail(d: Connection['deps'], viewer: ReturnType<typeof asOwner>['viewer'], email: string) {
  const wanted = email.toLowerCase()
  const person = (await d.store.teammates(viewer)).find((one) => one.email.toLowerCase() === wanted)
  if (!person) throw fail('not_found', 'Nobody in this workspace has this e-mail address.')
  return person
}

function oneEmail([email, ...more]: readonly string[], verb: string): string {
  if (email && more.length === 0) return email
  throw invalid('email', `Name one person by e-mail: underseal teammate ${verb} EMAIL.`)
}
