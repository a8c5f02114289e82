import { afterAll, beforeAll, expect, test } from 'vitest'
import { gatherCast, newId, type Cast } from './cast.ts'
import { openHouse, type Answer, type House } from './house.ts'

let house: House
let cast: Cast
beforeAll(async () => {
  house = await openHouse()
  cast = await gatherCast(house.deps)
})
afterAll(() => house.close())

const problemOf = ({ body }: Answer) => (body as { error: { code: string } }).error
const twice = async (url: string, body: object, headers: Record<string, string> = {}) => [
  await house.ask(cast.ada, 'POST', url, body, headers),
  await house.ask(cast.ada, 'POST', url, body, headers),
]

test('a contact once more is the same one, up to date, and what says nothing new changes nothing', async () => {
  const contact = {
    id: newId('contact'),
    name: 'Pia Ost',
    email: `${newId('tag')}@example.com`,
    attributes: { seats: 4, remark: 'card 4242 4242 4242 ' + '4242' },
  }
  const [first, again] = await twice('/v1/contacts', contact)
  expect([again!.status, again!.body]).toEqual([201, first!.body])
  const other = await house.ask(cast.ada, 'POST', '/v1/contacts', { id: contact.id, name: 'Pia West' })
  expect(other.body).toMatchObject({ name: { text: 'Pia West' }, email: contact.email, attributes: { seats: 4 } })
  const taken = await house.ask(cast.ada, 'POST', '/v1/contacts', { ...contact, id: newId('contact') })
  expect([taken.status, problemOf(taken)]).toEqual([409, expect.objectContaining({ code: 'conflict', field: 'email' })])
})

test('a contact that is on its way twice is made once', async () => {
  const contact = { id: newId('contact'), email: `${newId('tag')}@example.com` }
  const both = await Promise.all([1, 2, 3].map(() => house.ask(cast.ada, 'POST', '/v1/contacts', contact)))
  expect(both.map(({ status }) => status)).toEqual([201, 201, 201])
})

test.each([
  ['/v1/tags', () => ({ id: newId('tag'), name: newId('tag') })],
  ['/v1/macros', () => ({ id: newId('macro'), name: newId('macro'), body: 'Thank you' })],
  ['/v1/teams', () => ({ id: newId('team'), name: newId('team'), memberIds: [] })],
  ['/v1/views', () => ({ id: newId('view'), name: 'Mine', filter: { state: 'open' } })],
  ['/v1/webhooks', () => ({ id: newId('webhook'), url: 'https://example.com/hook', topics: ['part.received'] })],
])('%s with the same key gets its first answer again, and without one is a conflict', async (url, make) => {
  const key = { 'idempotency-key': `made-${url.replace(/\W/g, '-')}` }
  const body = make()
  const [first, again] = await twice(url, body, key)
  expect([again!.status, again!.body]).toEqual([201, first!.body])
  expect((await house.ask(cast.ada, 'POST', url, body)).status).toBe(409)
})
