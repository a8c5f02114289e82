import type { Activity, ActivityFilter } from '../core/activity.ts'
import type { Page, PageRequest } from '../core/page.ts'
import type { Staff } from '../core/viewer.ts'
import type { Deps } from './ports.ts'
import { recordRead } from './record-read.ts'

/** Looking at the log is itself logged. */
export async function readActivity(
  d: Deps,
  viewer: Staff,
  filter: ActivityFilter,
  page: PageRequest,
): Promise<Page<Activity>> {
  await recordRead(d, viewer, 'activity.viewed', null, { details: { filters: Object.keys(filter) } })
  return d.store.activityFor(viewer, filter, page)
}
