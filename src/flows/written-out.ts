import type { Activity, ActivityFilter } from '../core/activity.ts'
import { maxLimit } from '../core/page.ts'
import type { Staff } from '../core/viewer.ts'
import type { Deps } from './ports.ts'

/** The rows of the log that a report writes out, newest first and so many at most. */
export async function writtenOut(d: Deps, viewer: Staff, filter: ActivityFilter, most: number): Promise<Activity[]> {
  const items: Activity[] = []
  for (let cursor: string | undefined; items.length < most;) {
    const limit = Math.min(maxLimit, most - items.length)
    const page = await d.store.activityFor(viewer, filter, { limit, ...(cursor === undefined ? {} : { cursor }) })
    items.push(...page.items)
    cursor = page.next
    if (cursor === undefined) break
  }
  return items
}
