import type { Contact } from '../core/contact.ts'
import { fail } from '../core/errors.ts'
import type { Staff } from '../core/viewer.ts'
import type { Deps } from './ports.ts'

/** From now on their messages are refused, with a kind word; what they wrote before stays. */
export async function blockContact(d: Deps, viewer: Staff, id: string, blocked: boolean): Promise<Contact> {
  if (!(await d.store.contactFor(viewer, id))) throw fail('not_found')
  return d.store.write(viewer.workspaceId, async (tx) => {
    const contact = await tx.blockContact(id, blocked ? d.clock.now() : null)
    if (!contact) throw fail('not_found')
    await tx.log(viewer, {
      action: blocked ? 'contact.blocked' : 'contact.unblocked',
      object: { type: 'contact', id },
      about: id,
    })
    tx.announce({ type: 'workspace' })
    tx.announce({ type: 'contact.blocked', contactId: id, blocked })
    return contact
  })
}
