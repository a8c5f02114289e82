import type { Activity } from '../core/activity.ts'
import { fail } from '../core/errors.ts'
import type { FindingRecord } from '../core/finding-record.ts'
import type { SealedValue } from '../core/seal.ts'
import { may, type Staff } from '../core/viewer.ts'
import type { Deps } from './ports.ts'
import { recordRead } from './record-read.ts'

export type Explained = {
  readonly sealed: Pick<SealedValue, 'token' | 'kind' | 'class' | 'createdAt' | 'expiresAt'>
  readonly origin: FindingRecord | undefined
  /** Who had to do with it before; undefined for those who may not read the log. */
  readonly looks: readonly Activity[] | undefined
}

const latest = 10

/** Why a value was sealed, until when it is kept, and who looked at it: everything but the value. */
export async function explainSeal(d: Deps, viewer: Staff, token: string): Promise<Explained> {
  const sealed = await d.store.sealedFor(viewer, token)
  if (!sealed) throw fail('not_found', 'There is no sealed value here. It may have expired.')
  const origin = await d.store.originOf(viewer, token)
  if (!may(viewer, 'activity:read')) return { sealed, origin, looks: undefined }
  // Only where rows of the log are shown: reading the log is itself logged.
  const about = sealed.contactId === null ? {} : { about: sealed.contactId }
  await recordRead(d, viewer, 'value.explained', { type: 'seal', id: token }, about)
  const { items } = await d.store.activityFor(viewer, { objectId: token }, { limit: latest * 3 })
  return { sealed, origin, looks: items.filter((row) => row.action !== 'value.explained').slice(0, latest) }
}
