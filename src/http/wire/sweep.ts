import { Type, type Static } from 'typebox'
import { sweepStates } from '../../core/sweep.ts'
import { choice, moment, nullable, token } from './shapes.ts'

/** How far it is. Where the value stands is not told, so that nobody finds it open by asking. */
export const Sweep = Type.Object(
  {
    id: Type.String(),
    token,
    kind: Type.String(),
    state: choice(
      sweepStates,
      '`looking` until all is counted, `found` then; `sealing` and `done`; `undoing` and `undone`; `lost`: the value is gone, so nothing more is looked for',
    ),
    read: Type.Integer({ description: 'Texts that were read in this state' }),
    found: Type.Integer({ description: 'Other messages, notes, titles, fields, drafts and names that say it' }),
    sealed: Type.Integer({ description: 'Of them sealed by this sweep' }),
    failed: Type.Integer({ description: 'Of them not sealed; looking for it once more tries them again' }),
    restored: Type.Integer({ description: 'Values put back' }),
    startedBy: Type.String(),
    startedAt: moment,
    decidedBy: nullable(Type.String({ description: 'Who had it sealed everywhere, or put back' })),
    endedAt: nullable(moment),
    maySeal: Type.Boolean({ description: 'Whether whoever asks may have it sealed everywhere' }),
    mayUndo: Type.Boolean({ description: 'Whether whoever asks may have all of it put back' }),
  },
  { $id: 'Sweep' },
)
export type Sweep = Static<typeof Sweep>
