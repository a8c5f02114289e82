import { permitsNow } from '../core/access.ts'
import { fail, invalid } from '../core/errors.ts'
import { coveredBy } from '../core/permission.ts'
import type { Digest, TeammateProfile } from '../core/teammate.ts'
import type { Actor, Staff, Teammate } from '../core/viewer.ts'
import { endHandedOut } from './end-handed-out.ts'
import { checkPassword, mayHandOut } from './invite-teammate.ts'
import { refuseValues } from './plain-name.ts'
import type { Deps } from './ports.ts'
import { tryPassword } from './try-password.ts'

/**
 * Another's role or access. Their open sessions end at once, so that a smaller role counts from now on, and with them what they
 * handed out and could not hand out any more.
 */
export async function changeTeammate(
  d: Deps,
  viewer: Staff,
  id: string,
  change: { readonly roleId?: string; readonly deactivated?: boolean },
  { actor = viewer, expected }: { readonly actor?: Actor; readonly expected?: number | undefined } = {},
): Promise<TeammateProfile> {
  if (id === viewer.id) throw invalid('id', 'Nobody changes their own role or access. Ask another admin.')
  const { roleId } = change
  if (roleId) await mayHandOut(d, viewer, roleId)
  const roles = await d.store.roles(viewer)
  const now = d.clock.now().toISOString()
  return d.store.write(viewer.workspaceId, async (tx) => {
    const access = await tx.lockAccess()
    const target = access.people.find((person) => person.id === id)
    if (!target) throw fail('not_found')
    const may = actor.type === 'system' ? viewer.permits : permitsNow(access, viewer)
    if (!coveredBy(target.permits, may)) throw fail('forbidden', 'This person can do more than you can.')
    await tx.expectRevision('teammate', id, expected)
    const next = roles.find((role) => role.id === (roleId ?? target.roleId))
    const isOut = change.deactivated ?? target.isOut
    const left = isOut ? [] : (next?.permits ?? [])
    if (!coveredBy(left, may)) throw fail('forbidden')
    const owners = access.people.filter(({ isOwner, isOut: gone }) => isOwner && !gone)
    if ((isOut || next?.builtIn !== 'owner') && owners.length === 1 && owners[0]?.id === id) {
      throw invalid('roleId', 'A workspace keeps at least one owner.')
    }
    const changed = await tx.changeTeammate(id, {
      ...(change.roleId ? { roleId: change.roleId } : {}),
      ...(change.deactivated === undefined ? {} : { deactivatedAt: change.deactivated ? now : null }),
    })
    if (!changed) throw fail('not_found')
    for (const sessionId of await tx.endSessionsOf(id)) tx.announce({ type: 'session.ended', sessionId })
    await endHandedOut(d, tx, actor, access, id, left)
    await tx.log(actor, {
      action: change.deactivated ? 'teammate.deactivated' : 'teammate.changed',
      object: { type: 'teammate', id },
      details: {
        ...(change.roleId ? { role: change.roleId } : {}),
        ...(change.deactivated === undefined ? {} : { deactivated: change.deactivated }),
      },
    })
    return changed
  })
}

/** One's own name, language and password. A new password ends one's other sessions. */
export async function changeProfile(
  d: Deps,
  viewer: Teammate,
  change: {
    readonly name?: string
    readonly language?: 'en' | 'de'
    readonly notify?: boolean
    readonly digest?: Digest
    readonly password?: string
    readonly currentPassword?: string
  },
): Promise<TeammateProfile> {
  const passwordHash =
    change.password === undefined ? undefined : await newPassword(d, viewer, change.password, change.currentPassword)
  if (change.name?.trim() === '') throw invalid('name', 'Write your name.')
  if (change.name !== undefined) await refuseValues(d, viewer, { name: change.name })
  return d.store.write(viewer.workspaceId, async (tx) => {
    const changed = await tx.changeTeammate(viewer.id, {
      ...(change.name === undefined ? {} : { name: change.name.trim() }),
      ...(change.language === undefined ? {} : { language: change.language }),
      ...(change.notify === undefined ? {} : { notify: change.notify }),
      ...(change.digest === undefined ? {} : { digest: change.digest }),
      ...(passwordHash === undefined ? {} : { passwordHash }),
    })
    if (!changed) throw fail('not_found')
    if (passwordHash !== undefined) {
      for (const sessionId of await tx.endSessionsOf(viewer.id, viewer.sessionId))
        tx.announce({ type: 'session.ended', sessionId })
    }
    await tx.log(viewer, {
      action: 'teammate.changed',
      object: { type: 'teammate', id: viewer.id },
      details: { fields: Object.keys(change).filter((k) => k !== 'currentPassword') },
    })
    return changed
  })
}

async function newPassword(d: Deps, viewer: Teammate, password: string, current: string | undefined): Promise<string> {
  checkPassword(password, 'password')
  const own = (await d.store.teammates(viewer)).find((t) => t.id === viewer.id)
  const known = own
    ? (await d.store.teammatesByEmail(own.email)).find(
        (t) => t.teammateId === viewer.id && t.workspaceId === viewer.workspaceId,
      )
    : undefined
  if (!known) throw fail('not_found')
  // The first password is chosen after a one-time link: there is none to ask for yet.
  const { passwordHash } = known
  if (passwordHash !== null) {
    const isRight = await tryPassword(
      d,
      `profile:${viewer.id}`,
      async () => (await d.identity.verifyPassword(passwordHash, current ?? '')) || undefined,
    )
    if (!isRight) throw invalid('currentPassword', 'Your current password is not right.')
  }
  return d.identity.hashPassword(password)
}
