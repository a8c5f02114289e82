import type { Visitor } from '../core/viewer.ts'
import type { Deps } from './ports.ts'

/** Who sits at a computer of others leaves nothing behind: each window has a session, and all of them end. */
export async function leaveMessenger(d: Deps, viewer: Visitor): Promise<void> {
  await d.store.write(viewer.workspaceId, async (tx) => {
    const ended = await tx.endVisitorSessions(viewer.id)
    await tx.log(viewer, { action: 'visitor.left', object: { type: 'contact', id: viewer.id }, about: viewer.id })
    for (const sessionId of ended) tx.announce({ type: 'session.ended', sessionId })
  })
}
