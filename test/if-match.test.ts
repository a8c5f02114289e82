/** Who changes a thing from an older state than the one that stands is refused, and nothing is done. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gatherCast, newId, type Cast } from './cast.ts'
import { openHouse, type Answer, type House } from './house.ts'

let house: House
let cast: Cast

beforeAll(async () => {
  house = await openHouse()
  cast = await gatherCast(house.deps)
})
afterAll(() => house.close())

const policy = { name: 'Ours', minConfidence: 0.5, rules: [{ classes: ['payment'], action: 'seal', keepDays: 30 }] }
const code = (answer: Answer) => (answer.body as { error: { code: string } }).error
const started = async () => {
  const id = newId('conversation')
  await house.ask(cast.vic, 'POST', '/v1/messenger/conversations', { id, part: { id: newId('part'), text: 'Hello' } })
  return id
}

describe('If-Match', () => {
  test.each([
    [
      'contacts',
      async () => {
        const id = newId('contact')
        await house.ask(cast.ben, 'POST', '/v1/contacts', { id, name: 'Cora Lind' })
        return [`/v1/contacts/${id}`, { phone: '+49 30 901820' }] as const
      },
    ],
    [
      'tags',
      async () => {
        const id = newId('tag')
        await house.ask(cast.ada, 'POST', '/v1/tags', { id, name: id })
        return [`/v1/tags/${id}`, { name: `${id} again` }] as const
      },
    ],
    [
      'macros',
      async () => {
        const id = newId('macro')
        await house.ask(cast.ada, 'POST', '/v1/macros', { id, name: 'Thanks', body: 'Thank you' })
        return [`/v1/macros/${id}`, { body: 'Many thanks' }] as const
      },
    ],
    [
      'teams',
      async () => {
        const id = newId('team')
        await house.ask(cast.ada, 'POST', '/v1/teams', { id, name: id, memberIds: [] })
        return [`/v1/teams/${id}`, { memberIds: [cast.ben.viewer.id] }] as const
      },
    ],
    [
      'views',
      async () => {
        const id = newId('view')
        await house.ask(cast.ada, 'POST', '/v1/views', { id, name: 'Mine', filter: { state: 'open' } })
        return [`/v1/views/${id}`, { filter: { state: 'closed' } }] as const
      },
    ],
    [
      'webhooks',
      async () => {
        const id = newId('webhook')
        await house.ask(cast.ada, 'POST', '/v1/webhooks', {
          id,
          url: 'https://example.com/hooks',
          topics: ['part.received'],
        })
        return [`/v1/webhooks/${id}`, { topics: ['part.sent'] }] as const
      },
    ],
    ['teammates', async () => [`/v1/teammates/${cast.ida.viewer.id}`, { deactivated: false }] as const],
    ['workspace', async () => ['/v1/workspace', { name: 'Ada & Sons' }] as const],
    ['conversations', async () => [`/v1/conversations/${await started()}`, { title: 'Refund' }] as const],
  ])('of %s refuses a change that was made from an older state', async (_noun, make) => {
    const [url, change] = await make()
    const { etag } = (await house.ask(cast.ada, 'GET', url)).headers as { etag: string }
    const first = await house.ask(cast.ada, 'PATCH', url, change, { 'if-match': etag })
    const late = await house.ask(cast.ada, 'PATCH', url, change, { 'if-match': etag })
    const fresh = await house.ask(cast.ada, 'PATCH', url, change, { 'if-match': String(first.headers['etag']) })
    expect([first.status, late.status, fresh.status]).toEqual([200, 412, 200])
    expect(code(late).code).toBe('changed')
    expect((await house.ask(cast.ada, 'PATCH', url, change, { 'if-match': '*' })).status).toBe(200)
  })

  test('a change that falls between reading a contact and its revision is not written over', async () => {
    const id = newId('contact')
    const url = `/v1/contacts/${id}`
    await house.ask(cast.ben, 'POST', '/v1/contacts', { id, name: 'Cora Lind' })
    const { store } = house.deps
    const { contactFor } = store
    let meanwhile = 1
    // The store as it is, with somebody else's change in the moment after it was read.
    Object.assign(store, {
      contactFor: async (...asked: Parameters<typeof contactFor>) => {
        const contact = await contactFor(...asked)
        if (meanwhile-- > 0) await house.ask(cast.ada, 'PATCH', url, { name: 'Cora Lindt' })
        return contact
      },
    })
    const read = await house.ask(cast.ben, 'GET', url)
    Object.assign(store, { contactFor })
    expect((read.body as { name: { text: string } }).name.text).toBe('Cora Lind')
    const late = await house.ask(
      cast.ben,
      'PATCH',
      url,
      { name: 'Cora L.' },
      { 'if-match': String(read.headers['etag']) },
    )
    expect(late.status).toBe(412)
  })

  test('what is not theirs to see has no ETag', async () => {
    const id = newId('view')
    await house.ask(cast.ada, 'POST', '/v1/views', { id, name: 'Mine', filter: { state: 'open' } })
    const asked = await house.ask(cast.ben, 'GET', `/v1/views/${id}`)
    expect([asked.status, asked.headers['etag']]).toEqual([404, undefined])
  })

  test('a policy that was made from an older version is refused', async () => {
    const { version } = (await house.ask(cast.ada, 'POST', '/v1/policies', policy)).body as { version: number }
    expect((await house.ask(cast.ada, 'POST', '/v1/policies', { ...policy, baseVersion: version })).status).toBe(201)
    expect((await house.ask(cast.ada, 'POST', '/v1/policies', { ...policy, baseVersion: version })).status).toBe(412)
  })
})
