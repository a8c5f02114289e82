import { invalid } from '../core/errors.ts'
import type { Contact, ContactFilter } from '../core/contact.ts'
import type { Page, PageRequest } from '../core/page.ts'
import type { DataTable } from '../core/data-map.ts'
import { isTimeZone } from '../core/office-hours.ts'
import type { Overview } from '../core/report.ts'
import type { Staff } from '../core/viewer.ts'
import type { Deps } from './ports.ts'
import { recordRead } from './record-read.ts'

export async function readOverview(
  d: Deps,
  viewer: Staff,
  range: { days: number; weeks: number; zone: string },
): Promise<Overview> {
  if (!isTimeZone(range.zone)) throw invalid('zone', 'This is not the name of a time zone, as Europe/Berlin is one.')
  await recordRead(d, viewer, 'report.viewed', null, { details: { days: range.days } })
  return d.store.overview(viewer, { ...range, now: d.clock.now() })
}

export async function readDataMap(d: Deps, viewer: Staff): Promise<readonly DataTable[]> {
  await recordRead(d, viewer, 'data.viewed', null)
  return d.store.dataMap(viewer)
}

export type Subject = { readonly contact: Contact; readonly conversations: number; readonly sealed: number }

/** Who is stored, and how much of them. */
export async function listSubjects(
  d: Deps,
  viewer: Staff,
  filter: ContactFilter,
  page: PageRequest,
): Promise<Page<Subject>> {
  const { items, next } = await d.store.contactsFor(viewer, page, filter)
  await recordRead(d, viewer, 'contact.listed', null, { details: { found: items.length, by: 'page' } })
  return { items: await withCounts(d, viewer, items), ...(next === undefined ? {} : { next }) }
}

export async function withCounts(d: Deps, viewer: Staff, contacts: readonly Contact[]): Promise<Subject[]> {
  const counts = await d.store.contactCounts(
    viewer,
    contacts.map((contact) => contact.id),
  )
  const none = { conversations: 0, sealed: 0 }
  return contacts.map((contact) => ({ contact, ...(counts.get(contact.id) ?? none) }))
}
