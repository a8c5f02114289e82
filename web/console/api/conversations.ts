import type {
  Conversation,
  ConversationPage,
  NewPart,
  PartList,
  Received,
  SearchHit,
} from '../../../src/http/wire/conversation.ts'
import type { Act, ActsDone, Draft } from '../../../src/http/wire/inbox.ts'
import { call, params, type Items } from './call.ts'

export type ConversationQuery = {
  state?: string
  assignee?: string
  team?: string
  mentioned?: boolean
  found?: string
  sort?: string
  since?: string
  before?: string
  tag?: string
  contact?: string
  limit?: number
  cursor?: string
}
type SearchQuery = Omit<ConversationQuery, 'mentioned' | 'found' | 'sort'> & {
  query: string
  order?: 'time' | 'relevance'
}

export const conversationsApi = {
  conversations: (query: ConversationQuery) => call<ConversationPage>('GET', `/conversations${params(query)}`),
  conversation: (id: string) => call<Conversation>('GET', `/conversations/${id}`),
  parts: (id: string, after: number, limit = 200) =>
    call<PartList>('GET', `/conversations/${id}/parts${params({ after, limit })}`),
  partsBefore: (id: string, before: number, limit: number) =>
    call<PartList>('GET', `/conversations/${id}/parts${params({ before, limit })}`),
  partsAround: (id: string, around: string, limit: number) =>
    call<PartList>('GET', `/conversations/${id}/parts${params({ around, limit })}`),
  // Words that are searched for go in the body: an address ends up in histories and logs.
  search: (body: SearchQuery) => call<Items<SearchHit>>('POST', '/searches', body, { quiet: true }),
  send: (id: string, part: NewPart, leaving = false) =>
    call<Received>('POST', `/conversations/${id}/parts`, part, { leaving }),
  assign: (id: string, teammateId: string | null) =>
    call<unknown>('POST', `/conversations/${id}/assignment`, { teammateId }),
  close: (id: string, leaving = false) => call<unknown>('POST', `/conversations/${id}/closure`, {}, { leaving }),
  reopen: (id: string) => call<unknown>('POST', `/conversations/${id}/reopening`, {}),
  snooze: (id: string, until: string) => call<unknown>('POST', `/conversations/${id}/snooze`, { until }),
  tag: (id: string, tagId: string) => call<unknown>('PUT', `/conversations/${id}/tags/${tagId}`, {}),
  untag: (id: string, tagId: string) => call<unknown>('DELETE', `/conversations/${id}/tags/${tagId}`),
  read: (id: string, position: number) =>
    call<unknown>('POST', `/conversations/${id}/readings`, { position }, { quiet: true }),
  draft: (id: string) => call<Draft | null>('GET', `/conversations/${id}/draft`),
  /** `leaving`: the page is closing, and the request must outlive it. */
  keepDraft: (id: string, draft: Draft, leaving = false) =>
    call<void>('PUT', `/conversations/${id}/draft`, draft, { leaving }),
  act: (acts: Act[]) => call<ActsDone>('POST', '/conversation-acts', { acts }),
  handTo: (id: string, teamId: string | null) => call<unknown>('POST', `/conversations/${id}/team`, { teamId }),
  merge: (id: string, into: string) => call<Conversation>('POST', `/conversations/${id}/merger`, { into }),
  requestableKinds: () =>
    call<{ items: { kind: string; class: string; title: string; titleDe: string }[] }>('GET', '/requestable-kinds'),
  askForValue: (conversationId: string, body: { id: string; kind: string; text: string; hours: number }) =>
    call<Received>('POST', `/conversations/${conversationId}/requests`, body),
  handOverSecret: (conversationId: string, body: { id: string; text: string; secret: string; hours: number }) =>
    call<Received>('POST', `/conversations/${conversationId}/one-time-secrets`, body),
}
