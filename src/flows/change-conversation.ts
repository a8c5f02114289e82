import { authorOf, contextOf } from '../core/author.ts'
import type { ActivityAction } from '../core/activity.ts'
import type { Conversation, ConversationChange } from '../core/conversation.ts'
import { fail, invalid } from '../core/errors.ts'
import { makeId } from '../core/id.ts'
import type { PartEvent } from '../core/part.ts'
import type { Staff } from '../core/viewer.ts'
import { guardEdit } from './guard-edit.ts'
import type { Subject } from './guard-text.ts'
import { showLine } from './list-conversations.ts'
import type { Deps } from './ports.ts'
import type { Writing } from './writing.ts'
import { announce } from './post-part.ts'

/** One act on a conversation: it changes, the thread gets an event, the log a row. Doing it twice changes nothing more. */
export async function changeConversation(
  d: Deps,
  viewer: Staff,
  id: string,
  change: ConversationChange,
  expected?: number,
): Promise<Conversation> {
  await checkChange(d, viewer, change)
  return d.store.write(viewer.workspaceId, (tx) => applyChange(d, tx, viewer, id, change, expected))
}

/** Inside the caller's transaction; the change itself must have been checked. */
async function applyChange(
  d: Deps,
  tx: Writing,
  viewer: Staff,
  asked: string,
  change: ConversationChange,
  expected?: number,
): Promise<Conversation> {
  const conversation = await tx.lockConversation(viewer, asked)
  if (!conversation) throw fail('not_found')
  const { id } = conversation
  await tx.expectRevision('conversation', id, expected)
  if (isDone(conversation, change)) {
    await showLine(tx, viewer, conversation)
    return conversation
  }
  const now = d.clock.now()
  await tx.changeConversation(id, change, now)
  await recordChange(d, tx, viewer, conversation, eventOf(change), detailsOf(change))
  const changed = await tx.lockConversation(viewer, id)
  if (!changed) throw fail('not_found')
  return changed
}

/** The line in the thread, the row in the log and the word to everybody's screens. */
export async function recordChange(
  d: Deps,
  tx: Writing,
  viewer: Staff,
  { id, contactId }: Conversation,
  event: PartEvent,
  details: Record<string, string | null>,
): Promise<void> {
  const now = d.clock.now()
  const part = await tx.addPart({
    id: makeId('part', now.getTime(), d.random.bytes),
    conversationId: id,
    contactId,
    kind: 'event',
    author: authorOf(viewer),
    body: { text: '', seals: [] },
    event,
    policyVersion: 0,
    createdAt: now.toISOString(),
  })
  await tx.log(viewer, {
    action: `conversation.${event.what}` satisfies ActivityAction,
    object: { type: 'conversation', id },
    details,
    about: contactId,
  })
  announce(tx, part)
}

/** A title is a person's words and passes the line like any other. */
export async function titleConversation(
  d: Deps,
  viewer: Staff,
  asked: string,
  title: string | null,
  expected?: number,
): Promise<Conversation> {
  const conversation = await d.store.conversationFor(viewer, asked)
  if (!conversation) throw fail('not_found')
  // What was merged has its title where it lives on.
  const { id, contactId } = conversation
  if (title === null) return changeConversation(d, viewer, id, { what: 'titled', title: null }, expected)
  const subject: Subject = {
    workspaceId: viewer.workspaceId,
    owner: contactId,
    place: { table: 'conversations', row: id, field: 'title' },
    conversationId: id,
    context: contextOf(viewer),
  }
  const guarded = await guardEdit(d, subject, conversation.title ?? { text: '', seals: [] }, title)
  return d.store.write(viewer.workspaceId, async (tx) => {
    await tx.keepSealed(guarded.sealed)
    await tx.addFindings(guarded.findings)
    return applyChange(d, tx, viewer, id, { what: 'titled', title: guarded.safe }, expected)
  })
}

async function checkChange(d: Deps, viewer: Staff, change: ConversationChange): Promise<void> {
  if (change.what === 'assigned' && change.assigneeId !== null) {
    const teammates = await d.store.teammates(viewer)
    if (!teammates.some((t) => t.id === change.assigneeId && t.deactivatedAt === null)) {
      throw invalid('teammateId', 'There is no active teammate with this id.')
    }
  }
  if (
    change.what === 'handed' &&
    change.teamId !== null &&
    !(await d.store.teams(viewer)).some((team) => team.id === change.teamId)
  ) {
    throw invalid('teamId', 'There is no team with this id.')
  }
  if (change.what === 'snoozed' && !(Date.parse(change.until) > d.clock.now().getTime())) {
    throw invalid('until', 'Choose a time in the future.')
  }
  if (change.what === 'tagged' && !(await d.store.tags(viewer)).some((tag) => tag.id === change.tagId))
    throw fail('not_found')
}

function isDone(conversation: Conversation, change: ConversationChange): boolean {
  switch (change.what) {
    case 'assigned':
      return conversation.assigneeId === change.assigneeId
    case 'handed':
      return conversation.teamId === change.teamId
    case 'closed':
      return conversation.state === 'closed'
    case 'reopened':
      return conversation.state === 'open'
    case 'snoozed':
      return conversation.state === 'snoozed' && conversation.snoozedUntil === change.until
    case 'tagged':
      return conversation.tagIds.includes(change.tagId)
    case 'untagged':
      return !conversation.tagIds.includes(change.tagId)
    case 'titled':
      return false
  }
}

function eventOf(change: ConversationChange): PartEvent {
  return change.what === 'titled' ? { what: 'titled' } : change
}

function detailsOf(change: ConversationChange): Record<string, string | null> {
  if (change.what === 'assigned') return { assignee: change.assigneeId }
  if (change.what === 'handed') return { team: change.teamId }
  if (change.what === 'snoozed') return { until: change.until }
  if (change.what === 'tagged' || change.what === 'untagged') return { tag: change.tagId }
  return {}
}
