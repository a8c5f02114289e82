import type { Writing } from '../flows/writing.ts'
import type { Act } from './ground.ts'
import { permitsOf } from './roles.ts'
import { isoOrNull } from './words.ts'

export function accessWrites({ db, workspaceId }: Act): Pick<Writing, 'lockAccess'> {
  return {
    async lockAccess() {
      // One row that all of them take, and a statement of its own: what is read after it is what the one before has left.
      await db
        .selectFrom('workspaces')
        .select('workspace_id')
        .where('workspace_id', '=', workspaceId)
        .forNoKeyUpdate()
        .execute()
      const roles = await db
        .selectFrom('roles')
        .select(['id', 'built_in', 'permits'])
        .where('workspace_id', '=', workspaceId)
        .execute()
      const people = await db
        .selectFrom('teammates')
        .select(['id', 'role_id', 'deactivated_at'])
        .where('workspace_id', '=', workspaceId)
        .execute()
      const keys = await db
        .selectFrom('api_keys')
        .select(['id', 'created_by', 'permits', 'expires_at'])
        .where('workspace_id', '=', workspaceId)
        .where('revoked_at', 'is', null)
        .execute()
      const invitations = await db
        .selectFrom('invitations')
        .select(['id', 'invited_by', 'role_id'])
        .where('workspace_id', '=', workspaceId)
        .where('accepted_at', 'is', null)
        .execute()
      const byId = new Map(
        roles.map((role) => [role.id, { isOwner: role.built_in === 'owner', permits: permitsOf(role.permits) }]),
      )
      const roleOf = (id: string) => byId.get(id) ?? { isOwner: false, permits: [] }
      return {
        people: people.map(({ id, role_id, deactivated_at }) => ({
          id,
          roleId: role_id,
          isOut: deactivated_at !== null,
          ...roleOf(role_id),
        })),
        keys: keys.map((key) => ({
          id: key.id,
          createdBy: key.created_by,
          permits: permitsOf(key.permits),
          expiresAt: isoOrNull(key.expires_at),
        })),
        invitations: invitations.map(({ id, invited_by, role_id }) => ({
          id,
          invitedBy: invited_by,
          permits: roleOf(role_id).permits,
        })),
      }
    },
  }
}
