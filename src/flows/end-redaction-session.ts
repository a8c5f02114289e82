import { fail } from '../core/errors.ts'
import type { Staff } from '../core/viewer.ts'
import type { Deps } from './ports.ts'

/** Before its time: its values are gone for good, and what stands in texts stays there. */
export async function endRedactionSession(d: Deps, viewer: Staff, id: string): Promise<void> {
  await d.store.write(viewer.workspaceId, async (tx) => {
    const values = await tx.endRedactionSession(id)
    if (values === undefined) throw fail('not_found')
    await tx.log(viewer, { action: 'value.expired', object: { type: 'redaction-session', id }, details: { count: values } })
  })
}
