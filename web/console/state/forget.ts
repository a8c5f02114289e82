import type { QueryClient } from '@tanstack/react-query'
import { forgetDrafts } from './drafts.ts'
import { letGo } from './held.ts'
import { forgetKept } from './keep-drafts.ts'
import { forgetActs } from './known-acts.ts'
import { sessionQuery } from './queries.ts'

/** After signing out nothing of the workspace is left in memory. The session stays as «nobody», so that the frame leads to the door. */
export function forgetAll(client: QueryClient): void {
  letGo()
  forgetKept()
  forgetDrafts()
  forgetActs()
  client.setQueryData(sessionQuery.queryKey, null)
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0] })
  client.getMutationCache().clear()
}
