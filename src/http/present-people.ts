import type { Static } from 'typebox'
import type { ApiKey as CoreApiKey } from '../core/api-key.ts'
import type { Permit as CorePermit } from '../core/permission.ts'
import type { Role as CoreRole } from '../core/role.ts'
import type { Invitation as CoreInvitation, TeammateProfile } from '../core/teammate.ts'
import type { ApiKey, Invitation, Permit, Role, Teammate } from './wire/people.ts'

/** `seen`: by id, when somebody was last at work; only for who may read the log, which tells as much. */
export function presentTeammate(
  { id, name, email, roleId, language, deactivatedAt, createdAt }: TeammateProfile,
  seen?: ReadonlyMap<string, string>,
): Teammate {
  const lastSeen = seen ? { lastSeenAt: seen.get(id) ?? null } : {}
  return { id, name, email, roleId, language, deactivatedAt, createdAt, ...lastSeen }
}

export function presentInvitation({ id, email, roleId, expiresAt, acceptedAt }: CoreInvitation): Invitation {
  return { id, email, roleId, expiresAt, acceptedAt }
}

export function presentPermits(permits: readonly CorePermit[]): Static<typeof Permit>[] {
  return permits.map(({ permission, classes }) => ({ permission, ...(classes ? { classes: [...classes] } : {}) }))
}

export function presentRole({ id, name, builtIn, permits }: CoreRole): Role {
  return { id, name, builtIn, permits: presentPermits(permits) }
}

export function presentApiKey({
  id,
  name,
  permits,
  createdBy,
  createdAt,
  expiresAt,
  revokedAt,
  lastUsedAt,
}: CoreApiKey): ApiKey {
  return { id, name, scopes: presentPermits(permits), createdBy, createdAt, expiresAt, revokedAt, lastUsedAt }
}
