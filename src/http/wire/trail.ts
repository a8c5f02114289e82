import { Type, type Static } from 'typebox'
import { Activity, verifiedLog } from './activity.ts'
import { Permit } from './people.ts'
import { choice, moment, nullable } from './shapes.ts'

const rows = (description: string) => Type.Array(Activity, { description })

/** Everything but `signature` is under the signature, in canonical JSON. */
export const Trail = Type.Object(
  {
    type: Type.Literal('underseal.trail.v1'),
    workspaceId: Type.String(),
    workspaceName: Type.String(),
    of: Type.Object({
      type: choice(['teammate', 'api-key'] as const),
      id: Type.String(),
      name: Type.String(),
      createdAt: moment,
      endedAt: nullable(moment),
      permits: Type.Array(Permit, { description: 'As of now; how they came about stands in `toIt`' }),
    }),
    from: moment,
    to: moment,
    madeAt: moment,
    madeBy: Type.String(),
    log: Type.Object(verifiedLog),
    reach: Type.Object(
      {
        contacts: nullable(Type.Integer()),
        conversations: nullable(Type.Integer()),
        values: nullable(Type.Record(Type.String(), Type.Integer())),
      },
      { description: 'How much lies within its rights, as of now, counted to 100,000; null without the right' },
    ),
    acts: Type.Integer(),
    counts: Type.Record(Type.String(), Type.Integer()),
    lists: Type.Object(
      { pages: Type.Integer(), lines: Type.Integer() },
      { description: 'Lists and searches name nobody in the log' },
    ),
    addresses: Type.Array(
      Type.Object({
        address: nullable(Type.String({ description: 'Null where it went with a person who was erased' })),
        acts: Type.Integer(),
        opened: Type.Integer(),
        revealed: Type.Integer(),
        first: moment,
        last: moment,
      }),
    ),
    addressRowsLeftOut: Type.Integer(),
    people: Type.Array(
      Type.Object({
        contactId: Type.String(),
        opened: Type.Integer(),
        viewed: Type.Integer(),
        revealed: Type.Integer(),
        exported: Type.Integer(),
        acts: Type.Integer(),
        first: moment,
        last: moment,
      }),
      { description: 'Who is concerned, the ones of whom most was seen first' },
    ),
    peopleLeftOut: Type.Integer(),
    looks: rows('Each value it opened or was refused, and what it took away; newest first'),
    looksLeftOut: Type.Integer(),
    changes: rows('What it changed in rights, rules and keys'),
    changesLeftOut: Type.Integer(),
    toIt: rows('What others did to it, and sign-ins that failed'),
    toItLeftOut: Type.Boolean(),
    leftBehind: Type.Object(
      {
        sessions: Type.Integer(),
        keys: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
        invitations: Type.Array(Type.Object({ id: Type.String(), roleId: Type.String() })),
        webhooks: Type.Array(Type.Object({ id: Type.String(), host: Type.String() })),
      },
      { description: 'What it made and what still opens or sends' },
    ),
    keyId: Type.String(),
    publicKey: Type.String(),
    signature: Type.String(),
  },
  { $id: 'Trail' },
)
export type Trail = Static<typeof Trail>
