import { infiniteQueryOptions, queryOptions, type InfiniteData, type QueryClient } from '@tanstack/react-query'
import { api, Problem, type ConversationQuery } from '../api.ts'
import type { Conversation, ConversationPage, Part } from '../../../src/http/wire/conversation.ts'
import type { ViewFilter } from '../../../src/http/wire/inbox.ts'
import type { Session } from '../../../src/http/wire/people.ts'
import { fetchWords } from '../words/words.ts'
import { mergeParts } from './merge-parts.ts'
import { belongs, parseView, viewQuery, type View } from './views.ts'

const rarely = 5 * 60_000

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: (): Promise<Session | null> =>
    api.session().then(
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

export const listQuery = (view: View, saved?: ViewFilter) => pagedConversations(['conversations', view], viewQuery(view, saved))

export const otherConversationsQuery = (contactId: string) =>
  queryOptions({
    queryKey: ['conversations', 'of', contactId],
    queryFn: () => api.conversations({ contact: contactId, limit: 20 }),
  })

const pagedConversations = (queryKey: readonly unknown[], query: ConversationQuery) =>
  infiniteQueryOptions({
    queryKey,
    initialPageParam: '',
    // A screen and a half at first; whoever scrolls on wants many.
    queryFn: ({ pageParam }) => api.conversations({ ...query, limit: pageParam === '' ? 30 : 100, cursor: pageParam }),
    getNextPageParam: (last) => last.next,
  })

export const conversationQuery = (id: string) =>
  queryOptions({ queryKey: ['conversation', id], queryFn: () => api.conversation(id) })

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

export const partsQuery = (id: string) =>
  queryOptions({
    queryKey: ['parts', id],
    queryFn: ({ client }) => newestParts(id, client.getQueryData<readonly Part[]>(['parts', id])),
    // Kept up by the live channel; a reconnect marks them stale.
    staleTime: Infinity,
  })

/** A thread of thousands opens like one of ten: what is read first is its end. What came before is fetched when it is scrolled to. */
const firstParts = 40
const olderParts = 100

async function newestParts(id: string, known: readonly Part[] = []): Promise<readonly Part[]> {
  const first = known[0]
  return first ? partsAfter(id, first.position - 1) : (await api.partsBefore(id, 2_147_483_647, firstParts)).items
}

async function partsAfter(id: string, position: number): Promise<readonly Part[]> {
  const parts: Part[] = []
  for (let after = position; ;) {
    const { items } = await api.parts(id, after)
    parts.push(...items)
    const last = items.at(-1)
    // The server may answer with fewer than were asked for; an empty answer is the end.
    if (!last || items.length < 50) return parts
    after = last.position
  }
}

/** False once there is nothing before what is shown. */
export async function fetchOlder(client: QueryClient, id: string): Promise<boolean> {
  const key = partsQuery(id).queryKey
  const first = client.getQueryData<readonly Part[]>(key)?.[0]
  if (!first || first.position === 1) return false
  const { items } = await api.partsBefore(id, first.position, olderParts)
  if (items.length > 0) client.setQueryData<readonly Part[]>(key, (now) => mergeParts(now ?? [], items))
  return items.length > 0
}

/** Everything from a part on that is linked to: fetched in large pages, shown in one go. False if there is no such part. */
export async function fetchBackTo(client: QueryClient, id: string, partId: string): Promise<boolean> {
  const key = partsQuery(id).queryKey
  const found: Part[] = []
  for (let before = client.getQueryData<readonly Part[]>(key)?.[0]?.position ?? 1; before > 1; ) {
    const { items } = await api.partsBefore(id, before, 200)
    found.unshift(...items)
    before = items[0]?.position ?? 1
    if (!items.some((part) => part.id === partId)) continue
    client.setQueryData<readonly Part[]>(key, (now) => mergeParts(now ?? [], found))
    return true
  }
  return false
}

/** Something at `position` is new or changed: fetch from there on and put it into what is already shown. */
export async function catchUp(client: QueryClient, id: string, position: number): Promise<void> {
  const key = partsQuery(id).queryKey
  const known = client.getQueryData<readonly Part[]>(key)
  if (!known) return
  const [first, last] = [known[0]?.position ?? 1, known.at(-1)?.position ?? 0]
  // What lies before the first one shown is fetched when it is scrolled to.
  const fresh = await partsAfter(id, Math.max(first - 1, Math.min(last, position - 1)))
  client.setQueryData<readonly Part[]>(key, (now) => mergeParts(now ?? [], fresh))
}

/** Shows a change before the server has answered, wherever the conversation stands; it leaves the views it no longer belongs to. */
export function showChange(client: QueryClient, id: string, change: Partial<Conversation>, me: string): void {
  client.setQueryData<Conversation>(['conversation', id], (now) => (now ? { ...now, ...change } : now))
  for (const [key, data] of client.getQueriesData<InfiniteData<ConversationPage>>({ queryKey: ['conversations'] })) {
    if (!data || !('pages' in data)) continue
    const view = parseView(String(key[1]))
    const pages = data.pages.map((page) => ({
      ...page,
      items: page.items
        .map((one) => (one.id === id ? { ...one, ...change } : one))
        .filter((one) => one.id !== id || belongs(view, one, me)),
    }))
    client.setQueryData(key, { ...data, pages })
  }
}

/** A reading mark moves what is shown; there is nothing new to fetch, and no second look to log. */
export function showRead(client: QueryClient, frame: { conversationId: string; by: 'contact' | 'team'; position: number }): void {
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

export const contactQuery = (id: string) => queryOptions({ queryKey: ['contact', id], queryFn: () => api.contact(id) })
export const teammatesQuery = queryOptions({ queryKey: ['teammates'], queryFn: api.teammates, staleTime: rarely })
export const invitationsQuery = queryOptions({ queryKey: ['invitations'], queryFn: api.invitations })
const roleOrder = ['owner', 'admin', 'teammate', 'viewer']
export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  // Those who may most first, a workspace's own after them.
  queryFn: async () => {
    const { items } = await api.roles()
    const place = ({ builtIn }: (typeof items)[number]) => (builtIn ? roleOrder.indexOf(builtIn) : roleOrder.length)
    return { items: items.toSorted((a, b) => place(a) - place(b)) }
  },
  staleTime: rarely,
})
export const tagsQuery = queryOptions({ queryKey: ['tags'], queryFn: api.tags, staleTime: rarely })
export const teamsQuery = queryOptions({ queryKey: ['teams'], queryFn: api.teams, staleTime: rarely })
export const viewsQuery = queryOptions({ queryKey: ['views'], queryFn: api.views, staleTime: rarely })
export const viewCountsQuery = queryOptions({ queryKey: ['view-counts'], queryFn: api.viewCounts })
export const macrosQuery = queryOptions({ queryKey: ['macros'], queryFn: api.macros, staleTime: rarely })
export const workspaceQuery = queryOptions({ queryKey: ['workspace'], queryFn: api.workspace })
export const secretsQuery = queryOptions({ queryKey: ['identity-secrets'], queryFn: api.identitySecrets })
export const policiesQuery = queryOptions({ queryKey: ['policies'], queryFn: api.policies })
export const templatesQuery = queryOptions({
  queryKey: ['policy-templates'],
  queryFn: api.policyTemplates,
  staleTime: Infinity,
})
export const apiKeysQuery = queryOptions({ queryKey: ['api-keys'], queryFn: api.apiKeys })
export const webhooksQuery = queryOptions({ queryKey: ['webhooks'], queryFn: api.webhooks })
export const erasuresQuery = queryOptions({ queryKey: ['erasures'], queryFn: api.erasures })
export const chainQuery = queryOptions({ queryKey: ['activity', 'chain'], queryFn: api.chain })
