import { handedOutBeyond, type Access } from '../core/access.ts'
import type { Permit } from '../core/permission.ts'
import type { Actor } from '../core/viewer.ts'
import type { Deps } from './ports.ts'
import type { Writing } from './writing.ts'

/** Takes back what somebody, with the rights that are left to them, could not hand out now. */
export async function endHandedOut(
  d: Deps,
  tx: Writing,
  actor: Actor,
  access: Access,
  maker: string,
  left: readonly Permit[],
): Promise<void> {
  const { keys, invitations } = handedOutBeyond(access, maker, left)
  for (const id of keys) {
    if (!(await tx.revokeApiKey(id, d.clock.now()))) continue
    await tx.log(actor, { action: 'api-key.revoked', object: { type: 'api-key', id }, details: { madeBy: maker } })
  }
  for (const id of invitations) {
    if (!(await tx.removeInvitation(id))) continue
    await tx.log(actor, {
      action: 'teammate.uninvited',
      object: { type: 'invitation', id },
      details: { invitedBy: maker },
    })
  }
}
