import { fail } from '../core/errors.ts'
import { may, type Staff } from '../core/viewer.ts'
import type { Deps } from './ports.ts'
import { recordRead } from './record-read.ts'
import { changeSeal } from './replace-text.ts'
import { safeReason } from './safe-reason.ts'

/**
 * Before its time and for good, also where its placeholder was taken out of the text. What stands in the text stays, so that the
 * conversation can still be understood.
 */
export async function destroyValue(d: Deps, viewer: Staff, input: { token: string; reason: string }): Promise<void> {
  const reason = await safeReason(d, viewer, input.reason)
  const sealed = await d.store.sealedFor(viewer, input.token)
  if (!sealed) throw fail('not_found', 'There is no sealed value here. It may have expired.')
  const about = sealed.contactId === null ? {} : { about: sealed.contactId }
  const row = { ...about, reason, details: { kind: sealed.kind } }
  const object = { type: 'seal', id: input.token }
  if (!may(viewer, 'value:destroy', sealed.class)) {
    await recordRead(d, viewer, 'value.destruction-refused', object, row)
    throw fail('forbidden', 'Your role may not destroy this kind of value. Ask an admin of the workspace.')
  }
  await d.store.write(viewer.workspaceId, async (tx) => {
    if (sealed.contactId !== null && (await tx.isHeld(sealed.contactId)))
      throw fail('conflict', 'This person is on hold, and nothing of theirs is destroyed until the hold is lifted.')
    await tx.log(viewer, { action: 'value.destroyed', object, ...row })
    await changeSeal(tx, sealed.place, input.token, { expiresAt: d.clock.now().toISOString(), destroyed: true })
    if ((await tx.destroySealed([input.token])) === 0) throw fail('not_found')
  })
}
