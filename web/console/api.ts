import type { Activity as ActivityRow } from '../../src/http/wire/activity.ts'
import type { Policy } from '../../src/http/wire/policy.ts'
import type { IdentitySecret, Workspace } from '../../src/http/wire/workspace.ts'
import type { ChainState } from '../../src/core/activity.ts'
import type { Contact, Erasure } from '../../src/http/wire/contact.ts'
import type {
  Conversation,
  ConversationPage,
  NewPart,
  Part,
  PartList,
  Received,
  SearchHit,
} from '../../src/http/wire/conversation.ts'
import type {
  Act,
  ActsDone,
  Draft,
  SavedView,
  Team,
  ViewCounts,
  ViewFilter,
  Macro,
  Tag,
} from '../../src/http/wire/inbox.ts'
import type { ApiKey, Invitation, OwnSession, Role, Session, Teammate } from '../../src/http/wire/people.ts'
import type { Delivery, Webhook } from '../../src/http/wire/webhook.ts'
import type { Problem as ProblemBody, SafeText } from '../../src/http/wire/shapes.ts'
import type { ErrorCode } from '../../src/core/errors.ts'
import type { Permit } from '../../src/core/permission.ts'
import type { Digest } from '../../src/core/teammate.ts'
import type { PolicyBody } from '../../src/core/policy.ts'
import { makeId, type Noun } from '../../src/core/id.ts'

/** A refusal from the server, or `offline` when no answer came. Screens choose the words by `code`. */
export class Problem extends Error {
  readonly code: ErrorCode | 'offline'
  readonly field: string | undefined
  readonly reference: string | undefined

  constructor(code: ErrorCode | 'offline', message: string, field?: string, reference?: string) {
    super(message)
    this.name = 'Problem'
    this.code = code
    this.field = field
    this.reference = reference
  }
}

/** The client picks the id of what it makes, so a retry is the same thing and not a second one. */
export function newId(noun: Noun): string {
  return makeId(noun, Date.now(), (count) => crypto.getRandomValues(new Uint8Array(count)))
}

export type Items<T> = { readonly items: readonly T[]; readonly next?: string }
export type ConversationQuery = {
  state?: string
  assignee?: string
  team?: string
  mentioned?: boolean
  since?: string
  before?: string
  tag?: string
  contact?: string
  limit?: number
  cursor?: string
}
type SearchQuery = Omit<ConversationQuery, 'mentioned'> & { query: string; order?: 'time' | 'relevance' }
type ActivityQuery = {
  actor?: string
  action?: string
  group?: string
  object?: string
  after?: string
  before?: string
  limit?: number
  cursor?: string
}
export type ProfileChange = {
  name?: string
  language?: 'en' | 'de'
  notify?: boolean
  digest?: Digest
  password?: string
  currentPassword?: string
}
type ContactFields = Record<string, string | number | boolean | null | Record<string, string | number | boolean | null>>
type PolicyTemplate = PolicyBody & { readonly id: string }
type Revealed = { readonly id: string; readonly value: string; readonly closesAt: string }
type WorkspaceChange = { name?: string; messenger?: Partial<Workspace['messenger']> }

type IdentityCheck = {
  readonly valid: boolean
  readonly why: string | null
  readonly person: {
    readonly externalId: string | null
    readonly email: string | null
    readonly name: string | null
  } | null
}

let whenSignedOut: () => void = () => {}
/** Called when any request finds that the session has ended. */
export function onSignedOut(act: () => void): void {
  whenSignedOut = act
}

export const api = {
  session: () => call<Session>('GET', '/session'),
  signIn: (body: { email: string; password: string } | { link: string }) => call<Session>('POST', '/sessions', body),
  sessions: () => call<Items<OwnSession>>('GET', '/sessions'),
  endSession: (id: string) => call<void>('DELETE', `/sessions/${id}`),
  signOut: () => call<void>('DELETE', '/session'),
  invitationBySecret: (secret: string) =>
    call<{ email: string; workspace: string }>('GET', '/invitations/by-secret', undefined, { 'x-invitation': secret }),
  accept: (body: { secret: string; name: string; password: string }) => call<Session>('POST', '/acceptances', body),
  changeProfile: (body: ProfileChange) => call<Teammate>('PATCH', '/profile', body),

  conversations: (query: ConversationQuery) => call<ConversationPage>('GET', `/conversations${params(query)}`),
  conversation: (id: string) => call<Conversation>('GET', `/conversations/${id}`),
  parts: (id: string, after: number, limit = 200) =>
    call<PartList>('GET', `/conversations/${id}/parts${params({ after, limit })}`),
  partsBefore: (id: string, before: number, limit: number) =>
    call<PartList>('GET', `/conversations/${id}/parts${params({ before, limit })}`),
  partsAround: (id: string, around: string, limit: number) =>
    call<PartList>('GET', `/conversations/${id}/parts${params({ around, limit })}`),
  // Words that are searched for go in the body: an address ends up in histories and logs.
  search: (body: SearchQuery) => call<Items<SearchHit>>('POST', '/searches', body),
  send: (id: string, part: NewPart, leaving = false) =>
    call<Received>('POST', `/conversations/${id}/parts`, part, {}, leaving),
  assign: (id: string, teammateId: string | null) =>
    call<unknown>('POST', `/conversations/${id}/assignment`, { teammateId }),
  close: (id: string, leaving = false) => call<unknown>('POST', `/conversations/${id}/closure`, {}, {}, leaving),
  reopen: (id: string) => call<unknown>('POST', `/conversations/${id}/reopening`, {}),
  snooze: (id: string, until: string) => call<unknown>('POST', `/conversations/${id}/snooze`, { until }),
  tag: (id: string, tagId: string) => call<unknown>('PUT', `/conversations/${id}/tags/${tagId}`, {}),
  untag: (id: string, tagId: string) => call<unknown>('DELETE', `/conversations/${id}/tags/${tagId}`),
  read: (id: string, position: number) => call<unknown>('POST', `/conversations/${id}/readings`, { position }),

  sealPassage: (conversationId: string, partId: string, body: { start: number; end: number; kind: string }) =>
    call<Part>('POST', `/conversations/${conversationId}/parts/${partId}/redactions`, body),
  restore: (token: string, reason: string) =>
    call<{ text: SafeText }>('POST', `/seals/${token}/restoration`, { reason }),
  reveal: (token: string, reason: string) => call<Revealed>('POST', '/reveals', { token, reason }),

  contact: (id: string) => call<Contact>('GET', `/contacts/${id}`),
  contacts: (query: { email?: string; limit?: number; cursor?: string }) =>
    call<Items<Contact>>('GET', `/contacts${params(query)}`),
  changeContact: (id: string, body: ContactFields) => call<Contact>('PATCH', `/contacts/${id}`, body),
  erase: (body: { id: string; contactId: string; reason: string }) => call<Erasure>('POST', '/erasures', body),
  erasures: () => call<Items<Erasure>>('GET', '/erasures'),

  teammates: () => call<Items<Teammate>>('GET', '/teammates'),
  changeTeammate: (id: string, body: { roleId?: string; deactivated?: boolean }) =>
    call<Teammate>('PATCH', `/teammates/${id}`, body),
  invitations: () => call<Items<Invitation>>('GET', '/invitations'),
  invite: (body: { id: string; email: string; roleId: string }) =>
    call<{ invitation: Invitation; secret: string; url: string }>('POST', '/invitations', body),
  withdrawInvitation: (id: string) => call<void>('DELETE', `/invitations/${id}`),
  roles: () => call<Items<Role>>('GET', '/roles'),

  workspace: () => call<Workspace>('GET', '/workspace'),
  changeWorkspace: (body: WorkspaceChange) => call<Workspace>('PATCH', '/workspace', body),
  identitySecrets: () => call<Items<IdentitySecret>>('GET', '/identity-secrets'),
  makeIdentitySecret: (id: string) => call<IdentitySecret & { secret: string }>('POST', '/identity-secrets', { id }),
  checkIdentity: (body: { intercom_user_jwt: string }) => call<IdentityCheck>('POST', '/identity-checks', body),
  requestableKinds: () =>
    call<{ items: { kind: string; class: string; title: string; titleDe: string }[] }>('GET', '/requestable-kinds'),
  askForValue: (conversationId: string, body: { id: string; kind: string; text: string; hours: number }) =>
    call<Received>('POST', `/conversations/${conversationId}/requests`, body),
  handOverSecret: (conversationId: string, body: { id: string; text: string; secret: string; hours: number }) =>
    call<Received>('POST', `/conversations/${conversationId}/one-time-secrets`, body),
  revokeIdentitySecret: (id: string) => call<void>('DELETE', `/identity-secrets/${id}`),

  teams: () => call<Items<Team>>('GET', '/teams'),
  makeTeam: (body: { id: string; name: string; memberIds: string[] }) => call<Team>('POST', '/teams', body),
  changeTeam: (id: string, body: { name?: string; memberIds?: string[] }) => call<Team>('PATCH', `/teams/${id}`, body),
  removeTeam: (id: string) => call<void>('DELETE', `/teams/${id}`),
  views: () => call<Items<SavedView>>('GET', '/views'),
  viewCounts: () => call<ViewCounts>('GET', '/view-counts'),
  makeView: (body: { id: string; name: string; filter: ViewFilter; shared: boolean }) =>
    call<SavedView>('POST', '/views', body),
  changeView: (id: string, body: { name?: string; filter?: ViewFilter; shared?: boolean }) =>
    call<SavedView>('PATCH', `/views/${id}`, body),
  removeView: (id: string) => call<void>('DELETE', `/views/${id}`),
  draft: (id: string) => call<Draft | null>('GET', `/conversations/${id}/draft`),
  /** `leaving`: the page is closing, and the request must outlive it. */
  keepDraft: (id: string, draft: Draft, leaving = false) =>
    call<void>('PUT', `/conversations/${id}/draft`, draft, {}, leaving),
  act: (acts: Act[]) => call<ActsDone>('POST', '/conversation-acts', { acts }),
  handTo: (id: string, teamId: string | null) => call<unknown>('POST', `/conversations/${id}/team`, { teamId }),
  merge: (id: string, into: string) => call<Conversation>('POST', `/conversations/${id}/merger`, { into }),
  block: (id: string, blocked: boolean) =>
    call<Contact>(blocked ? 'PUT' : 'DELETE', `/contacts/${id}/block`, blocked ? {} : undefined),

  tags: () => call<Items<Tag>>('GET', '/tags'),
  makeTag: (body: { id: string; name: string }) => call<Tag>('POST', '/tags', body),
  renameTag: (id: string, name: string) => call<Tag>('PATCH', `/tags/${id}`, { name }),
  removeTag: (id: string) => call<void>('DELETE', `/tags/${id}`),
  macros: () => call<Items<Macro>>('GET', '/macros'),
  makeMacro: (body: { id: string; name: string; body: string }) => call<Macro>('POST', '/macros', body),
  changeMacro: (id: string, body: { name?: string; body?: string }) => call<Macro>('PATCH', `/macros/${id}`, body),
  removeMacro: (id: string) => call<void>('DELETE', `/macros/${id}`),

  policies: () => call<Items<Policy>>('GET', '/policies'),
  policyTemplates: () => call<Items<PolicyTemplate>>('GET', '/policy-templates'),
  makePolicy: (body: PolicyBody & { readonly baseVersion?: number }) => call<Policy>('POST', '/policies', body),

  activity: (query: ActivityQuery) => call<Items<ActivityRow>>('GET', `/activity${params(query)}`),
  chain: () => call<ChainState>('GET', '/activity/chain'),

  apiKeys: () => call<Items<ApiKey>>('GET', '/api-keys'),
  makeApiKey: (body: { id: string; name: string; scopes: Permit['permission'][]; expiresAt?: string }) =>
    call<ApiKey & { secret: string }>('POST', '/api-keys', body),
  revokeApiKey: (id: string) => call<void>('DELETE', `/api-keys/${id}`),

  webhooks: () => call<Items<Webhook>>('GET', '/webhooks'),
  makeWebhook: (body: { id: string; url: string; topics: Webhook['topics']; content: boolean }) =>
    call<Webhook & { secret: string }>('POST', '/webhooks', body),
  changeWebhook: (id: string, body: { paused: boolean }) => call<Webhook>('PATCH', `/webhooks/${id}`, body),
  removeWebhook: (id: string) => call<void>('DELETE', `/webhooks/${id}`),
  rotateWebhook: (id: string) => call<{ secret: string }>('POST', `/webhooks/${id}/secrets`, {}),
  deliveries: (id: string, query: { limit: number; cursor: string }) =>
    call<Items<Delivery>>('GET', `/webhooks/${id}/deliveries${params(query)}`),
  replayDelivery: (id: string, delivery: string) =>
    call<Delivery>('POST', `/webhooks/${id}/deliveries/${delivery}/replays`, {}),
}

/** For the calls of the other api files. */
export async function call<T>(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
  keepalive = false,
): Promise<T> {
  const response = await fetch(`/v1${path}`, {
    method,
    credentials: 'same-origin',
    cache: 'no-store',
    keepalive,
    headers: {
      accept: 'application/json',
      // A header that no form on another site can send; the server refuses writes without it.
      'x-underseal': '1',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? null : JSON.stringify(body),
  }).catch(() => {
    throw new Problem('offline', 'No answer from the server.')
  })
  if (!response.ok) throw await problemFrom(response, path)
  if (response.status === 204) return undefined as T
  return (await response.json()) as T
}

async function problemFrom(response: Response, path: string): Promise<Problem> {
  const body = (await response.json().catch(() => null)) as ProblemBody | null
  if (response.status === 401 && path !== '/session' && path !== '/sessions') whenSignedOut()
  if (!body?.error)
    return new Problem(response.status >= 502 ? 'unavailable' : 'internal', 'The answer could not be read.')
  const { code, message, field, reference } = body.error
  return new Problem(code as ErrorCode, message, field, reference)
}

export function params(query: Record<string, string | number | boolean | undefined>): string {
  const set = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  return set.length === 0 ? '' : `?${new URLSearchParams(set.map(([key, value]) => [key, String(value)]))}`
}
