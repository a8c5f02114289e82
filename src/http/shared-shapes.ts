import { Type } from 'typebox'
import { defaultLimit, maxLimit, type PageRequest } from '../core/page.ts'
import { maxReason, minReason } from '../core/reason.ts'
import type { Viewer } from '../core/viewer.ts'
import type { Deps } from '../flows/ports.ts'
import { idOf } from './wire/shapes.ts'
import type { Names } from './present-conversation.ts'
import type { Eye } from './present-text.ts'

export const conversationParams = Type.Object({ id: idOf('conversation') })

export const reason = Type.String({
  minLength: minReason,
  maxLength: maxReason,
  description: 'Why, in a few words. Kept with the log, encrypted.',
})

/** What is compared with stored ids: no place for control characters, which the database would not take. */
export const plainWord = Type.String({ pattern: '^[\\w.:-]{1,80}$' })

export function pageOf(query: { limit?: number; cursor?: string }): PageRequest {
  const limit = Math.min(query.limit ?? defaultLimit, maxLimit)
  return query.cursor === undefined ? { limit } : { limit, cursor: query.cursor }
}

export function eyeOf(d: Deps, viewer: Viewer): Eye {
  return { viewer, now: d.clock.now() }
}

/** Of what a contact or a key has just written: their names are not in the list of teammates. */
export const noNames: Names = new Map()

/** Who wrote: whole names for the team, first names for a contact. */
export async function namesFor(d: Deps, viewer: Viewer): Promise<Names> {
  const names = await d.store.teammateNames(viewer)
  if (viewer.type !== 'contact') return names
  return new Map([...names].map(([id, name]) => [id, name.trim().split(/\s+/)[0] ?? '']))
}
