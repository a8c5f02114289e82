/** The clock jumps: nothing that has run out is taken late, and no order is broken. */
import { SignJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSignInLink } from '../../src/flows/found-workspace.ts'
import { gatherCast, newId, visit, type Cast } from '../cast.ts'
import { openHouse, type House } from '../house.ts'

const minute = 60_000
const day = 86_400_000

let house: House
let cast: Cast
let ahead = 0
const jump = (ms: number) => void (ahead += ms)
beforeAll(async () => {
  house = await openHouse({ now: () => new Date(Date.now() + ahead) })
  cast = await gatherCast(house.deps)
})
afterAll(() => house.close())

async function signedFor(seconds: number): Promise<string> {
  const [secret] = await house.deps.store.liveIdentitySecrets(cast.ada.viewer.workspaceId)
  const until = Math.floor((Date.now() + ahead) / 1000) + seconds
  const token = new SignJWT({ user_id: 'u-1', email: 'u1@example.com' })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(until)
  return token.sign(new TextEncoder().encode(secret))
}

const boot = (jwt: string) =>
  house.ask(null, 'POST', '/v1/messenger/sessions', { app_id: cast.ada.viewer.workspaceId, intercom_user_jwt: jwt })

test('forward: a signature, a link, a session and a visit that have run out are refused', async () => {
  const { workspaceId, id } = cast.ada.viewer
  const jwt = await signedFor(600)
  const link = await makeSignInLink(house.deps, workspaceId, id)
  expect((await boot(jwt)).status).toBe(201)
  expect((await house.ask(cast.vic, 'GET', '/v1/messenger/conversations')).status).toBe(200)
  expect((await house.ask(cast.ben, 'GET', '/v1/session')).status).toBe(200)

  jump(2 * 60 * minute)
  expect((await boot(jwt)).status).toBe(401)
  expect((await house.ask(null, 'POST', '/v1/sessions', { link })).status).toBe(401)
  jump(15 * day)
  expect((await house.ask(cast.ben, 'GET', '/v1/session')).status).toBe(401)
  jump(91 * day)
  expect((await house.ask(cast.vic, 'GET', '/v1/messenger/conversations')).status).toBe(401)
  ahead = 0
})

test('backward: parts keep their order, and an answer does not sink in the inbox', async () => {
  const wim = await visit(house.deps, cast.ada.viewer.workspaceId)
  const id = newId('conversation')
  await house.ask(wim, 'POST', '/v1/messenger/conversations', { id, part: { id: newId('part'), text: 'first' } })
  const updated = async () => (await house.deps.store.conversationFor(wim.viewer, id))!.updatedAt
  const before = await updated()
  jump(-3 * 60 * minute)
  for (const text of ['second', 'third']) {
    expect(
      (await house.ask(wim, 'POST', `/v1/messenger/conversations/${id}/parts`, { id: newId('part'), text })).status,
    ).toBe(201)
  }
  ahead = 0
  const parts = await house.deps.store.partsFor(wim.viewer, id, { limit: 10 })
  expect(parts.map((part) => [part.position, part.body.text])).toEqual([
    [1, 'first'],
    [2, 'second'],
    [3, 'third'],
  ])
  expect(await updated()).toBe(before)
})
