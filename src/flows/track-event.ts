import { contextOf } from '../core/author.ts'
import type { ContactEvent } from '../core/contact-event.ts'
import { decide } from '../core/decide.ts'
import { fail, invalid } from '../core/errors.ts'
import type { Staff, Visitor } from '../core/viewer.ts'
import { lookIn } from './names-in.ts'
import type { Deps } from './ports.ts'

/** How often and when, by name. A name that carries a value is refused, and metadata never gets here. */
export async function trackEvent(d: Deps, viewer: Visitor, name: string): Promise<void> {
  const policy = await d.store.policyOf(viewer.workspaceId)
  const harmful = decide(await lookIn(d, policy, name), policy, contextOf(viewer)).some(
    ({ action }) => action !== 'flag',
  )
  if (harmful) throw invalid('name', 'The name of an event may not carry a sensitive value. Say only what was done.')
  const counted = await d.store.write(viewer.workspaceId, (tx) => tx.countEvent(viewer.id, name, d.clock.now()))
  if (!counted) throw invalid('name', 'This person has too many different events. Use fewer names.')
}

export async function readEvents(d: Deps, viewer: Staff, contactId: string): Promise<readonly ContactEvent[]> {
  if (!(await d.store.contactFor(viewer, contactId))) throw fail('not_found')
  return d.store.eventsOf(viewer, contactId)
}
