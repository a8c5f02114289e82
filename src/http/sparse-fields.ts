import { invalid } from '../core/errors.ts'
import type { Doors } from './doors.ts'

/** `?fields=id,createdAt` on any list: each item with these fields only, and always its id. */
export function sparseFields(app: Doors): void {
  app.addHook('preSerialization', async (request, reply, payload) => {
    const { fields } = (request.query ?? {}) as { fields?: unknown }
    if (typeof fields !== 'string' || request.method !== 'GET' || reply.statusCode !== 200) return payload
    const items = (payload as { items?: unknown } | null)?.items
    if (!Array.isArray(items)) return payload
    const wanted = new Set(['id', ...fields.split(',').map((name) => name.trim())])
    const known = new Set(items.flatMap((item) => Object.keys(item as object)))
    if (items.length > 0 && [...wanted].some((name) => name !== 'id' && !known.has(name))) {
      throw invalid('fields', 'A field is not one of this list’s; see the API description.')
    }
    // The answer's schema names every field as required, so what is left out goes past it: it was presented, and is only made less.
    reply.serializer((sparse: unknown) => JSON.stringify(sparse))
    const less = items.map((item) => Object.fromEntries(Object.entries(item as object).filter(([name]) => wanted.has(name))))
    return { ...(payload as object), items: less }
  })
}
