import { sql, type Kysely } from 'kysely'
import type { ChainEntry } from '../core/verify-chain.ts'
import { chainedRowOf, type ActivityColumns } from './chain-rows.ts'
import type { Tables } from './tables.ts'
import { isoOf } from './words.ts'

const batch = 2_000

type Row = { [K in keyof ActivityColumns]: ActivityColumns[K] | null } & {
  position: string
  activity_id: string
  previous: Buffer
  link_hash: Buffer
}

/** The chain as it stands in the database. Checkpoints are read before rows: whatever they sign must then be there. */
export async function* chainEntries(db: Kysely<Tables>, workspaceId: string): AsyncGenerator<ChainEntry> {
  const signed = await db
    .selectFrom('activity_checkpoints')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('position')
    .execute()
  const checkpoints = signed.map((row): ChainEntry => ({
    type: 'checkpoint',
    position: Number(row.position),
    hash: row.hash.toString('hex'),
    at: isoOf(row.at),
    keyId: row.key_id,
    signature: row.signature,
  }))

  let next = 0
  for (let after = 0; ;) {
    const { rows } = await sql<Row>`
      select c.position, c.activity_id, c.previous, c.hash as link_hash, a.* from activity_chain c
      left join activity a on a.workspace_id = c.workspace_id and a.id = c.activity_id
      where c.workspace_id = ${workspaceId} and c.position > ${after} order by c.position limit ${batch}`.execute(db)
    for (const row of rows) {
      const position = Number(row.position)
      yield {
        type: 'row',
        position,
        activityId: row.activity_id,
        previous: row.previous.toString('hex'),
        hash: row.link_hash.toString('hex'),
        // With an id every column that must be filled is filled; without one the row is gone.
        row: row.id === null ? undefined : chainedRowOf(row as ActivityColumns, position),
      }
      after = position
      while (next < checkpoints.length && checkpoints[next]!.position <= position) yield checkpoints[next++]!
    }
    if (rows.length < batch) break
  }
  yield* checkpoints.slice(next)
}
