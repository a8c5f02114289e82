import { Type, type TSchema } from 'typebox'
import { Problem } from './wire/shapes.ts'

const refusals: Readonly<Record<number, string>> = {
  400: 'A field is not valid; `field` names it',
  401: 'Nobody is known by this session, key or token',
  403: 'Known, but without the right',
  404: 'Nothing is here for the one who asks',
  409: 'The id is in use for something else',
  410: 'Expired or erased',
  412: 'Changed meanwhile: not what If-Match says',
  413: 'Larger than allowed',
  415: 'Not UTF-8 text as application/json',
  422: 'The policy does not accept this text',
  429: 'Too many requests; wait as long as Retry-After says',
  503: 'Not possible right now; nothing was stored',
}

const problem = (status: number) => ({ ...Problem, description: refusals[status] })
const always = [400, 401, 403, 404, 409, 410, 412, 413, 415, 422, 429, 503]

/** The answers of a route: what it gives, and each refusal by its one shape. What is not named here does not leave. */
export function answers<const T extends Record<number, TSchema>>(given: T): T {
  const refused = Object.fromEntries(always.map((status) => [status, problem(status)]))
  return { ...refused, ...given }
}

export const nothing = Type.Null({ description: 'Done; no body' })

/**
 * Fastify and OpenAPI want one shape in one place. Answers refer to the named shapes (`$id`), requests carry theirs inside,
 * because the validator compiles each alone.
 */
export function withReferences(schema: unknown, named: Map<string, object>): unknown {
  return walk(schema, (node) => {
    if (typeof node.$id !== 'string') return node
    const { $id } = node
    if (!named.has($id)) named.set($id, node)
    return { $ref: `${$id}#`, ...(typeof node.description === 'string' ? { description: node.description } : {}) }
  })
}

export function withoutNames(schema: unknown): unknown {
  return walk(schema, (node) => {
    delete node.$id
    return node
  })
}

type Node = { $id?: unknown; readonly description?: unknown } & Record<string, unknown>

function walk(node: unknown, change: (node: Node) => object): unknown {
  if (Array.isArray(node)) return node.map((inner) => walk(inner, change))
  if (typeof node !== 'object' || node === null) return node
  // TypeBox keeps what a shape is in properties that are not listed; without them `limit=20` would stay a text.
  const copy: Node = Object.defineProperties({}, Object.getOwnPropertyDescriptors(node))
  for (const [key, inner] of Object.entries(node)) copy[key] = walk(inner, change)
  return change(copy)
}
