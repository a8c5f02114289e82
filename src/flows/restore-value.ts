import { canonicalValue } from '../detect/detect.ts'
import { fail } from '../core/errors.ts'
import { restoreText } from '../core/redact.ts'
import type { Place, SafeText } from '../core/seal.ts'
import { may, type Staff } from '../core/viewer.ts'
import type { Deps } from './ports.ts'
import { recordRead } from './record-read.ts'
import { replaceText } from './replace-text.ts'
import { safeReason } from './safe-reason.ts'

type Restored = { readonly place: Place; readonly text: SafeText }

/** Undoes a wrong redaction in its place, and teaches the allow list that this value is harmless here. */
export async function restoreValue(
  d: Deps,
  viewer: Staff,
  input: { token: string; reason: string },
): Promise<Restored> {
  const reason = await safeReason(d, viewer, input.reason)
  const sealed = await d.store.sealedFor(viewer, input.token)
  if (!sealed) throw fail('not_found', 'There is no sealed value here. It may have expired.')
  const about = sealed.contactId === null ? {} : { about: sealed.contactId }
  const row = { ...about, reason, details: { kind: sealed.kind, table: sealed.place.table, row: sealed.place.row } }
  if (!may(viewer, 'value:restore', sealed.class)) {
    await recordRead(d, viewer, 'value.restore-refused', { type: 'seal', id: input.token }, row)
    throw fail('forbidden', 'Your role may not restore this kind of value. Ask an admin of the workspace.')
  }

  return d.store.write(viewer.workspaceId, async (tx) => {
    await tx.log(viewer, { action: 'value.restored', object: { type: 'seal', id: input.token }, ...row })
    const before = await tx.textAt(sealed.place)
    if (!before?.seals.some((seal) => seal.token === input.token)) throw fail('not_found')
    const value = await d.vault.open(viewer.workspaceId, sealed)
    const text = restoreText(before, input.token, value)
    await replaceText(tx, sealed.place, text)
    await tx.allowValue(sealed.kind, canonicalValue(sealed.kind, value), viewer.id, d.clock.now())
    await tx.destroySealed([input.token])
    return { place: sealed.place, text }
  })
}
