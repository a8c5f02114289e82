import { sql, type Selectable } from 'kysely'
import { fail } from '../core/errors.ts'
import type { Sweep } from '../core/sweep.ts'
import type { Store } from '../flows/store-port.ts'
import type { Writing } from '../flows/writing.ts'
import { limitOf, pageOf, readCursor } from './cursor.ts'
import type { Act, Ground } from './ground.ts'
import { sealedOf } from './sealed-values.ts'
import type { Tables } from './tables.ts'
import { boxesFor, dateOrNull, isoOf, isoOrNull } from './words.ts'

type Row = Selectable<Tables['sweeps']>

export function sweepReads(ground: Ground): Pick<Store, 'sweepFor' | 'sweepsFor' | 'claimSweep' | 'sweptValues'> {
  const { db, clock } = ground
  return {
    async sweepFor(viewer, id) {
      const row = await db
        .selectFrom('sweeps')
        .selectAll()
        .where('workspace_id', '=', viewer.workspaceId)
        .where('id', '=', id)
        .executeTakeFirst()
      return row && sweepOf(row)
    },

    async sweepsFor(viewer, page) {
      const mark = readCursor(page.cursor)
      const rows = await db
        .selectFrom('sweeps')
        .selectAll()
        .where('workspace_id', '=', viewer.workspaceId)
        .$if(mark !== undefined, (query) =>
          query.where(({ eb, refTuple, tuple }) => eb(refTuple('started_at', 'id'), '<', tuple(mark!.at, mark!.id))),
        )
        .orderBy('started_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limitOf(page) + 1)
        .execute()
      return pageOf(rows, page, (row) => ({ at: row.started_at, id: row.id }), sweepOf)
    },

    // What was decided goes first: whoever may only count could ask for so much that nothing would ever be sealed.
    async claimSweep(now, until) {
      const { rows } = await sql<Row>`
        update sweeps set claimed_until = ${until} where (workspace_id, id) = (
          select workspace_id, id from sweeps where state in ('looking', 'sealing', 'undoing')
            and (claimed_until is null or claimed_until < ${now})
            order by state = 'looking', started_at, id limit 1 for update skip locked)
        returning *`.execute(db)
      const [row] = rows
      return row && { workspaceId: row.workspace_id, sweep: sweepOf(row) }
    },

    async sweptValues({ workspaceId }, sweepId, after, limit) {
      const rows = await db
        .selectFrom('sealed_values')
        .selectAll()
        .where('workspace_id', '=', workspaceId)
        .where('sweep_id', '=', sweepId)
        .where('token', '>', after)
        .where('expires_at', '>', clock.now())
        .orderBy('token')
        .limit(limit)
        .execute()
      const boxes = await boxesFor(
        ground,
        workspaceId,
        rows.map((row) => row.contact_id),
      )
      return rows.filter((row) => boxes.has(row.contact_id)).map(sealedOf)
    },
  }
}

export function sweepWrites({
  db,
  workspaceId,
}: Act): Pick<Writing, 'addSweep' | 'lockSweep' | 'changeSweep' | 'countSwept'> {
  const byId = (id: string) => db.updateTable('sweeps').where('workspace_id', '=', workspaceId).where('id', '=', id)
  const locked = async (id: string) => {
    const row = await db
      .selectFrom('sweeps')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    return row && sweepOf(row)
  }
  return {
    lockSweep: locked,

    async addSweep({ startedAt, decidedBy, endedAt, startedBy, ...sweep }) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('sweeps')
        .values({
          workspace_id: workspaceId,
          ...sweep,
          started_by: startedBy,
          started_at: new Date(startedAt),
          decided_by: decidedBy,
          ended_at: dateOrNull(endedAt),
          claimed_until: null,
        })
        .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doNothing())
        .executeTakeFirst()
      if (numInsertedOrUpdatedRows === 1n) return undefined
      const there = await locked(sweep.id)
      if (there?.token !== sweep.token || there.startedBy !== startedBy) throw fail('conflict')
      return there
    },

    async changeSweep(id, { decidedBy, endedAt, ...change }) {
      await byId(id)
        .set({
          ...change,
          claimed_until: null,
          ...(decidedBy === undefined ? {} : { decided_by: decidedBy }),
          ...(endedAt === undefined ? {} : { ended_at: dateOrNull(endedAt) }),
        })
        .execute()
    },

    async countSwept(id, what) {
      await byId(id)
        .set(what === 'sealed' ? { sealed: sql<number>`sealed + 1` } : { restored: sql<number>`restored + 1` })
        .execute()
    },
  }
}

function sweepOf(row: Row): Sweep {
  return {
    id: row.id,
    token: row.token,
    kind: row.kind,
    class: row.class as Sweep['class'], // written by addSweep from this very type, as the two below
    state: row.state as Sweep['state'],
    step: row.step as Sweep['step'],
    after: row.after,
    read: row.read,
    found: row.found,
    sealed: row.sealed,
    failed: row.failed,
    restored: row.restored,
    startedBy: row.started_by,
    startedAt: isoOf(row.started_at),
    decidedBy: row.decided_by,
    endedAt: isoOrNull(row.ended_at),
  }
}
