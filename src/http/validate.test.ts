import { Type, type TSchema } from 'typebox'
import { expect, test } from 'vitest'
import { Failure } from '../core/errors.ts'
import { withoutStrangers } from './api-schema.ts'
import { ContactInput } from './wire/contact.ts'
import { PolicyInput } from './wire/policy.ts'
import { idOf, PageQuery } from './wire/shapes.ts'
import { validatorCompiler } from './validate.ts'

function validate(schema: TSchema, httpPart: string, given: unknown): unknown {
  const check = validatorCompiler({ schema, httpPart, method: 'POST', url: '/' })
  const result = check(given) as { value?: unknown; error?: unknown }
  return result.error instanceof Failure
    ? { code: result.error.code, field: result.error.field, message: result.error.message }
    : result.value
}

test('a number is not taken for a text in a body', () => {
  expect(validate(Type.Object({ text: Type.String() }), 'body', { text: 5 })).toMatchObject({
    code: 'invalid',
    field: 'text',
  })
})

test('a query’s digits become a number, and defaults are filled in', () => {
  expect(validate(Type.Object(PageQuery), 'querystring', { limit: '20' })).toEqual({ limit: 20 })
  expect(validate(Type.Object(PageQuery), 'querystring', {})).toEqual({ limit: 50 })
})

test('fields that the shape does not name are dropped', () => {
  expect(validate(Type.Object({ a: Type.String() }), 'body', { a: 'x', isAdmin: true })).toEqual({ a: 'x' })
})

test('fields within fields that the shape does not name are dropped as well', () => {
  const inner = Type.Object({ b: Type.Optional(Type.String()) })
  const given = { a: { b: 'x', isAdmin: true } }
  expect(validate(Type.Object({ a: inner }), 'body', structuredClone(given))).toEqual({ a: { b: 'x' } })
  expect(validate(Type.Object({ a: Type.Union([Type.Null(), inner]) }), 'body', structuredClone(given))).toEqual({
    a: { b: 'x' },
  })
  expect(validate(Type.Object({ a: Type.Array(inner) }), 'body', { a: [given.a] })).toEqual({ a: [{ b: 'x' }] })
})

test('what a closed shape does not name is refused without being repeated, and what it can have is named', () => {
  const secret = 'hunter' + '2'
  const inner = Type.Object({ kind: Type.String(), note: Type.Optional(Type.String()) })
  const shape = withoutStrangers(
    Type.Object({
      text: Type.String(),
      rules: Type.Optional(Type.Array(inner)),
      one: Type.Optional(Type.Union([Type.Null(), inner])),
    }),
  ) as TSchema
  for (const [given, field, has] of [
    [{ text: 'x', [secret]: secret }, 'body', 'text, rules, one'],
    [{ text: 'x', rules: [{ kind: 'a' }, { kind: 'a', [secret]: 1 }] }, 'rules.1', 'kind, note'],
    [{ text: 'x', one: { kind: 'a', [secret]: 1 } }, 'one', 'kind, note'],
  ] as const) {
    const refused = validate(shape, 'body', given)
    expect(refused).toMatchObject({
      code: 'invalid',
      field,
      message: expect.stringContaining(`It can have ${has} and`),
    })
    expect(JSON.stringify(refused)).not.toContain(secret)
  }
  expect(validate(shape, 'body', { text: 'x', one: { kind: 'a' } })).toEqual({ text: 'x', one: { kind: 'a' } })
})

test('names that the client may choose stay open in a closed shape', () => {
  const given = { attributes: { plan: 'gold', seats: 5 } }
  expect(validate(withoutStrangers(ContactInput) as TSchema, 'body', given)).toEqual(given)
})

test('who spells an id or a time wrongly, or takes the wrong type, reads what is right', () => {
  const say = (schema: TSchema, value: unknown) =>
    (validate(Type.Object({ value: schema }), 'body', { value }) as { message: string }).message
  expect(say(idOf('contact'), 'CNT_1')).toContain('such as cnt_01hzy3v7q8r9s0t1v2w3x4y5z6')
  expect(say(Type.String({ format: 'date-time' }), '2026-05-04')).toContain('2026-05-04T10:00:00Z')
  expect(say(Type.Union([Type.String(), Type.Null()]), 5)).toBe('Expected string or null.')
  expect(say(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])), { plan: [] })).toBe(
    'Expected string or number.',
  )
})

test('an id that cannot be one is as unknown as one that is not there', () => {
  expect(validate(Type.Object({ id: idOf('tag') }), 'params', { id: "' or 1" })).toMatchObject({ code: 'not_found' })
})

test('the place of a mistake in a list is named', () => {
  const input = { name: 'x', minConfidence: 0.5, rules: [{ action: 'seal' }, { action: 'hide' }] }
  expect(validate(PolicyInput, 'body', input)).toMatchObject({
    code: 'invalid',
    field: 'rules.1.action',
    message: expect.stringContaining('seal'),
  })
})

test('an empty text is told that it is empty', () => {
  expect(validate(Type.Object({ text: Type.String({ minLength: 1 }) }), 'body', { text: '' })).toMatchObject({
    field: 'text',
    message: 'This must not be empty.',
  })
  expect(validate(Type.Object({ text: Type.String({ minLength: 3 }) }), 'body', { text: 'a' })).toMatchObject({
    message: 'At least 3 characters.',
  })
})

test('a missing field is named', () => {
  expect(validate(Type.Object({ text: Type.String() }), 'body', {})).toMatchObject({
    field: 'text',
    message: 'This field is required.',
  })
})

test('a name that the client made up is never repeated', () => {
  const secret = 'hunter' + '2'
  const refused = validate(ContactInput, 'body', { attributes: { [secret]: { nested: secret } } })
  expect(refused).toMatchObject({ code: 'invalid', field: 'attributes' })
  expect(JSON.stringify(refused)).not.toContain(secret)
})

test('no refusal repeats the value', () => {
  const secret = 'hunter' + '2'
  for (const schema of [
    Type.Integer(),
    idOf('part'),
    Type.String({ format: 'date-time' }),
    Type.String({ maxLength: 2 }),
    Type.Boolean(),
  ]) {
    expect(JSON.stringify(validate(Type.Object({ value: schema }), 'body', { value: secret }))).not.toContain(secret)
  }
})

test('a question that is not known is refused without being repeated, and what can be asked is named', () => {
  const refused = validate(
    Type.Object({ kind: Type.Optional(Type.String()), limit: Type.Optional(Type.Integer()) }),
    'querystring',
    { kynd: 'visitor' },
  )
  expect(refused).toMatchObject({ code: 'invalid', field: 'query', message: expect.stringContaining('kind, limit') })
  expect(JSON.stringify(refused)).not.toContain('kynd')
})
