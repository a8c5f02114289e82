import { afterAll, beforeAll, expect, test } from 'vitest'
import { acceptInvitation } from '../../src/flows/invite-teammate.ts'
import { foundWorkspace } from '../../src/flows/found-workspace.ts'
import { gatherCast, newId, password, type Cast } from '../cast.ts'
import { openHouse, type House } from '../house.ts'

let house: House
let cast: Cast
const card = ['4242', '4242', '4242', '4242'].join(' ')

beforeAll(async () => {
  house = await openHouse()
  cast = await gatherCast(house.deps)
})
afterAll(() => house.close())

const answer = async (method: 'POST' | 'PATCH', url: string, body: object) => {
  const { status, body: said, text } = await house.ask(cast.ada, method, url, body)
  expect(text).not.toContain(card)
  return [status, (said as { error?: { field?: string } }).error?.field]
}

test('a name of a workspace, a key, a policy or a teammate carries no value', async () => {
  const { body } = await house.ask(cast.ada, 'GET', '/v1/policies')
  const {
    name: _,
    version: _1,
    createdBy: _2,
    createdAt: _3,
    ...rules
  } = (body as { items: Record<string, unknown>[] }).items[0]!
  const names: readonly (readonly ['POST' | 'PATCH', string, (name: string) => object])[] = [
    ['PATCH', '/v1/workspace', (name) => ({ name })],
    ['POST', '/v1/api-keys', (name) => ({ id: newId('apiKey'), name, scopes: ['tag:read'] })],
    ['POST', '/v1/policies', (name) => ({ ...rules, name })],
    ['PATCH', '/v1/profile', (name) => ({ name })],
  ]
  for (const [method, url, withName] of names) {
    expect([url, ...(await answer(method, url, withName(`Main ${card}`)))]).toEqual([url, 400, 'name'])
    expect([url, (await answer(method, url, withName('Johanna Berger')))[0]]).toEqual([
      url,
      method === 'POST' ? 201 : 200,
    ])
  }
})

test('a name can be seen, stands in one line and lets the rest of it be', async () => {
  const signs = { line: '\n', null: '\u0000', bell: '\u0007', turn: '\u202e', isolate: '\u2067', paragraph: '\u2029' }
  const unseen = ['\u200b', ' \u00ad ', '\u3164', '\u2800\u2060', '\u{e0041}']
  for (const name of [...Object.values(signs).map((sign) => `Ben${sign} Cole`), ...unseen])
    for (const url of ['/v1/profile', '/v1/workspace'])
      expect([JSON.stringify(name), ...(await answer('PATCH', url, { name }))]).toEqual([
        JSON.stringify(name),
        400,
        'name',
      ])
  // Families of emoji are joined by a sign that nobody sees, and so are letters of Persian; a mark of direction turns nothing.
  for (const name of ['Zoë 👩\u200d👧', 'می\u200cخواهم', 'אבג\u200f', '李'])
    expect([name, ...(await answer('PATCH', '/v1/profile', { name }))]).toEqual([name, 200, undefined])
})

test('a name is not empty, and is kept without the blanks around it', async () => {
  expect(await answer('PATCH', '/v1/profile', { name: '  ' })).toEqual([400, 'name'])
  expect(await answer('PATCH', '/v1/profile', { name: '  Ada Byron ' })).toEqual([200, undefined])
  const { body } = await house.ask(cast.ada, 'GET', '/v1/session')
  expect(body).toMatchObject({ teammate: { name: 'Ada Byron' } })
})

test('the name with which one joins carries no value, nor does that of a new house', async () => {
  const roles = (await house.ask(cast.ada, 'GET', '/v1/roles')).body as { items: { id: string; builtIn: string }[] }
  const roleId = roles.items.find(({ builtIn }) => builtIn === 'viewer')!.id
  const made = await house.ask(cast.ada, 'POST', '/v1/invitations', {
    id: newId('invitation'),
    email: 'lena@example.com',
    roleId,
  })
  const { secret } = made.body as { secret: string }
  const join = (name: string) => acceptInvitation(house.deps, { secret, name, password }, null)
  await expect(join(card)).rejects.toMatchObject({ code: 'invalid', field: 'name' })
  await expect(join('Lena Roth')).resolves.toBeDefined()

  const owner = { name: 'Kim', email: 'kim@example.com' }
  await expect(foundWorkspace(house.deps, { name: card, owner })).rejects.toMatchObject({ field: 'name' })
  await expect(foundWorkspace(house.deps, { name: 'Harbour', owner: { ...owner, name: card } })).rejects.toMatchObject({
    field: 'owner.name',
  })
})

test('an invitation goes to an address of mail, and to no other value', async () => {
  const roleId = (await house.deps.store.roles(cast.ada.viewer)).find(({ builtIn }) => builtIn === 'teammate')!.id
  const invite = (email: string) => answer('POST', '/v1/invitations', { id: newId('invitation'), email, roleId })
  expect(await invite(`${card.replaceAll(' ', '')}@example.com`)).toEqual([400, 'email'])
  expect(await invite('dora@example.com')).toEqual([201, undefined])
})
