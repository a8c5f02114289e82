import type { ActivityDetails, ChainedRow } from '../core/activity.ts'
import { isoOf } from './words.ts'

/** The columns of `activity` that are hashed. */
export type ActivityColumns = {
  id: string
  at: Date
  action: string
  actor_type: string
  actor_id: string
  object_type: string | null
  object_id: string | null
  details: unknown
  locked: Buffer | null
  locked_by: string | null
}

/** The sequencer hashes and the verifier checks this one shape. */
export function chainedRowOf(row: ActivityColumns, position: number): ChainedRow {
  return {
    position,
    id: row.id,
    at: isoOf(row.at),
    action: row.action,
    actorType: row.actor_type,
    actorId: row.actor_id,
    objectType: row.object_type,
    objectId: row.object_id,
    details: row.details as ActivityDetails, // JSON, as it was written
    locked: row.locked && row.locked.toString('base64'),
    lockedBy: row.locked_by,
  }
}
