import type { TSchema } from 'typebox'
import type { Needs } from './doors.ts'
import { Problem } from './wire/shapes.ts'

const meanings: Readonly<Record<number, string>> = {
  400: 'A field is not valid; `field` names it',
  401: 'Nobody is known by this session, key or token',
  403: 'Known, but without the right',
  404: 'Nothing is here for the one who asks',
  409: 'The id, or the Idempotency-Key, is in use for something else, or somebody else was faster',
  410: 'Expired or erased',
  412: 'Changed meanwhile: not what If-Match, baseVersion or revision says',
  413: 'Larger than allowed',
  415: 'Not UTF-8 text of the type that is asked for',
  422: 'The policy does not accept this text',
  429: 'Too many requests; wait as long as Retry-After says',
  503: 'Not possible right now; nothing was stored',
}

type Hung = { readonly needs?: Needs; readonly repeats?: boolean; readonly rateLimit?: unknown }
type Asked = { readonly body?: unknown; readonly querystring?: unknown; readonly params?: unknown }

/** The refusals that follow from how a door is hung. A door names the others itself: `answers({ … }, [409])`. */
export function refusalsOf(
  { needs, repeats = false, rateLimit }: Hung,
  { body, querystring, params }: Asked,
): Record<number, TSchema> {
  return problems([
    ...(body || querystring || repeats ? [400] : []),
    ...(needs === 'public' ? [] : [401, 403]),
    ...(params ? [404] : []),
    ...(repeats || bringsId(body) ? [409] : []),
    ...(body ? [413, 415] : []),
    ...(rateLimit === false ? [] : [429]),
    // What is open to all may stand without the database; those that need it say so.
    ...(needs === 'public' ? [] : [503]),
  ])
}

/** Who makes something with an id of their own can meet one that is taken. */
function bringsId(body: unknown): boolean {
  return (
    typeof body === 'object' && body !== null && 'properties' in body && Object.hasOwn(body.properties as object, 'id')
  )
}

export function problems(statuses: readonly number[]): Record<number, TSchema> {
  return Object.fromEntries(statuses.map((status) => [status, { ...Problem, description: meanings[status] }]))
}
