/**
 * What generated clients call a method: `listContacts`, `createConversationPart`. Made from method and path by one rule, so that a new
 * door has a name, and an old one keeps its own as long as it keeps its path.
 */
export function operationIdOf(method: string, path: string, isList: boolean): string {
  const chosen = exceptions[`${method} ${path}`]
  if (chosen) return chosen
  const segments = path.split('/').filter((segment) => !['', 'v1'].includes(segment))
  const nouns = segments.flatMap((segment, i) => {
    if (segment.startsWith('{')) return []
    const next = segments[i + 1]
    // A list and what makes one more stand at the plural; whatever is below one of them speaks of one.
    const isWhole = next === undefined && (isList || method === 'PUT')
    return capitals(isWhole ? segment : singular(segment))
  })
  return `${isList ? 'list' : verbs[method]}${nouns.join('')}`
}

const verbs: Readonly<Record<string, string>> = {
  GET: 'get',
  POST: 'create',
  PATCH: 'update',
  PUT: 'put',
  DELETE: 'delete',
}

const exceptions: Readonly<Record<string, string>> = {
  'DELETE /v1/session': 'endSession',
  'GET /v1/search': 'search',
  'GET /v1/view-counts': 'getViewCounts',
  'POST /v1/conversations/{id}/team': 'assignConversationTeam',
}

const capitals = (segment: string) =>
  segment
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')

const singular = (segment: string) =>
  /ss$/.test(segment)
    ? segment
    : segment
        .replace(/ies$/, 'y')
        .replace(/(ch)es$/, '$1')
        .replace(/s$/, '')
