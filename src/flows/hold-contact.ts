import type { Contact } from '../core/contact.ts'
import { fail } from '../core/errors.ts'
import { mustBeAllowed, type Staff } from '../core/viewer.ts'
import type { Deps } from './ports.ts'
import { safeReason } from './safe-reason.ts'

/** On hold nobody is erased, by hand or by the rule: for a dispute, or a duty to keep. What is sealed still ends at its time. */
export async function holdContact(d: Deps, viewer: Staff, id: string, why: string | null): Promise<Contact> {
  mustBeAllowed(viewer, 'contact:erase')
  if (!(await d.store.contactFor(viewer, id))) throw fail('not_found')
  const reason = why === null ? undefined : await safeReason(d, viewer, why)
  return d.store.write(viewer.workspaceId, async (tx) => {
    const contact = await tx.holdContact(id, reason === undefined ? null : d.clock.now())
    if (!contact) throw fail('not_found')
    await tx.log(viewer, {
      action: reason === undefined ? 'contact.released' : 'contact.held',
      object: { type: 'contact', id },
      about: id,
      ...(reason === undefined ? {} : { reason }),
    })
    tx.announce({ type: 'workspace' })
    return contact
  })
}
