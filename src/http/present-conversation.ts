import type { ConversationSummary } from '../core/conversation.ts'
import type { Part as CorePart } from '../core/part.ts'
import { may } from '../core/viewer.ts'
import { handoverState, type Handover } from '../core/handover.ts'
import { hiddenIn, type Posted } from '../flows/post-part.ts'
import type { SearchHit as FoundConversation } from '../flows/search-conversations.ts'
import type { Conversation, Part, Received, SearchHit } from './wire/conversation.ts'
import type { OwnConversation } from './wire/messenger.ts'
import { presentText, presentTextOrNull, type Eye } from './present-text.ts'

/** Names of those who write, by id; empty where nobody is named. */
export type Names = ReadonlyMap<string, string>

/** Who may write and not read is told how it stands now, and no word of anybody. */
export function presentConversation(eye: Eye, conversation: ConversationSummary): Conversation {
  const c = may(eye.viewer, 'conversation:read') ? conversation : { ...conversation, ...noWords }
  return {
    id: c.id,
    contactId: c.contactId,
    contactName: presentTextOrNull(eye, c.contactName),
    contactEmail: c.contactEmail,
    title: presentTextOrNull(eye, c.title),
    state: c.state,
    assigneeId: c.assigneeId,
    teamId: c.teamId,
    snoozedUntil: c.snoozedUntil,
    tagIds: [...c.tagIds],
    preview: presentTextOrNull(eye, c.preview),
    previewAuthor: c.previewAuthor,
    previewKind: c.previewKind,
    lastPosition: c.lastPosition,
    readByContact: c.readByContact,
    readByTeam: c.readByTeam,
    waitingSince: c.waitingSince,
    createdAt: c.createdAt,
    updatedAt: c.updatedAt,
  }
}

const noWords = {
  contactName: null,
  contactEmail: null,
  title: null,
  preview: null,
  previewAuthor: null,
  previewKind: null,
} as const

/** What the team does among itself (snoozing, assigning, tags, titles) stays with the team. */
export function presentOwnConversation(eye: Eye, conversation: ConversationSummary): OwnConversation {
  const c = conversation
  return {
    id: c.id,
    state: c.state === 'closed' ? 'closed' : 'open',
    preview: presentTextOrNull(eye, c.preview),
    previewAuthor: c.previewAuthor,
    lastPosition: c.lastPosition,
    readByContact: c.readByContact,
    readByTeam: c.readByTeam,
    unread: c.previewAuthor === 'team' && c.readByContact < c.lastPosition,
    updatedAt: c.updatedAt,
  }
}

export function presentHit(eye: Eye, hit: FoundConversation): SearchHit {
  return {
    conversation: presentConversation(eye, hit),
    partId: hit.partId,
    excerpt: presentTextOrNull(eye, hit.excerpt),
  }
}

export function presentPart(eye: Eye, part: CorePart, names: Names): Part {
  return {
    id: part.id,
    conversationId: part.conversationId,
    position: part.position,
    kind: part.kind,
    author: { type: part.author.type, id: part.author.id, name: nameOf(eye, part, names) },
    body: presentText(eye, part.body),
    event: presentEvent(part.event),
    hidden: hiddenIn(part),
    handover: part.handover && presentHandover(part.handover, eye.now),
    revision: part.revision,
    createdAt: part.createdAt,
  }
}

/** A contact gets first names only; of somebody who wrote at another desk, too. */
function nameOf({ viewer }: Eye, { author, writtenBy }: CorePart, names: Names): string | null {
  const whole = names.get(author.id) ?? writtenBy ?? null
  return viewer.type === 'contact' && whole !== null ? (whole.trim().split(/\s+/)[0] ?? '') : whole
}

function presentHandover(handover: Handover, now: Date): Part['handover'] {
  const { what, expiresAt } = handover
  const state = handoverState(handover, now)
  return handover.what === 'request' ? { what, kind: handover.kind, state, expiresAt } : { what, state, expiresAt }
}

function presentEvent(event: CorePart['event']): Part['event'] {
  if (event === null) return null
  switch (event.what) {
    case 'assigned':
      return { what: event.what, assigneeId: event.assigneeId }
    case 'handed':
      return { what: event.what, teamId: event.teamId }
    case 'merged':
      return { what: event.what, from: event.from }
    case 'snoozed':
      return { what: event.what, until: event.until }
    case 'tagged':
    case 'untagged':
      return { what: event.what, tagId: event.tagId }
    default:
      return { what: event.what }
  }
}

export function presentReceived(eye: Eye, posted: Posted, names: Names): Received {
  return {
    part: presentPart(eye, posted.part, names),
    hidden: posted.hidden.map(({ kind, title, action }) => ({ kind, title, action })),
    resealed: [...posted.resealed],
  }
}
