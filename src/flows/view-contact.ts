import type { Contact, ContactFilter } from '../core/contact.ts'
import { contextOf } from '../core/author.ts'
import { decide } from '../core/decide.ts'
import { fail, invalid } from '../core/errors.ts'
import type { Page, PageRequest } from '../core/page.ts'
import type { Staff } from '../core/viewer.ts'
import type { Deps } from './ports.ts'
import { lookInField } from './names-in.ts'
import { recordRead } from './record-read.ts'

type ContactQuery = Omit<ContactFilter, 'attribute'> & {
  /** Its name, a colon and its value. */
  readonly attribute?: string
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
    : await d.store.contactsFor(viewer, page, await filterOf(d, viewer, query))
  const [one] = by ? found.items : []
  await recordRead(d, viewer, 'contact.listed', null, {
    details: { found: found.items.length, by: by?.[0] ?? (query.attribute === undefined ? 'page' : 'attribute') },
    ...(one ? { about: one.id } : {}),
  })
  return found
}

/** A value that would be sealed in such a field is not looked for: it would tell who has it, and stand in an address. */
async function filterOf(d: Deps, viewer: Staff, { attribute, ...query }: ContactQuery): Promise<ContactFilter> {
  if (attribute === undefined) return query
  const [name = ''] = attribute.split(':', 1)
  const value = attribute.slice(name.length + 1)
  const policy = await d.store.policyOf(viewer.workspaceId)
  const plan = decide(await lookInField(d, policy, name, value), policy, contextOf(viewer))
  if (plan.some(({ action }) => action !== 'allow' && action !== 'flag'))
    throw invalid(
      'attribute',
      'Values that are protected here are not searched for. Look for the contact by something else.',
    )
  return { ...query, attribute: { name, value } }
}
