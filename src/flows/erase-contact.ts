import type { Erasure, Receipt } from '../core/erasure.ts'
import { receiptStatement } from '../core/erasure.ts'
import { fail, Failure, invalid } from '../core/errors.ts'
import { isId } from '../core/id.ts'
import { mustBeAllowed, type Actor, type Staff } from '../core/viewer.ts'
import type { Deps } from './ports.ts'
import { safeReason } from './safe-reason.ts'
import type { Writing } from './writing.ts'

const mostTries = 3
/** Longer than one takes that is still being made. */
const hangsAfterMs = 600_000

/**
 * The key goes first: from then on what is left is noise, wherever a copy lies. Then the rows, then a signed receipt.
 * Interrupted at any point, `finishErasures` and, at the next start, `resumeErasures` go on from there.
 */
export async function eraseContact(
  d: Deps,
  viewer: Staff,
  input: { readonly id: string; readonly contactId: string; readonly reason: string },
): Promise<Erasure> {
  mustBeAllowed(viewer, 'contact:erase')
  return erase(d, viewer, viewer, input)
}

/** The same from the command line, where the machine's owner acts. */
export async function eraseAsOwner(
  d: Deps,
  actor: Actor & { readonly type: 'system' },
  input: { id: string; contactId: string; reason: string },
  /** Asked once more where nothing can come between the answer and the beginning of the erasure. */
  isStillDue?: (tx: Writing) => Promise<boolean>,
): Promise<Erasure> {
  return erase(d, actor, housekeeping(actor), input, isStillDue)
}

async function erase(
  d: Deps,
  actor: Actor,
  viewer: Staff,
  input: { id: string; contactId: string; reason: string },
  isStillDue: (tx: Writing) => Promise<boolean> = () => Promise.resolve(true),
): Promise<Erasure> {
  if (!isId('erasure', input.id)) throw invalid('id', 'Make an id for the erasure: era_ and a ULID in lower case.')
  const reason = await safeReason(d, actor, input.reason)
  const earlier = await d.store.erasureFor(viewer, input.id)
  if (earlier) {
    if (earlier.contactId !== input.contactId) throw fail('conflict')
    return earlier.completedAt ? earlier : finish(d, actor, earlier)
  }
  if (!(await d.store.contactFor(viewer, input.contactId)))
    throw fail('not_found', 'There is no contact with this id.', 'contactId')
  const erasure: Erasure = {
    id: input.id,
    contactId: input.contactId,
    requestedBy: actor.id,
    startedAt: d.clock.now().toISOString(),
    completedAt: null,
    receipt: null,
  }
  await d.store.write(actor.workspaceId, async (tx) => {
    if (await tx.isHeld(input.contactId))
      throw fail('conflict', 'This person is on hold and cannot be erased until the hold is lifted.', 'contactId')
    if (!(await isStillDue(tx))) throw fail('conflict', 'This person need not be erased any more.', 'contactId')
    await tx.startErasure(erasure)
    await tx.endVisitorSessions(input.contactId)
    await tx.log(actor, {
      action: 'contact.erasure-started',
      object: { type: 'contact', id: input.contactId },
      about: input.contactId,
      reason,
    })
  })
  return finish(d, actor, erasure)
}

/** Once the key is destroyed the rows go as well: a race that was lost to somebody who wrote at this moment is run again. */
async function finish(d: Deps, actor: Actor, erasure: Erasure): Promise<Erasure> {
  const keyDestroyedAt = await d.vault.destroyContactKey(actor.workspaceId, erasure.contactId, erasure.id)
  for (let tries = 1; ; tries++) {
    try {
      return await takeRows(d, actor, erasure, keyDestroyedAt)
    } catch (error) {
      if (tries === mostTries || !(error instanceof Failure) || error.code !== 'unavailable') throw error
    }
  }
}

async function takeRows(d: Deps, actor: Actor, erasure: Erasure, keyDestroyedAt: Date): Promise<Erasure> {
  const { workspaceId } = actor
  return d.store.write(workspaceId, async (tx) => {
    const erased = await tx.eraseRows(erasure.contactId)
    const completedAt = d.clock.now()
    const { keyId, publicKey } = await d.vault.signingKey(workspaceId)
    const unsigned: Omit<Receipt, 'signature'> = {
      type: 'underseal.erasure.v1',
      erasureId: erasure.id,
      workspaceId,
      contactId: erasure.contactId,
      requestedBy: erasure.requestedBy,
      startedAt: erasure.startedAt,
      completedAt: completedAt.toISOString(),
      keyDestroyedAt: keyDestroyedAt.toISOString(),
      erased,
      keyId,
      publicKey,
    }
    const { signature } = await d.vault.sign(workspaceId, receiptStatement(unsigned))
    const receipt: Receipt = { ...unsigned, signature }
    await tx.completeErasure(erasure.id, receipt, completedAt)
    await tx.log(actor, {
      action: 'contact.erased',
      object: { type: 'contact', id: erasure.contactId },
      details: { erasure: erasure.id, erased },
    })
    tx.announce({ type: 'contact.erased', contactId: erasure.contactId })
    return { ...erasure, completedAt: completedAt.toISOString(), receipt }
  })
}

/**
 * At each start, before the doors open: what was begun is finished, and what the ledger of destroyed keys names but the
 * database does not (it came back from a backup) is erased again.
 */
export async function resumeErasures(d: Deps, workspaceId: string): Promise<number> {
  const actor = { type: 'system', id: 'erasure', workspaceId, address: null } as const
  const known = new Map((await d.store.erasures(housekeeping(actor))).map((erasure) => [erasure.id, erasure]))
  const ledger = await d.vault.erasureLedger(workspaceId)
  for (const entry of ledger.filter(({ erasureId }) => !known.has(erasureId))) {
    const erasure: Erasure = {
      id: entry.erasureId,
      contactId: entry.contactId,
      requestedBy: actor.id,
      startedAt: entry.at.toISOString(),
      completedAt: null,
      receipt: null,
    }
    await d.store.write(workspaceId, (tx) => tx.startErasure(erasure))
    known.set(erasure.id, erasure)
  }
  const unfinished = [...known.values()].filter((erasure) => erasure.completedAt === null)
  for (const erasure of unfinished) await finish(d, actor, erasure)
  return unfinished.length
}

/** From time to time: an erasure that could not come to its end, as when the database was away, is not left until the next start, and holds up no other. */
export async function finishErasures(d: Deps): Promise<void> {
  const hanging = d.clock.now().getTime() - hangsAfterMs
  const problems: unknown[] = []
  for (const workspaceId of await d.store.workspaceIds()) {
    const actor = { type: 'system', id: 'erasure', workspaceId, address: null } as const
    for (const erasure of await d.store.unfinishedErasures(workspaceId))
      if (Date.parse(erasure.startedAt) < hanging)
        await finish(d, actor, erasure).catch((problem: unknown) => problems.push(problem))
  }
  if (problems.length > 0) throw problems[0]
}

function housekeeping(actor: Actor): Staff {
  return {
    type: 'api-key',
    workspaceId: actor.workspaceId,
    id: actor.id,
    address: null,
    permits: [{ permission: 'contact:read' }, { permission: 'contact:erase' }],
  }
}
