import { coveredBy, type Permit } from '../core/permission.ts'
import type { Actor, Staff } from '../core/viewer.ts'
import type { Deps } from './ports.ts'
import type { Writing } from './store-port.ts'

export type HandedOut = { readonly keys: readonly string[]; readonly invitations: readonly string[] }

/**
 * What somebody has handed out and, with the rights that are left to them, could not hand out now: keys, invitations that wait,
 * and whatever such a key has made in turn. Who was shut out would otherwise come back in with one they had put by.
 */
export async function handedOutBeyond(d: Deps, viewer: Staff, maker: string, left: readonly Permit[]): Promise<HandedOut> {
  const [keys, invitations, roles] = await Promise.all([d.store.apiKeys(viewer), d.store.invitations(viewer), d.store.roles(viewer)])
  const ended = keys.filter((key) => key.revokedAt === null && key.createdBy === maker && !coveredBy(key.permits, left)).map(({ id }) => id)
  // The list grows while it is walked: keys of keys, and theirs.
  for (const id of ended) ended.push(...keys.filter((key) => key.revokedAt === null && key.createdBy === id).map((key) => key.id))
  const waiting = invitations.filter(({ acceptedAt, invitedBy, roleId }) => {
    if (acceptedAt !== null) return false
    const permits = roles.find((role) => role.id === roleId)?.permits ?? []
    return ended.includes(invitedBy) || (invitedBy === maker && (left.length === 0 || !coveredBy(permits, left)))
  })
  return { keys: ended, invitations: waiting.map(({ id }) => id) }
}

export async function endHandedOut(d: Deps, tx: Writing, actor: Actor, maker: string, { keys, invitations }: HandedOut): Promise<void> {
  for (const id of keys) {
    if (!(await tx.revokeApiKey(id, d.clock.now()))) continue
    await tx.log(actor, { action: 'api-key.revoked', object: { type: 'api-key', id }, details: { madeBy: maker } })
  }
  for (const id of invitations) {
    if (!(await tx.removeInvitation(id))) continue
    await tx.log(actor, { action: 'teammate.uninvited', object: { type: 'invitation', id }, details: { invitedBy: maker } })
  }
}
