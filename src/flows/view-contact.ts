import type { Contact, ContactFilter } from '../core/contact.ts'
import { fail } from '../core/errors.ts'
import type { Page, PageRequest } from '../core/page.ts'
import type { Staff } from '../core/viewer.ts'
import type { Deps } from './ports.ts'
import { recordRead } from './record-read.ts'

type ContactQuery = ContactFilter & {
  readonly email?: string
  readonly phone?: string
  readonly externalId?: string
}

export async function viewContact(d: Deps, viewer: Staff, id: string): Promise<Contact> {
  const contact = await d.store.contactFor(viewer, id)
  if (!contact) throw fail('not_found')
  await recordRead(d, viewer, 'contact.viewed', { type: 'contact', id }, { about: id })
  return contact
}

/** By exact e-mail, phone or external id (keyed hashes), or page by page. */
export async function listContacts(
  d: Deps,
  viewer: Staff,
  query: ContactQuery,
  page: PageRequest,
): Promise<Page<Contact>> {
  const by =
    query.email !== undefined
      ? (['email', query.email] as const)
      : query.phone !== undefined
        ? (['phone', query.phone] as const)
        : query.externalId !== undefined
          ? (['external-id', query.externalId] as const)
          : undefined
  const found = by
    ? { items: [await d.store.contactBy(viewer.workspaceId, by[0], by[1])].filter((c) => c !== undefined) }
    : await d.store.contactsFor(viewer, page, query)
  const [one] = by ? found.items : []
  await recordRead(d, viewer, 'contact.listed', null, {
    details: { found: found.items.length, by: by?.[0] ?? 'page' },
    ...(one ? { about: one.id } : {}),
  })
  return found
}
