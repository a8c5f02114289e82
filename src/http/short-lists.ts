import { Type, type TSchema } from 'typebox'
import { invalid } from '../core/errors.ts'
import { maxLimit } from '../core/page.ts'
import type { Doors } from './doors.ts'
import { cursorQuery } from './wire/shapes.ts'

/**
 * Lists that come whole, like tags and teams, page by page for who asks for it: with `limit`, and the `next` of the page before as
 * `cursor`. Long lists do this in the database themselves.
 */
export function pageShortLists(app: Doors): void {
  app.addHook('preSerialization', async (request, reply, payload) => {
    const { limit, cursor } = (request.query ?? {}) as { limit?: number; cursor?: string }
    if (
      request.routeOptions.config.shortList !== true ||
      reply.statusCode !== 200 ||
      (limit === undefined && cursor === undefined)
    )
      return payload
    const { items, ...rest } = payload as { readonly items: readonly { readonly id?: string }[] }
    const path = request.routeOptions.url ?? ''
    const from = cursor === undefined ? 0 : startOf(cursor, path, items)
    const end = from + (limit ?? maxLimit)
    const last = items[end - 1]
    return {
      ...rest,
      items: items.slice(from, end),
      ...(end < items.length && last ? { next: writeCursor(path, end, last.id) } : {}),
    }
  })
}

/** Whether what is answered is a list that knows no pages of its own. */
export function isShortList(own: TSchema | undefined, answer: unknown): boolean {
  const { properties } = (answer ?? {}) as { properties?: Record<string, unknown> }
  const asked = (own as { properties?: object } | undefined)?.properties ?? {}
  return properties !== undefined && 'items' in properties && 'next' in properties && !('limit' in asked)
}

export const shortPageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: maxLimit, description: 'Without it all' })),
  cursor: cursorQuery,
}

/** Behind the thing that the page ended with: others may have come before it. If it is gone itself, as many things on as had been seen. */
function startOf(cursor: string, path: string, items: readonly { readonly id?: string }[]): number {
  const [of, seen, id] = readCursor(cursor)
  if (of !== path || !Number.isSafeInteger(seen) || Number(seen) < 0)
    throw invalid('cursor', 'This cursor is not one of ours. Start again without it.')
  const at = typeof id === 'string' ? items.findIndex((one) => one.id === id) : -1
  return at === -1 ? Number(seen) : at + 1
}

function readCursor(cursor: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}

function writeCursor(path: string, seen: number, id: string | undefined): string {
  return Buffer.from(JSON.stringify([path, seen, id ?? null])).toString('base64url')
}
