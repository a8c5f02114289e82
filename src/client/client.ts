/** A typed client for the API, on `fetch` alone. The types of all operations are made from the description when the house is built. */
export type ClientOptions = {
  /** Where the house is: https://help.example.com */
  readonly baseUrl: string
  /** An API key, `usk_…` */
  readonly key: string
  readonly fetch?: typeof fetch
  /** Tries of a request that got no answer, 429 or 503; with the same ids and keys, so that nothing is done twice. */
  readonly tries?: number
}

/** One operation: what goes into its path, query and body, and what comes out. */
export type Operation = {
  readonly path: object
  readonly query: object
  readonly body: unknown
  readonly answer: unknown
}

/** A page that is the first one has no cursor: `undefined` is what is not asked for. */
type Asked<Query> = { readonly [Name in keyof Query]: Query[Name] | undefined }

type Given<O extends Operation> = (keyof O['path'] extends never ? { path?: undefined } : { path: O['path'] }) &
  (object extends O['query'] ? { query?: Asked<O['query']> } : { query: O['query'] }) &
  (undefined extends O['body'] ? { body?: O['body'] } : { body: O['body'] }) & {
    readonly headers?: Readonly<Record<string, string>>
    /** Told of the answer before its body is read: for its `ETag`, which goes back as the header `If-Match`. */
    readonly onAnswer?: (answer: Response) => void
    readonly signal?: AbortSignal
  }

export type Client<Operations> = {
  <Name extends keyof Operations & string>(
    name: Name,
    ...given: object extends Given<Extract<Operations[Name], Operation>>
      ? [Given<Extract<Operations[Name], Operation>>?]
      : [Given<Extract<Operations[Name], Operation>>]
  ): Promise<Extract<Operations[Name], Operation>['answer']>
}

/** What the house refused, and why: `code` is one of the closed list in the documentation. */
export class UndersealError extends Error {
  readonly status: number
  readonly code: string
  readonly field: string | undefined
  readonly reference: string | undefined

  constructor(status: number, problem: { code: string; message: string; field?: string; reference?: string }) {
    super(problem.message)
    this.name = 'UndersealError'
    this.status = status
    this.code = problem.code
    this.field = problem.field
    this.reference = problem.reference
  }
}

type Request = {
  path?: object
  query?: object
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
  onAnswer?: (answer: Response) => void
}

export function makeClient<Operations>(options: ClientOptions): Client<Operations> {
  const { baseUrl, key, fetch: send = fetch, tries = 3 } = options
  const ask = async (name: string, given: Request = {}): Promise<unknown> => {
    const [method = 'GET', template = '/'] = name.split(' ')
    const url = new URL(fill(template, given.path ?? {}), baseUrl)
    for (const [field, value] of Object.entries(given.query ?? {})) {
      if (value !== undefined) url.searchParams.set(field, String(value))
    }
    const init = {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        accept: 'application/json',
        // The same for all tries: what was done is not done again.
        ...(method === 'GET' ? {} : { 'idempotency-key': crypto.randomUUID() }),
        ...(given.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...given.headers,
      },
      ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
      ...(given.signal ? { signal: given.signal } : {}),
    }
    for (let left = tries - 1; ; left--) {
      const answer = await send(url, init).catch((error: unknown) => {
        if (left <= 0 || given.signal?.aborted) throw error
      })
      const busy = answer === undefined || answer.status === 429 || answer.status === 503
      if (answer && (!busy || left <= 0)) {
        given.onAnswer?.(answer)
        return read(answer)
      }
      await wait(answer?.headers.get('retry-after'), tries - left, given.signal)
    }
  }
  return ask as Client<Operations>
}

/** All items of a list, page after page. */
export async function* everyItem<Item>(
  list: (cursor?: string) => Promise<{ items: readonly Item[]; next?: string | undefined }>,
): AsyncGenerator<Item> {
  for (let cursor: string | undefined; ;) {
    const { items, next } = await list(cursor)
    yield* items
    if (next === undefined) return
    cursor = next
  }
}

const prefixAlphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** An id as the API wants it from its clients: a prefix and a ULID in lower case. */
export function newId(prefix: string, now: number = Date.now()): string {
  let time = ''
  for (let rest = now, i = 0; i < 10; i++, rest = Math.floor(rest / 32)) time = prefixAlphabet[rest % 32]! + time
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return `${prefix}_${time}${[...bytes].map((byte) => prefixAlphabet[byte % 32]).join('')}`
}

function fill(template: string, values: object): string {
  return template.replace(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(String((values as Record<string, unknown>)[name])),
  )
}

async function read(answer: Response): Promise<unknown> {
  const text = await answer.text()
  const body: unknown =
    text === ''
      ? undefined
      : (answer.headers.get('content-type') ?? '').includes('application/json')
        ? JSON.parse(text)
        : text
  if (answer.ok) return body
  const problem = (
    body as { error?: { code: string; message: string; field?: string; reference?: string } } | undefined
  )?.error
  throw new UndersealError(answer.status, problem ?? { code: 'internal', message: `The answer was ${answer.status}.` })
}

/** Who does not want the answer any more does not wait for the next try either. */
function wait(retryAfter: string | null | undefined, times: number, signal?: AbortSignal): Promise<void> {
  const seconds = Number(retryAfter ?? Number.NaN)
  const ms = Number.isFinite(seconds) ? Math.min(seconds, 60) * 1000 : 250 * 2 ** times
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer)
      reject(signal?.reason as Error) // an AbortError, or what was given to abort()
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', end)
      resolve()
    }, ms)
    if (signal?.aborted) end()
    else signal?.addEventListener('abort', end, { once: true })
  })
}
