import {
  infiniteQueryOptions,
  queryOptions,
  type InfiniteData,
  type QueryClient,
  type QueryKey,
} from '@tanstack/react-query'
import { Problem, type Items } from '../api/call.ts'
import { activityApi } from '../api/activity.ts'
import { contactsApi } from '../api/contacts.ts'
import { conversationsApi } from '../api/conversations.ts'
import { dataApi } from '../api/data.ts'
import { inboxApi } from '../api/inbox.ts'
import { peopleApi } from '../api/people.ts'
import { policiesApi } from '../api/policies.ts'
import { sealsApi } from '../api/seals.ts'
import { webhooksApi } from '../api/webhooks.ts'
import { workspaceApi } from '../api/workspace.ts'
import type { Conversation, ConversationPage } from '../../../src/http/wire/conversation.ts'
import type { ViewFilter } from '../../../src/http/wire/inbox.ts'
import type { Sweep } from '../../../src/http/wire/sweep.ts'
import type { Session } from '../../../src/http/wire/people.ts'
import type { SafeText } from '../../../src/http/wire/shapes.ts'
import { fetchWords } from '../words/words.ts'
import { inOrder } from './in-order.ts'
import { askPage, newestPages, type Pages } from './known-acts.ts'
import { belongs } from './views.ts'

const rarely = 5 * 60_000

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: (): Promise<Session | null> =>
    peopleApi.session().then(
      async (session) => {
        // First the words, then the page: nobody's screen changes its language under their eyes. Without them it stays as it is.
        await fetchWords(session.teammate.language).catch(() => {})
        return session
      },
      (problem: unknown) => {
        if (problem instanceof Problem && problem.code === 'unauthenticated') return null
        throw problem
      },
    ),
  staleTime: Infinity,
})

export const listQuery = (listing: ViewFilter) =>
  infiniteQueryOptions({
    queryKey: ['conversations', listing],
    initialPageParam: '',
    // A screen and a half at first; whoever scrolls on wants many.
    queryFn: ({ pageParam }) =>
      askPage(() =>
        conversationsApi.conversations({ ...listing, limit: pageParam === '' ? 30 : 100, cursor: pageParam }),
      ),
    getNextPageParam: (last) => last.next,
    structuralSharing: (before, fresh) => newestPages(listing, before as Pages | undefined, fresh as Pages),
  })

export const otherConversationsQuery = (contactId: string) =>
  queryOptions({
    queryKey: ['conversations', 'of', contactId],
    queryFn: () => conversationsApi.conversations({ contact: contactId, limit: 20 }),
  })

export const conversationQuery = (id: string) =>
  queryOptions({ queryKey: ['conversation', id], queryFn: () => conversationsApi.conversation(id) })

/** What a list already told, so that opening shows at once, and asks (and logs) no second time while the list is fresh. */
export function knownFromLists(client: QueryClient, id: string) {
  for (const query of client.getQueryCache().findAll({ queryKey: ['conversations'] })) {
    const data = query.state.data as InfiniteData<ConversationPage> | ConversationPage | undefined
    const items = !data ? [] : 'pages' in data ? data.pages.flatMap((page) => page.items) : data.items
    const known = items.find((one) => one.id === id)
    if (known && !query.state.isInvalidated)
      return { initialData: known, initialDataUpdatedAt: query.state.dataUpdatedAt }
  }
  return {}
}

/**
 * Shows a change before the server has answered, wherever the conversation stands; it leaves the views it no longer belongs to.
 * What is given back shows it again as it stood: a server that does not answer tells no list either.
 */
export function showChange(client: QueryClient, id: string, change: Partial<Conversation>, me: string): () => void {
  const was = client.getQueryData<Conversation>(['conversation', id])
  const shown = (now: Conversation | undefined, next: Partial<Conversation>) => now && { ...now, ...next }
  client.setQueryData<Conversation>(['conversation', id], (now) => shown(now, change))
  const stood: { key: QueryKey; row: Conversation; page: number; place: number }[] = []
  for (const [key, data] of client.getQueriesData<InfiniteData<ConversationPage>>({ queryKey: ['conversations'] })) {
    if (!data || !('pages' in data)) continue
    const page = data.pages.findIndex(({ items }) => items.some((one) => one.id === id))
    if (page < 0) continue
    const { items } = data.pages[page]!
    const place = items.findIndex((one) => one.id === id)
    const row = items[place]!
    stood.push({ key, row, page, place })
    const next = { ...row, ...change }
    // Of a list in pages, the key is what it asks for.
    const mine = belongs(key[1] as ViewFilter, next, me) ? [next] : []
    client.setQueryData(key, withItems(data, page, items.toSpliced(place, 1, ...mine)))
  }
  return () => {
    if (was) client.setQueryData<Conversation>(['conversation', id], (now) => shown(now, before(was, change)))
    for (const { key, row, page, place } of stood) {
      client.setQueryData<InfiniteData<ConversationPage>>(key, (now) => {
        const items = now?.pages[page]?.items
        if (!now || !items) return now
        const at = items.findIndex((one) => one.id === id)
        if (at >= 0) return withItems(now, page, items.with(at, { ...items[at]!, ...before(row, change) }))
        if (now.pages.some((other) => other.items.some((one) => one.id === id))) return now
        return withItems(now, page, items.toSpliced(place, 0, row))
      })
    }
  }
}

const before = (one: Conversation, change: Partial<Conversation>): Partial<Conversation> =>
  Object.fromEntries(Object.keys(change).map((field) => [field, one[field as keyof Conversation]]))

const withItems = <T extends InfiniteData<ConversationPage>>(data: T, page: number, items: Conversation[]): T => ({
  ...data,
  pages: data.pages.with(page, { ...data.pages[page]!, items }),
})

/** A reading mark moves what is shown; there is nothing new to fetch, and no second look to log. */
export function showRead(
  client: QueryClient,
  frame: { conversationId: string; by: 'contact' | 'team'; position: number },
): void {
  const side = frame.by === 'team' ? 'readByTeam' : 'readByContact'
  const moved = (one: Conversation): Conversation =>
    one.id === frame.conversationId && one[side] < frame.position ? { ...one, [side]: frame.position } : one
  client.setQueryData<Conversation>(['conversation', frame.conversationId], (now) => now && moved(now))
  client.setQueriesData<InfiniteData<ConversationPage> | ConversationPage>({ queryKey: ['conversations'] }, (now) => {
    if (!now) return now
    return 'pages' in now
      ? { ...now, pages: now.pages.map((page) => ({ ...page, items: page.items.map(moved) })) }
      : { ...now, items: now.items.map(moved) }
  })
}

export const contactQuery = (id: string) =>
  queryOptions({ queryKey: ['contact', id], queryFn: () => contactsApi.contact(id) })
export const teammatesQuery = queryOptions({ queryKey: ['teammates'], queryFn: peopleApi.teammates, staleTime: rarely })
export const invitationsQuery = queryOptions({ queryKey: ['invitations'], queryFn: peopleApi.invitations })
const roleOrder = ['owner', 'admin', 'teammate', 'viewer', 'auditor']
export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  // Those who may most first, a workspace's own after them.
  queryFn: async () => {
    const { items } = await peopleApi.roles()
    const place = ({ builtIn }: (typeof items)[number]) => (builtIn ? roleOrder.indexOf(builtIn) : roleOrder.length)
    return { items: items.toSorted((a, b) => place(a) - place(b)) }
  },
  staleTime: rarely,
})
/** Names lie encrypted, so that only whoever reads them can put them in order. */
async function byName<T extends { readonly name: SafeText }>(asked: Promise<Items<T>>): Promise<Items<T>> {
  const list = await asked
  return { ...list, items: list.items.toSorted((a, b) => inOrder(a.name.text, b.name.text)) }
}

export const tagsQuery = queryOptions({ queryKey: ['tags'], queryFn: () => byName(inboxApi.tags()), staleTime: rarely })
export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: () => byName(inboxApi.teams()),
  staleTime: rarely,
})
export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: () => byName(inboxApi.views()),
  staleTime: rarely,
})
export const viewCountsQuery = queryOptions({ queryKey: ['view-counts'], queryFn: inboxApi.viewCounts })
export const macrosQuery = queryOptions({
  queryKey: ['macros'],
  queryFn: () => byName(inboxApi.macros()),
  staleTime: rarely,
})
export const workspaceQuery = queryOptions({ queryKey: ['workspace'], queryFn: workspaceApi.workspace })
export const secretsQuery = queryOptions({ queryKey: ['identity-secrets'], queryFn: workspaceApi.identitySecrets })
export const policiesQuery = queryOptions({ queryKey: ['policies'], queryFn: policiesApi.policies })
export const templatesQuery = queryOptions({
  queryKey: ['policy-templates'],
  queryFn: policiesApi.policyTemplates,
  staleTime: Infinity,
})
export const apiKeysQuery = queryOptions({ queryKey: ['api-keys'], queryFn: workspaceApi.apiKeys })
export const webhooksQuery = queryOptions({ queryKey: ['webhooks'], queryFn: webhooksApi.webhooks })
export const erasuresQuery = infiniteQueryOptions({
  queryKey: ['erasures'],
  initialPageParam: '',
  queryFn: ({ pageParam }) => dataApi.erasures({ cursor: pageParam }),
  getNextPageParam: (last) => last.next,
})
export const chainQuery = queryOptions({ queryKey: ['activity', 'chain'], queryFn: activityApi.chain })

export const sealOriginQuery = (token: string) =>
  queryOptions({ queryKey: ['seal-origin', token], queryFn: () => sealsApi.sealOrigin(token), staleTime: 0 })

const soonMs = 700
const isUnderWay = (sweep: Sweep) => sweep.state === 'looking' || sweep.state === 'sealing' || sweep.state === 'undoing'

/** Asked again and again while a job is at it. */
export const sweepQuery = (id: string) =>
  queryOptions({
    queryKey: ['sweeps', id],
    queryFn: () => sealsApi.sweep(id),
    refetchInterval: ({ state: { data } }) => (data === undefined || isUnderWay(data) ? soonMs : false),
  })

export const sweepsQuery = queryOptions({
  queryKey: ['sweeps'],
  queryFn: sealsApi.sweeps,
  refetchInterval: ({ state: { data } }) => (data?.items.some(isUnderWay) ? soonMs : false),
})

export const findingsQuery = queryOptions({
  queryKey: ['findings', 'open'],
  queryFn: () => sealsApi.findings({ state: 'open', limit: 50 }),
  // While it is worked, the list changes by the worker's own hand.
  staleTime: 60_000,
})

export const overviewQuery = (days: number) =>
  queryOptions({
    queryKey: ['overview', days],
    queryFn: () =>
      activityApi.overview({ days, weeks: 12, zone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC' }),
  })

export const checklistQuery = queryOptions({ queryKey: ['checklist'], queryFn: workspaceApi.checklist })
