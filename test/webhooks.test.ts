import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openCourier } from '../src/connectors/webhook/send.ts'
import { webhookTopics } from '../src/core/webhook.ts'
import { openDeliveries } from '../src/flows/deliver-webhooks.ts'
import { eraseContact } from '../src/flows/erase-contact.ts'
import { withoutStrangers } from '../src/http/api-schema.ts'
import { WebhookEvent } from '../src/http/wire/webhook.ts'
import { gatherCast, keyWith, newId, visit, type Cast, type Key } from './cast.ts'
import { openHouse, type House } from './house.ts'

let house: House
let cast: Cast
let server: Server
let url: string
let now = Date.now()
/** Sessions would end over the days that pass here. */
let program: Key

type Letter = {
  path: string
  headers: Record<string, string>
  body: string
  message: { type: string; data: Record<string, unknown> }
}
const letters: Letter[] = []
let answerWith: (path: string) => number = () => 204
let answerAfter: (path: string) => Promise<void> | undefined = () => undefined

beforeAll(async () => {
  house = await openHouse({ now: () => new Date(now), webhooks: { anyAddress: true } })
  cast = await gatherCast(house.deps)
  program = await keyWith(house.deps, cast.ada.viewer, [
    'webhook:read',
    'webhook:write',
    'conversation:read',
    'api-key:write',
  ])
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => (body += piece.toString()))
    request.on('end', () => {
      const path = request.url ?? ''
      letters.push({
        path,
        headers: request.headers as Record<string, string>,
        body,
        message: JSON.parse(body) as Letter['message'],
      })
      void Promise.resolve(answerAfter(path)).then(() => response.writeHead(answerWith(path)).end())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.close()
  await house.close()
})
beforeEach(async () => {
  for (const { id } of ((await house.ask(program, 'GET', '/v1/webhooks')).body as { items: { id: string }[] }).items) {
    await house.ask(program, 'DELETE', `/v1/webhooks/${id}`)
  }
  letters.length = 0
  answerWith = () => 204
})

const courier = openCourier({ anyAddress: true })
/** Sends until nothing is due; whether there was anything. */
const run = async (by = courier): Promise<boolean> => {
  const sending = openDeliveries(house.deps, by)
  const begun = await sending.begin()
  await sending.end()
  return begun > 0 && ((await run(by)) || true)
}
const hook = async (more: object = {}) => {
  const id = newId('webhook')
  const { body } = await house.ask(program, 'POST', '/v1/webhooks', {
    id,
    url: `${url}/a`,
    topics: ['part.received', 'part.sent'],
    ...more,
  })
  return { id, secret: (body as { secret: string }).secret }
}
const card = '4242 4242 4242 ' + '4242'
const say = async (text = `my card is ${card}`, who = cast.vic) => {
  const id = newId('conversation')
  await house.ask(who, 'POST', '/v1/messenger/conversations', { id, part: { id: newId('part'), text } })
  return id
}
const more = (id: string, text: string) =>
  house.ask(cast.vic, 'POST', `/v1/messenger/conversations/${id}/parts`, { id: newId('part'), text })
const deliveries = async (id: string) =>
  (
    (await house.ask(program, 'GET', `/v1/webhooks/${id}/deliveries`)).body as {
      items: {
        id: string
        state: string
        attempts: number
        nextAt: string | null
        lastStatus: number | null
        lastFailure: string | null
      }[]
    }
  ).items

const signature = (secret: string, { headers, body }: Letter) =>
  `v1,${createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
    .update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`)
    .digest('base64')}`

describe('a webhook', () => {
  test('is told in ids, signed as Standard Webhooks says', async () => {
    const { secret } = await hook()
    const conversationId = await say()
    await run()
    const [letter, ...others] = letters
    expect(others).toEqual([])
    expect(letter!.headers['webhook-signature']).toBe(signature(secret, letter!))
    expect(Math.abs(Number(letter!.headers['webhook-timestamp']) - now / 1000)).toBeLessThan(2)
    expect(letter!.message).toMatchObject({
      type: 'part.received',
      data: { conversationId, contactId: cast.vic.viewer.id, object: { type: 'part' } },
    })
    for (const word of ['card', '4242', 'text']) expect(letter!.body).not.toContain(word)
  })

  test('is sent what the description says, and nothing that it does not', async () => {
    await hook({ topics: webhookTopics, content: true })
    const conversationId = await say()
    await house.ask(cast.ben, 'POST', `/v1/conversations/${conversationId}/closure`)
    await house.ask(cast.ada, 'POST', '/v1/contacts', { id: newId('contact'), name: 'Carla Roe' })
    await run()
    const exactly = Compile(withoutStrangers(WebhookEvent) as TSchema)
    expect(new Set(letters.map(({ message }) => message.type)).size).toBeGreaterThan(3)
    for (const { message } of letters) expect([message.type, ...exactly.Errors(message)]).toEqual([message.type])
  })

  test('gets the words, with placeholders, only if it was made for that', async () => {
    await hook({ content: true })
    await say()
    await run()
    expect(letters[0]!.message.data['part']).toMatchObject({
      kind: 'message',
      text: 'my card is [payment card •••• 4242]',
    })
    expect(letters[0]!.body).not.toContain(card)
  })

  test('gets no words any more once the one who made it may not read them', async () => {
    const reader = await keyWith(house.deps, cast.ada.viewer, ['webhook:write', 'conversation:read'])
    const id = newId('webhook')
    await house.ask(reader, 'POST', '/v1/webhooks', { id, url: `${url}/a`, topics: ['part.received'], content: true })
    await say()
    await run()
    await house.ask(program, 'DELETE', `/v1/api-keys/${reader.viewer.id}`)
    await say()
    await run()
    expect(letters.map(({ message }) => 'part' in message.data)).toEqual([true, false])
  })

  test('that somebody else has turned to another address carries words as long as that one may read them', async () => {
    const { id } = await hook({ content: true })
    const reader = await keyWith(house.deps, cast.ada.viewer, ['webhook:write', 'conversation:read'])
    const { body } = await house.ask(reader, 'PATCH', `/v1/webhooks/${id}`, { url: `${url}/elsewhere` })
    expect(body).toMatchObject({ createdBy: reader.viewer.id })
    await say()
    await run()
    await house.ask(program, 'DELETE', `/v1/api-keys/${reader.viewer.id}`)
    await say()
    await run()
    expect(letters.map(({ path, message }) => [path, 'part' in message.data])).toEqual([
      ['/elsewhere', true],
      ['/elsewhere', false],
    ])
  })

  test('is not told what it did not ask for, nor while it is paused, nor what was rolled back, nor of other houses', async () => {
    const { id } = await hook({ topics: ['conversation.closed'] })
    await say()
    await house.ask(cast.zoe, 'POST', '/v1/tags', { id: newId('tag'), name: 'zoe' })
    const conversationId = await say()
    await house.ask(program, 'PATCH', `/v1/webhooks/${id}`, { paused: true })
    await house.ask(cast.ben, 'POST', `/v1/conversations/${conversationId}/closure`)
    await house.ask(program, 'PATCH', `/v1/webhooks/${id}`, { paused: false })
    const failed = house.deps.store.write(cast.ada.viewer.workspaceId, async (tx) => {
      await tx.log(cast.ada.viewer, { action: 'conversation.closed', object: null })
      throw new Error('rolled back')
    })
    await expect(failed).rejects.toThrow()
    expect([await run(), await deliveries(id)]).toEqual([false, []])
  })

  test('signs with both secrets for a day after a new one was made', async () => {
    const { id, secret } = await hook()
    const rotated = (await house.ask(program, 'POST', `/v1/webhooks/${id}/secrets`)).body as { secret: string }
    await say()
    await run()
    expect(letters[0]!.headers['webhook-signature']!.split(' ')).toEqual([
      signature(rotated.secret, letters[0]!),
      signature(secret, letters[0]!),
    ])
    now += 86_400_000
    await say('a day later')
    await run()
    expect(letters[1]!.headers['webhook-signature']).toBe(signature(rotated.secret, letters[1]!))
  })
})

describe('a delivery that is refused', () => {
  test('is tried for three days, each time later, then given up, and can be sent again', async () => {
    answerWith = () => 500
    const { id } = await hook()
    await say()
    const started = now
    while ((await deliveries(id))[0]!.state === 'waiting') {
      await run()
      const { nextAt } = (await deliveries(id))[0]!
      if (nextAt !== null) now = Date.parse(nextAt)
    }
    expect(letters).toHaveLength(10)
    expect((now - started) / 86_400_000).toBeGreaterThan(3)
    expect((now - started) / 86_400_000).toBeLessThan(4)
    const [failed] = await deliveries(id)
    expect(failed).toMatchObject({ state: 'failed', attempts: 10, lastStatus: 500, lastFailure: 'refused' })
    expect(new Set(letters.map(({ headers }) => headers['webhook-id'])).size).toBe(1)

    answerWith = () => 200
    expect((await house.ask(program, 'POST', `/v1/webhooks/${id}/deliveries/${failed!.id}/replays`)).status).toBe(201)
    await run()
    expect(await deliveries(id)).toMatchObject([{ state: 'sent', lastStatus: 200, lastFailure: null }])
  })

  test('holds back what comes after it in its conversation, and nothing else', async () => {
    const { id } = await hook()
    const [first, second] = [await say('one'), await say('uno')]
    answerWith = () => 503
    await run()
    now += 1
    await more(first, 'two')
    answerWith = () => 204
    letters.length = 0
    await say('elsewhere')
    await run()
    expect(letters).toHaveLength(1)
    const listed = async (query: string) => {
      const { body } = await house.ask(program, 'GET', `/v1/webhooks/${id}/deliveries?${query}`)
      return body as { items: { id: string; state: string }[]; next?: string }
    }
    expect((await listed('state=sent')).items.map(({ state }) => state)).toEqual(['sent'])
    const paged = [await listed('limit=1')]
    while (paged.at(-1)!.next) paged.push(await listed(`limit=1&cursor=${paged.at(-1)!.next}`))
    expect(paged.map(({ items }) => items[0]!.id)).toEqual((await deliveries(id)).map((each) => each.id))
    now += 10_000
    await run()
    const order = letters
      .filter(({ message }) => message.data['conversationId'] === first)
      .map(({ headers }) => headers['webhook-id'])
    const arrived = (await deliveries(id)).toReversed().filter((one) => order.includes(one.id))
    expect(order).toEqual(arrived.map((one) => one.id))
    expect(letters.some(({ message }) => message.data['conversationId'] === second)).toBe(true)
  })

  test('by 410 pauses the webhook: the other side wants no more, and the log says so once', async () => {
    answerWith = () => 410
    const { id } = await hook()
    await Promise.all([say('one'), say('two')])
    await run()
    expect((await house.ask(program, 'GET', `/v1/webhooks/${id}`)).body).toMatchObject({ pausedAt: expect.any(String) })
    const failed = { state: 'failed', lastStatus: 410 }
    expect(await deliveries(id)).toMatchObject([failed, failed])
    const paused = { action: 'webhook.changed', objectId: id }
    const { items } = await house.deps.store.activityFor(cast.ada.viewer, paused, { limit: 10 })
    expect(items).toMatchObject([
      { actor: { type: 'system', id: 'deliver-webhooks' }, details: { fields: ['paused'], status: 410 } },
    ])
  })

  test('by a wrong turn says which: sent elsewhere, or not wanted like that', async () => {
    for (const [status, lastFailure] of [
      [300, 'redirected'],
      [399, 'redirected'],
      [400, 'refused'],
      [503, 'refused'],
    ] as const) {
      answerWith = () => status
      const { id } = await hook()
      await say()
      await run()
      expect(await deliveries(id)).toMatchObject([{ state: 'waiting', lastStatus: status, lastFailure }])
      await house.ask(program, 'DELETE', `/v1/webhooks/${id}`)
    }
  })

  test('is not sent to private addresses, and says so', async () => {
    const { id } = await hook()
    await say()
    await run(openCourier({ anyAddress: false }))
    expect(letters).toEqual([])
    expect(await deliveries(id)).toMatchObject([{ state: 'waiting', lastFailure: 'private-address' }])
  })

  test('or never answered holds up no other webhook', async () => {
    await hook({ url: `${url}/never` })
    await hook({ url: `${url}/well` })
    for (let i = 0; i < 20; i++) await say(`message ${i}`)
    let answer = () => {}
    const held = new Promise<void>((resolve) => (answer = resolve))
    answerAfter = (path) => (path === '/never' ? held : undefined)
    const sending = openDeliveries(house.deps, courier)
    await sending.begin()
    await expect.poll(() => letters.filter(({ path }) => path === '/well').length).toBe(20)
    expect(letters.filter(({ path }) => path === '/never')).toHaveLength(16)
    answerAfter = () => undefined
    answer()
    await sending.end()
    await run()
    expect(letters).toHaveLength(40)
  })

  test('or never answered holds up no webhook of another workspace, whatever id that was given', async () => {
    const { id } = await hook({ url: `${url}/never` })
    const topics = ['part.received']
    const hers = await keyWith(house.deps, cast.zoe.viewer, ['webhook:write'])
    await house.ask(hers, 'POST', '/v1/webhooks', { id, url: `${url}/hers`, topics })
    await say()
    let answer = () => {}
    const held = new Promise<void>((resolve) => (answer = resolve))
    answerAfter = (path) => (path === '/never' ? held : undefined)
    const sending = openDeliveries(house.deps, courier)
    await sending.begin()
    await expect.poll(() => letters.length).toBe(1)
    await say('hello', await visit(house.deps, cast.zoe.viewer.workspaceId))
    expect(await sending.begin()).toBe(1)
    await expect.poll(() => letters.map(({ path }) => path)).toEqual(['/never', '/hers'])
    answerAfter = () => undefined
    answer()
    await sending.end()
    await house.ask(hers, 'DELETE', `/v1/webhooks/${id}`)
  })

  test('that the database did not take is told to the next round, and then goes out', async () => {
    await hook()
    await say()
    let away = true
    const { claimDeliveries } = house.deps.store
    const claim: typeof claimDeliveries = (...given) =>
      away ? Promise.reject(new Error('away')) : claimDeliveries(...given)
    const sending = openDeliveries({ ...house.deps, store: { ...house.deps.store, claimDeliveries: claim } }, courier)
    expect(await sending.begin()).toBe(1)
    away = false
    await expect.poll(() => sending.begin().then(String, (problem: Error) => problem.message)).toBe('away')
    expect(await sending.begin()).toBe(1)
    await sending.end()
    expect(letters).toHaveLength(1)
  })

  test('is each somebody’s alone: two processes send nothing twice', async () => {
    await hook()
    for (let i = 0; i < 12; i++) await say(`message ${i}`)
    await Promise.all([run(), run(), run()])
    expect(letters).toHaveLength(12)
    expect(new Set(letters.map(({ headers }) => headers['webhook-id'])).size).toBe(12)
  })
})

test('who was erased leaves the delivery log, and that they were is told', async () => {
  const { id } = await hook({ topics: ['part.received', 'contact.erased'] })
  const leaver = await visit(house.deps, cast.ada.viewer.workspaceId)
  await say('goodbye', leaver)
  await eraseContact(house.deps, cast.ada.viewer, {
    id: newId('erasure'),
    contactId: leaver.viewer.id,
    reason: 'asked for it',
  })
  await run()
  expect(letters.map(({ message }) => message.type)).toEqual(['contact.erased'])
  expect(await deliveries(id)).toHaveLength(1)
})

test('zoe finds none of it, and a key without the right may not look', async () => {
  const { id } = await hook()
  const hers = await keyWith(house.deps, cast.zoe.viewer, ['webhook:read'])
  const weak = await keyWith(house.deps, cast.ada.viewer, ['tag:read'])
  expect((await house.ask(hers, 'GET', `/v1/webhooks/${id}/deliveries`)).status).toBe(404)
  expect((await house.ask(weak, 'GET', '/v1/webhooks')).status).toBe(403)
})
