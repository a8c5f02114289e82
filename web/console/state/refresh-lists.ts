import type { Query, QueryClient } from '@tanstack/react-query'
import { conversationsApi } from '../api/conversations.ts'
import type { Conversation, ConversationPage } from '../../../src/http/wire/conversation.ts'
import type { ViewFilter } from '../../../src/http/wire/inbox.ts'
import { askPage, type AskedPage, type Pages } from './known-acts.ts'

/** A list of many pages in another order than the newest first is fetched as a whole at most this often. */
const wholeEveryMs = 5_000
const wholes = new WeakSet<Query>()

/**
 * Something happened in these conversations. A list of a hundred pages is not fetched a hundred times for it: only its beginning,
 * where whatever is new stands; in another order nobody knows where that is, and the whole list follows a little later. Lists
 * that nobody looks at are fetched when they are opened.
 */
export function refreshLists(client: QueryClient, ids: ReadonlySet<string>): void {
  void client.invalidateQueries({ queryKey: ['view-counts'] })
  for (const query of client.getQueryCache().findAll({ queryKey: ['conversations'] })) {
    const data = query.state.data as Pages | ConversationPage | undefined
    const long = data !== undefined && 'pages' in data && data.pages.length > 2
    if (!long || !query.isActive()) void client.invalidateQueries({ queryKey: query.queryKey, exact: true })
    else if ((query.queryKey[1] as ViewFilter).sort) refreshWhole(client, query)
    else void refreshTop(client, query.queryKey, ids)
  }
}

function refreshWhole(client: QueryClient, query: Query): void {
  if (wholes.has(query)) return
  wholes.add(query)
  setTimeout(() => {
    wholes.delete(query)
    void client.invalidateQueries({ queryKey: query.queryKey, exact: true })
  }, wholeEveryMs)
}

async function refreshTop(client: QueryClient, key: readonly unknown[], ids: ReadonlySet<string>): Promise<void> {
  const query = { ...(key[1] as ViewFilter), limit: 50 }
  const fresh = await askPage(() => conversationsApi.conversations(query)).catch(() => undefined)
  if (!fresh) return
  client.setQueryData<Pages>(key, (now) => now && { ...now, pages: withTop(now.pages, fresh, ids) })
}

/** What was at the beginning and was pushed down stays; what has changed and is not in the fresh beginning has left the view. */
export function withTop(pages: readonly AskedPage[], fresh: AskedPage, changed: ReadonlySet<string>): AskedPage[] {
  const here = new Set(fresh.items.map((one) => one.id))
  const stays = (one: Conversation) => !here.has(one.id) && !changed.has(one.id)
  const [first, ...rest] = pages
  const top = { ...first, asked: fresh.asked, items: [...fresh.items, ...(first?.items.filter(stays) ?? [])] }
  return [top, ...rest.map((page) => ({ ...page, items: page.items.filter(stays) }))]
}
