import { makeId } from '../core/id.ts'
import type { Permit } from '../core/permission.ts'
import type { Teammate } from '../core/viewer.ts'
import type { Founded } from '../flows/found-workspace.ts'
import { acceptInvitation, inviteTeammate, withdrawInvitation } from '../flows/invite-teammate.ts'
import type { Deps } from '../flows/ports.ts'
import type { By } from './demo-script.ts'
import { teammates } from './people-data.ts'

/** Ada, Ben and Clara at their desks. Who is not there yet is invited and comes in the way everybody does. */
export async function seatTeam(d: Deps, founded: Founded): Promise<Readonly<Record<By, Teammate>>> {
  const { workspaceId, ownerId } = founded
  const newId = (noun: Parameters<typeof makeId>[0]) => makeId(noun, d.clock.now().getTime(), d.random.bytes)
  const seat = (id: string, permits: readonly Permit[]): Teammate => ({
    type: 'teammate',
    address: null,
    workspaceId,
    id,
    sessionId: newId('session'),
    permits,
  })
  const asHouse = seat(ownerId, [{ permission: 'role:read' }, { permission: 'teammate:read' }])
  const roles = await d.store.roles(asHouse)
  const permitsOf = (name: string) => roles.find((role) => role.builtIn === name)?.permits ?? []
  const ada = seat(ownerId, permitsOf('owner'))

  const seated: Partial<Record<By, Teammate>> = { ada }
  for (const { key, name, email, role, language } of teammates) {
    const known = (await d.store.teammates(ada)).find((each) => each.email === email)
    seated[key] = seat(
      known?.id ?? (await join(d, ada, { name, email, language, roleId: founded.roles[role]! })),
      permitsOf(role),
    )
  }
  return seated as Record<By, Teammate>
}

async function join(
  d: Deps,
  ada: Teammate,
  who: { name: string; email: string; language: 'en' | 'de'; roleId: string },
): Promise<string> {
  for (const open of await d.store.invitations(ada)) {
    if (open.email === who.email && open.acceptedAt === null) await withdrawInvitation(d, ada, open.id)
  }
  const id = makeId('invitation', d.clock.now().getTime(), d.random.bytes)
  const { secret } = await inviteTeammate(d, ada, { id, email: who.email, roleId: who.roleId })
  // Nobody knows this password: to be Ben, the owner makes a sign-in link for him.
  const password = [...d.random.bytes(24)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const { teammateId } = await acceptInvitation(d, { secret, name: who.name, password, language: who.language }, null)
  return teammateId
}
