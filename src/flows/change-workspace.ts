import { invalid, fail } from '../core/errors.ts'
import { isId } from '../core/id.ts'
import type { Staff } from '../core/viewer.ts'
import type { IdentitySecret, MessengerSettings, Workspace } from '../core/workspace.ts'
import type { Deps } from './ports.ts'

export async function changeWorkspace(d: Deps, viewer: Staff, change: { name?: string; messenger?: MessengerSettings }, expected?: number): Promise<Workspace> {
  if (change.name?.trim() === '') throw invalid('name', 'Give the workspace a name.')
  await d.store.write(viewer.workspaceId, async (tx) => {
    await tx.expectRevision('workspace', viewer.workspaceId, expected)
    await tx.changeWorkspace({ ...change, ...(change.name === undefined ? {} : { name: change.name.trim() }) })
    await tx.log(viewer, { action: 'workspace.changed', object: { type: 'workspace', id: viewer.workspaceId }, details: { fields: Object.keys(change) } })
    tx.announce({ type: 'workspace' })
  })
  const workspace = await d.store.workspace(viewer.workspaceId)
  if (!workspace) throw fail('not_found')
  return workspace
}

/** A new secret for signing who a messenger user is. Shown once; the older ones keep working until they are revoked. */
export async function createIdentitySecret(d: Deps, viewer: Staff, id: string): Promise<IdentitySecret & { secret: string }> {
  if (!isId('identitySecret', id)) throw invalid('id', 'Make an id for the secret: ids_ and a ULID in lower case.')
  const now = d.clock.now()
  const { secret } = d.identity.makeSecret('idv_')
  await d.store.write(viewer.workspaceId, async (tx) => {
    await tx.addIdentitySecret(id, secret, now)
    await tx.log(viewer, { action: 'identity-secret.created', object: { type: 'identity-secret', id } })
  })
  return { id, createdAt: now.toISOString(), revokedAt: null, secret }
}

export async function revokeIdentitySecret(d: Deps, viewer: Staff, id: string): Promise<void> {
  await d.store.write(viewer.workspaceId, async (tx) => {
    if (!(await tx.revokeIdentitySecret(id, d.clock.now()))) throw fail('not_found')
    await tx.log(viewer, { action: 'identity-secret.revoked', object: { type: 'identity-secret', id } })
  })
}
