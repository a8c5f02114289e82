import { replaceEqualDeep, type InfiniteData } from '@tanstack/react-query'
import type { Conversation, ConversationPage } from '../../../src/http/wire/conversation.ts'
import type { ViewFilter } from '../../../src/http/wire/inbox.ts'
import { belongs } from './views.ts'

type Change = { readonly id: string; readonly change: Partial<Conversation> }
type Act = Change & { readonly me: string; endedAt: number }

/** A page of a list, and which request of this window it answers. */
export type AskedPage = ConversationPage & { readonly asked: number }
export type Pages = InfiniteData<AskedPage, string>

/**
 * Requests and answers in the order in which this window sent and heard them. A list that was asked for before the answer to an act was
 * here may not know of the act, however long it travels; one asked for after it does. No clock can tell that.
 */
let order = 0
const acts = new Map<string, Act[]>()

/** From here on every list shows the changes, unless the server refuses them or knows of them. */
export async function whileActing<T>(changes: readonly Change[], me: string, call: () => Promise<T>): Promise<T> {
  const mine = changes.map((one): Act => ({ ...one, me, endedAt: Infinity }))
  for (const act of mine) acts.set(act.id, [...(acts.get(act.id) ?? []), act])
  try {
    const answer = await call()
    order += 1
    for (const act of mine) act.endedAt = order
    return answer
  } catch (problem) {
    const refused = new Set(mine)
    for (const { id } of mine) acts.set(id, acts.get(id)?.filter((one) => !refused.has(one)) ?? [])
    throw problem
  }
}

export function forgetActs(): void {
  acts.clear()
}

export async function askPage(ask: () => Promise<ConversationPage>): Promise<AskedPage> {
  order += 1
  const asked = order
  return { ...(await ask()), asked }
}

/** What is put in the place of a list: never what was asked for earlier, and never without what was done since it was asked for. */
export function newestPages(listing: ViewFilter, before: Pages | undefined, fresh: Pages): Pages {
  if (before && (before.pages[0]?.asked ?? 0) > (fresh.pages[0]?.asked ?? 0)) return before
  const pages = fresh.pages.map((page) => ({ ...page, items: corrected(page, listing) }))
  return replaceEqualDeep(before, { ...fresh, pages })
}

function corrected(page: AskedPage, listing: ViewFilter): Conversation[] {
  return page.items.flatMap((one) => {
    const unheard = acts.get(one.id)?.filter((act) => act.endedAt > page.asked) ?? []
    if (unheard.length === 0) return [one]
    const known = unheard.reduce<Conversation>((now, { change }) => ({ ...now, ...change }), one)
    return belongs(listing, known, unheard[0]!.me) ? [known] : []
  })
}
