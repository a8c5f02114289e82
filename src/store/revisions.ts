import { fail } from '../core/errors.ts'
import type { Store } from '../flows/store-port.ts'
import type { Revised, Writing } from '../flows/writing.ts'
import type { Act, Ground } from './ground.ts'

const tables = {
  contact: 'contacts',
  conversation: 'conversations',
  tag: 'tags',
  macro: 'macros',
  part: 'parts',
  team: 'teams',
  teammate: 'teammates',
  view: 'views',
  webhook: 'webhooks',
  workspace: 'workspaces',
} as const

export function revisionReads({ db }: Ground): Pick<Store, 'revisionOf'> {
  return { revisionOf: (viewer, noun, id) => find(db, viewer.workspaceId, noun, id, false) }
}

export function revisionWrites(act: Act): Pick<Writing, 'expectRevision'> {
  return {
    async expectRevision(noun, id, expected) {
      if (expected === undefined) return
      const revision = await find(act.db, act.workspaceId, noun, id, true)
      if (revision === undefined) throw fail('not_found')
      if (revision !== expected) throw fail('changed')
    },
  }
}

/** `lock` holds the row until the end of the transaction: what was compared is what will be changed. */
async function find(
  db: Ground['db'],
  workspaceId: string,
  noun: Revised,
  id: string,
  lock: boolean,
): Promise<number | undefined> {
  const row = await db
    // Each table of the list has a workspace and a revision; kysely quotes the name.
    .selectFrom(tables[noun] as 'tags')
    .select('revision')
    .where('workspace_id', '=', workspaceId)
    .where(noun === 'workspace' ? 'workspace_id' : 'id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  return row?.revision
}
