import { fail } from '../core/errors.ts'
import { makeId } from '../core/id.ts'
import { may, type Staff } from '../core/viewer.ts'
import type { Deps } from './ports.ts'
import { recordRead } from './record-read.ts'
import { safeReason } from './safe-reason.ts'

export const revealSeconds = 60

type Revealed = { readonly id: string; readonly value: string; readonly closesAt: string }

/** Log first, then open: no log, no value. A refused reveal is logged too. */
export async function revealValue(d: Deps, viewer: Staff, input: { token: string; reason: string }): Promise<Revealed> {
  const reason = await safeReason(d, viewer, input.reason)
  const sealed = await d.store.sealedFor(viewer, input.token)
  if (!sealed) throw fail('not_found', 'There is no sealed value here. It may have expired.')
  const about = sealed.contactId === null ? {} : { about: sealed.contactId }
  const row = { ...about, reason, details: { kind: sealed.kind } }
  if (!may(viewer, 'value:reveal', sealed.class)) {
    await recordRead(d, viewer, 'value.reveal-refused', { type: 'seal', id: input.token }, row)
    throw fail('forbidden', 'Your role may not reveal this kind of value. Ask an admin of the workspace.')
  }
  const id = makeId('reveal', d.clock.now().getTime(), d.random.bytes)
  await recordRead(
    d,
    viewer,
    'value.revealed',
    { type: 'seal', id: input.token },
    { ...row, details: { ...row.details, reveal: id } },
  )
  const value = await d.vault.open(viewer.workspaceId, sealed)
  return { id, value, closesAt: new Date(d.clock.now().getTime() + revealSeconds * 1000).toISOString() }
}
