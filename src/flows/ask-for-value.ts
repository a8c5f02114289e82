import { contextOf, authorOf } from '../core/author.ts'
import { decide, planSealing } from '../core/decide.ts'
import { fail, invalid } from '../core/errors.ts'
import { findAnswer, handoverState, requestableKinds, requestHours, type Handover } from '../core/handover.ts'
import { isId } from '../core/id.ts'
import type { Part } from '../core/part.ts'
import { defaultKeepDays } from '../core/policy.ts'
import { mustBeAllowed, type Staff, type Visitor } from '../core/viewer.ts'
import { applyPlan, tally } from './guard-text.ts'
import { namesIn } from './names-in.ts'
import type { Deps } from './ports.ts'
import { announce, checkPart, writePart, type Posted } from './post-part.ts'
import type { Writing } from './writing.ts'

type ValueQuestion = {
  readonly id: string
  readonly kind: string
  readonly text: string
  readonly hours?: number
}
type Request = Extract<Handover, { what: 'request' }>

/** «Your IBAN, please»: a message with a field of its own, whose answer goes into the vault and never into a text. */
export async function askForValue(
  d: Deps,
  viewer: Staff,
  conversationId: string,
  input: ValueQuestion,
): Promise<Posted> {
  mustBeAllowed(viewer, 'conversation:write')
  checkPart(viewer, { id: input.id, text: input.text })
  if (!requestableKinds.includes(input.kind))
    throw invalid('kind', 'This kind cannot be asked for. GET /v1/requestable-kinds lists those that can.')
  const hours = Math.min(input.hours ?? requestHours.usual, requestHours.longest)
  const expiresAt = new Date(d.clock.now().getTime() + hours * 3_600_000).toISOString()
  const handover: Request = { what: 'request', kind: input.kind, state: 'open', expiresAt }
  const names = await namesIn(d, viewer.workspaceId, input.text)
  return d.store.write(viewer.workspaceId, async (tx) => {
    // Locked before the look: a retry at the same moment waits here, and then finds the part.
    if (!(await tx.lockConversation(viewer, conversationId))) throw fail('not_found')
    const isNew = (await tx.handoverOf(input.id)) === undefined
    const posted = await writePart(d, tx, viewer, conversationId, { id: input.id, text: input.text, handover }, names)
    if (!isNew) return posted
    await tx.log(viewer, {
      action: 'value.requested',
      object: { type: 'part', id: input.id },
      details: { conversation: posted.part.conversationId, kind: input.kind },
      about: posted.part.contactId,
    })
    return posted
  })
}

/** The answer: checked for what it should be, sealed, and shown to both sides as a placeholder in a part of its own. */
export async function answerRequest(
  d: Deps,
  viewer: Visitor,
  requestId: string,
  input: { readonly id: string; readonly value: string },
): Promise<Part> {
  if (!isId('part', input.id)) throw invalid('id', 'Make an id for the answer: prt_ and a ULID in lower case.')
  const policy = await d.store.policyOf(viewer.workspaceId)
  const asked = await d.store.partFor(viewer, requestId)
  const conversationId = asked?.conversationId
  const kind = asked?.handover?.what === 'request' ? asked.handover.kind : undefined
  if (!conversationId || kind === undefined) throw fail('not_found')
  const value = input.value.trim()

  return d.store.write(viewer.workspaceId, async (tx) => {
    const conversation = await tx.lockConversation(viewer, conversationId)
    if (!conversation) throw fail('not_found')
    if (await tx.isBlocked(viewer.id))
      throw fail('forbidden', 'The team does not take messages here any more.', 'contact')
    const author = authorOf(viewer)
    const retry = await tx.existingPart(input.id, conversation.id, author, `answer\n${value}`)
    if (retry) return retry
    const request = await openRequest(d, tx, requestId)
    const finding = findAnswer(kind, value)
    if (!finding) throw invalid('value', 'This does not look like what was asked for. Check it and try again.')

    const context = contextOf(viewer)
    const rule = decide([finding], policy, context)[0]
    const plan = planSealing([finding], rule?.action === 'seal' ? rule.keepDays : defaultKeepDays)
    const place = { table: 'parts', row: input.id, field: 'body' } as const
    const subject = {
      workspaceId: viewer.workspaceId,
      owner: conversation.contactId,
      place,
      conversationId: conversation.id,
      context,
    }
    const guarded = await applyPlan(d, subject, { text: value, seals: [] }, plan, policy.version)
    const part = await tx.addPart(
      {
        id: input.id,
        conversationId: conversation.id,
        contactId: conversation.contactId,
        kind: 'message',
        author,
        body: guarded.safe,
        event: null,
        policyVersion: policy.version,
        createdAt: d.clock.now().toISOString(),
      },
      `answer\n${value}`,
    )
    await tx.keepSealed(guarded.sealed)
    await tx.addFindings(guarded.findings)
    await settle(tx, requestId, { ...request, state: 'answered' })
    await tx.log(viewer, {
      action: 'value.answered',
      object: { type: 'part', id: requestId },
      details: { conversation: conversation.id, found: tally(guarded.findings) },
      about: conversation.contactId,
    })
    announce(tx, part)
    return part
  })
}

/** They would rather not. Asking again is a new question. */
export async function declineRequest(d: Deps, viewer: Visitor, requestId: string): Promise<Part> {
  const asked = await d.store.partFor(viewer, requestId)
  if (asked?.handover?.what !== 'request') throw fail('not_found')
  return d.store.write(viewer.workspaceId, async (tx) => {
    if (!(await tx.lockConversation(viewer, asked.conversationId))) throw fail('not_found')
    const now = await tx.handoverOf(requestId)
    if (now?.what === 'request' && now.state === 'declined') return { ...asked, handover: now }
    const part = await settle(tx, requestId, { ...(await openRequest(d, tx, requestId)), state: 'declined' })
    await tx.log(viewer, {
      action: 'value.declined',
      object: { type: 'part', id: requestId },
      details: { conversation: part.conversationId },
      about: part.contactId,
    })
    return part
  })
}

/** Read under the conversation's lock: two answers at once must not both find it open. */
async function openRequest(d: Deps, tx: Writing, requestId: string): Promise<Request> {
  const handover = await tx.handoverOf(requestId)
  if (handover?.what !== 'request') throw fail('not_found')
  if (handoverState(handover, d.clock.now()) !== 'open')
    throw fail('gone', 'This question is closed. Write to us if you would still like to answer it.')
  return handover
}

async function settle(tx: Writing, requestId: string, handover: Handover): Promise<Part> {
  const changed = await tx.changeHandover(requestId, handover)
  if (!changed) throw fail('not_found')
  announce(tx, changed)
  return changed
}
