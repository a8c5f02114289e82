import { fail } from '../core/errors.ts'
import { mustBeAllowed, type Staff } from '../core/viewer.ts'
import type { Deps } from './ports.ts'

type Verdict = 'stays' | 'changes'

/** What somebody has gone through: everybody who can come in with the role that was seen, and every key that opens. */
export type AccessReview = {
  readonly people: readonly { readonly id: string; readonly roleId: string; readonly verdict: Verdict }[]
  readonly keys: readonly { readonly id: string; readonly verdict: Verdict }[]
}

export type SignedOff = {
  readonly at: string
  readonly people: number
  readonly keys: number
  /** Who and what is to change; the changes themselves are acts of their own. */
  readonly changes: readonly string[]
}

/** Signs a review of rights off: a row in the log, of all who are there at this moment and of nobody else. */
export async function signOffAccess(d: Deps, viewer: Staff, { people, keys }: AccessReview): Promise<SignedOff> {
  mustBeAllowed(viewer, 'teammate:write')
  return d.store.write(viewer.workspaceId, async (tx) => {
    const access = await tx.lockAccess()
    const at = d.clock.now().toISOString()
    const there = [
      ...access.people.filter(({ isOut }) => !isOut).map(({ id, roleId }) => `${id} ${roleId}`),
      ...access.keys.filter(({ expiresAt }) => expiresAt === null || expiresAt > at).map(({ id }) => id),
    ]
    const seen = [...people.map(({ id, roleId }) => `${id} ${roleId}`), ...keys.map(({ id }) => id)]
    if (there.toSorted().join() !== seen.toSorted().join())
      throw fail('conflict', 'Somebody came, left or may something else since. Look at the list as it is now.')
    const changes = [...people, ...keys].filter(({ verdict }) => verdict === 'changes').map(({ id }) => id)
    const counts = { people: people.length, keys: keys.length, changes }
    await tx.log(viewer, { action: 'access.reviewed', object: null, details: counts })
    return { at, ...counts }
  })
}
