import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { LiveEvent } from '../src/core/live-event.ts'
import { startConversation } from '../src/flows/start-conversation.ts'
import { startSession } from '../src/flows/sign-in.ts'
import { followPresence } from '../src/http/presence.ts'
import { gatherCast, keyWith, newId, personOf, visit, type Cast, type Person, type Stranger } from './cast.ts'
import { openHouse, publicUrl, type House } from './house.ts'

let house: House
let cast: Cast
let port: number

beforeAll(async () => {
  house = await openHouse()
  cast = await gatherCast(house.deps)
  await house.app.listen({ port: 0, host: '127.0.0.1' })
  port = (house.app.server.address() as AddressInfo).port
})
afterAll(() => house.close())

type Ear = {
  readonly frames: Record<string, unknown>[]
  readonly closed: Promise<number>
  until(type: string, position?: number): Promise<void>
  heard(fits: (frame: Record<string, unknown>) => boolean): Promise<void>
  say(frame: object): void
  hangUp(): void
}

function listen(hello: unknown, headers: Record<string, string> = {}, at = port): Ear {
  const socket = new WebSocket(`ws://127.0.0.1:${at}/v1/live`, { headers })
  const frames: Record<string, unknown>[] = []
  const waiting: { fits: (frame: Record<string, unknown>) => boolean; go: () => void }[] = []
  socket.on('open', () => hello !== undefined && socket.send(typeof hello === 'string' ? hello : JSON.stringify(hello)))
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as Record<string, unknown>
    frames.push(frame)
    waiting.filter(({ fits }) => fits(frame)).forEach(({ go }) => go())
  })
  socket.on('error', () => undefined)
  const heard: Ear['heard'] = (fits) =>
    frames.some(fits) ? Promise.resolve() : new Promise((go) => waiting.push({ fits, go }))
  return {
    frames,
    closed: new Promise((resolve) => socket.on('close', resolve)),
    until: (type, position) =>
      heard((frame) => frame['type'] === type && (position === undefined || frame['position'] === position)),
    heard,
    say: (frame) => socket.send(JSON.stringify(frame)),
    hangUp: () => socket.terminate(),
  }
}

const asVisitor = (who: Stranger, at = port) => listen({ type: 'hello', token: who.token }, {}, at)
const asTeammate = (who: Person, origin = publicUrl, at = port) =>
  listen({ type: 'hello' }, { cookie: `__Host-underseal=${who.cookie}`, origin }, at)

async function ready(...ears: Ear[]): Promise<Ear[]> {
  await Promise.all(ears.map((ear) => ear.until('ready')))
  return ears
}

async function start(who: Stranger): Promise<string> {
  const id = newId('conversation')
  const { status } = await house.ask(who, 'POST', '/v1/messenger/conversations', {
    id,
    part: { id: newId('part'), text: 'Hello' },
  })
  expect(status).toBe(201)
  return id
}

test('the team and the person hear of a new message; another visitor and another workspace hear nothing', async () => {
  const [team, vic, wim, zoe] = (await ready(
    asTeammate(cast.ben),
    asVisitor(cast.vic),
    asVisitor(cast.wim),
    asTeammate(cast.zoe),
  )) as [Ear, Ear, Ear, Ear]
  const conversationId = await start(cast.vic)
  await Promise.all([team.until('conversation'), vic.until('conversation')])
  // wim's own message comes later in the same order: had he heard of vic's, he would have by now.
  const wims = await start(cast.wim)
  await wim.until('conversation')
  expect(team.frames).toContainEqual({ type: 'conversation', conversationId, position: 1, fromContact: true })
  expect(vic.frames.slice(1)).toEqual([{ type: 'conversation', conversationId, position: 1 }])
  expect(wim.frames.slice(1)).toEqual([{ type: 'conversation', conversationId: wims, position: 1 }])
  expect(zoe.frames).toEqual([{ type: 'ready' }])
  ;[team, vic, wim, zoe].forEach((ear) => ear.hangUp())
})

test('a visitor does not hear of a note', async () => {
  const [team, vic] = (await ready(asTeammate(cast.ada), asVisitor(cast.vic))) as [Ear, Ear]
  const conversationId = await start(cast.vic)
  await house.ask(cast.ben, 'POST', `/v1/conversations/${conversationId}/parts`, {
    id: newId('part'),
    kind: 'note',
    text: 'careful',
  })
  await house.ask(cast.ben, 'POST', `/v1/conversations/${conversationId}/parts`, {
    id: newId('part'),
    text: 'Good morning',
  })
  await Promise.all([team.until('conversation', 3), vic.until('conversation', 3)])
  expect(team.frames.map((frame) => frame['position'])).toEqual([undefined, 1, 2, 3])
  expect(vic.frames.map((frame) => frame['position'])).toEqual([undefined, 1, 3])
  ;[team, vic].forEach((ear) => ear.hangUp())
})

test.each([
  ['a token that nobody has', { type: 'hello', token: 'vis_nobody-has-this' }],
  ['no cookie', { type: 'hello' }],
  ['something else than hello', { type: 'subscribe', to: '*' }],
  ['not JSON', 'hello'],
  ['a token that is a number', { type: 'hello', token: 7 }],
])('%s is sent away', async (_what, hello) => {
  expect(await listen(hello).closed).toBe(4401)
})

test('an API key is nobody here', async () => {
  const key = await keyWith(house.deps, cast.ada.viewer, ['conversation:read'])
  expect(await listen({ type: 'hello', token: key.secret }).closed).toBe(4401)
})

test('a page elsewhere cannot listen with a teammate’s cookie', async () => {
  expect(await asTeammate(cast.ada, 'https://evil.example').closed).toBe(4401)
  expect(await listen({ type: 'hello' }, { cookie: `__Host-underseal=${cast.ada.cookie}` }).closed).toBe(4401)
})

test('a token wins over a cookie, so that the messenger on our own demo page stays a visitor', async () => {
  const [ear] = (await ready(
    listen(
      { type: 'hello', token: cast.wim.token },
      { cookie: `__Host-underseal=${cast.ada.cookie}`, origin: publicUrl },
    ),
  )) as [Ear]
  await start(cast.vic)
  const own = await start(cast.wim)
  await ear.until('conversation')
  expect(ear.frames.slice(1)).toEqual([{ type: 'conversation', conversationId: own, position: 1 }])
  ear.hangUp()
})

test('a frame larger than a hello ends the connection', async () => {
  expect(await listen({ type: 'hello', token: 'x'.repeat(5_000) }).closed).toBe(1009)
})

test('one address has so many sockets and no more, and each that goes makes room', async () => {
  const crowd = await openHouse()
  const vic = await visit(crowd.deps, (await gatherCast(crowd.deps)).ada.viewer.workspaceId)
  await crowd.app.listen({ port: 0, host: '127.0.0.1' })
  const at = (crowd.app.server.address() as AddressInfo).port
  const ears = await ready(...Array.from({ length: 200 }, () => asVisitor(vic, at)))
  const knock = () =>
    new Promise<number | undefined>((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${at}/v1/live`)
      socket.on('unexpected-response', (_request, { statusCode }) => resolve(statusCode))
      socket.on('open', () => resolve(undefined))
      socket.on('error', () => undefined)
    })
  expect(await knock()).toBe(429)
  ears.slice(0, 2).forEach((ear) => ear.hangUp())
  await expect.poll(() => crowd.app.liveSockets()).toBe(198)
  await ready(asVisitor(vic, at), asVisitor(vic, at))
  expect(await knock()).toBe(429)
  await crowd.close()
})

test('signing out ends the live channel of that session alone', async () => {
  const { workspaceId, id } = cast.ben.viewer
  const other = await personOf(house.deps, await startSession(house.deps, workspaceId, id, null, { by: 'link' }))
  const [stays, goes] = (await ready(asTeammate(cast.ben), asTeammate(other))) as [Ear, Ear]
  await house.ask(other, 'DELETE', '/v1/session')
  expect(await goes.closed).toBe(4401)
  expect(goes.frames.at(-1)).toEqual({ type: 'session.ended' })
  expect(stays.frames).toEqual([{ type: 'ready' }])
  stays.hangUp()
})

test('who is given another role is nobody from that moment on, at every desk of theirs, until they sign in with it', async () => {
  const { workspaceId, id } = cast.otto.viewer
  const second = await personOf(house.deps, await startSession(house.deps, workspaceId, id, null, { by: 'link' }))
  const [here, there, ada] = (await ready(asTeammate(cast.otto), asTeammate(second), asTeammate(cast.ada))) as [
    Ear,
    Ear,
    Ear,
  ]
  const roles = ((await house.ask(cast.ada, 'GET', '/v1/roles')).body as { items: { id: string; builtIn: string }[] })
    .items
  const roleId = roles.find((role) => role.builtIn === 'teammate')!.id
  expect((await house.ask(cast.ada, 'PATCH', `/v1/teammates/${id}`, { roleId })).status).toBe(200)
  await start(cast.vic)
  await ada.until('conversation')
  // No beat was waited for: it comes every 25 seconds.
  expect(await Promise.all([here.closed, there.closed])).toEqual([4401, 4401])
  for (const ear of [here, there]) expect(ear.frames).toEqual([{ type: 'ready' }, { type: 'session.ended' }])
  expect(await asTeammate(second).closed).toBe(4401)
  ada.hangUp()
})

test('an erased person is told and is nobody from then on', async () => {
  const eve = await visit(house.deps, cast.ada.viewer.workspaceId)
  await start(eve)
  const [team, person] = (await ready(asTeammate(cast.ada), asVisitor(eve))) as [Ear, Ear]
  const answer = await house.ask(cast.ada, 'POST', '/v1/erasures', {
    id: newId('erasure'),
    contactId: eve.viewer.id,
    reason: 'asked us to',
  })
  expect(answer.status).toBe(201)
  expect(await person.closed).toBe(4401)
  await team.until('contact.erased')
  expect(person.frames.at(-1)).toEqual({ type: 'contact.erased', contactId: eve.viewer.id })
  expect(await asVisitor(eve).closed).toBe(4401)
  team.hangUp()
})

test('the team sees who looks and writes, the person only that somebody answers, and another workspace nothing', async () => {
  const conversationId = await start(cast.vic)
  const [ada, ben, vic, wim, zoe] = (await ready(
    asTeammate(cast.ada),
    asTeammate(cast.ben),
    asVisitor(cast.vic),
    asVisitor(cast.wim),
    asTeammate(cast.zoe),
  )) as [Ear, Ear, Ear, Ear, Ear]
  for (const doing of ['looking', 'noting', 'typing']) ben.say({ type: 'presence', conversationId, doing })
  // Neither a stranger nor another workspace can tell anything about it.
  for (const ear of [wim, zoe]) ear.say({ type: 'presence', conversationId, doing: 'typing' })
  await ada.heard((frame) => frame['doing'] === 'typing')
  await vic.heard((frame) => frame['doing'] === 'typing')
  vic.say({ type: 'presence', conversationId, doing: 'typing' })
  await ada.heard((frame) => (frame['by'] as { type?: string } | undefined)?.type === 'contact')
  ben.hangUp()
  await ada.heard((frame) => frame['doing'] === 'gone')

  const told = (ear: Ear) => ear.frames.filter((frame) => frame['type'] === 'presence')
  const by = { type: 'teammate', id: cast.ben.viewer.id }
  expect(told(ada)).toEqual([
    ...['looking', 'noting', 'typing'].map((doing) => ({ type: 'presence', conversationId, by, doing })),
    { type: 'presence', conversationId, by: { type: 'contact', id: cast.vic.viewer.id }, doing: 'typing' },
    { type: 'presence', conversationId, by, doing: 'gone' },
  ])
  expect(JSON.stringify(told(vic))).not.toContain(cast.ben.viewer.id)
  expect(told(vic).map((frame) => frame['doing'])).toEqual(expect.arrayContaining(['typing']))
  expect(told(vic).some((frame) => frame['doing'] === 'looking' || frame['doing'] === 'noting')).toBe(false)
  expect([...told(wim), ...told(zoe)]).toEqual([])
  ;[ada, vic, wim, zoe].forEach((ear) => ear.hangUp())
})

test('the messenger is heard from trusted sites alone, and no longer once a site is trusted no more', async () => {
  const eve = await visit(house.deps, cast.ada.viewer.workspaceId)
  const from = (origin: string | undefined) =>
    listen({ type: 'hello', token: eve.token }, origin === undefined ? {} : { origin })
  const trust = (origins: string[]) => house.ask(cast.ada, 'PATCH', '/v1/workspace', { messenger: { origins } })
  const [anywhere] = (await ready(from('https://shop.example'))) as [Ear]

  expect((await trust(['https://*.harbour.example'])).status).toBe(200)
  expect(await anywhere.closed).toBe(4403)
  for (const origin of ['https://shop.example', 'https://harbour.example', 'null', undefined]) {
    const ear = from(origin)
    expect(await ear.closed, String(origin)).toBe(4403)
    expect(ear.frames).toEqual([])
  }
  const [trusted, ours] = (await ready(from('https://www.harbour.example'), from(publicUrl))) as [Ear, Ear]
  const conversationId = newId('conversation')
  await house.ask(
    eve,
    'POST',
    '/v1/messenger/conversations',
    { id: conversationId, part: { id: newId('part'), text: 'Hello' } },
    { origin: publicUrl },
  )
  await Promise.all([trusted.until('conversation'), ours.until('conversation')])
  await trust([])
  ;[trusted, ours].forEach((ear) => ear.hangUp())
})

test('who is blocked is told so, and when it is over; nobody else is', async () => {
  const [vic, wim, team] = (await ready(asVisitor(cast.vic), asVisitor(cast.wim), asTeammate(cast.ada))) as [
    Ear,
    Ear,
    Ear,
  ]
  const url = `/v1/contacts/${cast.vic.viewer.id}/block`
  await house.ask(cast.ada, 'PUT', url)
  await vic.heard((frame) => frame['type'] === 'contact.blocked' && frame['blocked'] === true)
  const refused = await house.ask(cast.vic, 'POST', '/v1/messenger/conversations', {
    id: newId('conversation'),
    part: { id: newId('part'), text: 'Hello?' },
  })
  expect([refused.status, (refused.body as { error: { field?: string } }).error.field]).toEqual([403, 'contact'])
  await house.ask(cast.ada, 'DELETE', url)
  await vic.heard((frame) => frame['type'] === 'contact.blocked' && frame['blocked'] === false)
  expect(vic.frames.filter((frame) => frame['type'] === 'contact.blocked')).toEqual(
    [true, false].map((blocked) => ({ type: 'contact.blocked', blocked })),
  )
  // wim's own message comes later in the same order: had he heard of it, he would have by now.
  await start(cast.wim)
  await Promise.all([wim.until('conversation'), team.until('conversation')])
  for (const ear of [wim, team]) expect(ear.frames.some((frame) => frame['type'] === 'contact.blocked')).toBe(false)
  ;[vic, wim, team].forEach((ear) => ear.hangUp())
})

test('a socket is closed when its session is gone or runs out', async () => {
  let ahead = 0
  const quick = await openHouse({ now: () => new Date(Date.now() + ahead), pingEveryMs: 100 })
  const { ada, vic, wim } = await gatherCast(quick.deps)
  await quick.app.listen({ port: 0, host: '127.0.0.1' })
  const at = (quick.app.server.address() as AddressInfo).port
  const [gone, stays, team] = (await ready(asVisitor(wim, at), asVisitor(vic, at), asTeammate(ada, publicUrl, at))) as [
    Ear,
    Ear,
    Ear,
  ]
  await quick.deps.store.write(ada.viewer.workspaceId, (tx) => tx.endVisitorSessions(wim.viewer.id))
  expect(await gone.closed).toBe(4401)
  // Many beats later those whose sessions stand still hear.
  const id = newId('conversation')
  await quick.ask(vic, 'POST', '/v1/messenger/conversations', { id, part: { id: newId('part'), text: 'Hello' } })
  await Promise.all([stays.until('conversation'), team.until('conversation')])
  ahead = 200 * 86_400_000
  expect(await Promise.all([stays.closed, team.closed])).toEqual([4401, 4401])
  await quick.close()
})

test('of somebody who is blocked nobody hears that they type', async () => {
  const blocked = await visit(house.deps, cast.ada.viewer.workspaceId)
  const id = newId('conversation')
  await startConversation(house.deps, blocked.viewer, { id, part: { id: newId('part'), text: 'hello' } })
  const told: LiveEvent[] = []
  const presence = followPresence(house.deps, blocked.viewer, (event) => void told.push(event))
  const types = () => presence.told(JSON.stringify({ type: 'presence', conversationId: id, doing: 'typing' }))
  await types()
  expect(told).toHaveLength(1)
  const block = `/v1/contacts/${blocked.viewer.id}/block`
  await house.ask(cast.ada, 'PUT', block, {})
  await types()
  expect(told).toHaveLength(1)
  await house.ask(cast.ada, 'DELETE', block)
  await types()
  expect(told).toHaveLength(2)
})
