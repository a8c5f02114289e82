import type { Finding } from '../detect/finding.ts'
import { titleOf } from '../detect/kinds.ts'
import { authorOf, contextOf } from '../core/author.ts'
import { fail, Failure, invalid } from '../core/errors.ts'
import { isId } from '../core/id.ts'
import type { Handover } from '../core/handover.ts'
import { inARow, maxPartLength, type Part, type Said } from '../core/part.ts'
import type { Policy } from '../core/policy.ts'
import type { Viewer } from '../core/viewer.ts'
import { withNames } from '../core/with-names.ts'
import { findAcross, lookBack } from './find-across.ts'
import { guardSafeText, noneAllowed, tally, type Allowed, type Hidden, type Subject } from './guard-text.ts'
import { namesIn } from './names-in.ts'
import { looksForKnown } from './own-detectors.ts'
import type { Deps } from './ports.ts'
import type { Writing } from './writing.ts'
import { turnsBefore } from './turns-before.ts'

export type NewPart = {
  readonly id: string
  readonly kind?: 'message' | 'note'
  readonly text: string
  readonly mentions?: readonly string[]
  readonly handover?: Handover
}

export type Posted = {
  readonly part: Part
  readonly hidden: readonly Hidden[]
  /** Earlier parts of the same author that changed, because a value was spelled over several messages. */
  readonly resealed: readonly string[]
}

/** A message or note comes in: detect → decide → redact, seal → store, once. A retry with the same id gets the same answer. */
export async function postPart(d: Deps, viewer: Viewer, conversationId: string, input: NewPart): Promise<Posted> {
  checkPart(viewer, input)
  const names = await namesIn(d, viewer.workspaceId, input.text)
  try {
    // They would wait for the conversation's row anyway. It is a turn of the viewer's own: nobody can stand in another's way by an id.
    const whose = { caller: viewer.id, turn: conversationId }
    return await d.store.writeTogether(viewer.workspaceId, whose, (tx) =>
      writePart(d, tx, viewer, conversationId, input, names),
    )
  } catch (error) {
    if (error instanceof Failure && error.code === 'blocked') await logRefusal(d, viewer, conversationId)
    throw error
  }
}

export function checkPart(viewer: Viewer, input: NewPart): void {
  if (!isId('part', input.id)) throw invalid('id', 'Make an id for the part: prt_ and a ULID in lower case.')
  if (input.text.length > maxPartLength)
    throw fail('too_large', `A message may have ${maxPartLength} characters.`, 'text')
  if (input.text.trim() === '') throw invalid('text', 'Write something first.')
  if (viewer.type === 'contact' && input.kind === 'note') throw fail('not_found')
  if (input.mentions?.length && input.kind !== 'note')
    throw invalid('mentions', 'Teammates are named in notes, not in messages.')
}

/** Inside the caller's transaction, so that a conversation and its first part are one act. `names`: what `namesIn` said before it. */
export async function writePart(
  d: Deps,
  tx: Writing,
  viewer: Viewer,
  askedId: string,
  input: NewPart,
  names: readonly Finding[],
): Promise<Posted> {
  const author = authorOf(viewer)
  const asked = [input.kind ?? 'message', ...askedBeside(input.handover), input.text].join('\n')
  const thread = await tx.takeThread(viewer, askedId, { partId: input.id, author, asked })
  if (!thread) throw fail('not_found')
  const { conversation, policy, allowsSome, isBlocked, retry, last } = thread
  const conversationId = conversation.id
  if (viewer.type === 'contact' && isBlocked)
    throw fail('forbidden', 'The team does not take messages here any more.', 'contact')
  if (retry) return { part: retry, hidden: hiddenIn(retry), resealed: [] }

  const now = d.clock.now()
  const subject = {
    workspaceId: viewer.workspaceId,
    owner: conversation.contactId,
    conversationId,
    context: contextOf(viewer),
  }
  const earlier = inARow(last, author, new Date(now.getTime() - lookBack.ms), lookBack.messages)
  const known = looksForKnown(policy) ? await tx.knownOf(conversation.contactId) : undefined
  const across = findAcross(
    earlier,
    input.text,
    policy,
    await turnsBefore(d, tx, viewer.workspaceId, policy, last, author),
    known,
  )

  const place = { table: 'parts', row: input.id, field: 'body' } as const
  const allowed: Allowed = allowsSome ? tx.allowed : noneAllowed
  const guarded = await guardSafeText(
    d,
    { ...subject, place },
    { text: input.text, seals: [] },
    withNames(across.inNew, names),
    policy,
    allowed,
  )
  const fresh = {
    id: input.id,
    conversationId,
    contactId: conversation.contactId,
    kind: input.kind ?? 'message',
    author,
    body: guarded.safe,
    event: null,
    hidden: guarded.hidden.map(({ kind, action }) => ({ kind, action })),
    handover: input.handover ?? null,
    policyVersion: policy.version,
    createdAt: now.toISOString(),
  }
  const part = await tx.addPart(fresh, asked, conversation.lastPosition)
  await tx.addMentions(part, input.mentions ?? [])
  if (viewer.type === 'teammate') await tx.keepDraft(viewer.id, conversation, null)
  await tx.keepSealed(guarded.sealed)
  await tx.addFindings(guarded.findings)
  const resealed = await resealEarlier(d, tx, viewer, subject, earlier, across.inEarlier, policy)
  await tx.log(viewer, {
    action: viewer.type === 'contact' ? 'part.received' : part.kind === 'note' ? 'part.noted' : 'part.sent',
    object: { type: 'part', id: part.id },
    details: { conversation: conversationId, found: tally(guarded.findings) },
    about: conversation.contactId,
  })
  announce(tx, part)
  return { part, hidden: guarded.hidden, resealed }
}

/** A question for another value is another question, however it is worded. */
function askedBeside(handover: Handover | undefined): string[] {
  if (handover === undefined) return []
  return handover.what === 'request' ? [`${handover.what} ${handover.kind}`] : [handover.what]
}

/** For a retry, and for the author's screen after a reload: the part itself knows what was hidden in it. */
export function hiddenIn(part: Part): Hidden[] {
  return part.hidden.map(({ kind, action }) => ({ kind, title: titleOf(kind), action }))
}

async function resealEarlier(
  d: Deps,
  tx: Writing,
  viewer: Viewer,
  subject: Omit<Subject, 'place'>,
  earlier: readonly Said[],
  findings: readonly (readonly Finding[])[],
  policy: Policy,
): Promise<string[]> {
  const resealed: string[] = []
  for (const [i, part] of earlier.entries()) {
    const found = findings[i] ?? []
    if (found.length === 0) continue
    const place = { table: 'parts', row: part.id, field: 'body' } as const
    const guarded = await guardSafeText(d, { ...subject, place }, part.body, found, policy, tx.allowed)
    if (guarded.hidden.length === 0) continue
    const changed = await tx.replaceBody(
      part.id,
      guarded.safe,
      guarded.hidden.map(({ kind, action }) => ({ kind, action })),
    )
    if (!changed) continue
    await tx.keepSealed(guarded.sealed)
    await tx.addFindings(guarded.findings)
    await tx.log(viewer, {
      action: 'part.resealed',
      object: { type: 'part', id: part.id },
      details: { conversation: changed.conversationId, found: tally(guarded.findings) },
      about: changed.contactId,
    })
    announce(tx, changed)
    resealed.push(part.id)
  }
  return resealed
}

export function announce(tx: Writing, part: Part): void {
  tx.announce({
    type: 'conversation',
    conversationId: part.conversationId,
    contactId: part.contactId,
    position: part.position,
    note: part.kind === 'note',
    ...(part.kind === 'message' && part.author.type === 'contact' ? { fromContact: true } : {}),
  })
}

async function logRefusal(d: Deps, viewer: Viewer, conversationId: string): Promise<void> {
  await d.store.write(viewer.workspaceId, (tx) =>
    tx.log(viewer, {
      action: 'part.refused',
      object: { type: 'conversation', id: conversationId },
      details: { why: 'blocked' },
    }),
  )
}
