import { Type, type Static } from 'typebox'
import { dataFields, legalBases, specialBases } from '../../core/data-use.ts'
import { choice, moment, nullable } from './shapes.ts'

export const DataUseInput = Type.Object({
  field: choice(dataFields),
  purpose: Type.String({ minLength: 1, maxLength: 300, description: 'What it is kept for' }),
  basis: choice(legalBases),
  special: nullable(choice(specialBases)),
  retention: Type.String({ minLength: 1, maxLength: 200, description: 'For how long' }),
})

export const DataUse = Type.Object(
  {
    ...DataUseInput.properties,
    stated: Type.Boolean({ description: 'False: what usually holds; nobody has said so' }),
  },
  { $id: 'DataUse' },
)
export type DataUse = Static<typeof DataUse>

export const Retention = Type.Object(
  {
    days: nullable(Type.Integer({ description: 'Null: nobody is erased by itself' })),
    from: nullable({ ...moment, description: 'From when on it counts' }),
    counts: nullable(
      Type.Object({
        due: Type.Integer({ description: 'Whom it would erase at this moment' }),
        unclosed: Type.Integer({ description: 'Past their time, with a conversation that is not closed' }),
        held: Type.Integer({ description: 'Past their time, and on hold' }),
      }),
    ),
  },
  { $id: 'Retention' },
)
export type Retention = Static<typeof Retention>
