import type { ConversationFilter, ConversationSummary, SearchOrder } from '../core/conversation.ts'
import { invalid } from '../core/errors.ts'
import type { Page, PageRequest } from '../core/page.ts'
import type { SafeText } from '../core/seal.ts'
import { minPrefix, queryTerms } from '../core/search-terms.ts'
import type { Viewer } from '../core/viewer.ts'
import type { Deps } from './ports.ts'
import { recordRead } from './record-read.ts'

export type SearchHit = ConversationSummary & { readonly partId: string | null; readonly excerpt: SafeText | null }

/** All words must be there, each as a word or the beginning of one. The log gets their number, not the words. */
export async function searchConversations(
  d: Deps,
  viewer: Viewer,
  query: string,
  filter: ConversationFilter,
  page: PageRequest,
  order: SearchOrder = 'time',
): Promise<Page<SearchHit>> {
  const terms = queryTerms(query)
  if (terms.length === 0) throw invalid('query', `Type a word, or the first ${minPrefix} letters of one.`)
  if (viewer.type !== 'contact')
    await recordRead(d, viewer, 'conversation.searched', null, { details: { words: terms.length } })
  return d.store.searchFor(viewer, terms, filter, page, order)
}
