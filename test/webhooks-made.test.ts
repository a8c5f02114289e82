import { afterAll, beforeAll, expect, test } from 'vitest'
import { gatherCast, newId, type Cast } from './cast.ts'
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
