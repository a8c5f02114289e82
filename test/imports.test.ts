import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ImportedConversation } from '../src/core/import.ts'
import { importPage } from '../src/flows/import-page.ts'
import type { Deps } from '../src/flows/ports.ts'
import { gatherCast, keyWith, newId, type Cast, type Key, type Person } from './cast.ts'
import { openHouse, type Answer, type House } from './house.ts'
import { answered, at, card, old, said, type ImportedAnswer } from './old-conversations.ts'

let house: House
let cast: Cast
let mover: Key

const iban = ['DE89', '3704', '0044', '0532', '0130', '00'].join(' ')

beforeAll(async () => {
  house = await openHouse()
  cast = await gatherCast(house.deps)
  mover = await keyWith(house.deps, cast.ada.viewer, ['conversation:import'])
})
afterAll(() => house.close())

type Part = {
  readonly id: string
  readonly position: number
  readonly kind: string
  readonly author: { readonly type: string; readonly id: string; readonly name: string | null }
  readonly body: { readonly text: string; readonly seals: readonly { readonly token: string }[] }
  readonly createdAt: string
}
type Listed = {
  readonly id: string
  readonly name: { readonly text: string }
  readonly conversation: { readonly id: string; readonly updatedAt: string }
}

const send = (conversations: readonly object[], who: Person | Key = mover): Promise<Answer> =>
  house.ask(who, 'POST', '/v1/imports', { conversations })
const bring = async (...conversations: object[]): Promise<ImportedAnswer> => {
  const { status, body, text } = await send(conversations)
  expect({ status, text }).toMatchObject({ status: 200 })
  return body as ImportedAnswer
}
const one = async (conversation: object) => {
  const { done, refused } = await bring(conversation)
  expect(refused).toEqual([])
  return done[0]!
}
const partsOf = async (id: string, who: Person = cast.ada) =>
  ((await house.ask(who, 'GET', `/v1/conversations/${id}/parts`)).body as { items: Part[] }).items
const conversationOf = async (id: string) =>
  (await house.ask(cast.ada, 'GET', `/v1/conversations/${id}`)).body as Record<string, unknown>
const get = async (url: string) => (await house.ask(cast.ada, 'GET', url)).body as { items: Listed[] }

describe('an old conversation', () => {
  test('comes in with its authors, times, title, tags and state, and leaves nothing unread', async () => {
    const { conversationId, contactId, added, hidden } = await one(
      old(
        [
          said(`my card is ${card}`, at(0)),
          answered('Thank you, we look into it', at(5)),
          answered('She is a good customer', at(6), { email: 'Ben@Example.com', name: 'Benny' }, { kind: 'note' }),
        ],
        { title: 'A card', tags: ['Billing', 'billing '], createdAt: at(0) },
      ),
    )
    expect({ added, hidden }).toEqual({ added: 3, hidden: { 'payment-card': 1 } })
    const parts = await partsOf(conversationId)
    expect(
      parts.map((part) => [part.kind, part.author.type, part.author.name, part.createdAt, part.body.text]),
    ).toEqual([
      ['message', 'contact', null, at(0), 'my card is [payment card •••• 4242]'],
      ['message', 'teammate', 'Una Fell', at(5), 'Thank you, we look into it'],
      ['note', 'teammate', 'Ben Cole', at(6), 'She is a good customer'],
    ])
    expect(parts[2]!.author.id).toBe(cast.ben.viewer.id)
    const conversation = await conversationOf(conversationId)
    expect(conversation).toMatchObject({
      contactId,
      contactName: { text: 'Carla Roe' },
      title: { text: 'A card' },
      state: 'closed',
      lastPosition: 3,
      readByContact: 3,
      readByTeam: 3,
      createdAt: at(0),
      updatedAt: at(6),
    })
    const tags = (await get('/v1/tags')).items
    expect((conversation['tagIds'] as string[]).map((id) => tags.find((tag) => tag.id === id)?.name.text)).toEqual([
      'Billing',
    ])
  })

  test('passes the line as if it were written now: values spelled over several messages, asked for, in notes and titles', async () => {
    const { conversationId } = await one(
      old(
        [
          said('it begins with 4242 4242', at(0)),
          said('and ends with 4242 4242', at(1)),
          answered('What is your IBAN?', at(2)),
          said(iban, at(3)),
          answered(`wrote it down: ${iban}`, at(4), {}, { kind: 'note' }),
          answered('And the PIN of the card?', at(5)),
          said('4831', at(6)),
        ],
        { title: `About ${iban}` },
      ),
    )
    const texts = (await partsOf(conversationId)).map((part) => part.body.text)
    expect(texts).toEqual([
      expect.stringMatching(/^it begins with \[/),
      expect.stringMatching(/^and ends with \[/),
      'What is your IBAN?',
      expect.stringMatching(/^\[IBAN /),
      expect.stringMatching(/^wrote it down: \[IBAN /),
      'And the PIN of the card?',
      expect.stringMatching(/^\[PIN/),
    ])
    expect((await conversationOf(conversationId))['title']).toMatchObject({
      text: expect.stringMatching(/^About \[IBAN/),
    })
  })

  test('keeps its sealed values under the contact’s key, from the import on for as long as the policy says', async () => {
    const { conversationId } = await one(old([said(`my card is ${card}`, at(0))]))
    const [part] = await partsOf(conversationId)
    const [seal] = part!.body.seals as { token: string; expiresAt?: string }[]
    expect(Date.parse(seal!.expiresAt!)).toBeGreaterThan(Date.now() + 80 * 86_400_000)
    const { body } = await house.ask(cast.ada, 'POST', '/v1/reveals', { token: seal!.token, reason: 'an old case' })
    expect(body).toMatchObject({ value: card })
  })

  test('that was left open waits since the first message that nobody answered, and a closed one for nobody', async () => {
    const parts = [said('one', at(0)), answered('two', at(1)), said('three', at(2)), said('four', at(3))]
    const waiting = async (more: object) =>
      (await conversationOf((await one(old(parts, more))).conversationId))['waitingSince']
    expect([await waiting({ state: 'open' }), await waiting({})]).toEqual([at(2), null])
  })

  test('is found by its words, at its own time', async () => {
    const { conversationId } = await one(old([said('the marmalade kettle whistles', at(0))]))
    const hits = (await get('/v1/search?query=marmalade+kettle')).items
    expect(hits.map(({ conversation }) => [conversation.id, conversation.updatedAt])).toEqual([[conversationId, at(0)]])
  })
})

describe('the same page again', () => {
  test('makes nothing twice, also when both are on their way at once', async () => {
    const page = [old([said('one', at(0)), answered('two', at(1))], { tags: ['twice'] }), old([said('three', at(0))])]
    const answers = await Promise.all([send(page), send(page), send(page)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    const again = await bring(...page)
    expect(again.done.map(({ added, known }) => [added, known])).toEqual([
      [0, 2],
      [0, 1],
    ])
    for (const { done } of answers.map(({ body }) => body as ImportedAnswer))
      expect(done.map(({ conversationId, contactId }) => [conversationId, contactId])).toEqual(
        again.done.map(({ conversationId, contactId }) => [conversationId, contactId]),
      )
    expect((await partsOf(again.done[0]!.conversationId)).map(({ body }) => body.text)).toEqual(['one', 'two'])
    const tags = (await get('/v1/tags')).items.filter(({ name }) => name.text === 'twice')
    expect(tags).toHaveLength(1)
  })

  test('with further parts adds those, each at its place in time, and who had read is as far as before', async () => {
    const conversation = old([said('first', at(0)), said('third', at(2))], { state: 'open' })
    const { conversationId } = await one(conversation)
    await house.ask(cast.ben, 'POST', `/v1/conversations/${conversationId}/parts`, { id: newId('part'), text: 'last' })
    expect(await conversationOf(conversationId)).toMatchObject({ readByContact: 2, readByTeam: 3 })
    const more = await one({ ...conversation, parts: [...conversation.parts, answered('second', at(1))] })
    expect(more).toMatchObject({ conversationId, added: 1, known: 2 })
    const parts = await partsOf(conversationId)
    expect(parts.map(({ position, body }) => [position, body.text])).toEqual([
      [1, 'first'],
      [2, 'second'],
      [3, 'third'],
      [4, 'last'],
    ])
    expect(await conversationOf(conversationId)).toMatchObject({
      state: 'open',
      lastPosition: 4,
      readByContact: 3,
      readByTeam: 4,
    })
  })

  test('in pieces of which the second one goes on within the same second keeps the order', async () => {
    const first = old([said('a', at(0, 7)), said('b', at(0, 7))])
    const { conversationId } = await one(first)
    await one({ ...first, parts: [said('c', at(0, 7)), said('d', at(0, 7))] })
    expect((await partsOf(conversationId)).map(({ body }) => body.text)).toEqual(['a', 'b', 'c', 'd'])
  })

  test('goes to where the team has put the conversation meanwhile', async () => {
    const contact = { email: `${newId('tag')}@example.net` }
    const moved = old([said('first', at(0))], { contact })
    const [from, into] = [await one(moved), await one(old([said('second', at(1))], { contact }))]
    const url = `/v1/conversations/${from.conversationId}/merger`
    expect((await house.ask(cast.ada, 'POST', url, { into: into.conversationId })).status).toBe(200)
    const more = await one({ ...moved, parts: [...moved.parts, said('third', at(2))] })
    expect(more).toMatchObject({ conversationId: into.conversationId, added: 1, known: 1 })
    const texts = (await partsOf(into.conversationId)).filter(({ kind }) => kind === 'message')
    expect(texts.map(({ body }) => body.text)).toEqual(['first', 'second', 'third'])
  })

  test('seals what has begun in an earlier piece', async () => {
    const first = old([said('it begins with 4242 4242', at(0))])
    const { conversationId } = await one(first)
    await one({ ...first, parts: [said('and ends with 4242 4242', at(1))] })
    const texts = (await partsOf(conversationId)).map(({ body }) => body.text)
    expect(texts.filter((text) => text.includes('4242 4242'))).toEqual([])
  })

  test('seals what ends in a later piece that was here before it', async () => {
    const second = old([said('and ends with 4242 4242', at(1))])
    const { conversationId } = await one(second)
    expect(await one({ ...second, parts: [said('it begins with 4242 4242', at(0))] })).toMatchObject({ added: 1 })
    const texts = (await partsOf(conversationId)).map(({ body }) => body.text)
    expect(texts).toHaveLength(2)
    expect(texts.join('\n')).not.toContain('4242 4242')
  })

  test('seals it also where hundreds of parts came later', async () => {
    const later = Array.from({ length: 250 }, (_, i) => answered(`Line ${i}`, at(60 + i)))
    const first = old([said('it begins with 4242 4242', at(0)), ...later])
    const { conversationId } = await one(first)
    expect(await one({ ...first, parts: [said('and ends with 4242 4242', at(1))] })).toMatchObject({ added: 1 })
    const texts = (await partsOf(conversationId)).map(({ body }) => body.text)
    expect(texts.slice(0, 2).join('\n')).not.toContain('4242 4242')
  })

  test('does not write over what somebody seals in an earlier piece at that moment: it is sent again', async () => {
    const first = old([said('the door says heron, and it begins with 4242 4242', at(0))])
    const { conversationId } = await one(first)
    const [before] = await partsOf(conversationId)
    const passage = { start: 14, end: 19, kind: 'password', revision: 0 }
    let sealed: Answer | undefined
    const write: Deps['store']['write'] = async (workspaceId, act) => {
      const at = `/v1/conversations/${conversationId}/parts/${before!.id}/redactions`
      sealed ??= await house.ask(cast.ada, 'POST', at, passage)
      return house.deps.store.write(workspaceId, act)
    }
    const second = { ...first, parts: [said('and ends with 4242 4242', at(1))] } as ImportedConversation
    const d = { ...house.deps, store: { ...house.deps.store, write } }
    expect(await importPage(d, mover.viewer, [second])).toMatchObject({ done: [], refused: [{ code: 'conflict' }] })
    expect(sealed?.status).toBe(201)
    const texts = async () => (await partsOf(conversationId)).map(({ body }) => body.text).join('\n')
    expect(await texts()).toBe('the door says [password], and it begins with 4242 4242')
    expect(await one(second)).toMatchObject({ added: 1 })
    expect(await texts()).toMatch(/^the door says \[password\], and it begins with \[/)
    expect(await texts()).not.toMatch(/heron|4242 4242/)
  })
})

test('a tag whose name carries a value is one tag, however often it comes', async () => {
  const tagged = async () =>
    (await conversationOf((await one(old([said('hi', at(0))], { tags: [`of ${card}`] }))).conversationId))['tagIds']
  const first = await tagged()
  expect(first).toHaveLength(1)
  expect(await tagged()).toEqual(first)
})

describe('whose history it is', () => {
  test('is said by your own id, the e-mail, or the other desk’s own name; who is here stays as they are', async () => {
    const contactId = newId('contact')
    const email = `${newId('tag')}@example.net`
    await house.ask(cast.ada, 'POST', '/v1/contacts', {
      id: contactId,
      name: 'Carla Roe',
      email,
      externalId: contactId,
    })
    const by = async (contact: object) => (await one(old([said('hello', at(0))], { contact }))).contactId
    expect(await by({ email: email.toUpperCase(), name: 'Somebody Else' })).toBe(contactId)
    expect(await by({ externalId: contactId })).toBe(contactId)
    const lead = await by({ formerId: 'lead-7', name: 'A lead' })
    expect(await by({ formerId: 'lead-7' })).toBe(lead)
    expect(await by({ formerId: 'lead-8' })).not.toBe(lead)
    expect(await by({})).not.toBe(await by({}))
    expect((await house.ask(cast.ada, 'GET', `/v1/contacts/${contactId}`)).body).toMatchObject({
      name: { text: 'Carla Roe' },
    })
  })

  test('is the same for all parts of one conversation: under its name nothing of somebody else comes in', async () => {
    const mail = `${newId('tag')}@example.net`
    const first = old([said('mine', at(0))], { contact: { formerId: 'u-1', email: mail } })
    const { conversationId } = await one(first)
    await one(old([said('hers', at(0))], { contact: { formerId: 'u-2' } }))
    const others = [{ email: `${newId('tag')}@example.net` }, { formerId: 'u-2', email: mail }, { formerId: 'u-3' }]
    for (const contact of others) {
      const { refused } = await bring({ ...first, contact, parts: [said('not mine', at(1))] })
      expect(refused).toMatchObject([{ code: 'conflict', field: 'conversations.0.contact' }])
    }
    for (const contact of [first.contact, { formerId: 'u-1' }, { email: mail }])
      await one({ ...first, contact, parts: [said('mine, too', at(2))] })
    expect((await partsOf(conversationId)).map(({ body }) => body.text)).toEqual([
      'mine',
      ...Array(3).fill('mine, too'),
    ])
  })

  test('what an erased person wrote does not come back, whether sent before or not', async () => {
    const contact = { email: `${newId('tag')}@example.net` }
    const conversation = old([said('I lost my card', at(0))], { contact })
    const { contactId, conversationId } = await one(conversation)
    const erased = await house.ask(cast.ada, 'POST', '/v1/erasures', {
      id: newId('erasure'),
      contactId,
      reason: 'asked by letter',
    })
    expect(erased.status).toBe(201)
    const { done, refused } = await bring(conversation, old([said('another one', at(0))], { contact }))
    expect(done).toEqual([])
    expect(refused.map(({ code, field }) => [code, field])).toEqual([
      ['gone', 'conversations.0.contact'],
      ['gone', 'conversations.1.contact'],
    ])
    expect((await house.ask(cast.ada, 'GET', `/v1/conversations/${conversationId}`)).status).toBe(404)
  })

  test('a copy of a person has what was imported of them', async () => {
    const { contactId } = await one(old([said('the walrus sings', at(0)), answered('We hear it', at(1))]))
    const { text } = await house.ask(cast.ada, 'POST', '/v1/exports', {
      id: newId('export'),
      contactId,
      reason: 'asked',
    })
    for (const told of ['the walrus sings', 'We hear it', 'Una Fell', at(0)]) expect(text).toContain(told)
  })

  test('another workspace has its own: the same page is other conversations there', async () => {
    const page = [old([said('hello', at(0))])]
    const ours = await bring(...page)
    const theirs = (await send(page, cast.zoe)).body as ImportedAnswer
    expect(theirs.done[0]!.added).toBe(1)
    expect(theirs.done[0]!.conversationId).not.toBe(ours.done[0]!.conversationId)
    expect(theirs.done[0]!.contactId).not.toBe(ours.done[0]!.contactId)
  })
})

describe('nobody is told', () => {
  test('no webhook hears of it, and the log says it in rows of its own', async () => {
    const topics = [
      'contact.created',
      'conversation.started',
      'conversation.closed',
      'conversation.tagged',
      'part.received',
      'part.sent',
      'part.noted',
      'part.resealed',
      'conversation.titled',
    ]
    const id = newId('webhook')
    await house.ask(cast.ada, 'POST', '/v1/webhooks', { id, url: 'https://example.com/hooks', topics })
    const { conversationId, contactId } = await one(
      old([said(`my card is ${card}`, at(0)), answered('Thanks', at(1))], { title: 'A card', tags: ['quiet'] }),
    )
    expect((await get(`/v1/webhooks/${id}/deliveries`)).items).toEqual([])
    await house.ask(cast.ada, 'DELETE', `/v1/webhooks/${id}`)
    expect((await get(`/v1/activity?object=${conversationId}`)).items).toMatchObject([
      {
        action: 'conversation.imported',
        actor: { type: 'api-key', id: mover.viewer.id },
        details: { parts: 2, found: { 'payment-card': 1 } },
      },
    ])
    expect((await get(`/v1/activity?object=${contactId}`)).items).toMatchObject([{ action: 'contact.imported' }])
  })
})

test('a person sees their own history in the messenger, without notes and with first names', async () => {
  const contactId = cast.vic.viewer.id
  const externalId = newId('tag')
  await house.ask(cast.ada, 'PATCH', `/v1/contacts/${contactId}`, { externalId })
  const { conversationId } = await one(
    old([said('old times', at(0)), answered('Hello again', at(1)), answered('grumpy', at(2), {}, { kind: 'note' })], {
      contact: { externalId },
    }),
  )
  const { text, body } = await house.ask(cast.vic, 'GET', `/v1/messenger/conversations/${conversationId}/parts`)
  expect((body as { items: Part[] }).items.map((part) => [part.author.name, part.body.text])).toEqual([
    [null, 'old times'],
    ['Una', 'Hello again'],
  ])
  for (const hidden of ['grumpy', 'Fell']) expect(text).not.toContain(hidden)
  const own = await house.ask(cast.vic, 'GET', '/v1/messenger/conversations')
  expect(own.body).toMatchObject({ items: [{ id: conversationId, unread: false }] })
})
