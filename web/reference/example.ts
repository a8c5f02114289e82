import { makeId, makeToken, prefixes, tokenPattern, type Noun } from '../../src/core/id.ts'
import { lookUp, type Description, type Schema } from './description.ts'

const nounOf = new Map(Object.entries(prefixes).map(([noun, prefix]) => [prefix as string, noun as Noun]))
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count))

/** What a field is called says more of what goes in than its type. */
const sayings: Readonly<Record<string, string>> = {
  text: 'Hello, my IBAN is DE89 3704 0044 0532 0130 00',
  email: 'vera@example.com',
  name: 'Vera Lind',
  reason: 'Asked by phone',
  url: 'https://example.com/hook',
  cursor: '',
  fields: '',
}

type Extent = 'request' | 'answer'

/** A value of this shape: of a request what it must have, of an answer all. Ids are fresh, so that what is sent can be made. */
export function exampleOf(api: Description, shape: Schema, extent: Extent, name = '', depth = 0): unknown {
  const schema = lookUp(api, shape)
  if (schema.default !== undefined) return schema.default
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return exampleOf(api, schema.anyOf.find(({ type }) => type !== 'null') ?? {}, extent, name, depth)
  if (schema.properties) {
    const wanted = Object.entries(schema.properties).filter(
      ([key]) => extent === 'answer' || schema.required?.includes(key),
    )
    return Object.fromEntries(
      wanted.map(([key, field]) => [key, depth > 4 ? null : exampleOf(api, field, extent, key, depth + 1)]),
    )
  }
  if (schema.prefixItems) return schema.prefixItems.map((one) => exampleOf(api, one, extent, name, depth + 1))
  if (schema.type === 'array')
    return schema.items && depth < 4 ? [exampleOf(api, schema.items, extent, name, depth + 1)] : []
  if (schema.type === 'boolean') return true
  if (schema.type === 'null') return null
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 1
  if (schema.type === 'object' || schema.additionalProperties) return {}
  return exampleText(schema, name)
}

function exampleText({ pattern, format }: Schema, name: string): string {
  const noun = nounOf.get(idPrefix(pattern) ?? '')
  if (noun) return makeId(noun, Date.now(), random)
  if (pattern === tokenPattern) return makeToken(random)
  if (format === 'date-time') return new Date().toISOString()
  return sayings[name] ?? name
}

/** `cnv` of the pattern of a conversation's id. */
export const idPrefix = (pattern: string | undefined): string | undefined => /^\^([a-z]{3})_\[/.exec(pattern ?? '')?.[1]
