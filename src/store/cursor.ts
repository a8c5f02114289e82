import { invalid } from '../core/errors.ts'
import { maxLimit, type Page, type PageRequest } from '../core/page.ts'

/** Where a page ended: lists are in order of a time and, within one, of an id; some of a score before both. */
export type Mark = { readonly at: Date; readonly id: string; readonly score?: number }

export function readCursor(cursor: string | undefined): Mark | undefined {
  if (cursor === undefined) return undefined
  const wrong = invalid('cursor', 'This cursor is not one of ours. Start again without it.')
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    throw wrong
  }
  if (!Array.isArray(value) || value.length < 2 || value.length > 3) throw wrong
  const [at, id, score] = value as unknown[]
  if (typeof at !== 'number' || typeof id !== 'string' || !/^[a-z]{3}_[0-9a-z]{1,32}$/.test(id)) throw wrong
  const date = new Date(at)
  // Nothing of ours is older than 1970, and PostgreSQL knows no time before 4713 BC.
  if (Number.isNaN(date.getTime()) || at < 0) throw wrong
  if (score === undefined) return { at: date, id }
  if (!Number.isSafeInteger(score)) throw wrong
  return { at: date, id, score: score as number }
}

function writeCursor({ at, id, score }: Mark): string {
  return Buffer.from(JSON.stringify([at.getTime(), id, ...(score === undefined ? [] : [score])])).toString('base64url')
}

export function limitOf(page: PageRequest): number {
  return Math.min(Math.max(Math.trunc(page.limit), 1), maxLimit)
}

/** `rows` is one longer than the page if there is more. Rows that cannot be opened are left out of the items, not of the count. */
export function pageOf<R, T>(
  rows: readonly R[],
  page: PageRequest,
  markOf: (row: R) => Mark,
  itemOf: (row: R) => T | undefined,
): Page<T> {
  const limit = limitOf(page)
  const shown = rows.slice(0, limit)
  const items = shown.map(itemOf).filter((item) => item !== undefined)
  const last = shown.at(-1)
  return rows.length > limit && last !== undefined ? { items, next: writeCursor(markOf(last)) } : { items }
}
