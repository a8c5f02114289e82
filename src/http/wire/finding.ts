import { Type, type Static } from 'typebox'
import { verdicts } from '../../core/finding-record.ts'
import { SafeText, choice, idOf, moment, nullable } from './shapes.ts'

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

const Place = Type.Object({ table: Type.String(), row: Type.String(), field: Type.String() })

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
