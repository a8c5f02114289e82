import { makeId } from '../core/id.ts'
import { policyTemplates } from '../core/policy-templates.ts'
import { builtInRoles } from '../core/role.ts'
import { signInLinkMinutes } from '../core/teammate.ts'
import type { Housekeeper, Staff } from '../core/viewer.ts'
import { defaultMessenger } from '../core/workspace.ts'
import { refuseValuesBy } from './plain-name.ts'
import type { Deps } from './ports.ts'

export type Founding = {
  readonly name: string
  readonly owner: { readonly name: string; readonly email: string; readonly language?: 'en' | 'de' }
}

export type Founded = {
  readonly workspaceId: string
  readonly ownerId: string
  /** Role ids by built-in name. */
  readonly roles: Readonly<Record<string, string>>
}

/** A new house: its keys, roles, first policy, and its owner, who comes in by a one-time link. */
export async function foundWorkspace(d: Deps, input: Founding): Promise<Founded> {
  const now = d.clock.now()
  const newId = (noun: Parameters<typeof makeId>[0]) => makeId(noun, now.getTime(), d.random.bytes)
  const workspaceId = newId('workspace')
  const actor: Housekeeper = { type: 'system', id: 'founding', workspaceId, address: null }
  refuseValuesBy(policyTemplates.default, actor, { name: input.name, 'owner.name': input.owner.name })
  await d.vault.createWorkspaceKeys(workspaceId)
  const roles: Record<string, string> = {}
  const ownerId = newId('teammate')

  await d.store.write(workspaceId, async (tx) => {
    await tx.addWorkspace({
      id: workspaceId,
      name: input.name,
      messenger: defaultMessenger,
      createdAt: now.toISOString(),
    })
    for (const role of builtInRoles) {
      const id = newId('role')
      roles[role.name] = id
      await tx.addRole({ id, name: role.name, builtIn: role.name, permits: role.permits })
    }
    await tx.addTeammate(
      {
        id: ownerId,
        name: input.owner.name,
        email: input.owner.email,
        roleId: roles['owner']!,
        language: input.owner.language ?? 'en',
        deactivatedAt: null,
        createdAt: now.toISOString(),
      },
      null,
    )
    await tx.addPolicy(policyTemplates.default, ownerId, now)
    await tx.addIdentitySecret(newId('identitySecret'), d.identity.makeSecret('idv_').secret, now)
    await tx.log(actor, { action: 'workspace.created', object: { type: 'workspace', id: workspaceId } })
  })
  return { workspaceId, ownerId, roles }
}

/** A link that signs one teammate in, once, within the hour. */
export async function makeSignInLink(d: Deps, workspaceId: string, teammateId: string): Promise<string> {
  const { secret, hash } = d.identity.makeSecret('lnk_')
  const expiresAt = new Date(d.clock.now().getTime() + signInLinkMinutes * 60_000)
  await d.store.write(workspaceId, async (tx) => {
    await tx.addSignInLink(teammateId, hash, expiresAt)
    await tx.log(
      { type: 'system', id: 'console', workspaceId, address: null },
      { action: 'sign-in-link.created', object: { type: 'teammate', id: teammateId } },
    )
  })
  return secret
}

/** A house that is older than one of the built-in roles gets it; those that are there stay as they are. */
export async function addMissingRoles(d: Deps, workspaceId: string): Promise<void> {
  const house: Staff = { type: 'api-key', id: 'founding', workspaceId, address: null, permits: [] }
  const there = new Set((await d.store.roles(house)).map((role) => role.builtIn))
  const missing = builtInRoles.filter((role) => !there.has(role.name))
  if (missing.length === 0) return
  const now = d.clock.now().getTime()
  await d.store.write(workspaceId, async (tx) => {
    for (const { name, permits } of missing)
      await tx.addRole({ id: makeId('role', now, d.random.bytes), name, builtIn: name, permits })
  })
}
