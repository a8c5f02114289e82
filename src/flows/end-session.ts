import { permitsNow } from '../core/access.ts'
import { fail } from '../core/errors.ts'
import { coveredBy } from '../core/permission.ts'
import { mustBeAllowed, type Staff, type Teammate } from '../core/viewer.ts'
import type { Deps } from './ports.ts'

/** One of one's own. Somebody else's, or one that has ended already, is left alone and looks the same. */
export async function endOwnSession(d: Deps, viewer: Teammate, id: string): Promise<void> {
  const own = await d.store.sessionsOf(viewer, d.clock.now())
  if (!own.some((session) => session.id === id)) return
  await d.store.write(viewer.workspaceId, async (tx) => {
    if (!(await tx.endSession(id))) return
    await tx.log(viewer, { action: 'session.ended', object: { type: 'session', id } })
    tx.announce({ type: 'session.ended', sessionId: id })
  })
}

/** All of a teammate whose computer is gone, and their sign-in links. Their role and what they made stay; how many ended. */
export async function endSessionsOf(d: Deps, viewer: Staff, id: string): Promise<number> {
  mustBeAllowed(viewer, 'teammate:write')
  return d.store.write(viewer.workspaceId, async (tx) => {
    const access = await tx.lockAccess()
    const target = access.people.find((person) => person.id === id)
    if (!target) throw fail('not_found')
    if (!coveredBy(target.permits, permitsNow(access, viewer)))
      throw fail('forbidden', 'This person can do more than you can.')
    const ended = await tx.endSessionsOf(id)
    for (const sessionId of ended) tx.announce({ type: 'session.ended', sessionId })
    await tx.log(viewer, {
      action: 'session.ended',
      object: { type: 'teammate', id },
      details: { count: ended.length },
    })
    return ended.length
  })
}
