import { fail, invalid } from '../core/errors.ts'
import { may, type Staff } from '../core/viewer.ts'
import type { Deps } from './ports.ts'
import { recordRead } from './record-read.ts'
import { changeSeal } from './replace-text.ts'
import { safeReason } from './safe-reason.ts'

const maxKeepDays = 3650

/** A value is needed for longer than the policy thought. Counted from now on; a shorter time is not an extension. */
export async function extendValue(
  d: Deps,
  viewer: Staff,
  input: { token: string; keepDays: number; reason: string },
): Promise<{ readonly expiresAt: string }> {
  const reason = await safeReason(d, viewer, input.reason)
  if (!(input.keepDays >= 1 && input.keepDays <= maxKeepDays))
    throw invalid('keepDays', `From 1 to ${maxKeepDays} days.`)
  const sealed = await d.store.sealedFor(viewer, input.token)
  if (!sealed) throw fail('not_found', 'There is no sealed value here. It may have expired.')
  const about = sealed.contactId === null ? {} : { about: sealed.contactId }
  const row = { ...about, reason, details: { kind: sealed.kind, days: input.keepDays } }
  const object = { type: 'seal', id: input.token }
  if (!may(viewer, 'value:keep', sealed.class)) {
    await recordRead(d, viewer, 'value.extension-refused', object, row)
    throw fail('forbidden', 'Your role may not keep this kind of value longer. Ask an admin of the workspace.')
  }
  const until = new Date(d.clock.now().getTime() + input.keepDays * 86_400_000)
  if (until.getTime() <= Date.parse(sealed.expiresAt)) throw invalid('keepDays', 'It is kept longer than that already.')
  const expiresAt = until.toISOString()
  return d.store.write(viewer.workspaceId, async (tx) => {
    await tx.log(viewer, { action: 'value.extended', object, ...row })
    if (!(await changeSeal(tx, sealed.place, input.token, { expiresAt }))) throw fail('not_found')
    // The clean-up may have been quicker by this very moment; then nothing is extended.
    if (!(await tx.extendSealed(input.token, until))) throw fail('not_found')
    return { expiresAt }
  })
}
