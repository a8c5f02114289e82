import type { FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { fail, invalid, type Failure } from '../core/errors.ts'

/**
 * Bodies are taken as they are: a number where text belongs is a mistake, not a text. Queries and paths are all text,
 * so there `limit=20` becomes a number. A field that a closed schema does not name is refused, and dropped where the schema is
 * open (api-schema.ts says which is); a question that it does not name is refused, because a filter that is misspelled would give everything.
 */
export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  // Made at the first request: a start would wait for some hundreds of them, and an idle server would hold them all.
  let made: ReturnType<typeof compile> | undefined
  const named = namesOf(schema)
  const isText = named?.every(([, field]) => field['type'] === 'string' && !('default' in field)) === true
  return (given: unknown) => {
    const validator = (made ??= compile(schema))
    const value =
      httpPart === 'body' || (httpPart === 'params' && isText) ? given : validator.Default(validator.Convert(given))
    // An id that cannot be one is as unknown as one that is not there. The router gives the fields of the path and no others.
    if (httpPart === 'params') return validator.Check(value) ? { value } : { error: fail('not_found') }
    if (!validator.Check(value)) return { error: mistake(schema, validator.Errors(value)) }
    const strange = httpPart === 'querystring' ? questionsBeyond(schema, value) : undefined
    if (strange) return { error: strange }
    return { value: named && hasOnly(named, value) ? value : validator.Clean(value) }
  }
}

/** The names themselves are not repeated: they are the client's. */
function questionsBeyond({ properties }: TSchema & { properties?: object }, value: unknown): Failure | undefined {
  const known = Object.keys(properties ?? {})
  if (Object.keys(Object(value)).every((name) => known.includes(name))) return undefined
  return invalid('query', `This can be asked with ${known.join(', ')} and nothing else.`)
}

/** The fields of a schema whose fields have no fields themselves: what names no others needs no cleaning, which costs more than the check. */
function namesOf({ properties }: TSchema & { properties?: Readonly<Record<string, Record<string, unknown>>> }) {
  const fields = Object.entries(properties ?? {})
  const isPlain = ({ type, items, anyOf }: Record<string, unknown>): boolean =>
    type === 'array'
      ? isPlain(Object(items))
      : Array.isArray(anyOf)
        ? anyOf.every(isPlain)
        : ['string', 'integer', 'number', 'boolean', 'null'].includes(String(type))
  return properties && fields.every(([, field]) => isPlain(field)) ? fields : undefined
}

function hasOnly(named: readonly (readonly [string, unknown])[], value: unknown): boolean {
  return Object.keys(Object(value)).every((name) => named.some(([known]) => known === name))
}

const compile = (schema: TSchema) => Compile(schema)

type Mistake = { readonly keyword: string; readonly instancePath: string; readonly params: object }

const sentences: Readonly<Record<string, (params: Record<string, unknown>) => string>> = {
  type: (params) => `Expected ${[params['type']].flat().join(' or ')}.`,
  required: () => 'This field is required.',
  pattern: (params) => patternSaid(String(params['pattern'])),
  format: (params) =>
    params['format'] === 'date-time'
      ? 'Expected a date and time such as 2026-05-04T10:00:00Z.'
      : `Expected a ${String(params['format'])}.`,
  enum: (params) => `Expected one of: ${(params['allowedValues'] as unknown[]).map(String).join(', ')}.`,
  minLength: (params) =>
    params['limit'] === 1 ? 'This must not be empty.' : `At least ${String(params['limit'])} characters.`,
  maxLength: (params) => `At most ${String(params['limit'])} characters.`,
  minimum: (params) => `At least ${String(params['limit'])}.`,
  maximum: (params) => `At most ${String(params['limit'])}.`,
  minItems: (params) => `At least ${String(params['limit'])} ${params['limit'] === 1 ? 'entry' : 'entries'}.`,
  maxItems: (params) => `At most ${String(params['limit'])} entries.`,
}

/** Most that is spelled wrongly is an id. */
function patternSaid(pattern: string): string {
  const prefix = /^\^([a-z]{3}_)\[0-9a-hjkmnp-tv-z\]\{26\}\$$/.exec(pattern)?.[1]
  return prefix
    ? `Expected an id such as ${prefix}01hzy3v7q8r9s0t1v2w3x4y5z6: ${prefix} and a ULID in lower case.`
    : 'This is not spelled as it must be; see the API description.'
}

function mistake(schema: TSchema, mistakes: readonly Mistake[]): Failure {
  // Of a field that nobody knows the schema «false» says nothing; the object around it does.
  const telling = mistakes.filter(({ keyword }) => keyword !== 'boolean')
  // Alternatives report each branch; the deepest place says most about what is wrong.
  const deepest = Math.max(...telling.map(depth))
  const there = telling.filter((one) => depth(one) === deepest)
  // Where null would do as well, «null» is no help for an object that has a field too many.
  const strangerOnly = there.every(({ keyword }) => ['additionalProperties', 'type', 'anyOf'].includes(keyword))
  const worst = (strangerOnly && there.find(({ keyword }) => keyword === 'additionalProperties')) || there[0]
  if (!worst) return invalid('body', 'This is not what was expected.')
  const params = worst.params as Record<string, unknown>
  const missing = worst.keyword === 'required' ? [params['requiredProperties']].flat().slice(0, 1).map(String) : []
  const path = knownPath(schema, worst.instancePath.split('/').slice(1))
  const field = [...path, ...missing].join('.') || 'body'
  if (worst.keyword === 'additionalProperties')
    return invalid(field, `Something in it is not known here. It can have ${fieldsAt(schema, path)} and nothing else.`)
  const types = telling.filter(({ keyword, instancePath }) => keyword === 'type' && instancePath === worst.instancePath)
  if (types.length > 1) params['type'] = types.flatMap((one) => (one.params as { type?: unknown }).type)
  return invalid(field, sentences[worst.keyword]?.(params) ?? 'This is not what was expected.')
}

const depth = ({ instancePath }: Mistake) => instancePath.split('/').length

function fieldsAt(schema: unknown, path: readonly string[]): string {
  const [head, ...rest] = path
  const {
    properties = {},
    items,
    anyOf,
  } = Object(schema) as { properties?: object; items?: unknown; anyOf?: unknown[] }
  if (anyOf) return anyOf.map((branch) => fieldsAt(branch, path)).find((names) => names !== '') ?? ''
  if (head === undefined) return Object.keys(properties).join(', ')
  return fieldsAt(items ?? Object.getOwnPropertyDescriptor(properties, head)?.value, rest)
}

/** Names that the schema itself has. A name that the client made up could be a secret and is not repeated. */
function knownPath(schema: unknown, segments: readonly string[]): string[] {
  const [head, ...rest] = segments
  if (head === undefined || typeof schema !== 'object' || schema === null) return []
  const { properties, items, anyOf } = schema as { properties?: object; items?: unknown; anyOf?: unknown[] }
  if (anyOf) return anyOf.map((branch) => knownPath(branch, segments)).toSorted((a, b) => b.length - a.length)[0] ?? []
  if (properties && Object.hasOwn(properties, head))
    return [head, ...knownPath(Object.getOwnPropertyDescriptor(properties, head)?.value, rest)]
  return items !== undefined && /^\d{1,4}$/.test(head) ? [head, ...knownPath(items, rest)] : []
}
