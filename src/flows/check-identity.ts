import type { Staff } from '../core/viewer.ts'
import type { Deps, IdentityClaim, IdentityFault, VerifiedIdentity } from './ports.ts'

/** «Does our signature work?» Looked at, logged, and forgotten: nobody is made or changed by it. */
export async function checkIdentity(
  d: Deps,
  viewer: Staff,
  claim: IdentityClaim,
): Promise<VerifiedIdentity | IdentityFault> {
  const judged = d.identity.judgeIdentity(await d.store.liveIdentitySecrets(viewer.workspaceId), claim, d.clock.now())
  const why = typeof judged === 'string' ? judged : null
  await d.store.write(viewer.workspaceId, (tx) =>
    tx.log(viewer, {
      action: 'identity.checked',
      object: { type: 'workspace', id: viewer.workspaceId },
      details: { valid: why === null, why },
    }),
  )
  return judged
}
