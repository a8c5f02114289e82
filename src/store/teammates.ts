import { foldLookup } from '../core/contact.ts'
import { digests, type TeammateProfile } from '../core/teammate.ts'
import type { Box, Cipher } from '../flows/ports.ts'
import type { Store } from '../flows/store-port.ts'
import type { Writing } from '../flows/writing.ts'
import { sql, type Selectable } from 'kysely'
import type { Act, Ground } from './ground.ts'
import type { Tables } from './tables.ts'
import { boxFor, dateOrNull, isoOf, isoOrNull, wordsOf, workspaceBox } from './words.ts'

export function teammateReads(
  ground: Ground,
): Pick<Store, 'teammates' | 'teammateNames' | 'teammatesByEmail' | 'ownerWithoutPassword'> {
  const { db, cipher } = ground
  return {
    async teammates(viewer) {
      const rows = await db
        .selectFrom('teammates')
        .selectAll()
        .where('workspace_id', '=', viewer.workspaceId)
        .orderBy('id')
        .execute()
      const box = await workspaceBox(ground, viewer.workspaceId)
      return rows.map((row) => profileOf(row, box))
    },

    async teammateNames(viewer) {
      const rows = await db
        .selectFrom('teammates')
        .select(['id', 'name_locked'])
        .where('workspace_id', '=', viewer.workspaceId)
        .execute()
      const box = await workspaceBox(ground, viewer.workspaceId)
      return new Map(rows.map((row) => [row.id, wordsOf(box, 'teammates', row.id).open('name', row.name_locked)]))
    },

    async ownerWithoutPassword(workspaceId) {
      const row = await db
        .selectFrom('teammates as t')
        .innerJoin('roles as r', (join) =>
          join.onRef('r.workspace_id', '=', 't.workspace_id').onRef('r.id', '=', 't.role_id'),
        )
        .select('t.id')
        .where('t.workspace_id', '=', workspaceId)
        .where('r.built_in', '=', 'owner')
        .where('t.password_hash', 'is', null)
        .where('t.deactivated_at', 'is', null)
        .orderBy('t.created_at')
        .limit(1)
        .executeTakeFirst()
      return row?.id
    },

    async teammatesByEmail(email) {
      const rows = await db
        .selectFrom('teammates')
        .select(['workspace_id', 'id', 'password_hash'])
        .where('email_hash', '=', Buffer.from(emailHash(cipher, email)))
        .where('deactivated_at', 'is', null)
        .orderBy('created_at')
        .execute()
      return rows.map((row) => ({
        workspaceId: row.workspace_id,
        teammateId: row.id,
        passwordHash: row.password_hash,
      }))
    },
  }
}

export function teammateWrites(act: Act): Pick<Writing, 'addTeammate' | 'changeTeammate' | 'claimDigest'> {
  const { db, workspaceId, cipher } = act
  return {
    async addTeammate(teammate, passwordHash) {
      const words = wordsOf(await boxFor(act, null), 'teammates', teammate.id)
      await db
        .insertInto('teammates')
        .values({
          workspace_id: workspaceId,
          id: teammate.id,
          name_locked: words.lock('name', teammate.name),
          email_locked: words.lock('email', teammate.email),
          email_hash: emailHash(cipher, teammate.email),
          password_hash: passwordHash,
          role_id: teammate.roleId,
          language: teammate.language,
          deactivated_at: dateOrNull(teammate.deactivatedAt),
          created_at: new Date(teammate.createdAt),
        })
        .execute()
    },

    async claimDigest(id, due, at) {
      const { numUpdatedRows } = await db
        .updateTable('teammates')
        .set({ digest_at: at })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .where((eb) => eb.or([eb('digest_at', 'is', null), eb('digest_at', '<=', due)]))
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    async changeTeammate(id, change) {
      const box = await boxFor(act, null)
      const { name, roleId, language, deactivatedAt, passwordHash } = change
      const row = await db
        .updateTable('teammates')
        .set({
          revision: sql<number>`revision + 1`,
          ...(name === undefined ? {} : { name_locked: wordsOf(box, 'teammates', id).lock('name', name) }),
          ...(roleId === undefined ? {} : { role_id: roleId }),
          ...(language === undefined ? {} : { language }),
          ...(change.notify === undefined ? {} : { notify: change.notify }),
          ...(change.digest === undefined ? {} : { digest: change.digest }),
          ...(deactivatedAt === undefined ? {} : { deactivated_at: dateOrNull(deactivatedAt) }),
          ...(passwordHash === undefined ? {} : { password_hash: passwordHash }),
        })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst()
      return row && profileOf(row, box)
    },
  }
}

function emailHash(cipher: Cipher, email: string): Uint8Array {
  return cipher.installationHash(`teammate-email:${foldLookup('email', email)}`)
}

function profileOf(row: Selectable<Tables['teammates']>, box: Box): TeammateProfile {
  const words = wordsOf(box, 'teammates', row.id)
  return {
    id: row.id,
    name: words.open('name', row.name_locked),
    email: words.open('email', row.email_locked),
    roleId: row.role_id,
    language: row.language === 'de' ? 'de' : 'en',
    notify: row.notify,
    digest: digests.find((each) => each === row.digest) ?? 'off',
    deactivatedAt: isoOrNull(row.deactivated_at),
    createdAt: isoOf(row.created_at),
  }
}
