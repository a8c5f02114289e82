import { Failure } from '../core/errors.ts'
import { makeId } from '../core/id.ts'
import { restingSince } from '../core/retention.ts'
import type { Housekeeper } from '../core/viewer.ts'
import { eraseAsOwner } from './erase-contact.ts'
import type { Deps } from './ports.ts'
import type { Writing } from './writing.ts'

const atOnce = 100
const restMs = 3_600_000

/** Erases whom the rule says, each as if somebody had asked for it: key first, then the rows, with a receipt. Where nobody is left it looks again after an hour. */
export function openErasing(d: Deps): () => Promise<void> {
  const lookedAt = new Map<string, number>()
  return async () => {
    if (!(await d.store.isClockSteady())) return
    const problems: unknown[] = []
    for (const workspaceId of await d.store.workspaceIds()) {
      const now = d.clock.now()
      // A clock that was put back does not make it wait.
      if (Math.abs(now.getTime() - (lookedAt.get(workspaceId) ?? -Infinity)) < restMs) continue
      const rule = await d.store.retention(workspaceId)
      const before = restingSince(rule, now)
      const house: Housekeeper = { type: 'system', id: 'retention', workspaceId, address: null }
      const resting = before ? await d.store.resting(workspaceId, before, atOnce) : []
      for (const contactId of resting) {
        const id = makeId('erasure', d.clock.now().getTime(), d.random.bytes)
        const input = { id, contactId, reason: `Nothing was heard for ${rule.days} days` }
        // One that cannot be erased at this moment holds up nobody, and one that is kept by now is passed over.
        await eraseAsOwner(d, house, input, (tx) => isStillDue(d, tx, contactId)).catch((error: unknown) => {
          if (!(error instanceof Failure) || error.code !== 'conflict') problems.push(error)
        })
      }
      if (before && resting.length < atOnce) lookedAt.set(workspaceId, now.getTime())
    }
    if (problems.length > 0) throw problems[0]
  }
}

/** Many are erased one after the other: meanwhile one of them may have written, or somebody may have taken the rule back. */
async function isStillDue(d: Deps, tx: Writing, contactId: string): Promise<boolean> {
  const before = restingSince(await tx.lockRetention(), d.clock.now())
  return before !== undefined && (await tx.isDue(contactId, before))
}
