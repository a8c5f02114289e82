import type { Problem } from '../../src/http/wire/shapes.ts'
import type { ErrorCode } from '../../src/core/errors.ts'

/** A refusal, sorted by what the messenger can do about it. Its message never holds what was typed. */
export class Refusal extends Error {
  readonly code: ErrorCode | 'offline'
  readonly retryAfterMs: number | null
  readonly field: string | null

  constructor(
    code: ErrorCode | 'offline',
    message: string,
    retryAfterMs: number | null = null,
    field: string | null = null,
  ) {
    super(message)
    this.code = code
    this.retryAfterMs = retryAfterMs
    this.field = field
  }
}

/** These pass by themselves: the message is kept and tried again. Everything else needs a person. */
export const passes = (code: Refusal['code']): boolean =>
  ['offline', 'unavailable', 'vault_unavailable', 'rate_limited', 'internal'].includes(code)

/** The team takes no messages of this person any more. */
export const isBlocked = (error: unknown): boolean => {
  const refusal = refusalIn(error)
  return refusal?.code === 'forbidden' && refusal.field === 'contact'
}

/** The sheet is another script with a class of its own by this name: what the first one throws is known by its shape. */
export function refusalIn(error: unknown): Pick<Refusal, 'code' | 'field'> | null {
  return error instanceof Error && 'code' in error && 'field' in error ? (error as Refusal) : null
}

export type Method = 'GET' | 'POST'

/** After this, a server that took the request and says nothing counts as one that is not there. */
const answerWithinMs = 20_000

export async function call<T>(
  base: string,
  method: Method,
  path: string,
  token: string | null,
  body?: unknown,
): Promise<T> {
  const giveUp = new AbortController()
  const timer = setTimeout(() => giveUp.abort(), answerWithinMs)
  let answer: Response
  let read: unknown
  try {
    answer = await fetch(`${base}/v1/messenger${path}`, {
      method,
      // No cookies in either direction: the token alone says who asks, so another site cannot ride on a session.
      credentials: 'omit',
      referrerPolicy: 'origin',
      cache: 'no-store',
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: giveUp.signal,
    })
    if (answer.status === 204) return undefined as T
    read = await answer.json().catch(() => null)
    // Cut off on the way: it may be an answer, and nobody knows which.
    if (giveUp.signal.aborted) throw giveUp.signal.reason
  } catch {
    throw new Refusal('offline', 'no answer')
  } finally {
    clearTimeout(timer)
  }
  if (!answer.ok) throw refusalOf(answer, read as Problem | null)
  if (read === null) throw new Refusal('internal', 'not an answer')
  // The server names every field that leaves it, and the same schemas give these types.
  return read as T
}

function refusalOf(answer: Response, problem: Problem | null): Refusal {
  const code = (problem?.error?.code as ErrorCode | undefined) ?? codeOfStatus(answer.status)
  const seconds = Number(answer.headers.get('retry-after'))
  return new Refusal(
    code,
    problem?.error?.message ?? '',
    seconds > 0 ? Math.min(seconds, 600) * 1000 : null,
    problem?.error?.field ?? null,
  )
}

/** For answers that are not ours: a proxy in between, a load balancer without a server behind it. */
function codeOfStatus(status: number): ErrorCode {
  if (status === 401) return 'unauthenticated'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'not_found'
  if (status === 410) return 'gone'
  if (status === 413) return 'too_large'
  if (status === 429) return 'rate_limited'
  return status >= 500 ? 'unavailable' : 'invalid'
}
