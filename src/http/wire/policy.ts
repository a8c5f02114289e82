import { Type, type Static } from 'typebox'
import { actions, authors, channels } from '../../core/policy.ts'
import { classes } from '../../detect/finding.ts'
import { Finding } from './finding.ts'
import { choice, moment, nullable } from './shapes.ts'

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
