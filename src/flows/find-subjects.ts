import { invalid } from '../core/errors.ts'
import { foldWords, minPrefix, queryTerms } from '../core/search-terms.ts'
import type { Staff } from '../core/viewer.ts'
import type { Deps } from './ports.ts'
import { withCounts, type Subject } from './read-report.ts'
import { recordRead } from './record-read.ts'

const mostFound = 20

/**
 * Who is meant by an exact e-mail, phone or external id, or by the beginnings of the words of a name. Whom only a message
 * mentions is not told here: what was written is seen by who may read conversations.
 */
export async function findSubjects(d: Deps, viewer: Staff, query: string): Promise<readonly Subject[]> {
  const terms = queryTerms(query)
  if (terms.length === 0) throw invalid('query', `Type a name, an address or a number, at least ${minPrefix} letters.`)
  const exact = await Promise.all(
    (['email', 'phone', 'external-id'] as const).map((kind) => d.store.contactBy(viewer.workspaceId, kind, query)),
  )
  const { items } = await d.store.searchFor(viewer, terms, {}, { limit: 100 }, 'relevance')
  const named = items.filter(({ contactName, contactEmail }) => {
    const words = foldWords(`${contactName?.text ?? ''} ${contactEmail ?? ''}`)
    return terms.every((term) => words.some((word) => word.startsWith(term)))
  })
  const ids = new Set([...exact.flatMap((one) => (one ? [one.id] : [])), ...named.map((one) => one.contactId)])
  const contacts = await Promise.all([...ids].slice(0, mostFound).map((id) => d.store.contactFor(viewer, id)))
  const found = contacts.filter((one) => one !== undefined)
  await recordRead(d, viewer, 'contact.listed', null, { details: { found: found.length, by: 'search' } })
  return withCounts(d, viewer, found)
}
