import type { Problem as ProblemBody } from '../../../src/http/wire/shapes.ts'
import type { ErrorCode } from '../../../src/core/errors.ts'
import { makeId, type Noun } from '../../../src/core/id.ts'

/** A refusal from the server, or `offline` when no answer came. Screens choose the words by `code`. */
export class Problem extends Error {
  readonly code: ErrorCode | 'offline'
  readonly field: string | undefined
  readonly reference: string | undefined

  constructor(code: ErrorCode | 'offline', message: string, field?: string, reference?: string) {
    super(message)
    this.name = 'Problem'
    this.code = code
    this.field = field
    this.reference = reference
  }
}

/** Nobody was there to answer: the server itself, or the proxy before it says so. */
export const isNobodyThere = (problem: unknown): boolean =>
  problem instanceof Problem && (problem.code === 'offline' || problem.code === 'unavailable')

/** The client picks the id of what it makes, so a retry is the same thing and not a second one. */
export function newId(noun: Noun): string {
  return makeId(noun, Date.now(), (count) => crypto.getRandomValues(new Uint8Array(count)))
}

export type Items<T> = { readonly items: readonly T[]; readonly next?: string }

let whenSignedOut: () => void = () => {}
/** Called when any request finds that the session has ended. */
export function onSignedOut(act: () => void): void {
  whenSignedOut = act
}

/** One call to the API. The files beside this one hold the calls by noun. */
export async function call<T>(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
  keepalive = false,
): Promise<T> {
  const response = await fetch(`/v1${path}`, {
    method,
    credentials: 'same-origin',
    cache: 'no-store',
    keepalive,
    headers: {
      accept: 'application/json',
      // A header that no form on another site can send; the server refuses writes without it.
      'x-underseal': '1',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? null : JSON.stringify(body),
  }).catch(() => {
    throw new Problem('offline', 'No answer from the server.')
  })
  if (!response.ok) throw await problemFrom(response, path)
  if (response.status === 204) return undefined as T
  return (await response.json()) as T
}

async function problemFrom(response: Response, path: string): Promise<Problem> {
  const body = (await response.json().catch(() => null)) as ProblemBody | null
  if (response.status === 401 && path !== '/session' && path !== '/sessions') whenSignedOut()
  if (!body?.error)
    return new Problem(response.status >= 502 ? 'unavailable' : 'internal', 'The answer could not be read.')
  const { code, message, field, reference } = body.error
  return new Problem(code as ErrorCode, message, field, reference)
}

export function params(query: Record<string, string | number | boolean | undefined>): string {
  const set = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  return set.length === 0 ? '' : `?${new URLSearchParams(set.map(([key, value]) => [key, String(value)]))}`
}
