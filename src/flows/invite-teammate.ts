import { endsAt, permitsNow } from '../core/access.ts'
import { emailSaid, isEmail } from '../core/contact.ts'
import { fail, Failure, invalid } from '../core/errors.ts'
import { isId, makeId } from '../core/id.ts'
import { coveredBy } from '../core/permission.ts'
import type { Role } from '../core/role.ts'
import { invitationDays, maxPasswordLength, minPasswordLength, type Invitation } from '../core/teammate.ts'
import type { Actor, Staff } from '../core/viewer.ts'
import { refuseValues } from './plain-name.ts'
import type { Deps } from './ports.ts'
import { startSession, type SignedIn } from './sign-in.ts'

/** Nobody may invite into a role that can do more than they can, and with a key not for longer than that lives. The secret is shown once. */
export async function inviteTeammate(
  d: Deps,
  viewer: Staff,
  input: { readonly id: string; readonly email: string; readonly roleId: string },
  /** Who stands in the log. At the command line the rights are lent and the machine's owner acts. */
  actor: Actor = viewer,
): Promise<{ invitation: Invitation; secret: string }> {
  if (!isId('invitation', input.id))
    throw invalid('id', 'Make an id for the invitation: inv_ and a ULID in lower case.')
  if (!isEmail(input.email)) throw invalid('email', emailSaid)
  await refuseValues(d, viewer, { email: input.email })
  const role = await mayHandOut(d, viewer, input.roleId)
  const now = d.clock.now()
  const { secret, hash } = d.identity.makeSecret('inv_')
  const asked: Invitation = {
    id: input.id,
    email: input.email.trim(),
    roleId: input.roleId,
    invitedBy: actor.id,
    expiresAt: new Date(now.getTime() + invitationDays * 86_400_000).toISOString(),
    acceptedAt: null,
  }
  const invitation = await d.store.write(viewer.workspaceId, async (tx) => {
    const access = await tx.lockAccess()
    if (actor.type !== 'system' && !coveredBy(role.permits, permitsNow(access, viewer))) throw cannotHandOut()
    const end = endsAt(access, viewer)
    const made = end !== null && Date.parse(end) < Date.parse(asked.expiresAt) ? { ...asked, expiresAt: end } : asked
    await tx.addInvitation(made, hash)
    await tx.log(actor, {
      action: 'teammate.invited',
      object: { type: 'invitation', id: input.id },
      details: { role: input.roleId },
    })
    return made
  })
  return { invitation, secret }
}

export async function withdrawInvitation(d: Deps, viewer: Staff, id: string): Promise<void> {
  await d.store.write(viewer.workspaceId, async (tx) => {
    if (!(await tx.removeInvitation(id))) throw fail('not_found')
    await tx.log(viewer, { action: 'teammate.uninvited', object: { type: 'invitation', id } })
  })
}

export async function acceptInvitation(
  d: Deps,
  input: { readonly secret: string; readonly name: string; readonly password: string; readonly language?: 'en' | 'de' },
  address: string | null,
): Promise<SignedIn> {
  const now = d.clock.now()
  const invitation = await d.store.invitationOf(d.identity.hashSecret(input.secret), now)
  if (!invitation)
    throw fail('unauthenticated', 'This invitation has been used or has expired. Ask for a new one.', 'secret')
  checkPassword(input.password, 'password')
  const doors: Actor = { type: 'system', id: 'doors', workspaceId: invitation.workspaceId, address }
  await refuseValues(d, doors, { name: input.name })
  const id = makeId('teammate', now.getTime(), d.random.bytes)
  const passwordHash = await d.identity.hashPassword(input.password)
  await d.store.write(invitation.workspaceId, async (tx) => {
    // An invitation that is being taken back is taken back, or was used before.
    await tx.lockAccess()
    if (!(await tx.acceptInvitation(invitation.id, now)))
      throw fail('unauthenticated', 'This invitation has been used.', 'secret')
    await tx.addTeammate(
      {
        id,
        name: input.name.trim(),
        email: invitation.email,
        roleId: invitation.roleId,
        language: input.language ?? 'en',
        deactivatedAt: null,
        createdAt: now.toISOString(),
      },
      passwordHash,
    )
    tx.announce({ type: 'workspace' })
    const details = { invitation: invitation.id, invitedBy: invitation.invitedBy }
    await tx.log(doors, { action: 'teammate.joined', object: { type: 'teammate', id }, details })
  })
  return startSession(d, invitation.workspaceId, id, address, { by: 'invitation' })
}

export function checkPassword(password: string, field: string): void {
  if (password.length < minPasswordLength)
    throw invalid(field, `Choose a password of at least ${minPasswordLength} characters.`)
  if (password.length > maxPasswordLength)
    throw invalid(field, `Choose a password of at most ${maxPasswordLength} characters.`)
}

export async function mayHandOut(d: Deps, viewer: Staff, roleId: string): Promise<Role> {
  const role = (await d.store.roles(viewer)).find((each) => each.id === roleId)
  if (!role) throw new Failure('invalid', 'There is no role with this id.', 'roleId')
  if (!coveredBy(role.permits, viewer.permits)) throw cannotHandOut()
  return role
}

const cannotHandOut = () =>
  new Failure('forbidden', 'This role can do more than you can. Ask an owner of the workspace.', 'roleId')
