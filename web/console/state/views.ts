import type { ConversationQuery } from '../api.ts'
import type { Conversation } from '../../../src/http/wire/conversation.ts'

/** A view is what stands in the address: one of the fixed ones, or a tag's id. */
export const fixedViews = ['mine', 'unassigned', 'open', 'snoozed', 'closed'] as const
export type FixedView = (typeof fixedViews)[number]
export type View = FixedView | `tag_${string}`

export function parseView(text: string | undefined): View {
  if (text?.startsWith('tag_')) return text as View
  return fixedViews.find((view) => view === text) ?? 'open'
}

export function viewQuery(view: View): ConversationQuery {
  switch (view) {
    case 'mine':
      return { state: 'open', assignee: 'me' }
    case 'unassigned':
      return { state: 'open', assignee: 'none' }
    case 'open':
    case 'snoozed':
    case 'closed':
      return { state: view }
    default:
      return { tag: view }
  }
}

/** Whether a conversation still has its place in a view after a change: what no longer belongs leaves at once. */
export function belongs(view: View, one: Pick<Conversation, 'state' | 'assigneeId' | 'tagIds'>, me: string): boolean {
  switch (view) {
    case 'mine':
      return one.state === 'open' && one.assigneeId === me
    case 'unassigned':
      return one.state === 'open' && one.assigneeId === null
    case 'open':
    case 'snoozed':
    case 'closed':
      return one.state === view
    default:
      return one.tagIds.includes(view)
  }
}

/** Unread while the newest word is the customer's and nobody of the team has read that far. */
export function isUnread(one: Pick<Conversation, 'lastPosition' | 'readByTeam' | 'previewAuthor'>): boolean {
  return one.previewAuthor === 'contact' && one.lastPosition > one.readByTeam
}
