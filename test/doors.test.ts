import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { may } from '../src/core/viewer.ts'
import { startSession } from '../src/flows/sign-in.ts'
import { doorRules } from './door-rules.ts'
import { maker, type DoorRule, type Made } from './door-samples.ts'
import {
  gatherCast,
  invited,
  keyWith,
  newId,
  personOf,
  visit,
  type Cast,
  type Key,
  type Person,
  type Stranger,
  password,
} from './cast.ts'
import { openHouse, type Answer, type House } from './house.ts'

let house: House
let cast: Cast
let made: Made
let key: Key
/** Audits: sees the log, and no customer. */
let ava: Person

beforeAll(async () => {
  house = await openHouse()
  cast = await gatherCast(house.deps)
  made = maker(house, cast)
  const auditor = (await house.deps.store.roles(cast.ada.viewer)).find((role) => role.builtIn === 'auditor')
  ava = await invited(house.deps, cast.ada.viewer, 'Ava Reed', auditor!.id)
  key = await keyWith(house.deps, cast.ada.viewer, ['tag:read'])
})
afterAll(() => house.close())

const roles = ['ada', 'ida', 'ben', 'otto', 'ava', 'key', 'vic', 'wim', 'zoe', 'nobody'] as const
type RoleName = (typeof roles)[number]

const whoIs = (role: RoleName): Person | Stranger | Key | null =>
  role === 'nobody' ? null : role === 'key' ? key : role === 'ava' ? ava : cast[role]

/** What the permission table says: come in, or one of the refusals. */
function expected(rule: DoorRule, role: RoleName): 'in' | 401 | 403 | 404 {
  if (rule.needs === 'public') return 'in'
  const who = whoIs(role)
  if (who === null) return 401
  const { viewer } = who
  const fits =
    rule.needs === 'visitor'
      ? viewer.type === 'contact'
      : rule.needs === 'signed-in'
        ? viewer.type === 'teammate'
        : may(viewer, rule.needs)
  if (!fits) return 403
  if (rule.nobodys) return 404
  // What belongs to others looks as if it were not there: before any right is asked for.
  if (rule.theirs && (role === 'zoe' || role === 'wim')) return 404
  return rule.right && !may(viewer, rule.right) ? 403 : 'in'
}

async function knock(door: string, rule: DoorRule, role: RoleName): Promise<Answer> {
  const [method = '', path = ''] = door.split(' ')
  const sample = (await rule.sample?.(made)) ?? {}
  let who = whoIs(role)
  // Signing out would sign the whole test out.
  if (door === 'DELETE /v1/session' && who !== null && 'cookie' in who) {
    const { workspaceId, id } = who.viewer
    who = await personOf(house.deps, await startSession(house.deps, workspaceId, id, null, { by: 'link' }))
  }
  if (door === 'POST /v1/messenger/departures' && (role === 'vic' || role === 'wim'))
    who = await visit(house.deps, cast.ada.viewer.workspaceId)
  return house.ask(who, method, sample.url ?? path, sample.body, sample.headers)
}

test('every door has a rule, and every rule a door', () => {
  const doors = house.app.doorList
    .filter(({ method, url }) => method !== 'HEAD' && !isFile(url))
    .map(({ method, url }) => `${method} ${url}`)
  expect(doors.toSorted()).toEqual(Object.keys(doorRules).toSorted())
})

test('every door asks at the door for what its rule says', () => {
  const wrong = house.app.doorList.filter(
    ({ method, url, needs }) =>
      (doorRules[`${method === 'HEAD' ? 'GET' : method} ${url}`]?.needs ?? 'public') !== needs,
  )
  expect(wrong).toEqual([])
})

test('a door that does not say what it needs cannot be hung', async () => {
  const bare = await openHouse()
  expect(() => bare.app.get('/v1/secrets', async () => 'x')).toThrow('does not say what it needs')
  await bare.close()
})

describe.each(Object.entries(doorRules))('%s', (door, rule) => {
  test.each(roles)('answers %s as the permission table says', async (role) => {
    const { status, body, text } = await knock(door, rule, role)
    const wanted = expected(rule, role)
    if (wanted === 'in') {
      // The live channel is a WebSocket and tells so; it asks who comes in its first frame.
      expect({ status, text }).toEqual({
        status: door === 'GET /v1/live' ? 400 : expect.toSatisfy((code: number) => code < 300),
        text,
      })
    } else if (wanted === 404 && door === 'POST /v1/access-reviews') {
      // A list of people who are not zoe's is not the list of who is there.
      expect(status).toBe(409)
    } else if (wanted === 404 && door === 'POST /v1/invitations') {
      // The role it names is unknown in zoe's workspace: a wrong field, like any other id that is not there.
      expect(status).toBe(400)
    } else {
      expect({ status, text }).toEqual({ status: wanted, text })
      expect(body).toEqual({
        error: {
          code: expect.any(String),
          message: expect.any(String),
          reference: expect.stringMatching(/^req_/),
          ...fieldOf(body),
        },
      })
    }
    if (role === 'zoe' && rule.needs !== 'public') expect(text).not.toContain(cast.ada.viewer.workspaceId)
  })
})

test('what nobody ever made and what is somebody else’s look the same', async () => {
  const { id } = await made.conversation()
  const unknown = `${id.slice(0, -4)}0000`
  const [theirs, none] = [
    await house.ask(cast.zoe, 'GET', `/v1/conversations/${id}`),
    await house.ask(cast.zoe, 'GET', `/v1/conversations/${unknown}`),
  ]
  expect({ ...problem(theirs), reference: '' }).toEqual({ ...problem(none), reference: '' })
  expect(theirs.status).toBe(none.status)
})

test('zoe sees nothing of ada’s house in any list', async () => {
  await made.conversation('a very particular sentence')
  for (const url of [
    '/v1/conversations',
    '/v1/contacts',
    '/v1/tags',
    '/v1/macros',
    '/v1/teammates',
    '/v1/api-keys',
    '/v1/erasures',
    '/v1/search?query=particular',
  ]) {
    const { text } = await house.ask(cast.zoe, 'GET', url)
    for (const id of [cast.vic.viewer.id, cast.ada.viewer.id, cast.ben.viewer.id]) expect(text).not.toContain(id)
    expect(text).not.toContain('particular')
  }
})

test('a visitor gets no notes, no names of tags and assignees, and first names only', async () => {
  const { id } = await made.conversation()
  await house.ask(cast.ben, 'POST', `/v1/conversations/${id}/parts`, {
    id: newId('part'),
    kind: 'note',
    text: 'he sounds upset',
  })
  await house.ask(cast.ben, 'POST', `/v1/conversations/${id}/assignment`, { teammateId: cast.ada.viewer.id })
  await house.ask(cast.ben, 'POST', `/v1/conversations/${id}/parts`, {
    id: newId('part'),
    text: 'We are looking into it',
  })
  const { text } = await house.ask(cast.vic, 'GET', `/v1/messenger/conversations/${id}/parts`)
  expect(text).toContain('looking into it')
  expect(text).toContain('"name":"Ben"')
  for (const hidden of ['upset', 'Cole', cast.ada.viewer.id]) expect(text).not.toContain(hidden)
})

test('a visitor can neither post into nor mark what is another visitor’s', async () => {
  const { id } = await made.conversation()
  const stranger = await visit(house.deps, cast.ada.viewer.workspaceId)
  const posted = await house.ask(stranger, 'POST', `/v1/messenger/conversations/${id}/parts`, {
    id: newId('part'),
    text: 'let me in',
  })
  const taken = await house.ask(stranger, 'POST', '/v1/messenger/conversations', {
    id,
    part: { id: newId('part'), text: 'mine now' },
  })
  expect([posted.status, taken.status]).toEqual([404, 409])
})

test('another site cannot make a browser read in the name of who is signed in', async () => {
  const from = async (site: string) =>
    (await house.ask(cast.ada, 'GET', '/v1/contacts', undefined, { 'sec-fetch-site': site })).status
  expect(await Promise.all(['cross-site', 'same-site', 'same-origin', 'none'].map(from))).toEqual([403, 403, 200, 200])
})

test('a cookie alone changes nothing: another site cannot send our header', async () => {
  const cookie = `__Host-underseal=${cast.ada.cookie}`
  const body = { id: newId('tag'), name: 'forged' }
  const bare = await house.app.inject({ method: 'POST', url: '/v1/tags', headers: { cookie }, payload: body })
  const foreign = await house.ask(cast.ada, 'POST', '/v1/tags', body, { origin: 'https://evil.example' })
  const crossSite = await house.ask(cast.ada, 'POST', '/v1/tags', body, { 'sec-fetch-site': 'cross-site' })
  const own = await house.ask(cast.ada, 'POST', '/v1/tags', body, {
    origin: 'http://localhost:3000',
    'sec-fetch-site': 'same-origin',
  })
  expect([bare.statusCode, foreign.status, crossSite.status, own.status]).toEqual([403, 403, 403, 201])
})

test('signing in from another site’s page is refused', async () => {
  const from = (headers: Record<string, string>) =>
    house.ask(null, 'POST', '/v1/sessions', { email: 'ida@example.com', password }, headers)
  for (const foreign of [
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ] as Record<string, string>[]) {
    const { status, headers } = await from(foreign)
    expect([status, headers['set-cookie']]).toEqual([403, undefined])
  }
  expect((await from({ 'sec-fetch-site': 'same-origin' })).status).toBe(201)
})

test('accepting an invitation from another site’s page is refused, and the invitation waits on', async () => {
  const { secret } = await made.invitation()
  const from = (headers: Record<string, string>) =>
    house.ask(null, 'POST', '/v1/acceptances', { secret, name: 'Nell Nye', password }, headers)
  const foreign: Record<string, string>[] = [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'same-site' }]
  for (const headers of foreign) {
    const refused = await from(headers)
    expect([refused.status, refused.headers['set-cookie']]).toEqual([403, undefined])
  }
  expect((await from({ 'sec-fetch-site': 'same-origin' })).status).toBe(201)
})

test('the cookies of session and browser are bound to this host, out of reach of scripts and of other sites', async () => {
  const signIn = (cookie?: string) =>
    house.ask(
      null,
      'POST',
      '/v1/sessions',
      { email: 'ida@example.com', password },
      cookie === undefined ? {} : { cookie },
    )
  const { headers } = await signIn()
  expect(headers['set-cookie']).toEqual([
    expect.stringMatching(/^__Host-underseal=ses_[\w-]+; .*Path=\/; .*HttpOnly; Secure; SameSite=Lax$/),
    expect.stringMatching(/^__Host-underseal-device=[\w-]+; .*Path=\/; .*HttpOnly; Secure; SameSite=Strict$/),
  ])
  // Somebody guesses ida's password from elsewhere: her own browser is not slowed down, and any other is.
  for (let i = 0; i < 10; i++) await house.deps.store.takeTry('email:ida@example.com', house.deps.clock.now())
  const device = String([headers['set-cookie']].flat()[1]).split(';')[0]
  const [elsewhere, here] = [await signIn(), await signIn(device)]
  expect([elsewhere.status, elsewhere.headers['retry-after'], here.status]).toEqual([429, '60', 201])
})

test('only the messenger’s doors are open to other sites, and never with cookies', async () => {
  const messenger = await house.ask(cast.vic, 'GET', '/v1/messenger/conversations', undefined, {
    origin: 'https://shop.example',
  })
  const inbox = await house.ask(cast.ada, 'GET', '/v1/conversations', undefined, { origin: 'https://shop.example' })
  expect(messenger.headers['access-control-allow-origin']).toBe('*')
  expect(messenger.headers['access-control-allow-credentials']).toBeUndefined()
  expect(inbox.headers['access-control-allow-origin']).toBeUndefined()
})

test('an ended session, a revoked key and a deactivated teammate are nobody at once', async () => {
  const { workspaceId, id } = cast.ben.viewer
  const signIn = async (teammateId: string) =>
    personOf(house.deps, await startSession(house.deps, workspaceId, teammateId, null, { by: 'link' }))
  const again = await signIn(id)
  await house.ask(again, 'DELETE', '/v1/session')
  const leaving = await signIn(await made.teammate())
  expect((await house.ask(leaving, 'GET', '/v1/session')).status).toBe(200)
  await house.ask(cast.ada, 'PATCH', `/v1/teammates/${leaving.viewer.id}`, { deactivated: true })
  const program = await keyWith(house.deps, cast.ada.viewer, ['tag:read'])
  await house.ask(cast.ada, 'DELETE', `/v1/api-keys/${program.viewer.id}`)
  expect((await house.ask(again, 'GET', '/v1/session')).status).toBe(401)
  expect((await house.ask(leaving, 'GET', '/v1/session')).status).toBe(401)
  expect((await house.ask(program, 'GET', '/v1/tags')).status).toBe(401)
})

test('a visitor who leaves is nobody at once, and what was said stays with the team', async () => {
  const visitor = await visit(house.deps, cast.ada.viewer.workspaceId)
  // A second window of the same browser has a session of its own.
  const { body: window } = await house.ask(null, 'POST', '/v1/messenger/sessions', {
    app_id: cast.ada.viewer.workspaceId,
    session: visitor.token,
  })
  const other = { ...visitor, token: (window as { token: string }).token }
  expect(other.token).not.toBe(visitor.token)
  const own = (who = visitor) => house.ask(who, 'GET', '/v1/messenger/conversations')
  const id = newId('conversation')
  await house.ask(visitor, 'POST', '/v1/messenger/conversations', { id, part: { id: newId('part'), text: 'Hello' } })
  expect([(await own()).status, (await own(other)).status]).toEqual([200, 200])
  expect((await house.ask(visitor, 'POST', '/v1/messenger/departures')).status).toBe(204)
  expect([(await own()).status, (await own(other)).status]).toEqual([401, 401])
  expect((await house.ask(cast.ada, 'GET', `/v1/conversations/${id}`)).status).toBe(200)
  const { text } = await house.ask(cast.ada, 'GET', `/v1/activity?action=visitor.left&object=${visitor.viewer.id}`)
  expect(text).toContain('visitor.left')
})

test('a refused reveal is in the log with who asked', async () => {
  const token = await made.token()
  expect((await house.ask(cast.ben, 'POST', '/v1/reveals', { token, reason: 'curious' })).status).toBe(403)
  const { body } = await house.ask(cast.ada, 'GET', `/v1/activity?action=value.reveal-refused&object=${token}`)
  expect((body as { items: unknown[] }).items).toMatchObject([{ actor: { id: cast.ben.viewer.id } }])
})

test('renaming a saved reply leaves its sealed value where it was', async () => {
  const id = newId('macro')
  const made = await house.ask(cast.ada, 'POST', '/v1/macros', {
    id,
    name: 'Bank',
    body: 'Pay to 4111 1111 1111 1111 please',
  })
  const renamed = await house.ask(cast.ada, 'PATCH', `/v1/macros/${id}`, { name: 'Our bank' })
  const body = (answer: Answer) => (answer.body as { body: { seals: unknown[] } }).body
  expect(body(made).seals).toHaveLength(1)
  expect(body(renamed)).toEqual(body(made))
})

const isFile = (url: string) => /^\/(\*|messenger\.js|messenger\/\*|assets\/\*|docs.*|demo.*)$/.test(url)
const problem = (answer: Answer) => (answer.body as { error: Record<string, unknown> }).error
const fieldOf = (body: unknown) => {
  const { field } = (body as { error: { field?: string } }).error
  return field === undefined ? {} : { field }
}
