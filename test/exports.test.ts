import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportContact } from '../src/flows/export-contact.ts'
import { gatherCast, keyWith, newId, visit, type Cast, type Key, type Person, type Stranger } from './cast.ts'
import { openHouse, type House } from './house.ts'

let house: House
let cast: Cast
let vic: Stranger
let token: string

const card = '4242 4242 4242 ' + '4242'
const reason = 'asked for by letter'

beforeAll(async () => {
  house = await openHouse()
  cast = await gatherCast(house.deps)
  vic = await visit(house.deps, cast.ada.viewer.workspaceId)
  await house.ask(cast.ben, 'PATCH', `/v1/contacts/${vic.viewer.id}`, { name: 'Victor Lane', attributes: { plan: 'gold' } })
  const id = newId('conversation')
  const { body } = await house.ask(vic, 'POST', '/v1/messenger/conversations', { id, part: { id: newId('part'), text: `my card is ${card}` } })
  token = (body as { part: { body: { seals: { token: string }[] } } }).part.body.seals[0]!.token
  await house.ask(cast.ben, 'POST', `/v1/conversations/${id}/parts`, { id: newId('part'), kind: 'note', text: 'he sounds upset' })
})
afterAll(() => house.close())

const ask = (who: Person | Key, more: object = {}) =>
  house.ask(who, 'POST', '/v1/exports', { id: newId('export'), contactId: vic.viewer.id, reason, ...more })
type Export = { record: { id: string; counts: object }; contact: { name: { text: string }; attributes: object }; conversations: { parts: { body: { text: string } }[] }[]; values?: { token: string; value: string }[] }

test('everything about a person comes as one document, without notes and with placeholders', async () => {
  const { status, body, text } = await ask(cast.ada)
  const exported = body as Export
  expect(status).toBe(201)
  expect(exported.contact).toMatchObject({ name: { text: 'Victor Lane' }, attributes: { plan: { text: 'gold' } } })
  expect(exported.conversations.map(({ parts }) => parts.map((part) => part.body.text))).toEqual([['my card is [payment card •••• 4242]']])
  expect(exported.record.counts).toEqual({ conversations: 1, parts: 1, values: 0 })
  for (const hidden of [card, 'upset']) expect(text).not.toContain(hidden)
})

test('notes go along when asked for', async () => {
  expect((await ask(cast.ada, { notes: true })).text).toContain('upset')
})

test('values are opened only with the right to each class, and each is in the log', async () => {
  const { body } = await ask(cast.ada, { values: true })
  expect((body as Export).values).toEqual([expect.objectContaining({ token, value: card })])
  const log = await house.ask(cast.ada, 'GET', `/v1/activity?object=${token}&action=value.revealed`)
  expect((log.body as { items: unknown[] }).items).toMatchObject([{ actor: { id: cast.ada.viewer.id }, reason }])

  const key = await keyWith(house.deps, cast.ada.viewer, ['export:create'])
  expect([(await ask(key)).status, (await ask(key, { values: true })).status]).toEqual([201, 403])
})

test('only who may export can, and zoe finds nobody', async () => {
  expect([(await ask(cast.ida)).status, (await ask(cast.ben)).status, (await ask(cast.zoe)).status]).toEqual([403, 403, 404])
})

test('the list says who, when and by whom, and nothing of the data', async () => {
  const id = newId('export')
  await ask(cast.ada, { id, notes: true })
  await ask(cast.ada, { id, notes: true })
  const { body, text } = await house.ask(cast.ada, 'GET', '/v1/exports')
  const items = (body as { items: { id: string }[] }).items.filter((one) => one.id === id)
  expect(items).toMatchObject([{ contactId: vic.viewer.id, requestedBy: cast.ada.viewer.id, notes: true, opened: false }])
  expect(text).not.toContain('Victor')
  expect((await ask(cast.ada, { id, contactId: cast.vic.viewer.id })).status).toBe(409)
})

test('the house itself can, from the command line', async () => {
  const housekeeper = { type: 'system', id: 'command-line', workspaceId: cast.ada.viewer.workspaceId, address: null } as const
  const exported = await exportContact(house.deps, housekeeper, { id: newId('export'), contactId: vic.viewer.id, reason, values: true })
  expect(exported.values).toHaveLength(1)
})
