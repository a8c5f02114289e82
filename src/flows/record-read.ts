import type { ActivityAction, ActivityDetails } from '../core/activity.ts'
import type { Actor } from '../core/viewer.ts'
import type { Deps } from './ports.ts'

/** A look is logged before it is answered. The row has no write to share, so it is a transaction of its own. */
export async function recordRead(
  d: Deps,
  viewer: Actor,
  action: ActivityAction,
  object: { readonly type: string; readonly id: string } | null,
  more: { readonly about?: string; readonly details?: ActivityDetails; readonly reason?: string } = {},
): Promise<void> {
  await d.store.write(viewer.workspaceId, (tx) => tx.log(viewer, { action, object, ...more }))
}
