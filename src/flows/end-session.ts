import type { Teammate } from '../core/viewer.ts'
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
