import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { gatherCast, newId, visit, type Cast } from './cast.ts'
import { openHouse, type Answer, type House } from './house.ts'

let house: House
let cast: Cast
let conversationId: string
let signingSecret: string

beforeAll(async () => {
  house = await openHouse()
  cast = await gatherCast(house.deps)
  conversationId = newId('conversation')
  await house.ask(cast.vic, 'POST', '/v1/messenger/conversations', {
    id: conversationId,
    part: { id: newId('part'), text: 'Good morning' },
  })
  const made = await house.ask(cast.ada, 'POST', '/v1/identity-secrets', { id: newId('identitySecret') })
  signingSecret = (made.body as { secret: string }).secret
})
afterAll(() => house.close())

const marker = 'hunter' + 'Twenty2'

/** Every refusal says what it is, and never repeats what was sent: not to the one who asked, and not to the log. */
function expectProblem(answer: Answer, status: number, code: string, field?: string): void {
  expect({ status: answer.status, body: answer.body }).toEqual({
    status,
    body: {
      error: {
        code,
        message: expect.any(String),
        reference: answer.headers['x-request-id'],
        ...(field ? { field } : {}),
      },
    },
  })
  expect(answer.text).not.toContain(marker)
  expect(house.logged()).not.toContain(marker)
}

const post = (url: string, body: unknown, headers?: Record<string, string>) =>
  house.ask(cast.ada, 'POST', url, body, headers)
const parts = () => `/v1/conversations/${conversationId}/parts`
const partCount = async () => ((await house.ask(cast.ada, 'GET', parts())).body as { items: unknown[] }).items.length

test.each([
  ['a text that stops in the middle', `{"id":"x","text":"${marker}`],
  ['two values', `{}{"text":"${marker}"}`],
  ['not JSON at all', marker],
  ['a key that reaches into prototypes', `{"__proto__":{"text":"${marker}"},"text":"x"}`],
  ['a constructor’s prototype', `{"constructor":{"prototype":{"isAdmin":true}},"text":"${marker}"}`],
])('%s is refused as not valid JSON', async (_what, body) => {
  expectProblem(await post(parts(), body), 400, 'invalid')
})

test('a prototype is not touched by what was refused', () => {
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
})

test.each([
  ['a number for a text', { text: 4111 }, 'text'],
  ['a list for a text', { text: [marker] }, 'text'],
  ['an object for a text', { text: { $ne: marker } }, 'text'],
  ['no text', {}, 'text'],
  ['an empty text', { text: '' }, 'text'],
  ['a kind that there is not', { text: 'x', kind: marker }, 'kind'],
  ['null for a text', { text: null }, 'text'],
])('%s is refused with the field’s name', async (_what, body, field) => {
  expectProblem(await post(parts(), { id: newId('part'), ...body }), 400, 'invalid', field)
})

test('who has the address and not the method reads which there are', async () => {
  const wrong = await house.ask(cast.ada, 'PUT', `/v1/contacts/${cast.vic.viewer.id}?name=${marker}`)
  expectProblem(wrong, 404, 'not_found')
  expect(wrong.text).toContain('There is no PUT at this address, only GET, PATCH.')
  expect((await house.ask(cast.ada, 'GET', '/v1/erasures/x/y')).text).toContain('There is no such address.')
  expect((await house.ask(cast.ada, 'GET', '/v1/reveals')).text).toContain(
    'There is no GET at this address, only POST.',
  )
})

test('who sends a key that is not known reads what may be wrong with it', async () => {
  const say = async (authorization: string) =>
    (await house.ask(null, 'GET', '/v1/contacts', undefined, { authorization })).text
  expect(await say(`Bearer usk_${'A'.repeat(43)}`)).toContain('mistyped, was revoked or has expired')
  expect(await say(`Basic ${marker}`)).toContain('Send the key as `Authorization: Bearer usk_…`')
})

test.each([
  ['contact', 'email', { email: marker }, 'such as carla@example.com'],
  ['contact', 'phone', { phone: marker }, 'such as +49 30 901820'],
  ['contact', 'phone', { phone: '(-) ()' }, 'such as +49 30 901820'],
  ['contact', 'externalId', { externalId: `${marker} ${['4242', '4242', '4242', '4242'].join(' ')}` }, 'an attribute'],
  ['invitation', 'email', { email: marker, roleId: newId('role') }, 'such as carla@example.com'],
] as const)('of a %s whose %s is none it is said what would be one', async (noun, field, given, said) => {
  const answer = await post(`/v1/${noun}s`, { id: newId(noun), ...given })
  expectProblem(answer, 400, 'invalid', field)
  expect(answer.text).toContain(said)
})

test('a note whose kind is misspelled goes to nobody, and no change is taken that nobody knows', async () => {
  const before = await partCount()
  for (const body of [{ type: 'note' }, { kynd: 'note' }, { message_type: 'note' }])
    expectProblem(
      await post(parts(), { id: newId('part'), text: 'She is hard to please', ...body }),
      400,
      'invalid',
      'body',
    )
  expect(await partCount()).toBe(before)
  expectProblem(
    await house.ask(cast.ada, 'PATCH', `/v1/contacts/${cast.vic.viewer.id}`, { nmae: marker }),
    400,
    'invalid',
    'body',
  )
  // The messenger of a page that is older or newer than the house goes on.
  const fromPage = { id: newId('part'), text: 'Hello again', mood: 'well' }
  expect(
    await house.ask(cast.vic, 'POST', `/v1/messenger/conversations/${conversationId}/parts`, fromPage),
  ).toMatchObject({ status: 201 })
})

test('a time that its offset moves out of the years that are written with four digits is refused, and no list ends with it', async () => {
  const snooze = (until: string) => house.ask(cast.ada, 'POST', `/v1/conversations/${conversationId}/snooze`, { until })
  const key = (expiresAt: string) =>
    post('/v1/api-keys', { id: newId('apiKey'), name: 'a key', scopes: ['tag:read'], expiresAt })
  for (const far of ['9999-12-31T23:59:59-12:00', '9999-12-31t00:00:00-00:01']) {
    expectProblem(await snooze(far), 400, 'invalid', 'until')
    expectProblem(await key(far), 400, 'invalid', 'expiresAt')
  }
  for (const early of ['0000-01-01T00:00:00Z', '0001-01-01T00:00:00%2B14:00'])
    expectProblem(await house.ask(cast.ada, 'GET', `/v1/conversations?since=${early}`), 400, 'invalid', 'since')
  const last = '9999-12-31T23:59:59.999Z'
  expect([(await snooze(last)).status, (await key(last)).status]).toEqual([200, 201])
  for (const list of ['/v1/conversations', '/v1/api-keys', '/v1/conversations?since=0001-01-01T00:00:00Z'])
    expect((await house.ask(cast.ada, 'GET', list)).text).toContain(list.includes('since') ? '"items"' : last)
})

test('an id that the client spelled wrongly is refused', async () => {
  expectProblem(await post(parts(), { id: marker, text: 'x' }), 400, 'invalid', 'id')
})

test.each([
  ['list', '[]'],
  ['text', `"${marker}"`],
  ['number', '4111111111111111'],
  ['null', 'null'],
])('a bare %s is no body', async (_what, body) => {
  expectProblem(await post('/v1/tags', body), 400, 'invalid', 'body')
})

test('a field name that the client made up is not repeated', async () => {
  const answer = await post('/v1/contacts', { id: newId('contact'), attributes: { [marker]: ['x'] } })
  expectProblem(answer, 400, 'invalid', 'attributes')
})

test('more than 1 MB is refused before it is read whole', async () => {
  expectProblem(await post('/v1/redactions', { text: marker + 'a'.repeat(1_100_000) }), 413, 'too_large')
})

test('a list of hundreds of thousands of numbers is refused before it is walked, and a text of as many commas is not', async () => {
  expectProblem(await post('/v1/redactions', `{"document":[${'1,'.repeat(201_000)}1]}`), 413, 'too_large')
  expect((await post('/v1/redactions', { text: '1,'.repeat(201_000) })).status).toBe(200)
})

test('a message longer than a message may be is refused', async () => {
  expectProblem(await post(parts(), { id: newId('part'), text: 'a'.repeat(100_001) }), 400, 'invalid', 'text')
})

test.each([
  [
    'UTF-8 that is broken',
    Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]),
    'application/json',
  ],
  ['UTF-16', Buffer.from(`{"text":"${marker}"}`, 'utf16le'), 'application/json; charset=utf-16'],
  ['Latin-1', Buffer.from('{"text":"caf\u00e9"}', 'latin1'), 'application/json; charset=iso-8859-1'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'image/png'],
  ['a form', Buffer.from(`text=${marker}`), 'application/x-www-form-urlencoded'],
  ['text', Buffer.from(marker), 'text/plain'],
])('%s is refused as unsupported and never called clean', async (_what, body, type) => {
  expectProblem(await post('/v1/detections', body, { 'content-type': type }), 415, 'unsupported')
})

test('1 MB of digits is answered', async () => {
  const answer = await post('/v1/detections', { text: '4'.repeat(1_040_000) })
  expect(answer.status).toBe(200)
})

test('lone surrogates and NUL in a message are stored and shown, and nothing breaks', async () => {
  const text = `odd \u0000 and \ud800 and \u202e signs`
  const answer = await post(parts(), { id: newId('part'), text })
  expect(answer.status).toBe(201)
  expect((await house.ask(cast.ada, 'GET', parts())).status).toBe(200)
  expect((await post('/v1/searches', { query: 'sig\u0000ns \ud800' })).status).toBe(200)
})

test.each([
  ['the name of a tag', '/v1/tags', () => ({ id: newId('tag'), name: 'a\u0000b\ud800' })],
  [
    'the name of a policy',
    '/v1/policies',
    () => ({ name: 'a\u0000b\ud800', minConfidence: 0.5, rules: [{ classes: ['payment', 'secret'], action: 'seal' }] }),
  ],
  ['the name of a key', '/v1/api-keys', () => ({ id: newId('apiKey'), name: 'a\u0000b\ud800', scopes: ['tag:read'] })],
  [
    'the name of a contact',
    '/v1/contacts',
    () => ({ id: newId('contact'), name: 'a\u0000b\ud800', attributes: { plan: 'x\u0000\udfff' } }),
  ],
  [
    'a reason',
    '/v1/erasures',
    () => ({ id: newId('erasure'), contactId: newId('contact'), reason: 'a\u0000b\ud800 c' }),
  ],
])('NUL and lone surrogates in %s break nothing', async (_what, url, body) => {
  expect((await post(url, body())).status).toBeLessThan(500)
})

test.each([
  '/v1/conversations/%00',
  '/v1/conversations/%ff',
  '/v1/conversations/..%2f..%2fetc',
  '/v1/contacts/cnt_%27or%271',
  `/v1/contacts/${'a'.repeat(500)}`,
])('the address %s finds nothing', async (url) => {
  const answer = await house.ask(cast.ada, 'GET', url)
  expect([400, 404]).toContain(answer.status)
})

test('a leap second, which no clock here has, is refused', async () => {
  const until = '2099-06-30T23:59:60Z'
  const asked = [
    await house.ask(cast.ada, 'GET', `/v1/contacts?createdAfter=${until}`),
    await house.ask(cast.ada, 'GET', `/v1/conversations?since=${until}`),
    await post(`/v1/conversations/${conversationId}/snooze`, { until }),
  ]
  expect(asked.map(({ status }) => status)).toEqual([400, 400, 400])
})

test.each([
  'limit=0',
  'limit=201',
  'limit=many',
  'limit=1e9',
  'state=lost',
  'assignee=nobody',
  'tag=x',
  'cursor=not-one-of-ours',
  'cursor=%00',
  'stat=open',
  '__proto__=open',
])('the query %s is refused', async (query) => {
  expect((await house.ask(cast.ada, 'GET', `/v1/conversations?${query}`)).status).toBe(400)
})

test.each(['actor=%00', 'action=a%20b', 'after=yesterday', 'object=%27%20or%201'])(
  'the log’s query %s is refused',
  async (query) => {
    expect((await house.ask(cast.ada, 'GET', `/v1/activity?${query}`)).status).toBe(400)
  },
)

test.each([
  ['no scheme', marker],
  ['a key that nobody has', `Bearer usk_${marker}`],
  ['a visitor’s token where a key belongs', `Bearer vis_${marker}`],
  ['another scheme', `Basic ${Buffer.from(`ada:${marker}`).toString('base64')}`],
])('%s is nobody', async (_what, authorization) => {
  expectProblem(await house.ask(null, 'GET', '/v1/tags', undefined, { authorization }), 401, 'unauthenticated')
})

test('a cookie beside a wrong key does not help', async () => {
  expectProblem(
    await house.ask(cast.ada, 'GET', '/v1/tags', undefined, { authorization: `Bearer usk_${marker}` }),
    401,
    'unauthenticated',
  )
})

test('wrong password and unknown person look the same', async () => {
  const wrong = await house.ask(null, 'POST', '/v1/sessions', { email: 'ben@example.com', password: marker })
  const unknown = await house.ask(null, 'POST', '/v1/sessions', { email: 'nobody@example.com', password: marker })
  expectProblem(wrong, 401, 'unauthenticated')
  expectProblem(unknown, 401, 'unauthenticated')
  expect((wrong.body as { error: { message: string } }).error.message).toBe(
    (unknown.body as { error: { message: string } }).error.message,
  )
})

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
function jwt(claims: object, secret: string, alg = 'HS256'): string {
  const head = `${base64url({ alg, typ: 'JWT' })}.${base64url(claims)}`
  return `${head}.${alg === 'none' ? '' : createHmac('sha256', secret).update(head).digest('base64url')}`
}
const inAnHour = () => Math.floor(Date.now() / 1000) + 3600
const boot = (more: object) =>
  house.ask(null, 'POST', '/v1/messenger/sessions', { app_id: cast.ada.viewer.workspaceId, ...more })

test.each([
  ['without a signature', () => jwt({ user_id: 'u-1', exp: inAnHour() }, signingSecret, 'none')],
  ['signed by another key', () => jwt({ user_id: 'u-1', exp: inAnHour() }, 'not the secret')],
  ['that has expired', () => jwt({ user_id: 'u-1', exp: inAnHour() - 8000 }, signingSecret)],
  ['without an end', () => jwt({ user_id: 'u-1' }, signingSecret)],
  [
    'changed after it was signed',
    () =>
      jwt({ user_id: 'u-1', exp: inAnHour() }, signingSecret).replace(
        /\.[^.]+\./,
        `.${base64url({ user_id: 'u-2', exp: inAnHour() })}.`,
      ),
  ],
  ['that is none', () => marker],
])('an identity token %s is refused and makes nobody', async (_what, token) => {
  const before = await house.ask(cast.ada, 'GET', '/v1/contacts')
  expectProblem(await boot({ intercom_user_jwt: token() }), 401, 'unauthenticated', 'intercom_user_jwt')
  const after = await house.ask(cast.ada, 'GET', '/v1/contacts')
  expect(after.body).toEqual(before.body)
})

test('an identity token that is signed is the person it names', async () => {
  const answer = await boot({ intercom_user_jwt: jwt({ user_id: 'u-1', exp: inAnHour() }, signingSecret) })
  expect([answer.status, (answer.body as { contact: { verified: boolean } }).contact.verified]).toEqual([201, true])
})

test('a claimed e-mail without a signature never becomes the person who has it', async () => {
  const known = newId('contact')
  await post('/v1/contacts', { id: known, email: 'rich@example.com' })
  const answer = await boot({ email: 'rich@example.com', user_id: 'u-9' })
  expect((answer.body as { contact: { id: string; verified: boolean } }).contact).toMatchObject({ verified: false })
  expect((answer.body as { contact: { id: string } }).contact.id).not.toBe(known)
})

test('the same id again is the same part, with another text or author it is refused', async () => {
  const id = newId('part')
  const first = await post(parts(), { id, text: 'once' })
  const count = await partCount()
  const again = await post(parts(), { id, text: 'once' })
  const otherAuthor = await house.ask(cast.ben, 'POST', parts(), { id, text: 'once' })
  const stranger = await visit(house.deps, cast.ada.viewer.workspaceId)
  const otherPlace = await house.ask(stranger, 'POST', '/v1/messenger/conversations', {
    id: newId('conversation'),
    part: { id, text: 'once' },
  })
  expect([first.status, again.status, otherAuthor.status, otherPlace.status]).toEqual([201, 201, 409, 409])
  expect((again.body as { part: unknown }).part).toEqual((first.body as { part: unknown }).part)
  expect(await partCount()).toBe(count)
})

test('a replay cannot put another text in the place of the first', async () => {
  const id = newId('part')
  await post(parts(), { id, text: 'the first words' })
  const replay = await post(parts(), { id, text: `other words ${marker}` })
  expect(replay.text).not.toContain(marker)
  expect((await house.ask(cast.ada, 'GET', parts())).text).not.toContain(marker)
})

test('nothing of what was refused is stored', async () => {
  for (const url of [parts(), '/v1/contacts', '/v1/tags', '/v1/policies', '/v1/activity']) {
    expect((await house.ask(cast.ada, 'GET', url)).text).not.toContain(marker)
  }
})

test('the log has the pattern of the address and its reference, never the address itself', async () => {
  const { headers } = await house.ask(cast.ada, 'GET', `/v1/search?query=${marker}`)
  const line = house
    .logged()
    .split('\n')
    .find((each) => each.includes(String(headers['x-request-id'])))
  expect(JSON.parse(line ?? '{}')).toMatchObject({
    method: 'GET',
    route: '/v1/search',
    status: 200,
    workspace: cast.ada.viewer.workspaceId,
  })
  expect(line).not.toContain(marker)
})

test('a forged Host header does not choose where a link leads', async () => {
  const roles = (await house.ask(cast.ada, 'GET', '/v1/roles')).body as { items: { id: string; builtIn: string }[] }
  const roleId = roles.items.find((role) => role.builtIn === 'viewer')?.id
  const { body } = await house.ask(
    cast.ada,
    'POST',
    '/v1/invitations',
    { id: newId('invitation'), email: 'x@example.com', roleId },
    { host: 'evil.example' },
  )
  expect((body as { url: string }).url).toMatch(/^http:\/\/localhost:3000\/join#inv_/)
})

test.each(['/v1/session', '/%76%31/session', '/v%31/contacts', '/./v1/session', '/ready', '/v1/nothing-here'])(
  'nothing may keep the answer of %s, however the address is spelled',
  async (url) => {
    expect((await house.ask(cast.ada, 'GET', url)).headers['cache-control']).toBe('no-store')
  },
)
