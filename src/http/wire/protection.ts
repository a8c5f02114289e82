import { Type, type Static } from 'typebox'
import { verdicts } from '../../core/finding-record.ts'
import { actions, authors, channels } from '../../core/policy.ts'
import { Contact } from './contact.ts'
import { Activity, Finding, PolicyInput } from './house.ts'
import { choice, idOf, moment, nullable, SafeText, token } from './shapes.ts'

export const Place = Type.Object({ table: Type.String(), row: Type.String(), field: Type.String() })

/** Everything about a sealed value but the value. */
export const SealOrigin = Type.Object(
  {
    token,
    kind: Type.String(),
    class: Type.String(),
    sealedAt: moment,
    expiresAt: moment,
    /** Null for what was sealed before this was kept. */
    origin: nullable(
      Type.Object({
        detector: Type.String({ description: '`person` where a teammate marked the passage' }),
        confidence: Type.Number(),
        policyVersion: Type.Integer(),
        rule: nullable(Type.Integer({ minimum: 0, description: 'The place of the rule in that version, from 0' })),
      }),
    ),
    /** Null for those who may not read the log. */
    looks: nullable(Type.Array(Activity)),
  },
  { $id: 'SealOrigin' },
)
export type SealOrigin = Static<typeof SealOrigin>

export const FlaggedFinding = Type.Object(
  {
    id: idOf('finding'),
    kind: Type.String(),
    class: Type.String(),
    confidence: Type.Number(),
    detector: Type.String(),
    place: Place,
    contactId: nullable(Type.String()),
    conversationId: nullable(Type.String()),
    policyVersion: Type.Integer(),
    rule: nullable(Type.Integer()),
    createdAt: moment,
    review: nullable(Type.Object({ verdict: choice(verdicts), by: Type.String(), at: moment })),
    /** Null when it is no longer there. `start` and `end` mark the flagged value. */
    excerpt: nullable(Type.Object({ text: SafeText, start: Type.Integer(), end: Type.Integer() })),
  },
  { $id: 'FlaggedFinding' },
)
export type FlaggedFinding = Static<typeof FlaggedFinding>

export const Trial = Type.Object(
  {
    messages: Type.Integer(),
    changed: Type.Integer(),
    counts: Type.Array(
      Type.Object({ kind: Type.String(), action: choice(actions), before: Type.Integer(), after: Type.Integer() }),
    ),
    changes: Type.Array(
      Type.Object({
        conversationId: Type.String(),
        partId: Type.String(),
        kind: Type.String(),
        from: choice(actions),
        to: choice(actions),
        /** Findings are masked, each by its kind. */
        excerpt: Type.Object({ text: Type.String(), start: Type.Integer(), end: Type.Integer() }),
      }),
    ),
  },
  { $id: 'PolicyTrial' },
)
export type Trial = Static<typeof Trial>

export const PreviewInput = Type.Object({
  policy: PolicyInput,
  text: Type.String({ maxLength: 20_000 }),
  author: choice(authors),
  channel: choice(channels),
})
export const Preview = Type.Object({
  text: Type.String(),
  refused: Type.Boolean(),
  findings: Type.Array(Type.Object({ ...Finding.properties, action: choice(actions), rule: nullable(Type.Integer()) })),
})
export type Preview = Static<typeof Preview>

const Median = Type.Object({ median: nullable(Type.Integer({ description: 'Seconds' })), count: Type.Integer() })
export const Overview = Type.Object(
  {
    started: Type.Array(Type.Object({ day: Type.String(), count: Type.Integer() })),
    firstResponse: Median,
    resolution: Median,
    open: Type.Integer(),
    unassigned: Type.Integer(),
    flagged: Type.Integer(),
    hidden: Type.Array(Type.Object({ week: Type.String(), kind: Type.String(), count: Type.Integer() })),
    reveals: Type.Array(Type.Object({ week: Type.String(), count: Type.Integer() })),
  },
  { $id: 'Overview' },
)
export type Overview = Static<typeof Overview>

export const DataTable = Type.Object({ table: Type.String(), rows: Type.Integer(), oldest: nullable(moment) })
export type DataTable = Static<typeof DataTable>

export const Subject = Type.Object(
  { contact: Contact, conversations: Type.Integer(), sealed: Type.Integer() },
  { $id: 'Subject' },
)
export type Subject = Static<typeof Subject>

export const Checklist = Type.Object({
  steps: Type.Array(Type.Object({ id: Type.String(), done: Type.Boolean() })),
  dismissed: Type.Boolean(),
})
export type Checklist = Static<typeof Checklist>

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
