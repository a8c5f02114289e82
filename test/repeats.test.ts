import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { RepeatClaim } from '../src/flows/writing.ts'
import { gatherCast, keyWith, newId, type Cast } from './cast.ts'
import { openHouse, type Answer, type House } from './house.ts'

let house: House
let cast: Cast
let now = Date.now()

beforeAll(async () => {
  house = await openHouse({ now: () => new Date(now), rateLimits: { perMinute: 100_000, attemptsPerMinute: 1000 } })
  cast = await gatherCast(house.deps)
})
afterAll(() => house.close())

const policy = { name: 'Ours', minConfidence: 0.5, rules: [{ classes: ['payment'], action: 'seal', keepDays: 30 }] }
const code = (answer: Answer) => (answer.body as { error: { code: string; field?: string } }).error
const post = (who: Cast['ada'], url: string, body: unknown, key: string) =>
  house.ask(who, 'POST', url, body, { 'idempotency-key': key })
const started = async () => {
  const id = newId('conversation')
  await house.ask(cast.vic, 'POST', '/v1/messenger/conversations', { id, part: { id: newId('part'), text: 'Hello' } })
  return id
}

describe('Idempotency-Key', () => {
  test('the same request with the same key is done once and answered twice', async () => {
    const first = await post(cast.ada, '/v1/policies', policy, 'one')
    const second = await post(cast.ada, '/v1/policies', policy, 'one')
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.text).toBe(first.text)
    expect([first.headers['idempotent-replayed'], second.headers['idempotent-replayed']]).toEqual([undefined, 'true'])
  })

  test('a body of brackets in each other is refused with a key as without one', async () => {
    const deep = (levels: number) => `{"document":${'['.repeat(levels)}"]["${']'.repeat(levels)}}`
    const ask = (levels: number, headers = {}) => house.ask(cast.ada, 'POST', '/v1/redactions', deep(levels), headers)
    const key = { 'idempotency-key': 'deep' }
    for (const answer of [await ask(50_000, key), await ask(50_000), await ask(101)])
      expect([answer.status, code(answer).code]).toEqual([400, 'invalid'])
    expect((await ask(100, key)).status).toBe(200)
  })

  test('what was sealed since the first answer is not told a second time', async () => {
    const id = newId('conversation')
    const part = { id: newId('part'), text: 'The word is saffron' }
    await house.ask(cast.vic, 'POST', '/v1/messenger/conversations', { id, part })
    const close = () => post(cast.ben, `/v1/conversations/${id}/closure`, undefined, 'sealed-since')
    const [first, again] = [await close(), await close()]
    expect([first.status, again.text, again.text.includes('saffron')]).toEqual([200, first.text, true])
    now += 1000
    const passage = { kind: 'password', start: 12, end: 19, revision: 0 }
    expect(
      (await house.ask(cast.ben, 'POST', `/v1/conversations/${id}/parts/${part.id}/redactions`, passage)).status,
    ).toBe(201)
    const late = await close()
    expect([late.status, code(late).field, late.text.includes('saffron')]).toEqual([409, 'idempotency-key', false])
  })

  test('a key that was sent with another request is refused', async () => {
    await post(cast.ada, '/v1/policies', policy, 'two')
    const answer = await post(cast.ada, '/v1/policies', { ...policy, name: 'Another' }, 'two')
    expect([answer.status, code(answer)]).toEqual([
      409,
      expect.objectContaining({ code: 'conflict', field: 'idempotency-key' }),
    ])
  })

  test('a key belongs to the one who sent it', async () => {
    const mine = await post(cast.ada, '/v1/policies', policy, 'three')
    const hers = await post(cast.ida, '/v1/policies', { ...policy, name: 'Hers' }, 'three')
    expect((hers.body as { version: number }).version).toBe((mine.body as { version: number }).version + 1)
  })

  test('a refused request may be mended and sent again with its key', async () => {
    const bad = { ...policy, rules: [{ kinds: ['no-such-kind'], action: 'seal' }] }
    expect((await post(cast.ada, '/v1/policies', bad, 'four')).status).toBe(400)
    expect((await post(cast.ada, '/v1/policies', policy, 'four')).status).toBe(201)
  })

  test('two at once are one: the second waits its turn or is told so', async () => {
    const id = await started()
    const url = `/v1/conversations/${id}/snooze`
    const both = await Promise.all([1, 2].map(() => post(cast.ben, url, { until: '2099-01-01T08:00:00Z' }, 'five')))
    expect(both.map(({ status }) => status).toSorted()[0]).toBe(200)
    const { body } = await house.ask(cast.ben, 'GET', `/v1/conversations/${id}/parts`)
    expect((body as { items: { kind: string }[] }).items.filter(({ kind }) => kind === 'event')).toHaveLength(1)
  })
})

describe('a process that is lost in the middle of a request with an Idempotency-Key', () => {
  const asked = `POST /v1/policies\n${JSON.stringify(policy)}`
  const claim = async (key: string) => {
    const held = await house.deps.store.write(cast.ada.viewer.workspaceId, (tx) =>
      tx.claimRepeat(cast.ada.viewer.id, key, asked),
    )
    return held as RepeatClaim
  }
  const versions = async () =>
    ((await house.ask(cast.ada, 'GET', '/v1/policies?limit=200')).body as { items: object[] }).items.length
  const minuteLater = () => {
    now += 61_000
  }

  test('before it did anything: the key is free after a minute, and what was thought lost does nothing any more', async () => {
    const lost = await claim('six')
    expect((await post(cast.ada, '/v1/policies', policy, 'six')).status).toBe(409)
    minuteLater()
    const before = await versions()
    expect((await post(cast.ada, '/v1/policies', policy, 'six')).status).toBe(201)
    const late = house.deps.store.write(cast.ada.viewer.workspaceId, (tx) => tx.beginRepeat(lost))
    await expect(late).rejects.toMatchObject({ code: 'conflict' })
    expect(await versions()).toBe(before + 1)
  })

  test('after it did it: nothing is done twice, and the conflict says so', async () => {
    const lost = await claim('seven')
    await house.deps.store.write(cast.ada.viewer.workspaceId, (tx) => tx.beginRepeat(lost))
    minuteLater()
    const before = await versions()
    const again = await post(cast.ada, '/v1/policies', policy, 'seven')
    expect([again.status, (again.body as { error: { message: string } }).error.message]).toEqual([
      409,
      expect.stringContaining('carried out'),
    ])
    expect(await versions()).toBe(before)
  })

  test('of each kind of door: what was done before the answer was lost is not done again', async () => {
    const id = await started()
    const { write } = house.deps.store
    const lossy = vi
      .spyOn(house.deps.store, 'write')
      .mockImplementation((workspaceId, act) =>
        write(workspaceId, (tx) =>
          act(Object.create(tx, { keepAnswer: { value: () => Promise.reject(new Error('lost')) } }) as typeof tx),
        ),
      )
    const webhook = newId('webhook')
    const team = newId('team')
    await house.ask(cast.ada, 'POST', '/v1/webhooks', {
      id: webhook,
      url: 'https://example.com/hooks',
      topics: ['part.received'],
    })
    await house.ask(cast.ada, 'POST', '/v1/teams', { id: team, name: team, memberIds: [] })
    const requests: readonly [url: string, body: unknown, method?: 'PATCH'][] = [
      [`/v1/webhooks/${webhook}/secrets`, undefined],
      [`/v1/webhooks/${webhook}`, { paused: true }, 'PATCH'],
      [`/v1/teams/${team}`, { memberIds: [cast.ben.viewer.id] }, 'PATCH'],
      ['/v1/workspace', { name: 'Ada & Daughters' }, 'PATCH'],
      [`/v1/conversations/${id}/closure`, {}],
      [`/v1/conversations/${id}/readings`, { position: 1 }],
      ['/v1/conversation-acts', { acts: [{ conversationId: id, act: { what: 'reopened' } }] }],
      ['/v1/policies', policy],
      ['/v1/redactions', { text: 'Pay with 4242 4242 4242 ' + '4242', operator: 'token' }],
    ]
    const send = ([url, body, method]: (typeof requests)[number]) =>
      house.ask(cast.ada, method ?? 'POST', url, body, {
        'idempotency-key': `lost-${method ?? ''}-${url.replace(/\W/g, '-')}`,
      })
    for (const one of requests)
      expect(await send(one)).toMatchObject({ status: expect.toSatisfy((status: number) => status < 300) })
    lossy.mockRestore()
    minuteLater()
    for (const one of requests) {
      const again = await send(one)
      expect([one[0], again.status, code(again)]).toEqual([
        one[0],
        409,
        expect.objectContaining({ message: expect.stringContaining('carried out') }),
      ])
    }
  })
})

test('of acts on the conversations of many nothing is kept that would outlive one of them', async () => {
  const contactId = newId('contact')
  await house.ask(cast.ada, 'POST', '/v1/contacts', { id: contactId, name: 'Gerda Quast' })
  const conversation = newId('conversation')
  await house.ask(cast.ada, 'POST', '/v1/conversations', {
    id: conversation,
    contactId,
    part: { id: newId('part'), text: 'about the kettle' },
  })
  const other = await started()
  const acts = [conversation, other].map((conversationId) => ({ conversationId, act: { what: 'closed' } }))
  const act = () =>
    house.ask(cast.ada, 'POST', '/v1/conversation-acts', { acts }, { 'idempotency-key': 'acts-on-many' })
  const told = (answer: Answer) => (answer.body as { done: { id: string }[] }).done.map(({ id }) => id)
  const [first, again] = [await act(), await act()]
  expect(again.headers['idempotent-replayed']).toBe('true')
  expect(again.body).toEqual(first.body)
  expect(first.text).toContain('Gerda Quast')

  const { viewer } = cast.ada
  const asked = `POST /v1/conversation-acts\n${JSON.stringify({ acts })}`
  const kept = await house.deps.store.write(viewer.workspaceId, (tx) =>
    tx.claimRepeat(viewer.id, 'acts-on-many', asked),
  )
  expect(JSON.stringify(kept)).not.toMatch(/Gerda|kettle/)
  await house.ask(cast.ada, 'POST', '/v1/erasures', { id: newId('erasure'), contactId, reason: 'asked us to' })
  expect(told(await act())).toEqual([other])
})

test('of a conversation whose contact is erased before the answer is kept, it is not kept', async () => {
  const contactId = newId('contact')
  await house.ask(cast.ada, 'POST', '/v1/contacts', { id: contactId, name: 'Gerda Quast' })
  const id = newId('conversation')
  await house.ask(cast.ada, 'POST', '/v1/conversations', { id, contactId, part: { id: newId('part'), text: 'Hello' } })
  const { conversationFor } = house.deps.store
  const looks = vi.spyOn(house.deps.store, 'conversationFor').mockImplementationOnce(async (viewer, asked) => {
    await house.ask(cast.ada, 'POST', '/v1/erasures', { id: newId('erasure'), contactId, reason: 'asked us to' })
    return conversationFor(viewer, asked)
  })
  const close = () => post(cast.ada, `/v1/conversations/${id}/closure`, {}, 'erased-meanwhile')
  const first = await close()
  expect([first.status, first.text]).toEqual([200, expect.stringContaining('Gerda Quast')])
  expect(looks).toHaveBeenCalledTimes(1)
  looks.mockRestore()
  const again = await close()
  expect([again.status, code(again).code]).toEqual([409, 'conflict'])
})

describe('the same part again', () => {
  test('with the same words is the same answer; with other words it is a conflict', async () => {
    const url = `/v1/conversations/${await started()}/parts`
    const part = { id: newId('part'), text: 'Pay with 4242 4242 4242 ' + '4242' }
    const [first, again] = [await house.ask(cast.ben, 'POST', url, part), await house.ask(cast.ben, 'POST', url, part)]
    expect(again.body).toEqual(first.body)
    const other = await house.ask(cast.ben, 'POST', url, { ...part, text: 'Pay with 5555 5555 5555 ' + '4444' })
    const note = await house.ask(cast.ben, 'POST', url, { ...part, kind: 'note' })
    expect([other, note].map((answer) => [answer.status, code(answer).code])).toEqual([
      [409, 'conflict'],
      [409, 'conflict'],
    ])
  })
})

describe('lists', () => {
  test('that come whole otherwise give pages too, and no page is lost when its last thing is removed', async () => {
    const names = async (query: string) =>
      (await house.ask(cast.ada, 'GET', `/v1/tags?${query}`)).body as { items: { id: string }[]; next?: string }
    for (let i = 0; i < 3; i++) await house.ask(cast.ada, 'POST', '/v1/tags', { id: newId('tag'), name: `page ${i}` })
    const all = (await names('')).items.map(({ id }) => id)
    const paged: string[] = []
    for (let page = await names('limit=2'); ; page = await names(`limit=2&cursor=${page.next}`)) {
      expect(page.items.length).toBeLessThanOrEqual(2)
      paged.push(...page.items.map(({ id }) => id))
      if (page.next === undefined) break
    }
    expect(paged).toEqual(all)
    const { next } = await names('limit=2')
    await house.ask(cast.ada, 'DELETE', `/v1/tags/${all[1]}`)
    expect((await names(`limit=200&cursor=${next}`)).items.map(({ id }) => id)).toEqual(all.slice(3))
    for (const forged of [next!.slice(4), 'W10', Buffer.from('["/v1/tags",-1,null]').toString('base64url')]) {
      expect(await house.ask(cast.ada, 'GET', `/v1/tags?cursor=${forged}`)).toMatchObject({
        status: 400,
        body: { error: { field: 'cursor' } },
      })
    }
    expect((await house.ask(cast.ada, 'GET', `/v1/teams?cursor=${next}`)).status).toBe(400)
  })

  test('give only the fields that were asked for, and always the id', async () => {
    const { body } = await house.ask(cast.ada, 'GET', '/v1/contacts?fields=kind,createdAt&limit=2')
    for (const item of (body as { items: object[] }).items)
      expect(Object.keys(item).toSorted()).toEqual(['createdAt', 'id', 'kind'])
    expect((await house.ask(cast.ada, 'GET', '/v1/contacts?fields=secrets')).status).toBe(400)
  })

  test('are not all: one thing can be read in part as well', async () => {
    const { id } = cast.vic.viewer
    expect((await house.ask(cast.ada, 'GET', `/v1/contacts/${id}?fields=kind`)).body).toEqual({ id, kind: 'visitor' })
    expect((await house.ask(cast.ada, 'GET', '/v1/workspace?fields=name')).body).toMatchObject({
      name: expect.stringContaining('Ada'),
    })
    expect(await house.ask(cast.ada, 'GET', `/v1/contacts/${id}?fields=secrets`)).toMatchObject({
      status: 400,
      body: { error: { field: 'fields' } },
    })
  })

  test('of contacts are narrowed by kind and time, and turned round', async () => {
    const ids = async (query: string) =>
      ((await house.ask(cast.ada, 'GET', `/v1/contacts?${query}`)).body as { items: { id: string; kind: string }[] })
        .items
    expect((await ids('kind=visitor')).every(({ kind }) => kind === 'visitor')).toBe(true)
    const all = (await ids('limit=200')).map(({ id }) => id)
    expect((await ids('limit=200&sort=oldest')).map(({ id }) => id)).toEqual(all.toReversed())
    expect(await ids(`createdAfter=${encodeURIComponent(new Date(now + 1000).toISOString())}`)).toEqual([])
  })
})

test('every answer says how much of the limit is left', async () => {
  const { headers } = await house.ask(cast.ada, 'GET', '/v1/tags')
  expect(headers).toMatchObject({ 'ratelimit-limit': '100000', 'ratelimit-reset': expect.any(String) })
  expect(Number(headers['ratelimit-remaining'])).toBeLessThan(100_000)
})

test('a key ends at its hour', async () => {
  const id = newId('apiKey')
  const expiresAt = new Date(now + 60_000).toISOString()
  const made = await house.ask(cast.ada, 'POST', '/v1/api-keys', { id, name: 'short', scopes: ['tag:read'], expiresAt })
  const key = {
    ...(await keyWith(house.deps, cast.ada.viewer, ['tag:read'])),
    secret: (made.body as { secret: string }).secret,
  }
  expect((await house.ask(key, 'GET', '/v1/tags')).status).toBe(200)
  now += 60_000
  expect((await house.ask(key, 'GET', '/v1/tags')).status).toBe(401)
})

test('a kept answer is gone after a day', async () => {
  const program = await keyWith(house.deps, cast.ada.viewer, ['policy:write'])
  const again = () => house.ask(program, 'POST', '/v1/policies', policy, { 'idempotency-key': 'six' })
  const first = await again()
  expect((await again()).text).toBe(first.text)
  now += 25 * 3_600_000
  expect((await again()).text).not.toBe(first.text)
})
