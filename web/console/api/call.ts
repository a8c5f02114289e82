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

type CallOptions = {
  readonly headers?: Record<string, string>
  /** The page is closing, and the request must outlive it. */
  readonly leaving?: boolean
  /** It looks through much, may take minutes, and its own screen says so. */
  readonly patient?: boolean
  /** Nothing is saved by it that somebody waits for. */
  readonly quiet?: boolean
}

/** After this, a server that took the request and says nothing counts as one that is not there. */
const answerWithinMs = 20_000
const patientWithinMs = 600_000
/** After this, whoever did something is told that it is not saved so far. */
const slowAfterMs = 4_000

let whenSlow: (saves: number) => void = () => {}
let slow = 0
/** Called with the number of those that were to save something and are without an answer for long. */
export function onSlow(act: (saves: number) => void): void {
  whenSlow = act
}

/** One call to the API. The files beside this one hold the calls by noun. */
export async function call<T>(method: string, path: string, body?: unknown, options: CallOptions = {}): Promise<T> {
  const said = method !== 'GET' && !options.quiet && !options.patient
  const response = await (said ? saidWhenSlow : now)(() => ask(method, path, body, options))
  return (response.text === '' ? undefined : JSON.parse(response.text)) as T
}

/** What was read, and which state of it that is: to be sent back by whoever changes it. */
export type Tagged<T> = { readonly thing: T; readonly tag: string }

export async function readTagged<T>(path: string): Promise<Tagged<T>> {
  const { text, tag } = await ask('GET', path, undefined, {})
  return { thing: JSON.parse(text) as T, tag }
}

/** Only what still stands as it was read is changed; else the answer is `changed`. */
export const onlyIf = (tag: string): CallOptions => ({ headers: { 'if-match': tag } })

const now = <T>(work: () => Promise<T>): Promise<T> => work()

async function saidWhenSlow<T>(work: () => Promise<T>): Promise<T> {
  let late = false
  const timer = setTimeout(() => {
    late = true
    whenSlow((slow += 1))
  }, slowAfterMs)
  try {
    return await work()
  } finally {
    clearTimeout(timer)
    if (late) whenSlow((slow -= 1))
  }
}

async function ask(
  method: string,
  path: string,
  body: unknown,
  { headers = {}, leaving = false, patient = false }: CallOptions,
): Promise<{ text: string; tag: string }> {
  const giveUp = new AbortController()
  const timer = setTimeout(() => giveUp.abort(), patient ? patientWithinMs : answerWithinMs)
  try {
    const response = await fetch(`/v1${path}`, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      keepalive: leaving,
      headers: {
        accept: 'application/json',
        // A header that no form on another site can send; the server refuses writes without it.
        'x-underseal': '1',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal: giveUp.signal,
    })
    if (!response.ok) throw await problemFrom(response, path)
    return { text: await response.text(), tag: response.headers.get('etag') ?? '*' }
  } catch (problem) {
    throw problem instanceof Problem ? problem : new Problem('offline', 'No answer from the server.')
  } finally {
    clearTimeout(timer)
  }
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
