import type { Selectable } from 'kysely'
import type { Invitation } from '../core/teammate.ts'
import type { Box } from '../flows/ports.ts'
import type { Store } from '../flows/store-port.ts'
import type { Writing } from '../flows/writing.ts'
import type { Act, Ground } from './ground.ts'
import type { Tables } from './tables.ts'
import { boxFor, dateOrNull, isoOf, isoOrNull, wordsOf, workspaceBox } from './words.ts'

export function invitationReads(ground: Ground): Pick<Store, 'invitations' | 'invitationOf'> {
  const { db } = ground
  return {
    async invitations(viewer) {
      const rows = await db
        .selectFrom('invitations')
        .selectAll()
        .where('workspace_id', '=', viewer.workspaceId)
        .orderBy('id', 'desc')
        .execute()
      const box = await workspaceBox(ground, viewer.workspaceId)
      return rows.map((row) => invitationOf(row, box))
    },

    async invitationOf(hash, now) {
      const row = await db
        .selectFrom('invitations')
        .selectAll()
        .where('hash', '=', Buffer.from(hash))
        .where('expires_at', '>', now)
        .where('accepted_at', 'is', null)
        .executeTakeFirst()
      if (!row) return undefined
      return { workspaceId: row.workspace_id, ...invitationOf(row, await workspaceBox(ground, row.workspace_id)) }
    },
  }
}

export function invitationWrites(act: Act): Pick<Writing, 'addInvitation' | 'acceptInvitation' | 'removeInvitation'> {
  const { db, workspaceId } = act
  return {
    async addInvitation(invitation, hash) {
      const words = wordsOf(await boxFor(act, null), 'invitations', invitation.id)
      await db
        .insertInto('invitations')
        .values({
          workspace_id: workspaceId,
          id: invitation.id,
          email_locked: words.lock('email', invitation.email),
          role_id: invitation.roleId,
          invited_by: invitation.invitedBy,
          hash,
          expires_at: new Date(invitation.expiresAt),
          accepted_at: dateOrNull(invitation.acceptedAt),
        })
        .execute()
    },

    async acceptInvitation(id, at) {
      const { numUpdatedRows } = await db
        .updateTable('invitations')
        .set({ accepted_at: at })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .where('accepted_at', 'is', null)
        .where('expires_at', '>', at)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    async removeInvitation(id) {
      const { numDeletedRows } = await db
        .deleteFrom('invitations')
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}

function invitationOf(row: Selectable<Tables['invitations']>, box: Box): Invitation {
  return {
    id: row.id,
    email: wordsOf(box, 'invitations', row.id).open('email', row.email_locked),
    roleId: row.role_id,
    invitedBy: row.invited_by,
    expiresAt: isoOf(row.expires_at),
    acceptedAt: isoOrNull(row.accepted_at),
  }
}
