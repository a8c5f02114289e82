import { expect, test } from 'vitest'
import { everyItem, makeClient, newId, UndersealError } from './client.ts'

type Call = { url: string; init: RequestInit & { headers: Record<string, string> } }
type Operations = {
  'POST /v1/contacts': { path: object; query: object; body: { id: string }; answer: { id: string } }
  'GET /v1/contacts/{id}': { path: { id: string }; query: { fields?: string }; body: undefined; answer: { id: string } }
  'DELETE /v1/tags/{id}': { path: { id: string }; query: object; body: undefined; answer: undefined }
}

/** A house that gives these answers, one after the other. */
function client(...answers: (Response | 'nothing')[]) {
  const calls: Call[] = []
  const send = (async (url: URL, init: Call['init']) => {
    calls.push({ url: String(url), init })
    const answer = answers.shift() ?? 'nothing'
    if (answer === 'nothing') throw new TypeError('fetch failed')
    return answer
  }) as unknown as typeof fetch
  return { calls, ask: makeClient<Operations>({ baseUrl: 'https://help.example.com', key: 'usk_x', fetch: send }) }
}
const json = (status: number, body: unknown, headers = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })

test('fills the address, and escapes what goes into it', async () => {
  const { calls, ask } = client(json(200, { id: 'a' }))
  await ask('GET /v1/contacts/{id}', { path: { id: 'a/b' }, query: { fields: 'id,name' } })
  expect(calls[0]!.url).toBe('https://help.example.com/v1/contacts/a%2Fb?fields=id%2Cname')
  expect(calls[0]!.init.headers).toMatchObject({ authorization: 'Bearer usk_x' })
})

test('tries again when the house is busy or away, as one and the same request', async () => {
  const { calls, ask } = client(json(503, {}, { 'retry-after': '0' }), 'nothing', json(201, { id: 'a' }))
  expect(await ask('POST /v1/contacts', { body: { id: 'a' } })).toEqual({ id: 'a' })
  expect(new Set(calls.map(({ init }) => init.headers['idempotency-key'])).size).toBe(1)
  expect(calls).toHaveLength(3)
})

test('who does not want the answer any more waits for no further try', async () => {
  const { calls, ask } = client(json(503, {}, { 'retry-after': '60' }), json(201, { id: 'a' }))
  const stop = new AbortController()
  const asked = ask('POST /v1/contacts', { body: { id: 'a' }, signal: stop.signal, onAnswer: () => undefined })
  setTimeout(() => stop.abort(), 5)
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
  expect(calls).toHaveLength(1)
})

test('a question that is not asked may be named all the same', async () => {
  const { calls, ask } = client(json(200, { id: 'a' }))
  await ask('GET /v1/contacts/{id}', { path: { id: 'a' }, query: { fields: undefined } })
  expect(calls[0]!.url).toBe('https://help.example.com/v1/contacts/a')
})

test('hands over what stands beside the answer, such as its ETag', async () => {
  const { ask } = client(json(200, { id: 'a' }, { etag: '"3"' }))
  let etag: string | null = null
  await ask('GET /v1/contacts/{id}', { path: { id: 'a' }, onAnswer: ({ headers }) => (etag = headers.get('etag')) })
  expect(etag).toBe('"3"')
})

test('says why it was refused, and does not try a refusal again', async () => {
  const { calls, ask } = client(
    json(400, { error: { code: 'invalid', message: 'Wrong.', field: 'id', reference: 'req_1' } }),
  )
  const refused = await ask('POST /v1/contacts', { body: { id: 'a' } }).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(UndersealError)
  expect(refused).toMatchObject({ status: 400, code: 'invalid', field: 'id', reference: 'req_1' })
  expect(calls).toHaveLength(1)
})

test('an answer without a body is none', async () => {
  const { ask } = client(new Response(null, { status: 204 }))
  expect(await ask('DELETE /v1/tags/{id}', { path: { id: 'a' } })).toBeUndefined()
})

test('goes through all pages', async () => {
  const pages: Record<string, { items: number[]; next?: string }> = {
    '': { items: [1, 2], next: 'b' },
    b: { items: [3] },
  }
  const all: number[] = []
  for await (const item of everyItem(async (cursor) => pages[cursor ?? '']!)) all.push(item)
  expect(all).toEqual([1, 2, 3])
})

test('makes ids as the API wants them, in the order of time', () => {
  const [earlier, later] = [newId('cnt', 1_000), newId('cnt', 2_000)]
  expect(earlier).toMatch(/^cnt_[0-9a-hjkmnp-tv-z]{26}$/)
  expect(earlier < later).toBe(true)
})
