import { endsAt, permitsNow } from '../core/access.ts'
import type { ApiKey } from '../core/api-key.ts'
import { fail, invalid } from '../core/errors.ts'
import { isId } from '../core/id.ts'
import { coveredBy, isPermission, type Permit } from '../core/permission.ts'
import type { Actor, Staff } from '../core/viewer.ts'
import { endHandedOut } from './end-handed-out.ts'
import { refuseValues } from './plain-name.ts'
import type { Deps } from './ports.ts'

type NewApiKey = {
  readonly id: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly expiresAt?: string | null
}

/** The secret is shown once. A key can never do more than the one who makes it, nor outlive the key that does. */
export async function createApiKey(d: Deps, actor: Actor, input: NewApiKey): Promise<{ key: ApiKey; secret: string }> {
  if (!isId('apiKey', input.id)) throw invalid('id', 'Make an id for the key: key_ and a ULID in lower case.')
  if (input.name.trim() === '') throw invalid('name', 'Give the key a name that says what it is for.')
  await refuseValues(d, actor, { name: input.name })
  const permits = input.scopes.map((permission): Permit => {
    if (!isPermission(permission)) throw invalid('scopes', 'A scope is not known. docs/permissions.md lists them.')
    return { permission }
  })
  if (permits.length === 0) throw invalid('scopes', 'Name at least one scope.')
  if (actor.type === 'contact') throw fail('forbidden')
  const now = d.clock.now()
  if (input.expiresAt && !(Date.parse(input.expiresAt) > now.getTime()))
    throw invalid('expiresAt', 'Choose a time in the future.')
  const { secret, hash } = d.identity.makeSecret('usk_')
  const asked = {
    id: input.id,
    name: input.name.trim(),
    permits,
    createdBy: actor.id,
    createdAt: now.toISOString(),
    revokedAt: null,
    lastUsedAt: null,
  }
  const key = await d.store.write(actor.workspaceId, async (tx) => {
    const access = await tx.lockAccess()
    // Also as their rights stood when they asked: a session may have fewer than its person.
    if (
      actor.type !== 'system' &&
      !(coveredBy(permits, actor.permits) && coveredBy(permits, permitsNow(access, actor)))
    ) {
      throw fail('forbidden', 'A key cannot do more than you can.')
    }
    const end = actor.type === 'system' ? null : endsAt(access, actor)
    if (end !== null && input.expiresAt && Date.parse(input.expiresAt) > Date.parse(end))
      throw invalid('expiresAt', 'A key ends no later than the one it is made with.')
    const made: ApiKey = { ...asked, expiresAt: input.expiresAt ?? end }
    await tx.addApiKey(made, hash)
    await tx.log(actor, {
      action: 'api-key.created',
      object: { type: 'api-key', id: made.id },
      details: { scopes: [...input.scopes], expiresAt: made.expiresAt },
    })
    return made
  })
  return { key, secret }
}

/** And what it has made in turn: a key that leaked may have made itself another one. */
export async function revokeApiKey(d: Deps, viewer: Staff, id: string, actor: Actor = viewer): Promise<void> {
  await d.store.write(viewer.workspaceId, async (tx) => {
    const access = await tx.lockAccess()
    if (!(await tx.revokeApiKey(id, d.clock.now()))) throw fail('not_found')
    await tx.log(actor, { action: 'api-key.revoked', object: { type: 'api-key', id } })
    await endHandedOut(d, tx, actor, access, id, [])
  })
}
