import { Type, type TSchema } from 'typebox'
import { problems } from './refusals.ts'

/**
 * The answers of a route: what it gives, and the refusals that do not follow from how it is hung (refusals.ts). What is
 * not named does not leave; test/contract.test.ts makes each one that is named happen.
 */
export function answers<const T extends Record<number, TSchema>>(given: T, refused: readonly number[] = []): T {
  return { ...problems(refused), ...given }
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

/**
 * What a program sends and nobody knows is refused: a `kind` that is misspelled would make a customer read what was meant as a
 * note. Pages of customers may be older or newer than the house, so their doors pass over what they do not know.
 */
export function withoutStrangers(schema: unknown): unknown {
  return walk(schema, (node) => {
    if (node['type'] === 'object' && node['properties']) node['additionalProperties'] ??= false
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
