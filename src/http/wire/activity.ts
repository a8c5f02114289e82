import { Type, type Static } from 'typebox'
import { moment, nullable } from './shapes.ts'

export const Activity = Type.Object(
  {
    id: Type.String(),
    position: nullable(Type.Integer()),
    at: moment,
    action: Type.String(),
    actor: Type.Object({ type: Type.String(), id: Type.String() }),
    object: nullable(Type.Object({ type: Type.String(), id: Type.String() })),
    details: Type.Record(Type.String(), Type.Any()),
    address: nullable(Type.String()),
    reason: nullable(Type.String()),
  },
  { $id: 'Activity' },
)
export type Activity = Static<typeof Activity>

export const ChainState = Type.Object({
  rows: Type.Integer(),
  waiting: Type.Integer(),
  checkpoint: nullable(
    Type.Object({
      position: Type.Integer(),
      hash: Type.String(),
      at: moment,
      keyId: Type.String(),
      signature: Type.String(),
    }),
  ),
})

export const Verification = Type.Object({
  rows: Type.Integer(),
  checkpoints: Type.Integer(),
  at: moment,
  /** The first row that does not fit; null where all do. */
  broken: nullable(
    Type.Object({ position: Type.Integer(), id: nullable(Type.String()), what: Type.String(), why: Type.String() }),
  ),
})
export type Verification = Static<typeof Verification>

/** Of the log that a report stands on, as it was verified when that was made. */
export const verifiedLog = {
  since: moment,
  rows: Type.Integer(),
  checkpoints: Type.Integer(),
  head: nullable(Type.Object({ position: Type.Integer(), hash: Type.String() })),
  broken: nullable(Type.Object({ position: Type.Integer(), what: Type.String(), why: Type.String() })),
}
