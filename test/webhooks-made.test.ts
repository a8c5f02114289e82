import { afterAll, beforeAll, expect, test } from 'vitest'
import { gatherCast, keyWith, newId, type Cast } from './cast.ts'
import { openHouse, type House } from './house.ts'

let house: House
let cast: Cast
beforeAll(async () => {
  house = await openHouse()
  cast = await gatherCast(house.deps)
})
afterAll(() => house.close())

test('a webhook of somebody who may not read conversations cannot carry their words', async () => {
  const made = await house.ask(cast.ada, 'POST', '/v1/api-keys', {
    id: newId('apiKey'),
    name: 'hooks',
    scopes: ['webhook:write'],
  })
  const key = { secret: (made.body as { secret: string }).secret, viewer: cast.ada.viewer }
  const ask = (content: boolean) =>
    house.ask(key, 'POST', '/v1/webhooks', {
      id: newId('webhook'),
      url: 'https://example.com/b',
      topics: ['part.received'],
      content,
    })
  expect([(await ask(true)).status, (await ask(false)).status]).toEqual([403, 201])
})

test.each(['ftp://example.com/', 'https://user:pass@example.com/', 'nonsense', 'https://example.com/#a'])(
  'a webhook to %s is refused',
  async (address) => {
    const answer = await house.ask(cast.ada, 'POST', '/v1/webhooks', {
      id: newId('webhook'),
      url: address,
      topics: ['part.received'],
    })
    expect([answer.status, (answer.body as { error: { field: string } }).error.field]).toEqual([400, 'url'])
  },
)

test('a webhook is theirs who said last where words go and whether they do, and not who pauses it', async () => {
  const id = newId('webhook')
  const hook = { id, url: 'https://example.com/c', topics: ['part.received'], content: false }
  expect((await house.ask(cast.ada, 'POST', '/v1/webhooks', hook)).status).toBe(201)
  const reader = await keyWith(house.deps, cast.ada.viewer, ['webhook:write', 'conversation:read'])
  const after = async (who: typeof reader | typeof cast.ada, change: object) => {
    const { body } = await house.ask(who, 'PATCH', `/v1/webhooks/${id}`, change)
    return (body as { createdBy: string }).createdBy
  }
  const [adas, readers] = [cast.ada.viewer.id, reader.viewer.id]
  expect(await after(reader, { paused: true })).toBe(adas)
  expect(await after(reader, { topics: ['conversation.closed'] })).toBe(adas)
  expect(await after(reader, { content: true })).toBe(readers)
  expect(await after(cast.ada, { paused: false })).toBe(readers)
  expect(await after(cast.ada, { url: 'https://example.com/d' })).toBe(adas)
})
