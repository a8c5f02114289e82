import type { Selectable } from 'kysely'
import type { Erasure, ErasureCounts, Receipt } from '../core/erasure.ts'
import { fail } from '../core/errors.ts'
import type { Store } from '../flows/store-port.ts'
import type { Writing } from '../flows/writing.ts'
import { limitOf, pageOf, readCursor } from './cursor.ts'
import type { Act, Ground } from './ground.ts'
import { subjectTables } from './subject-tables.ts'
import type { Tables } from './tables.ts'
import { isoOf, isoOrNull } from './words.ts'

export function erasureReads({
  db,
}: Ground): Pick<Store, 'erasures' | 'erasuresFor' | 'erasureFor' | 'unfinishedErasures'> {
  const of = (workspaceId: string) => db.selectFrom('erasures').selectAll().where('workspace_id', '=', workspaceId)
  return {
    async erasures(viewer) {
      const rows = await of(viewer.workspaceId).orderBy('started_at', 'desc').orderBy('id', 'desc').execute()
      return rows.map(erasureOf)
    },

    async erasuresFor(viewer, page) {
      const mark = readCursor(page.cursor)
      const rows = await of(viewer.workspaceId)
        .$if(mark !== undefined, (query) =>
          query.where(({ eb, refTuple, tuple }) => eb(refTuple('started_at', 'id'), '<', tuple(mark!.at, mark!.id))),
        )
        .orderBy('started_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limitOf(page) + 1)
        .execute()
      return pageOf(rows, page, (row) => ({ at: row.started_at, id: row.id }), erasureOf)
    },

    async erasureFor(viewer, id) {
      const row = await of(viewer.workspaceId).where('id', '=', id).executeTakeFirst()
      return row && erasureOf(row)
    },

    async unfinishedErasures(workspaceId) {
      const rows = await of(workspaceId).where('completed_at', 'is', null).orderBy('started_at').execute()
      return rows.map(erasureOf)
    },
  }
}

export function erasureWrites(act: Act): Pick<Writing, 'startErasure' | 'eraseRows' | 'completeErasure'> {
  const { db, workspaceId } = act
  return {
    async startErasure({ id, contactId, requestedBy, startedAt }) {
      const added = await db
        .insertInto('erasures')
        .values({
          workspace_id: workspaceId,
          id,
          contact_id: contactId,
          requested_by: requestedBy,
          started_at: new Date(startedAt),
          completed_at: null,
          receipt: null,
        })
        .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doNothing())
        .returning('id')
        .executeTakeFirst()
      if (added) return
      const there = await db
        .selectFrom('erasures')
        .select('contact_id')
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .executeTakeFirst()
      if (there?.contact_id !== contactId) throw fail('conflict')
    },

    async eraseRows(contactId) {
      const lockConversations = () =>
        db
          .selectFrom('conversations')
          .select('id')
          .where('workspace_id', '=', workspaceId)
          .where('contact_id', '=', contactId)
          .orderBy('id')
          .forUpdate()
          .execute()
      // Whoever is adding a row for this person holds or waits for these; afterwards the rows they would hang on are gone. Conversations
      // first, as everybody else has it: a message holds its conversation when its rows come to hang on the person.
      await lockConversations()
      await db
        .selectFrom('contacts')
        .select('id')
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', contactId)
        .forUpdate()
        .execute()
      // Those that were begun until then.
      await lockConversations()
      const counts: Record<string, number> = {}
      for (const { table, column } of subjectTables) {
        const { numDeletedRows } = await db
          .deleteFrom(table as 'parts') // each table of the list has a workspace and the named column
          .where('workspace_id', '=', workspaceId)
          .where(column, '=', contactId)
          .executeTakeFirst()
        counts[table] = Number(numDeletedRows)
      }
      return counts satisfies ErasureCounts
    },

    async completeErasure(id, receipt, at) {
      await db
        .updateTable('erasures')
        .set({ completed_at: at, receipt: JSON.stringify(receipt) })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .where('completed_at', 'is', null)
        .execute()
    },
  }
}

function erasureOf(row: Selectable<Tables['erasures']>): Erasure {
  return {
    id: row.id,
    contactId: row.contact_id,
    requestedBy: row.requested_by,
    startedAt: isoOf(row.started_at),
    completedAt: isoOrNull(row.completed_at),
    receipt: row.receipt as Receipt | null, // written by completeErasure from this very type
  }
}
