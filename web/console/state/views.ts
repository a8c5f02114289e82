import type { ConversationQuery } from '../api.ts'
import type { Conversation } from '../../../src/http/wire/conversation.ts'
import type { ViewFilter } from '../../../src/http/wire/inbox.ts'

/** A view is what stands in the address: one of the fixed ones, or the id of a tag, a team or a saved view. */
export const fixedViews = ['mine', 'unassigned', 'mentions', 'open', 'snoozed', 'closed'] as const
export type FixedView = (typeof fixedViews)[number]
export type View = FixedView | `tag_${string}` | `tea_${string}` | `viw_${string}`

export function parseView(text: string | undefined): View {
  if (text && /^(tag|tea|viw)_/.test(text)) return text as View
  return fixedViews.find((view) => view === text) ?? 'open'
}

/** `saved`: the filter of a saved view, which only the list of views knows. */
export function viewQuery(view: View, saved: ViewFilter = {}): ConversationQuery {
  switch (view) {
    case 'mine':
      return { state: 'open', assignee: 'me' }
    case 'unassigned':
      return { state: 'open', assignee: 'none' }
    case 'mentions':
      return { mentioned: true }
    case 'open':
    case 'snoozed':
    case 'closed':
      return { state: view }
    default:
      if (view.startsWith('tag_')) return { tag: view }
      return view.startsWith('tea_') ? { state: 'open', team: view } : saved
  }
}

type Told = Pick<Conversation, 'state' | 'assigneeId' | 'tagIds' | 'teamId'>

/** Whether a conversation still has its place in a view after a change: what no longer belongs leaves at once. */
export function belongs(view: View, one: Told, me: string): boolean {
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
      if (view.startsWith('tag_')) return one.tagIds.includes(view)
      // Who is named, and what a saved view asks for, is known to the server: what leaves, leaves with its answer.
      return view.startsWith('tea_') ? one.state === 'open' && one.teamId === view : true
  }
}

/** Unread while the newest word is the customer's and nobody of the team has read that far. */
export function isUnread(one: Pick<Conversation, 'lastPosition' | 'readByTeam' | 'previewAuthor'>): boolean {
  return one.previewAuthor === 'contact' && one.lastPosition > one.readByTeam
}
