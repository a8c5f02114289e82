import { sql } from 'kysely'
import { defaultMessenger, type IdentitySecret, type MessengerSettings, type Workspace } from '../core/workspace.ts'
import type { DataUse } from '../core/data-use.ts'
import { fail } from '../core/errors.ts'
import type { Box } from '../flows/ports.ts'
import type { Store } from '../flows/store-port.ts'
import type { Writing } from '../flows/writing.ts'
import type { Act, Ground } from './ground.ts'
import { openedOnce } from './known-opened.ts'
import { boxFor, isoOf, isoOrNull, wordsOf, workspaceBox } from './words.ts'

type Reads = Pick<Store, 'workspaceIds' | 'workspace' | 'dataUses' | 'identitySecrets' | 'liveIdentitySecrets'>
type Writes = Pick<
  Writing,
  | 'addWorkspace'
  | 'changeWorkspace'
  | 'keepDataUses'
  | 'addIdentitySecret'
  | 'revokeIdentitySecret'
  | 'holdIdentitySecrets'
>

export function workspaceReads(ground: Ground): Reads {
  const { db } = ground
  return {
    async workspaceIds() {
      const rows = await db.selectFrom('workspaces').select('workspace_id').orderBy('workspace_id').execute()
      return rows.map((row) => row.workspace_id)
    },

    async workspace(workspaceId) {
      const row = await db
        .selectFrom('workspaces')
        .selectAll()
        .where('workspace_id', '=', workspaceId)
        .executeTakeFirst()
      if (!row) return undefined
      const box = await workspaceBox(ground, workspaceId)
      const words = wordsOf(box, 'workspaces', workspaceId)
      const workspace: Workspace = {
        id: row.workspace_id,
        name: words.open('name', row.name_locked),
        messenger: messengerOf(row, box),
        createdAt: isoOf(row.created_at),
      }
      return workspace
    },

    async dataUses(workspaceId) {
      const row = await db
        .selectFrom('workspaces')
        .select('data_uses_locked')
        .where('workspace_id', '=', workspaceId)
        .executeTakeFirst()
      if (!row?.data_uses_locked) return []
      const words = wordsOf(await workspaceBox(ground, workspaceId), 'workspaces', workspaceId)
      // Written below, and by nothing else.
      return JSON.parse(words.open('data_uses', row.data_uses_locked)) as DataUse[]
    },

    async identitySecrets(viewer) {
      const rows = await db
        .selectFrom('identity_secrets')
        .select(['id', 'created_at', 'revoked_at'])
        .where('workspace_id', '=', viewer.workspaceId)
        .orderBy('created_at', 'desc')
        .execute()
      return rows.map((row): IdentitySecret => ({
        id: row.id,
        createdAt: isoOf(row.created_at),
        revokedAt: isoOrNull(row.revoked_at),
      }))
    },

    liveIdentitySecrets: (workspaceId) => liveSecrets(ground, workspaceId, false),
  }
}

async function liveSecrets(ground: Ground, workspaceId: string, lock: boolean): Promise<string[]> {
  const rows = await ground.db
    .selectFrom('identity_secrets')
    .select(['id', 'secret_locked'])
    .where('workspace_id', '=', workspaceId)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .$if(lock, (query) => query.forShare())
    .execute()
  if (rows.length === 0) return []
  const box = await workspaceBox(ground, workspaceId)
  return rows.map((row) => wordsOf(box, 'identity_secrets', row.id).open('secret', row.secret_locked))
}

/** Written below, and by nothing else. A setting that is newer than the row has its default. */
export function messengerOf(
  row: { readonly workspace_id: string; readonly messenger_locked: Buffer },
  box: Box,
): MessengerSettings {
  const open = () => wordsOf(box, 'workspaces', row.workspace_id).open('messenger', row.messenger_locked)
  const settings = openedOnce(`${row.workspace_id}/messenger`, row.messenger_locked, open) as Partial<MessengerSettings>
  return { ...defaultMessenger, ...settings }
}

export function workspaceWrites(act: Act): Writes {
  const { db, workspaceId } = act
  return {
    async addWorkspace(workspace) {
      if (workspace.id !== workspaceId) throw fail('internal')
      const words = wordsOf(await boxFor(act, null), 'workspaces', workspace.id)
      await db
        .insertInto('workspaces')
        .values({
          workspace_id: workspace.id,
          name_locked: words.lock('name', workspace.name),
          messenger_locked: words.lock('messenger', JSON.stringify(workspace.messenger)),
          created_at: new Date(workspace.createdAt),
        })
        .execute()
    },

    async changeWorkspace({ name, messenger }) {
      const words = wordsOf(await boxFor(act, null), 'workspaces', workspaceId)
      const change = {
        ...(name === undefined ? {} : { name_locked: words.lock('name', name) }),
        ...(messenger === undefined ? {} : { messenger_locked: words.lock('messenger', JSON.stringify(messenger)) }),
      }
      if (Object.keys(change).length === 0) return
      await db
        .updateTable('workspaces')
        .set({ ...change, revision: sql<number>`revision + 1` })
        .where('workspace_id', '=', workspaceId)
        .execute()
    },

    async keepDataUses(uses) {
      const words = wordsOf(await boxFor(act, null), 'workspaces', workspaceId)
      await db
        .updateTable('workspaces')
        .set({ data_uses_locked: words.lock('data_uses', JSON.stringify(uses)), revision: sql<number>`revision + 1` })
        .where('workspace_id', '=', workspaceId)
        .execute()
    },

    async addIdentitySecret(id, secret, at) {
      const words = wordsOf(await boxFor(act, null), 'identity_secrets', id)
      await db
        .insertInto('identity_secrets')
        .values({
          workspace_id: workspaceId,
          id,
          secret_locked: words.lock('secret', secret),
          created_at: at,
          revoked_at: null,
        })
        .execute()
    },

    async revokeIdentitySecret(id, at) {
      const { numUpdatedRows } = await db
        .updateTable('identity_secrets')
        .set({ revoked_at: at })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    holdIdentitySecrets: () => liveSecrets(act, workspaceId, true),
  }
}
