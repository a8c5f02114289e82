import { Type, type Static } from 'typebox'
import { endPattern, maxSpans, timePattern } from '../../core/office-hours.ts'
import { maxOrigins, originPattern } from '../../core/trusted-origin.ts'
import { replyTimes } from '../../core/workspace.ts'
import { classes } from '../../detect/finding.ts'
import { actions, authors, channels } from '../../core/policy.ts'
import { choice, idOf, moment, nullable, SafeText } from './shapes.ts'

export const Tag = Type.Object({ id: idOf('tag'), name: SafeText }, { $id: 'Tag' })
export type Tag = Static<typeof Tag>

export const Macro = Type.Object(
  { id: idOf('macro'), name: SafeText, body: SafeText, updatedAt: moment },
  { $id: 'Macro' },
)
export type Macro = Static<typeof Macro>

const spoken = (maxLength: number) => Type.Object({ en: Type.String({ maxLength }), de: Type.String({ maxLength }) })
const pixels = Type.Integer({ minimum: 0, maximum: 200 })

export const OfficeHours = Type.Object({
  timeZone: Type.String({ minLength: 1, maxLength: 64, description: 'An IANA name, such as Europe/Berlin' }),
  week: Type.Array(
    Type.Object({
      day: Type.Integer({ minimum: 0, maximum: 6, description: '0 is Sunday' }),
      from: Type.String({ pattern: timePattern }),
      to: Type.String({ pattern: endPattern }),
    }),
    { maxItems: maxSpans },
  ),
})

export const MessengerSettings = Type.Object({
  greeting: spoken(200),
  intro: spoken(300),
  spacing: Type.Object({ side: pixels, bottom: pixels }),
  replyTime: choice(replyTimes),
  hours: nullable(OfficeHours),
  sound: Type.Boolean(),
  askEmail: Type.Boolean(),
  language: choice(['auto', 'en', 'de'] as const),
  /** Sites that may embed the messenger; empty for any. */
  origins: Type.Array(Type.String({ pattern: originPattern, maxLength: 200 }), { maxItems: maxOrigins }),
  color: Type.String({ pattern: '^#[0-9A-Fa-f]{6}$' }),
  position: choice(['left', 'right'] as const),
  requireVerification: Type.Boolean(),
})

export const Workspace = Type.Object(
  { id: idOf('workspace'), name: Type.String(), messenger: MessengerSettings, createdAt: moment },
  { $id: 'Workspace' },
)
export type Workspace = Static<typeof Workspace>

export const IdentitySecret = Type.Object({ id: Type.String(), createdAt: moment, revokedAt: nullable(moment) })
export type IdentitySecret = Static<typeof IdentitySecret>

export const Rule = Type.Object(
  {
    kinds: Type.Optional(Type.Array(Type.String(), { maxItems: 300 })),
    classes: Type.Optional(Type.Array(choice(classes), { maxItems: 20 })),
    authors: Type.Optional(Type.Array(choice(authors))),
    channels: Type.Optional(Type.Array(choice(channels))),
    minConfidence: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
    action: choice(actions),
    keepDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 3650 })),
  },
  { $id: 'Rule' },
)
export const CustomDetector = Type.Object(
  {
    name: Type.String({
      minLength: 1,
      maxLength: 40,
      pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
      description: 'Its kind is custom:<name>',
    }),
    pattern: Type.Optional(
      Type.String({ minLength: 1, maxLength: 1_000, description: 'Linear-time; see docs/detection.md' }),
    ),
    words: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 5_000 })),
    ignoreCase: Type.Optional(Type.Boolean()),
    context: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 100 })),
    validator: Type.Optional(
      Type.Union([
        Type.Literal('luhn'),
        Type.Literal('verhoeff'),
        Type.Literal('mod-11-10'),
        Type.Literal('mod-97-10'),
        Type.Literal('iban-mod-97'),
        Type.Literal('random'),
      ]),
    ),
    confidence: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  },
  { $id: 'CustomDetector' },
)
export type CustomDetector = Static<typeof CustomDetector>
export const PolicyInput = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100 }),
  minConfidence: Type.Number({ minimum: 0, maximum: 1 }),
  rules: Type.Array(Rule, { maxItems: 200 }),
  detectors: Type.Optional(Type.Array(CustomDetector, { maxItems: 100 })),
})
export const Policy = Type.Object(
  {
    version: Type.Integer(),
    name: Type.String(),
    minConfidence: Type.Number(),
    rules: Type.Array(Rule),
    detectors: Type.Optional(Type.Array(CustomDetector)),
    createdBy: Type.String(),
    createdAt: moment,
  },
  { $id: 'Policy' },
)
export type Policy = Static<typeof Policy>

export const Finding = Type.Object(
  {
    kind: Type.String(),
    class: Type.String(),
    start: Type.Integer(),
    end: Type.Integer(),
    confidence: Type.Number(),
    detector: Type.String(),
    hint: Type.String(),
    why: Type.Optional(
      Type.Object({
        rule: Type.String(),
        check: Type.Optional(Type.String()),
        form: Type.Optional(Type.String({ description: 'Lengths of the digit groups' })),
        base: Type.Number({ description: 'By form and check alone' }),
        words: Type.Object({ heard: Type.Array(Type.String()), effect: Type.Number() }),
        question: Type.Number({ description: 'What the question before added' }),
        threshold: Type.Number(),
        beat: Type.Array(
          Type.Object({ kind: Type.String(), detector: Type.String(), confidence: Type.Number(), by: Type.String() }),
        ),
      }),
    ),
    parts: Type.Optional(
      Type.Array(
        Type.Object({
          part: Type.Union([
            Type.Literal('house-number'),
            Type.Literal('street'),
            Type.Literal('unit'),
            Type.Literal('postcode'),
            Type.Literal('place'),
          ]),
          start: Type.Integer(),
          end: Type.Integer(),
        }),
        { description: 'Of an address' },
      ),
    ),
    path: Type.Optional(Type.String({ description: 'In a document: where the string stands, as in RFC 6901' })),
    offsets: Type.Optional(
      Type.Object({
        codePoints: Type.Tuple([Type.Integer(), Type.Integer()]),
        bytes: Type.Tuple([Type.Integer(), Type.Integer()]),
      }),
    ),
  },
  { $id: 'Finding' },
)

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
