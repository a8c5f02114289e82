import { afterAll, beforeAll, expect, test } from 'vitest'
import { gatherCast, keyWith, newId, type Cast, type Key } from './cast.ts'
import { openHouse, type House } from './house.ts'

let house: House
let cast: Cast
let key: Key
const words = ['Marlow', 'marlow@example.com', 'saffron', 'heron', 'customer-7', 'gold plan']
const conversation = newId('conversation')
const contact = newId('contact')
const person = {
  name: 'Kim Marlow',
  email: 'marlow@example.com',
  externalId: 'customer-7',
  attributes: { plan: 'gold plan' },
}

/** Keys of one scope alone: nobody of the team may write and not read. */
beforeAll(async () => {
  house = await openHouse()
  cast = await gatherCast(house.deps)
  key = await keyWith(house.deps, cast.ada.viewer, ['conversation:write', 'contact:write', 'value:seal'])
  await house.ask(cast.ada, 'POST', '/v1/contacts', { id: contact, ...person })
  const part = { id: newId('part'), kind: 'note', text: 'the heron flies at noon' }
  const started = { id: conversation, contactId: contact, title: 'About saffron', part }
  expect((await house.ask(cast.ada, 'POST', '/v1/conversations', started)).status).toBe(201)
})
afterAll(() => house.close())

test.each([
  ['POST', `/v1/conversations/${conversation}/closure`, undefined],
  ['PATCH', `/v1/contacts/${contact}`, {}],
  ['PUT', `/v1/contacts/${contact}/block`, undefined],
  ['POST', '/v1/contacts', { id: contact }],
  ['POST', '/v1/conversations', { id: conversation, contactId: contact }],
  ['POST', '/v1/conversation-acts', { acts: [{ conversationId: conversation, act: { what: 'closed' } }] }],
] as const)('%s %s is answered without a word to a key that may write and not read', async (method, url, body) => {
  const { status, text } = await house.ask(key, method, url, body)
  expect(status).toBeLessThan(300)
  expect(text).toContain(url.includes('contacts') ? contact : conversation)
  expect(words.filter((word) => text.includes(word))).toEqual([])
  // What is left out is there for who may read.
  const open = await house.ask(cast.ada, method, url, body)
  expect(words.filter((word) => open.text.includes(word)).length).toBeGreaterThan(2)
})

test('a passage is sealed by who may read it', async () => {
  const parts = (await house.ask(cast.ada, 'GET', `/v1/conversations/${conversation}/parts`)).body as {
    items: { id: string; revision: number }[]
  }
  const [{ id, revision } = { id: '', revision: 0 }] = parts.items
  const seal = { kind: 'password', start: 0, end: 3, revision }
  const url = `/v1/conversations/${conversation}/parts/${id}/redactions`
  expect(await house.ask(key, 'POST', url, seal)).toMatchObject({ status: 403 })
  expect((await house.ask(cast.ada, 'POST', url, seal)).text).toContain('heron')
})

test('where a value stands is counted for who may read the texts', async () => {
  const part = { id: newId('part'), kind: 'note', text: 'the kingfisher dives at dusk' }
  const url = `/v1/conversations/${conversation}/parts`
  const written = (await house.ask(cast.ada, 'POST', url, part)).body as { part: { revision: number } }
  const seal = { kind: 'password', start: 4, end: 14, revision: written.part.revision }
  const sealed = await house.ask(cast.ada, 'POST', `${url}/${part.id}/redactions`, seal)
  const look = { id: newId('sweep'), token: /tkn_[a-z0-9]+/.exec(sealed.text)?.[0] }
  expect(await house.ask(key, 'POST', '/v1/sweeps', look)).toMatchObject({ status: 403 })
  expect(await house.ask(cast.ada, 'POST', '/v1/sweeps', look)).toMatchObject({ status: 201 })
  expect(await house.ask(key, 'GET', `/v1/sweeps/${look.id}`)).toMatchObject({ status: 403 })
})

test('a repeat of acts on several is a look of its own', async () => {
  const acts = { acts: [{ conversationId: conversation, act: { what: 'reopened' } }] }
  const looks = async () =>
    (await house.deps.store.activityFor(cast.ada.viewer, { action: 'conversation.listed' }, { limit: 100 })).items
      .length
  const ask = () => house.ask(cast.ada, 'POST', '/v1/conversation-acts', acts, { 'idempotency-key': 'once' })
  expect((await ask()).status).toBe(200)
  const before = await looks()
  expect((await ask()).headers['idempotent-replayed']).toBe('true')
  expect(await looks()).toBe(before + 1)
})
