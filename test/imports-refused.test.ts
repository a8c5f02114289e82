import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fail } from '../src/core/errors.ts'
import type { ImportedConversation, ImportedPart } from '../src/core/import.ts'
import { importPage } from '../src/flows/import-page.ts'
import { gatherCast, keyWith, newId, type Cast, type Key, type Person } from './cast.ts'
import { openHouse, type Answer, type House } from './house.ts'
import { answered, at, card, old, said, type ImportedAnswer } from './old-conversations.ts'

let house: House
let cast: Cast
let mover: Key

beforeAll(async () => {
  house = await openHouse()
  cast = await gatherCast(house.deps)
  mover = await keyWith(house.deps, cast.ada.viewer, ['conversation:import'])
})
afterAll(() => house.close())

const send = (conversations: readonly object[], who: Person | Key = mover): Promise<Answer> =>
  house.ask(who, 'POST', '/v1/imports', { conversations })

describe('what is wrong with one', () => {
  test('does not hold up the others, and is told by its place and never by its content', async () => {
    const wrong = (parts: readonly object[], more: object = {}) => old(parts, more)
    const later = new Date(Date.now() + 60_000).toISOString()
    const { body } = await send([
      wrong([said('fine', at(0))]),
      wrong([said('fine', at(0)), said('too early', later)]),
      wrong([said('   ', at(0))]),
      wrong([said('a note', at(0), { kind: 'note' })]),
      wrong([said('one', at(0), { externalId: 'same' }), said('two', at(0), { externalId: 'same' })]),
      wrong([said('old', '1821-01-01T00:00:00Z')]),
      wrong([said('hello', at(0))], { contact: { email: 'nobody' } }),
      wrong([said('hello', at(0))], { contact: { externalId: card } }),
      wrong([answered('hello', at(0), { name: `Una ${card}` })]),
      wrong([said('hello', at(0))], { createdAt: later }),
    ])
    const { done, refused } = body as ImportedAnswer
    expect(done.map(({ added }) => added)).toEqual([1])
    expect(refused.map(({ index, code, field }) => [index, code, field])).toEqual([
      [1, 'invalid', 'conversations.1.parts.1.createdAt'],
      [2, 'invalid', 'conversations.2.parts.0.text'],
      [3, 'invalid', 'conversations.3.parts.0.kind'],
      [4, 'invalid', 'conversations.4.parts.1.externalId'],
      [5, 'invalid', 'conversations.5.parts.0.createdAt'],
      [6, 'invalid', 'conversations.6.contact.email'],
      [7, 'invalid', 'conversations.7.contact.externalId'],
      [8, 'invalid', 'conversations.8.parts.0.author.name'],
      [9, 'invalid', 'conversations.9.createdAt'],
    ])
    expect(JSON.stringify(refused)).not.toContain(card)
  })

  test('a text that the policy blocks is refused with its place, and nothing of its conversation is there', async () => {
    await house.ask(cast.zoe, 'POST', '/v1/policies', {
      name: 'Strict',
      minConfidence: 0.5,
      rules: [{ kinds: ['payment-card'], action: 'block' }],
    })
    const answer = await send([old([said('hello', at(0)), said(`my card is ${card}`, at(1))])], cast.zoe)
    expect(answer.body).toMatchObject({
      done: [],
      refused: [{ index: 0, code: 'blocked', field: 'conversations.0.parts.1.text' }],
    })
    const { text } = await house.ask(cast.zoe, 'GET', '/v1/search?query=hello')
    expect(JSON.parse(text)).toEqual({ items: [] })
  })

  test('a field that is not known, too many and too much are refused whole', async () => {
    const asked = async (conversation: object) => {
      const { status, body } = await send([conversation])
      return [status, (body as { error: { field: string } }).error.field]
    }
    expect(await asked(old([said('hello', at(0), { sentAt: at(0) })]))).toEqual([400, 'conversations.0.parts.0'])
    expect(await asked(old([said('hello', at(0))], { status: 'open' }))).toEqual([400, 'conversations.0'])
    expect(await asked(old([]))).toEqual([400, 'conversations.0.parts'])
    const many = Array.from({ length: 501 }, () => said('hello', at(0)))
    expect(await asked(old(many))).toEqual([400, 'conversations.0.parts'])
    const crowd = Array.from({ length: 101 }, () => old([said('hello', at(0))]))
    expect((await send(crowd)).status).toBe(400)
  })
})
test('what fails of the house fails the page, and no part of it goes on behind the answer', async () => {
  let asked = 0
  const away = async () => {
    asked++
    throw fail('unavailable')
  }
  const deps = { ...house.deps, store: { ...house.deps.store, imported: away } }
  const page = Array.from({ length: 30 }, () => old([said('hello', at(0))]) as ImportedConversation)
  await expect(importPage(deps, mover.viewer, page)).rejects.toMatchObject({ code: 'unavailable' })
  expect(asked).toBeLessThan(5)
})

test('pieces of one conversation in one page, and many of one person, come in as one after the other', async () => {
  const contact = { email: `${newId('tag')}@example.net`, externalId: newId('tag'), formerId: newId('tag') }
  const pieces = Array.from({ length: 6 }, (_, i) =>
    old([said(`piece ${i}`, at(0))], { externalId: 'in pieces', contact }),
  )
  const others = Array.from({ length: 20 }, () => old([said('hello', at(0))], { contact, tags: ['many'] }))
  const { body } = await send([...others, ...pieces])
  const { done, refused } = body as ImportedAnswer
  expect(refused).toEqual([])
  expect(new Set(done.map(({ contactId }) => contactId)).size).toBe(1)
  const { body: read } = await house.ask(cast.ada, 'GET', `/v1/conversations/${done.at(-1)!.conversationId}/parts`)
  expect((read as { items: { body: { text: string } }[] }).items.map((part) => part.body.text)).toEqual(
    pieces.map((_, i) => `piece ${i}`),
  )
})

test('a long page lets others have their turn, also where nothing is found in it', async () => {
  let turns = 0
  const pause = async () => void turns++
  const parts = Array.from({ length: 60 }, (_, i) => said('and so on, as before '.repeat(500), at(i)) as ImportedPart)
  const page = [{ externalId: newId('tag'), contact: {}, parts }]
  expect(await importPage({ ...house.deps, pause }, mover.viewer, page)).toMatchObject({ done: [{ added: 60 }] })
  expect(turns).toBeGreaterThan(3)
})
