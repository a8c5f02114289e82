import type { Selectable } from 'kysely'
import type { FindingRecord, Review } from '../core/finding-record.ts'
import type { Store } from '../flows/store-port.ts'
import type { Writing } from '../flows/writing.ts'
import { limitOf, pageOf, readCursor } from './cursor.ts'
import type { Act, Ground } from './ground.ts'
import type { Tables } from './tables.ts'
import { isoOf } from './words.ts'

type Row = Selectable<Tables['findings']>

/** A queue that is longer than this is shown as longer than this. */
const maxWaitingCounted = 1_000

export function findingReads(ground: Ground): Pick<Store, 'originOf' | 'findingsFor' | 'findingFor'> {
  const { db } = ground
  return {
    async originOf(viewer, token) {
      const row = await db
        .selectFrom('findings')
        .selectAll()
        .where('workspace_id', '=', viewer.workspaceId)
        .where('token', '=', token)
        .executeTakeFirst()
      return row && findingOf(row)
    },

    async findingsFor(viewer, state, page) {
      const mark = readCursor(page.cursor)
      const flagged = db
        .selectFrom('findings')
        .where('workspace_id', '=', viewer.workspaceId)
        .where('action', '=', 'flag')
        .where('verdict', state === 'open' ? 'is' : 'is not', null)
      const rows = await flagged
        .selectAll()
        .$if(mark !== undefined, (query) =>
          query.where(({ eb, refTuple, tuple }) => eb(refTuple('created_at', 'id'), '<', tuple(mark!.at, mark!.id))),
        )
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limitOf(page) + 1)
        .execute()
      const { total } = await db
        .selectFrom(flagged.select('id').limit(maxWaitingCounted).as('few'))
        .select(({ fn }) => fn.countAll<string>().as('total'))
        .executeTakeFirstOrThrow()
      return { ...pageOf(rows, page, (row) => ({ at: row.created_at, id: row.id }), findingOf), total: Number(total) }
    },

    async findingFor(viewer, id) {
      const row = await db
        .selectFrom('findings')
        .selectAll()
        .where('workspace_id', '=', viewer.workspaceId)
        .where('id', '=', id)
        .executeTakeFirst()
      return row && findingOf(row)
    },
  }
}

export function findingWrites(act: Act): Pick<Writing, 'openFindingsAt' | 'reviewFinding'> {
  const { db, workspaceId } = act
  return {
    async openFindingsAt({ table, row, field }) {
      const rows = await db
        .selectFrom('findings')
        .selectAll()
        .where('workspace_id', '=', workspaceId)
        .where('place_row', '=', row)
        .where('place_table', '=', table)
        .where('place_field', '=', field)
        .where('action', '=', 'flag')
        .where('verdict', 'is', null)
        .orderBy('id')
        .execute()
      return rows.map(findingOf)
    },

    async reviewFinding(id, verdict, by, at) {
      const { numUpdatedRows } = await db
        .updateTable('findings')
        .set({ verdict, reviewed_by: by, reviewed_at: at })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .where('action', '=', 'flag')
        .where('verdict', 'is', null)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
  }
}

function findingOf(row: Row): FindingRecord {
  return {
    id: row.id,
    kind: row.kind,
    // Written by addFindings from these very types.
    class: row.class as FindingRecord['class'],
    confidence: row.confidence,
    detector: row.detector,
    action: row.action as FindingRecord['action'],
    place: { table: row.place_table as FindingRecord['place']['table'], row: row.place_row, field: row.place_field },
    contactId: row.contact_id,
    conversationId: row.conversation_id,
    policyVersion: row.policy_version,
    createdAt: isoOf(row.created_at),
    ...(row.token === null ? {} : { token: row.token }),
    ...(row.rule === null ? {} : { rule: row.rule }),
    ...(row.start_at === null || row.end_at === null ? {} : { span: [row.start_at, row.end_at] as const }),
    review:
      row.verdict === null || row.reviewed_by === null || row.reviewed_at === null
        ? null
        : { verdict: row.verdict as Review['verdict'], by: row.reviewed_by, at: isoOf(row.reviewed_at) },
  }
}
