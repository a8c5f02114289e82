import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { webhookTopics } from '../core/webhook.ts'
import type { Deps } from '../flows/ports.ts'
import type { Doors } from './doors.ts'
import { openDoors } from './open-doors.ts'

type Operation = {
  operationId?: string
  summary?: string
  description?: string
  security?: object[]
  parameters?: { name: string; in: string }[]
  responses: Record<string, { headers?: Record<string, object> }>
}
type Description = {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  webhooks: Record<
    string,
    { post: Operation & { requestBody: { content: Record<string, { schema: object; example: object }> } } }
  >
  components: { schemas: Record<string, unknown>; headers: Record<string, unknown> }
}

let app: Doors
let api: Description

beforeAll(async () => {
  app = await openDoors({
    deps: {} as Deps,
    publicUrl: 'https://desk.example',
    trustProxy: false,
    rateLimits: { perMinute: 1000, attemptsPerMinute: 10 },
    live: { subscribe: () => () => undefined, onGap: () => () => undefined, announce: () => undefined },
    exportActivity: async function* () {},
    verifyActivity: () => Promise.resolve({ rows: 0, checkpoints: 0 }),
    web: { folder: '/nonexistent' },
    ready: () => Promise.reject(new Error('away')),
  })
  api = (await app.inject('/v1/openapi.json')).json<Description>()
})
afterAll(() => app.close())

test('it is OpenAPI 3.1 and every reference leads to a shape', () => {
  const text = JSON.stringify(api)
  const named = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = '']) => ref)
  const refs = new Set(
    Object.entries(api.components).flatMap(([group, those]) =>
      Object.keys(those).map((name) => `#/components/${group}/${name}`),
    ),
  )
  expect(api.openapi).toBe('3.1.0')
  expect(named.length).toBeGreaterThan(100)
  expect(named.filter((ref) => !refs.has(ref))).toEqual([])
  expect(text).not.toContain('"$id"')
})

test('every door of /v1 is in it, with what it does, what it needs and how it refuses', () => {
  const doors = app.doorList.filter(
    ({ method, url }) => url.startsWith('/v1/') && !['HEAD', 'OPTIONS'].includes(method) && url !== '/v1/openapi.json',
  )
  for (const { method, url, needs } of doors) {
    const operation = api.paths[url.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
    expect(operation, `${method} ${url}`).toMatchObject({ summary: expect.any(String), security: expect.any(Array) })
    expect(operation?.description).toContain(needs === 'public' ? 'Open to anybody' : needs)
    expect(Object.keys(operation?.responses ?? {})).toContain(needs === 'public' ? '429' : '401')
  }
})

test('the headers that doors read and answer with are in it', () => {
  const { parameters = [], responses } = api.paths['/v1/teams/{id}']!['patch']!
  expect(parameters.filter((one) => one.in === 'header').map(({ name }) => name)).toEqual([
    'Idempotency-Key',
    'If-Match',
  ])
  expect(Object.keys(responses['200']?.headers ?? {})).toEqual(
    expect.arrayContaining(['ETag', 'RateLimit-Remaining', 'Idempotent-Replayed']),
  )
  expect(Object.keys(responses['503']?.headers ?? {})).toContain('Retry-After')
  expect(Object.keys(api.paths['/v1/teams/{id}']!['get']!.responses['200']?.headers ?? {})).toContain('ETag')
})

test('every list gives pages, and everything that is read can be read in part', () => {
  const lists = Object.entries(api.paths).flatMap(([path, { get }]) => {
    const shape = JSON.stringify((get?.responses['200'] as { content?: object } | undefined)?.content ?? {})
    return get && /"items":\{"type":"array"/.test(shape) && shape.includes('"next"')
      ? [[path, (get.parameters ?? []).map(({ name }) => name)] as const]
      : []
  })
  expect(lists.length).toBeGreaterThan(20)
  expect(lists.filter(([, asked]) => !['limit', 'cursor', 'fields'].every((name) => asked.includes(name)))).toEqual([])
})

test('each operation has a name of its own, as a generated client would call it', () => {
  const ids = Object.values(api.paths).flatMap((methods) => Object.values(methods).map((one) => one.operationId ?? ''))
  expect(ids.filter((id) => !/^[a-z]+([A-Z][a-z]+)*$/.test(id))).toEqual([])
  expect(new Set(ids).size).toBe(ids.length)
  const idOf = (method: string, path: string) => api.paths[path]?.[method]?.operationId
  expect([
    idOf('get', '/v1/contacts'),
    idOf('post', '/v1/contacts'),
    idOf('get', '/v1/contacts/{id}'),
    idOf('get', '/v1/policies'),
    idOf('post', '/v1/conversations/{id}/parts'),
    idOf('put', '/v1/conversations/{id}/tags/{tagId}'),
    idOf('delete', '/v1/api-keys/{id}'),
  ]).toEqual([
    'listContacts',
    'createContact',
    'getContact',
    'listPolicies',
    'createConversationPart',
    'putConversationTag',
    'deleteApiKey',
  ])
})

test('every topic of a webhook is described, with an example that fits', () => {
  expect(Object.keys(api.webhooks)).toEqual([...webhookTopics])
  const fits = Compile(api.components.schemas['WebhookEvent'] as TSchema)
  for (const [topic, { post }] of Object.entries(api.webhooks)) {
    const { schema, example } = post.requestBody.content['application/json']!
    expect(schema).toEqual({ $ref: '#/components/schemas/WebhookEvent' })
    expect([...fits.Errors(example)]).toEqual([])
    expect(example).toMatchObject({ type: topic })
  }
})

test('what was taken from the validator is spelled as OpenAPI 3.1 wants it', () => {
  const strange: string[] = []
  const look = (node: unknown, path: string) => {
    if (typeof node !== 'object' || node === null) return
    if ('additionalItems' in node || (path.endsWith('/items') && Array.isArray(node))) strange.push(path)
    for (const [key, inner] of Object.entries(node)) look(inner, `${path}/${key}`)
  }
  look({ paths: api.paths, shapes: api.components.schemas }, '')
  expect(strange).toEqual([])
  expect(JSON.stringify(api)).toContain('"prefixItems":[{"type":"integer"')
  const operations = Object.values({ ...api.paths, ...api.webhooks }).flatMap((methods) => Object.values(methods))
  expect(operations.filter(({ security }) => security === undefined)).toEqual([])
})
