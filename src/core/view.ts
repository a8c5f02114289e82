import type { ConversationFilter, ConversationSort } from './conversation.ts'
import type { SafeText } from './seal.ts'

/** What a saved view looks for. `me` stands for whoever looks, so that a shared view fits everybody. */
export type ViewFilter = Pick<ConversationFilter, 'state' | 'assigneeId' | 'teamId' | 'tagId' | 'found'> & {
  readonly mentioned?: boolean
  /** Not a filter, but a part of what makes a list one's own. */
  readonly sort?: ConversationSort
}

/** A filter with a name. One's own, or shared with the whole team. */
export type SavedView = {
  readonly id: string
  readonly name: SafeText
  readonly filter: ViewFilter
  readonly shared: boolean
  readonly createdBy: string
  readonly createdAt: string
}

export const maxViews = 200

export function filterOfView(
  { mentioned, assigneeId, sort: _, ...rest }: ViewFilter,
  viewerId: string,
): ConversationFilter {
  return {
    ...rest,
    ...(assigneeId === undefined ? {} : { assigneeId: assigneeId === 'me' ? viewerId : assigneeId }),
    ...(mentioned ? { mentionedId: viewerId } : {}),
  }
}
