import { Type, type Static, type TSchema } from 'typebox'
import { idPattern, tokenPattern, type Noun } from '../../core/id.ts'

/** The shapes that cross the doors. They validate, they are the OpenAPI description, and their types are what the screens import. */
export const idOf = (noun: Noun) =>
  Type.String({ pattern: idPattern(noun), description: `Id of a ${noun}; made by the client when it creates one` })
export const token = Type.String({ pattern: tokenPattern, description: 'Stand-in of a sealed value' })
/**
 * The sixty-first second of a minute is a time by RFC 3339, and none for a `Date` or the database. Neither is what an offset moves out
 * of the years 1 to 9999: it is spelled otherwise in an answer, and a list with one such row in it would have none.
 */
export const moment = Type.String({
  format: 'date-time',
  pattern: '^(?!0000|0001.*\\+|9999.*-\\d\\d:).{17}[0-5]',
  description: 'ISO 8601, UTC',
})
export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
export const choice = <T extends string>(values: readonly T[], description?: string) =>
  Type.Unsafe<T>({ type: 'string', enum: [...values], ...(description ? { description } : {}) })

export const Seal = Type.Object(
  {
    token,
    kind: Type.String(),
    class: Type.String(),
    start: Type.Integer({ minimum: 0, description: 'UTF-16 offset into the text' }),
    end: Type.Integer({ minimum: 0 }),
    hint: Type.String(),
    expiresAt: moment,
    /** What the one who asks may do with it, so that no screen guesses. */
    mayReveal: Type.Boolean(),
    mayRestore: Type.Boolean(),
    mayExtend: Type.Boolean(),
    mayDestroy: Type.Boolean(),
    destroyed: Type.Optional(Type.Boolean({ description: 'Somebody had it destroyed before its time' })),
  },
  { $id: 'Seal' },
)
export type Seal = Static<typeof Seal>

export const SafeText = Type.Object({ text: Type.String(), seals: Type.Array(Seal) }, { $id: 'SafeText' })
export type SafeText = Static<typeof SafeText>

export const Problem = Type.Object(
  {
    error: Type.Object({
      code: Type.String(),
      message: Type.String(),
      field: Type.Optional(Type.String()),
      reference: Type.String(),
    }),
  },
  { $id: 'Problem' },
)
export type Problem = Static<typeof Problem>

export const page = <T extends TSchema>(item: T) =>
  Type.Object({
    items: Type.Array(item),
    next: Type.Optional(Type.String({ description: 'Pass as cursor for the next page' })),
  })

export const fieldsQuery = Type.Optional(
  Type.String({
    pattern: '^[A-Za-z]+(,[A-Za-z]+)*$',
    maxLength: 500,
    description: 'Only these fields, of a list those of each item, and the id: id,createdAt',
  }),
)

export const cursorQuery = Type.Optional(
  Type.String({ maxLength: 200, description: 'Where the page begins: `next` of the one before' }),
)

export const PageQuery = {
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 200, default: 50, description: 'How many a page has at most' }),
  ),
  cursor: cursorQuery,
  fields: fieldsQuery,
}
