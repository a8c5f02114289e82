import { exportFileState, type ExportFile } from '../core/export.ts'
import { fail } from '../core/errors.ts'
import type { Store } from '../flows/store-port.ts'
import type { Writing } from '../flows/writing.ts'
import type { Act, Ground } from './ground.ts'
import { boxesFor, boxFor, isoOf, wordsOf } from './words.ts'

const facts = [
  'id',
  'contact_id',
  'requested_by',
  'notes',
  'opened',
  'classes',
  'state',
  'bytes',
  'created_at',
  'expires_at',
] as const

export function exportFileReads(ground: Ground): Pick<Store, 'exportFiles' | 'exportFileText'> {
  const { db, clock } = ground
  return {
    async exportFiles(viewer, id) {
      const rows = await db
        .selectFrom('export_files')
        .select(facts)
        .where('workspace_id', '=', viewer.workspaceId)
        .where('expires_at', '>', clock.now())
        .$if(id !== undefined, (query) => query.where('id', '=', id!))
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .execute()
      return rows.map(fileOf)
    },

    async exportFileText(viewer, id) {
      const row = await db
        .selectFrom('export_files')
        .select(['contact_id', 'file_locked'])
        .where('workspace_id', '=', viewer.workspaceId)
        .where('id', '=', id)
        .where('state', '=', 'ready')
        .where('expires_at', '>', clock.now())
        .executeTakeFirst()
      if (!row?.file_locked) return undefined
      const box = (await boxesFor(ground, viewer.workspaceId, [row.contact_id])).get(row.contact_id)
      return box && wordsOf(box, 'export_files', id).open('file', row.file_locked)
    },
  }
}

export function exportFileWrites(act: Act): Pick<Writing, 'startExportFile' | 'finishExportFile' | 'removeExportFile'> {
  const { db, workspaceId } = act
  return {
    async startExportFile(file, now) {
      // Whoever comes second with the same id waits here until the first is durable.
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('export_files')
        .values({ workspace_id: workspaceId, id: file.id, contact_id: file.contactId, ...valuesOf(file) })
        .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doNothing())
        .executeTakeFirst()
      if (numInsertedOrUpdatedRows === 1n) return undefined
      const row = await db
        .selectFrom('export_files')
        .select(facts)
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', file.id)
        .forUpdate()
        .executeTakeFirst()
      const before = row && fileOf(row)
      if (before?.contactId !== file.contactId || before.requestedBy !== file.requestedBy) throw fail('conflict')
      if (before.notes !== file.notes || before.opened !== file.opened) throw fail('conflict')
      if (exportFileState(before, now) !== 'failed') return before
      await db
        .updateTable('export_files')
        .set(valuesOf(file))
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', file.id)
        .execute()
      return undefined
    },

    async finishExportFile(id, done) {
      const row = await db
        .selectFrom('export_files')
        .select('contact_id')
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .where('state', '=', 'running')
        .forUpdate()
        .executeTakeFirst()
      // Deleted, or its person erased, while it was made.
      if (!row) throw fail('gone')
      const change =
        done === 'failed'
          ? { state: 'failed' }
          : {
              state: 'ready',
              bytes: new TextEncoder().encode(done.text).length,
              classes: JSON.stringify(done.classes),
              file_locked: wordsOf(await boxFor(act, row.contact_id), 'export_files', id).lock('file', done.text),
            }
      await db
        .updateTable('export_files')
        .set(change)
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .execute()
    },

    async removeExportFile(id) {
      const row = await db
        .deleteFrom('export_files')
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .returning(facts)
        .executeTakeFirst()
      return row && fileOf(row)
    },
  }
}

function valuesOf(file: ExportFile) {
  return {
    requested_by: file.requestedBy,
    notes: file.notes,
    opened: file.opened,
    classes: JSON.stringify(file.classes),
    state: file.state,
    bytes: file.bytes,
    file_locked: null,
    created_at: new Date(file.createdAt),
    expires_at: new Date(file.expiresAt),
  }
}

type Row = {
  id: string
  contact_id: string
  requested_by: string
  notes: boolean
  opened: boolean
  classes: unknown
  state: string
  bytes: number | null
  created_at: Date
  expires_at: Date
}

function fileOf(row: Row): ExportFile {
  return {
    id: row.id,
    contactId: row.contact_id,
    requestedBy: row.requested_by,
    createdAt: isoOf(row.created_at),
    notes: row.notes,
    opened: row.opened,
    // Both written above from these very types.
    classes: row.classes as ExportFile['classes'],
    state: row.state as ExportFile['state'],
    bytes: row.bytes,
    expiresAt: isoOf(row.expires_at),
  }
}
