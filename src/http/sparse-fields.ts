import { Type, type TSchema } from 'typebox'
import { invalid } from '../core/errors.ts'
import type { Doors } from './doors.ts'
import { isShortList, shortPageQuery } from './short-lists.ts'
import { fieldsQuery } from './wire/shapes.ts'

/** `?fields=id,createdAt` on whatever is read: with these fields only, of a list each item so, and always the id. */
export function sparseFields(app: Doors): void {
  app.addHook('preSerialization', async (request, reply, payload) => {
    const { fields } = (request.query ?? {}) as { fields?: unknown }
    if (typeof fields !== 'string' || request.method !== 'GET' || reply.statusCode !== 200 || !isObject(payload))
      return payload
    const wanted = new Set(['id', ...fields.split(',')])
    const { items } = payload
    const given = Array.isArray(items) ? items.filter(isObject) : [payload]
    const known = new Set(given.flatMap((one) => Object.keys(one)))
    if (given.length > 0 && [...wanted].some((name) => name !== 'id' && !known.has(name))) {
      throw invalid('fields', 'There is no such field here; see the API description.')
    }
    // The answer's schema names every field as required, so what is left out goes past it: it was presented, and is only made less.
    reply.serializer((sparse: unknown) => JSON.stringify(sparse))
    const less = given.map((one) => Object.fromEntries(Object.entries(one).filter(([name]) => wanted.has(name))))
    return Array.isArray(items) ? { ...payload, items: less } : less[0]
  })
}

/** What may be asked of a door in its address: its own query, `fields` where it gives things to read, and pages where it gives many. */
export function queryOf(method: string | string[], url: string, own: unknown, answer: unknown): unknown {
  if (method !== 'GET' || !url.startsWith('/v1/') || !isObject(answer) || answer['type'] !== 'object') return own
  const properties = isObject(own) && isObject(own['properties']) ? (own['properties'] as Record<string, TSchema>) : {}
  const pages = isShortList(own as TSchema | undefined, answer) ? shortPageQuery : {}
  return 'fields' in properties ? own : Type.Object({ ...properties, ...pages, fields: fieldsQuery })
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
