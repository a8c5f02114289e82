import type { FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { fail, invalid, type Failure } from '../core/errors.ts'

/**
 * Bodies are taken as they are: a number where text belongs is a mistake, not a text. Queries and paths are all text,
 * so there `limit=20` becomes a number. Fields that the schema does not name are dropped; a question that it does not name is
 * refused, because a filter that is misspelled would give everything.
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
  pattern: () => 'This is not spelled as it must be; see the API description.',
  format: (params) => `Expected a ${String(params['format'])}.`,
  enum: (params) => `Expected one of: ${(params['allowedValues'] as unknown[]).map(String).join(', ')}.`,
  minLength: (params) =>
    params['limit'] === 1 ? 'This must not be empty.' : `At least ${String(params['limit'])} characters.`,
  maxLength: (params) => `At most ${String(params['limit'])} characters.`,
  minimum: (params) => `At least ${String(params['limit'])}.`,
  maximum: (params) => `At most ${String(params['limit'])}.`,
  minItems: (params) => `At least ${String(params['limit'])} ${params['limit'] === 1 ? 'entry' : 'entries'}.`,
  maxItems: (params) => `At most ${String(params['limit'])} entries.`,
}

function mistake(schema: TSchema, mistakes: readonly Mistake[]): Failure {
  // Alternatives report each branch; the deepest place says most about what is wrong.
  const worst = mistakes.toSorted((a, b) => b.instancePath.split('/').length - a.instancePath.split('/').length)[0]
  if (!worst) return invalid('body', 'This is not what was expected.')
  const params = worst.params as Record<string, unknown>
  const missing = worst.keyword === 'required' ? [params['requiredProperties']].flat().slice(0, 1).map(String) : []
  const path = [...knownPath(schema, worst.instancePath.split('/').slice(1)), ...missing]
  const sentence = sentences[worst.keyword]?.(params) ?? 'This is not what was expected.'
  return invalid(path.length === 0 ? 'body' : path.join('.'), sentence)
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
