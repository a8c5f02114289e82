import { fail, invalid } from '../core/errors.ts'
import { isId } from '../core/id.ts'
import type { Page, PageRequest } from '../core/page.ts'
import { finderOf, termsOf } from '../core/same-value.ts'
import type { SealedValue } from '../core/seal.ts'
import { firstStep, type Sweep } from '../core/sweep.ts'
import { may, mustBeAllowed, type Staff } from '../core/viewer.ts'
import type { Deps } from './ports.ts'
import { recordRead } from './record-read.ts'
import { safeReason } from './safe-reason.ts'

/**
 * Asks in how many other places a sealed value stands in the open. It is opened for that alone and shown to nobody: what comes of it
 * is a number. The texts are read later, by a job.
 */
export async function lookForValue(d: Deps, viewer: Staff, input: { id: string; token: string }): Promise<Sweep> {
  // A count tells of texts, and is for who reads them.
  mustBeAllowed(viewer, 'conversation:read')
  if (!isId('sweep', input.id)) throw invalid('id', 'Make an id for the sweep: swp_ and a ULID in lower case.')
  const sealed = await d.store.sealedFor(viewer, input.token)
  if (!sealed) throw fail('not_found', 'There is no sealed value here. It may have expired.')
  mustBeAllowed(viewer, 'value:seal', sealed.class)
  // What stood in the open until a person sealed it was seen by the team. Of any other value the number alone would tell: who writes
  // guesses that nothing finds, and counts, has it after some looks.
  const origin = await d.store.originOf(viewer, sealed.token)
  if (origin?.detector !== 'person' && !may(viewer, 'value:reveal', sealed.class)) {
    await recordRead(d, viewer, 'value.reveal-refused', { type: 'seal', id: sealed.token }, soughtFor(sealed, input.id))
    throw fail('forbidden', 'Only a value that was sealed by hand, or that you may reveal, can be looked for.')
  }
  await recordRead(d, viewer, 'value.sought', { type: 'seal', id: sealed.token }, soughtFor(sealed, input.id))
  const value = await d.vault.open(viewer.workspaceId, sealed)
  if (!finderOf(sealed.kind, value))
    throw invalid('token', 'This is too short to be looked for: it stands in other texts by chance.')
  const sweep: Sweep = {
    id: input.id,
    token: sealed.token,
    kind: sealed.kind,
    class: sealed.class,
    state: 'looking',
    step: firstStep('looking', termsOf(sealed.kind, value) !== undefined),
    after: '',
    read: 0,
    found: 0,
    sealed: 0,
    failed: 0,
    restored: 0,
    startedBy: viewer.id,
    startedAt: d.clock.now().toISOString(),
    decidedBy: null,
    endedAt: null,
  }
  return d.store.write(viewer.workspaceId, async (tx) => (await tx.addSweep(sweep)) ?? sweep)
}

/** For the row that says what a value was opened for. */
export function soughtFor({ contactId, kind }: SealedValue, sweepId: string) {
  return { ...(contactId === null ? {} : { about: contactId }), details: { kind, sweep: sweepId } }
}

/** Numbers, and no place: for whoever may ask for them. */
export async function readSweep(d: Deps, viewer: Staff, id: string): Promise<Sweep> {
  mustBeAllowed(viewer, 'conversation:read')
  mustBeAllowed(viewer, 'value:seal')
  const sweep = await d.store.sweepFor(viewer, id)
  if (!sweep) throw fail('not_found')
  return sweep
}

export async function listSweeps(d: Deps, viewer: Staff, page: PageRequest): Promise<Page<Sweep>> {
  mustBeAllowed(viewer, 'value:sweep')
  return d.store.sweepsFor(viewer, page)
}

/** Seals the value wherever it stands. Decided by a person, done by a job, and logged as one act with its counts. */
export async function sealEverywhere(d: Deps, viewer: Staff, id: string): Promise<Sweep> {
  return d.store.write(viewer.workspaceId, async (tx) => {
    const sweep = await tx.lockSweep(id)
    if (!sweep) throw fail('not_found')
    mustBeAllowed(viewer, 'value:sweep', sweep.class)
    if (sweep.state === 'sealing' || sweep.state === 'done') return sweep
    if (sweep.state !== 'found' && sweep.state !== 'looking') throw fail('conflict', overText)
    const change = {
      state: 'sealing',
      step: firstStep('sealing', false),
      after: '',
      read: 0,
      decidedBy: viewer.id,
    } as const
    await tx.changeSweep(id, change)
    await tx.log(viewer, {
      action: 'sweep.begun',
      object: { type: 'sweep', id },
      details: { kind: sweep.kind, seal: sweep.token, found: sweep.found },
    })
    return { ...sweep, ...change }
  })
}

const overText = 'This is over. Look for the value anew.'

/** Puts back all that a sweep has sealed; the allow list learns that the value is harmless, as when one is put back. */
export async function undoSweep(d: Deps, viewer: Staff, input: { id: string; reason: string }): Promise<Sweep> {
  const reason = await safeReason(d, viewer, input.reason)
  const before = await d.store.sweepFor(viewer, input.id)
  if (!before) throw fail('not_found')
  const object = { type: 'sweep', id: input.id }
  const details = { kind: before.kind, seal: before.token, sealed: before.sealed }
  if (!may(viewer, 'value:restore', before.class)) {
    await recordRead(d, viewer, 'sweep.undo-refused', object, { reason, details })
    throw fail('forbidden', 'Your role may not restore this kind of value. Ask an admin of the workspace.')
  }
  return d.store.write(viewer.workspaceId, async (tx) => {
    const sweep = await tx.lockSweep(input.id)
    if (!sweep) throw fail('not_found')
    if (sweep.state === 'undoing' || sweep.state === 'undone') return sweep
    // While it seals, it is stopped by this; what stands sealed until then comes back.
    if (sweep.state !== 'done' && sweep.state !== 'sealing' && sweep.state !== 'lost') throw fail('conflict', overText)
    const change = { state: 'undoing', after: '', read: 0, decidedBy: viewer.id, endedAt: null } as const
    await tx.changeSweep(input.id, change)
    await tx.log(viewer, { action: 'sweep.undo-begun', object, reason, details: { ...details, sealed: sweep.sealed } })
    return { ...sweep, ...change }
  })
}
