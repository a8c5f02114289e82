import type { ExportRecord } from '../core/export.ts'
import { fail } from '../core/errors.ts'
import type { Store } from '../flows/store-port.ts'
import type { Writing } from '../flows/writing.ts'
import type { Act, Ground } from './ground.ts'
import { isoOf } from './words.ts'

export function exportReads({ db }: Ground): Pick<Store, 'exports'> {
  return {
    async exports(viewer) {
      const rows = await db
        .selectFrom('exports')
        .selectAll()
        .where('workspace_id', '=', viewer.workspaceId)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .execute()
      return rows.map((row): ExportRecord => ({
        id: row.id,
        contactId: row.contact_id,
        requestedBy: row.requested_by,
        createdAt: isoOf(row.created_at),
        notes: row.notes,
        opened: row.opened,
        counts: row.counts as ExportRecord['counts'], // written below from this very type
      }))
    },
  }
}

export function exportWrites({ db, workspaceId }: Act): Pick<Writing, 'addExport'> {
  return {
    async addExport(record) {
      const values = {
        requested_by: record.requestedBy,
        notes: record.notes,
        opened: record.opened,
        counts: JSON.stringify(record.counts),
        created_at: new Date(record.createdAt),
      }
      // A retry hands the same person's data out again. Anything else under the id is a conflict: the record says who had what.
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('exports')
        .values({ workspace_id: workspaceId, id: record.id, contact_id: record.contactId, ...values })
        .onConflict((conflict) =>
          conflict
            .columns(['workspace_id', 'id'])
            .doUpdateSet(values)
            .where('exports.contact_id', '=', record.contactId)
            .where('exports.requested_by', '=', record.requestedBy)
            .where('exports.notes', '=', record.notes)
            .where('exports.opened', '=', record.opened),
        )
        .executeTakeFirst()
      if (numInsertedOrUpdatedRows === 0n) throw fail('conflict')
    },
  }
}
