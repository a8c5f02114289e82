import type { Found } from './found.ts'
import type { SafeText } from './seal.ts'

export const conversationStates = ['open', 'snoozed', 'closed'] as const
export type ConversationState = (typeof conversationStates)[number]

export type Conversation = {
  readonly id: string
  readonly contactId: string
  readonly title: SafeText | null
  readonly state: ConversationState
  readonly assigneeId: string | null
  readonly teamId: string | null
  /** ISO 8601; set while snoozed. */
  readonly snoozedUntil: string | null
  readonly tagIds: readonly string[]
  /** Position of the newest part; parts are numbered from 1 in each conversation. */
  readonly lastPosition: number
  /** Up to which position the contact, and up to which any teammate, has read. */
  readonly readByContact: number
  readonly readByTeam: number
  /** ISO 8601; of the contact's first message that nobody has answered, null when closed. */
  readonly waitingSince: string | null
  readonly createdAt: string
  readonly updatedAt: string
}

/** A line of the inbox: the conversation with who it is from and a safe preview of its newest message or, for the team, note. */
export type ConversationSummary = Conversation & {
  readonly contactName: SafeText | null
  readonly contactEmail: string | null
  readonly preview: SafeText | null
  readonly previewAuthor: 'contact' | 'team' | null
  readonly previewKind: 'message' | 'note' | null
}

export type ConversationFilter = {
  readonly state?: ConversationState
  /** A teammate's id, `none` for unassigned. */
  readonly assigneeId?: string
  /** A team's id, `none` for no team. */
  readonly teamId?: string
  readonly tagId?: string
  readonly contactId?: string
  /** Where this teammate was named in a note. */
  readonly mentionedId?: string
  /** Where a value of this class, or of this kind, was found. */
  readonly found?: Found
  /** Newest activity (in a search: the hit) at or after, and before, these times. ISO 8601. */
  readonly since?: string
  readonly before?: string
}

/** Newest or oldest activity first; or who waits for an answer, the longest first, and then all others, newest activity first. */
export const conversationSorts = ['newest', 'oldest', 'waiting'] as const
export type ConversationSort = (typeof conversationSorts)[number]

export const searchOrders = ['time', 'relevance'] as const
export type SearchOrder = (typeof searchOrders)[number]

/** How many stand in each view, counted no further than `maxCounted`. */
/** That somebody was answered and does not know it yet. */
export type UnreadAnswer = { readonly conversationId: string; readonly contactId: string; readonly position: number }

export type ViewCounts = {
  readonly mine: number
  readonly unassigned: number
  readonly open: number
  readonly snoozed: number
  /** Conversations with a note that names the viewer and that they have not read. */
  readonly mentions: number
  readonly teams: Readonly<Record<string, number>>
}
export const maxCounted = 1_000

/** Changes that are one act each, so that each is one event in the thread and one activity row. */
export type ConversationChange =
  | { readonly what: 'assigned'; readonly assigneeId: string | null }
  | { readonly what: 'handed'; readonly teamId: string | null }
  | { readonly what: 'closed' }
  | { readonly what: 'reopened' }
  | { readonly what: 'snoozed'; readonly until: string }
  | { readonly what: 'tagged'; readonly tagId: string }
  | { readonly what: 'untagged'; readonly tagId: string }
  | { readonly what: 'titled'; readonly title: SafeText | null }
