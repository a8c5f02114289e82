import { excerptAround, type Excerpt } from '../core/excerpt.ts'
import type { FindingRecord } from '../core/finding-record.ts'
import type { PageRequest } from '../core/page.ts'
import { mustBeAllowed, type Staff } from '../core/viewer.ts'
import { locate, textOfPlace } from './place-text.ts'
import type { Deps } from './ports.ts'
import { recordRead } from './record-read.ts'

export type ListedFinding = FindingRecord & {
  /** Null when what was flagged is no longer there. */
  readonly excerpt: Excerpt | null
}

type FindingPage = { readonly items: readonly ListedFinding[]; readonly next?: string; readonly total: number }

/** What the policy flags stays readable, so its surroundings may be shown to whoever may read conversations. */
export async function listFindings(
  d: Deps,
  viewer: Staff,
  state: 'open' | 'reviewed',
  page: PageRequest,
): Promise<FindingPage> {
  mustBeAllowed(viewer, 'conversation:read')
  const { items, next, total } = await d.store.findingsFor(viewer, state, page)
  await recordRead(d, viewer, 'finding.listed', null, { details: { found: items.length, state } })
  const listed: ListedFinding[] = []
  for (const finding of items) {
    const text = await textOfPlace(d, viewer, finding.place)
    const found = text && locate(text, finding)
    listed.push({ ...finding, excerpt: text && found ? excerptAround(text, found.start, found.end) : null })
  }
  return { items: listed, total, ...(next === undefined ? {} : { next }) }
}
