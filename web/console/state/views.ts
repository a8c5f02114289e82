import type { ConversationSort } from '../../../src/core/conversation.ts'
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
export function viewFilter(view: View, saved: ViewFilter = {}): ViewFilter {
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

/** What a list asks for: its view, narrowed for now, in an order. Two lists that ask for the same are the same list. */
export function listingOf(filter: ViewFilter, narrowed: ViewFilter, sort: ConversationSort): ViewFilter {
  const { sort: _, ...all } = { ...narrowed, ...filter }
  return sort === 'newest' ? all : { ...all, sort }
}

type Told = Pick<Conversation, 'state' | 'assigneeId' | 'tagIds' | 'teamId'>

/** Whether a conversation still has its place in a list after a change: what no longer belongs leaves at once. */
export function belongs(listing: ViewFilter, one: Told, me: string): boolean {
  // Whom a note names, and what was found, is known to the server only: what leaves for that, leaves with its answer.
  const { state = one.state, assignee, team, tag } = listing
  return (
    one.state === state &&
    isFor(one.assigneeId, assignee === 'me' ? me : assignee) &&
    isFor(one.teamId, team) &&
    (tag === undefined || one.tagIds.includes(tag))
  )
}

function isFor(id: string | null, asked: string | undefined): boolean {
  return asked === undefined || id === (asked === 'none' ? null : asked)
}

/** Unread while the newest word is the customer's and nobody of the team has read that far. */
export function isUnread(one: Pick<Conversation, 'lastPosition' | 'readByTeam' | 'previewAuthor'>): boolean {
  return one.previewAuthor === 'contact' && one.lastPosition > one.readByTeam
}
