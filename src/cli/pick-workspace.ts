import { fail, invalid } from '../core/errors.ts'
import type { Deps } from '../flows/ports.ts'

/** The one that was named, or the only one there is. */
export async function pickWorkspace(d: Deps, named: string | undefined): Promise<string> {
  const ids = await d.store.workspaceIds()
  if (named !== undefined) {
    if (ids.includes(named)) return named
    throw invalid('workspace', 'There is no workspace with this id.')
  }
  const [only, ...others] = ids
  if (only === undefined) throw fail('not_found', 'There is no workspace yet; the first `npm start` makes it.')
  if (others.length > 0)
    throw invalid('workspace', `There are several workspaces; add --workspace with one of: ${ids.join(', ')}.`)
  return only
}
