import { fail } from '../core/errors.ts'
import { may, type Staff } from '../core/viewer.ts'
import type { Deps } from './ports.ts'

/**
 * Before its time: its values are gone for good, what stands in texts stays there, and its id begins nothing new. Whose it is ends it; somebody else needs
 * the right to destroy values, and for others it is not there.
 */
export async function endRedactionSession(d: Deps, viewer: Staff, id: string): Promise<void> {
  await d.store.write(viewer.workspaceId, async (tx) => {
    const values = await tx.endRedactionSession(id, d.clock.now(), may(viewer, 'value:destroy') ? undefined : viewer.id)
    if (values === undefined) throw fail('not_found')
    await tx.log(viewer, {
      action: 'value.expired',
      object: { type: 'redaction-session', id },
      details: { count: values },
    })
  })
}
