import type { DataUse, ShownDataUse } from '../core/data-use.ts'
import { usesShown } from '../core/data-use.ts'
import { invalid } from '../core/errors.ts'
import type { Staff } from '../core/viewer.ts'
import { refuseValues } from './plain-name.ts'
import type { Deps } from './ports.ts'

/** What each kind of data is kept for and by which law: as stated, else what usually holds. */
export async function dataUses(d: Deps, workspaceId: string): Promise<ShownDataUse[]> {
  return usesShown(await d.store.dataUses(workspaceId))
}

/** The whole list at once. A kind that is not in it has again what usually holds. */
export async function stateDataUses(
  d: Deps,
  viewer: Staff,
  uses: readonly DataUse[],
  expected?: number,
): Promise<ShownDataUse[]> {
  const stated = uses.map((use) => ({ ...use, purpose: use.purpose.trim(), retention: use.retention.trim() }))
  for (const [i, { field, purpose, retention }] of stated.entries()) {
    if (stated.findIndex((other) => other.field === field) !== i)
      throw invalid(`items.${i}.field`, 'Each kind of data is stated once.')
    if (purpose === '') throw invalid(`items.${i}.purpose`, 'Say what it is kept for.')
    if (retention === '') throw invalid(`items.${i}.retention`, 'Say for how long it is kept.')
    await refuseValues(d, viewer, { [`items.${i}.purpose`]: purpose, [`items.${i}.retention`]: retention })
  }
  await d.store.write(viewer.workspaceId, async (tx) => {
    await tx.expectRevision('workspace', viewer.workspaceId, expected)
    await tx.keepDataUses(stated)
    await tx.log(viewer, {
      action: 'data-use.changed',
      object: { type: 'workspace', id: viewer.workspaceId },
      details: { fields: stated.map(({ field }) => field) },
    })
    tx.announce({ type: 'workspace' })
  })
  return usesShown(stated)
}
