import { Type, type Static } from 'typebox'
import { moment, nullable } from './shapes.ts'

const Median = Type.Object({ median: nullable(Type.Integer({ description: 'Seconds' })), count: Type.Integer() })

export const Overview = Type.Object(
  {
    started: Type.Array(Type.Object({ day: Type.String(), count: Type.Integer() })),
    firstResponse: Median,
    resolution: Median,
    open: Type.Integer(),
    unassigned: Type.Integer(),
    flagged: Type.Integer(),
    undone: Type.Object(
      {
        erasures: Type.Integer(),
        overdue: Type.Integer(),
        webhooks: Type.Integer(),
        unchained: Type.Integer(),
        sweeps: Type.Integer(),
        accessSince: nullable(moment),
        waitsUntil: nullable(moment),
        lastBackup: nullable(moment),
      },
      {
        description:
          'What the house does by itself and has not done; `sweeps`: values that were sealed in one place in the last two weeks and stand open in others; `accessSince`: when somebody last signed off who may do what, if that is longer ago than a quarter; `lastBackup` if it is older than a week; until `waitsUntil` nothing is destroyed, since the clock stood more than a day ahead of where it had stood',
      },
    ),
    hidden: Type.Array(Type.Object({ week: Type.String(), kind: Type.String(), count: Type.Integer() })),
    reveals: Type.Array(Type.Object({ week: Type.String(), count: Type.Integer() })),
  },
  { $id: 'Overview' },
)
export type Overview = Static<typeof Overview>

export const DataTable = Type.Object({ table: Type.String(), rows: Type.Integer(), oldest: nullable(moment) })
export type DataTable = Static<typeof DataTable>
