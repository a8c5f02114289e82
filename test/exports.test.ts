import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportContact } from '../src/flows/export-contact.ts'
import { keepExport } from '../src/flows/keep-export.ts'
import { gatherCast, keyWith, newId, visit, type Cast, type Key, type Person, type Stranger } from './cast.ts'
import { openHouse, type House } from './house.ts'
import { at, old, said, type ImportedAnswer } from './old-conversations.ts'

let house: House
let cast: Cast
let vic: Stranger
let token: string
let ahead = 0

const card = '4242 4242 4242 ' + '4242'
const reason = 'asked for by letter'

beforeAll(async () => {
  house = await openHouse({ now: () => new Date(Date.now() + ahead) })
  cast = await gatherCast(house.deps)
  vic = await visit(house.deps, cast.ada.viewer.workspaceId)
  await house.ask(cast.ben, 'PATCH', `/v1/contacts/${vic.viewer.id}`, {
    name: 'Victor Lane',
    attributes: { plan: 'gold' },
  })
  const id = newId('conversation')
  const { body } = await house.ask(vic, 'POST', '/v1/messenger/conversations', {
    id,
    part: { id: newId('part'), text: `my card is ${card}` },
  })
  token = (body as { part: { body: { seals: { token: string }[] } } }).part.body.seals[0]!.token
  await house.ask(cast.ben, 'POST', `/v1/conversations/${id}/parts`, {
    id: newId('part'),
    kind: 'note',
    text: 'he sounds upset',
  })
})
afterAll(() => house.close())

const ask = (who: Person | Key, more: object = {}) =>
  house.ask(who, 'POST', '/v1/exports', { id: newId('export'), contactId: vic.viewer.id, reason, ...more })
type Export = {
  record: { id: string; counts: object }
  contact: { name: { text: string }; attributes: object }
  conversations: { parts: { body: { text: string } }[] }[]
  values?: { token: string; value: string }[]
}

test('everything about a person comes as one document, without notes and with placeholders', async () => {
  const { status, body, text } = await ask(cast.ada)
  const exported = body as Export
  expect(status).toBe(201)
  expect(exported.contact).toMatchObject({ name: { text: 'Victor Lane' }, attributes: { plan: { text: 'gold' } } })
  expect(exported.conversations.map(({ parts }) => parts.map((part) => part.body.text))).toEqual([
    ['my card is [payment card •••• 4242]'],
  ])
  expect(exported.record.counts).toEqual({ conversations: 1, parts: 1, values: 0 })
  for (const hidden of [card, 'upset']) expect(text).not.toContain(hidden)
})

test('what the site told of them goes along, when who looked at them, and to whom data goes; not which teammate it was', async () => {
  const stranger = await visit(house.deps, cast.ada.viewer.workspaceId)
  const { id } = stranger.viewer
  for (const _ of [1, 2])
    expect((await house.ask(stranger, 'POST', '/v1/messenger/events', { name: 'ordered-item' })).status).toBeLessThan(
      300,
    )
  expect((await house.ask(cast.ida, 'GET', `/v1/contacts/${id}`)).status).toBe(200)
  const url = 'https://desk.example.com/in/a-long-secret'
  const webhook = { id: newId('webhook'), url, topics: ['conversation.closed'], content: false }
  expect((await house.ask(cast.ada, 'POST', '/v1/webhooks', webhook)).status).toBe(201)
  const { body, text } = await ask(cast.ada, { contactId: id })
  const exported = body as {
    events: object[]
    log: { at: string; action: string; by: string }[]
    logLeftOut: boolean
    receivers: object[]
  }
  expect(exported.events).toMatchObject([{ name: 'ordered-item', count: 2 }])
  expect(exported.log).toContainEqual({ at: expect.any(String), action: 'contact.viewed', by: 'teammate' })
  expect(exported.logLeftOut).toBe(false)
  expect(exported.receivers).toEqual([{ host: 'desk.example.com', content: false }])
  for (const hidden of [cast.ida.viewer.id, 'a-long-secret']) expect(text).not.toContain(hidden)
})

test('of who wrote for years nothing is left out', async () => {
  const contact = { externalId: newId('tag') }
  const long = Array.from({ length: 201 }, (_, i) => said(`line ${i}`, at(i)))
  const page = (length: number) => Array.from({ length }, (_, i) => old([said(`short ${i}`, at(i))], { contact }))
  const sent = [page(100), page(99), [old(long, { contact })], [old([said('a last word', at(1))], { contact })]]
  const mover = await keyWith(house.deps, cast.ada.viewer, ['conversation:import'])
  let contactId = ''
  for (const conversations of sent) {
    const { body } = await house.ask(mover, 'POST', '/v1/imports', { conversations })
    contactId = (body as ImportedAnswer).done.at(-1)!.contactId
  }
  const { record, conversations } = (await ask(cast.ada, { contactId })).body as Export
  expect(record.counts).toEqual({ conversations: 201, parts: 401, values: 0 })
  const texts = conversations.flatMap(({ parts }) => parts.map(({ body }) => body.text))
  expect(texts.filter((text) => text.startsWith('line'))).toEqual(long.map(({ text }) => text))
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
  expect([(await ask(cast.ida)).status, (await ask(cast.ben)).status, (await ask(cast.zoe)).status]).toEqual([
    403, 403, 404,
  ])
})

test('the list says who, when and by whom, and nothing of the data', async () => {
  const id = newId('export')
  await ask(cast.ada, { id, notes: true })
  await ask(cast.ada, { id, notes: true })
  const { body, text } = await house.ask(cast.ada, 'GET', '/v1/exports')
  const items = (body as { items: { id: string }[] }).items.filter((one) => one.id === id)
  expect(items).toMatchObject([
    { contactId: vic.viewer.id, requestedBy: cast.ada.viewer.id, notes: true, opened: false },
  ])
  expect(text).not.toContain('Victor')
  expect((await ask(cast.ada, { id, contactId: cast.vic.viewer.id })).status).toBe(409)
})

test('the house itself can, from the command line', async () => {
  const housekeeper = {
    type: 'system',
    id: 'command-line',
    workspaceId: cast.ada.viewer.workspaceId,
    address: null,
  } as const
  const exported = await exportContact(house.deps, housekeeper, {
    id: newId('export'),
    contactId: vic.viewer.id,
    reason,
    values: true,
  })
  expect(exported.values).toHaveLength(1)
})

const keep = (who: Person | Key, more: object = {}) =>
  house.ask(who, 'POST', '/v1/export-files', { id: newId('export'), contactId: vic.viewer.id, reason, ...more })
const fetchFile = (who: Person | Key, id: string) => house.ask(who, 'GET', `/v1/export-files/${id}/content`)
type File = { id: string; state: string; mayDownload: boolean }
const listed = async (who: Person | Key, id: string) =>
  ((await house.ask(who, 'GET', '/v1/export-files')).body as { items: File[] }).items.find((one) => one.id === id)

test('a file is kept encrypted, can be downloaded again until its day is over', async () => {
  const { status, body, text } = await keep(cast.ada, { notes: true })
  const { id } = body as File
  expect({ status, body }).toMatchObject({
    status: 201,
    body: { state: 'ready', mayDownload: true, notes: true, opened: false },
  })
  for (const word of ['Victor', 'upset']) expect(text).not.toContain(word)
  for (let i = 0; i < 2; i++) {
    const file = await fetchFile(cast.ada, id)
    expect(file.headers['content-disposition']).toBe(`attachment; filename="${vic.viewer.id}.json"`)
    expect(file.text).toContain('upset')
    expect((file.body as Export).contact.name.text).toBe('Victor Lane')
  }
  const log = await house.ask(cast.ada, 'GET', `/v1/activity?object=${id}`)
  const acts = (log.body as { items: { action: string }[] }).items.map(({ action }) => action)
  expect(acts.toSorted()).toEqual([
    'contact.exported',
    'export.downloaded',
    'export.downloaded',
    'export.kept',
    'export.started',
  ])

  // Her session is idle by then.
  const key = await keyWith(house.deps, cast.ada.viewer, ['export:create'])
  expect((await fetchFile(key, id)).status).toBe(200)
  ahead = 24 * 3_600_000
  expect([await listed(key, id), (await fetchFile(key, id)).status]).toEqual([undefined, 404])
  ahead = 0
})

test('one that is deleted is gone, and of another house nobody finds one', async () => {
  const { id } = (await keep(cast.ada)).body as File
  const remove = (who: Person) => house.ask(who, 'DELETE', `/v1/export-files/${id}`)
  expect([(await fetchFile(cast.zoe, id)).status, (await remove(cast.zoe)).status, await listed(cast.zoe, id)]).toEqual(
    [404, 404, undefined],
  )
  for (const who of [cast.ben, cast.ida])
    expect([(await fetchFile(who, id)).status, (await remove(who)).status]).toEqual([403, 403])
  expect([
    (await fetchFile(cast.ada, id)).status,
    (await remove(cast.ada)).status,
    (await fetchFile(cast.ada, id)).status,
  ]).toEqual([200, 204, 404])
})

test('a file with open values is for whoever opened them, and another is refused in the log', async () => {
  const { id } = (await keep(cast.ada, { values: true })).body as File
  const key = await keyWith(house.deps, cast.ada.viewer, ['export:create', 'contact:read', 'value:reveal'])
  expect([
    (await fetchFile(cast.ada, id)).text.includes(card),
    await listed(key, id),
    (await fetchFile(key, id)).status,
  ]).toEqual([true, expect.objectContaining({ mayDownload: false }), 403])
  const log = await house.ask(cast.ada, 'GET', `/v1/activity?object=${id}&action=export.download-refused`)
  expect((log.body as { items: unknown[] }).items).toMatchObject([{ actor: { id: key.viewer.id } }])
})

test('asked again with the same id a file is the same, and one that could not be made says so and can be asked for again', async () => {
  const id = newId('export')
  const [first, second] = await Promise.all([keep(cast.ada, { id }), keep(cast.ada, { id })])
  expect([first.status, second.status]).toEqual([201, 201])
  expect((await keep(cast.ada, { id })).body).toMatchObject({ id, state: 'ready' })
  expect([
    (await keep(cast.ada, { id, contactId: cast.vic.viewer.id })).status,
    (await keep(cast.ada, { id, notes: true })).status,
  ]).toEqual([409, 409])

  const key = await keyWith(house.deps, cast.ada.viewer, ['export:create'])
  const refused = newId('export')
  expect([(await keep(key, { id: refused, values: true })).status, await listed(key, refused)]).toEqual([
    403,
    expect.objectContaining({ state: 'failed' }),
  ])
  expect((await fetchFile(key, refused)).status).toBe(404)
})

test('a file that is too large for one row is not kept, and says so', async () => {
  const request = { id: newId('export'), contactId: vic.viewer.id, reason }
  const write = () => Promise.resolve('x'.repeat(64 * 1024 * 1024 + 1))
  await expect(keepExport(house.deps, cast.ada.viewer, request, write)).rejects.toMatchObject({ code: 'too_large' })
  expect(await listed(cast.ada, request.id)).toMatchObject({ state: 'failed' })
  const log = await house.ask(cast.ada, 'GET', `/v1/activity?object=${request.id}&action=export.failed`)
  expect((log.body as { items: unknown[] }).items).toHaveLength(1)
})

test('one whose process ended while it was made has failed, and is made anew', async () => {
  const id = newId('export')
  const { workspaceId } = cast.ada.viewer
  const now = new Date()
  await house.deps.store.write(workspaceId, (tx) =>
    tx.startExportFile(
      {
        id,
        contactId: vic.viewer.id,
        requestedBy: cast.ada.viewer.id,
        createdAt: now.toISOString(),
        notes: false,
        opened: false,
        classes: [],
        state: 'running',
        bytes: null,
        expiresAt: new Date(now.getTime() + 86_400_000).toISOString(),
      },
      now,
    ),
  )
  expect((await keep(cast.ada, { id })).body).toMatchObject({ state: 'running', mayDownload: false })
  ahead = 16 * 60_000
  expect(await listed(cast.ada, id)).toMatchObject({ state: 'failed' })
  expect((await keep(cast.ada, { id })).body).toMatchObject({ state: 'ready' })
  ahead = 0
})

test('a record says what was handed out: the same id for more, for less or for somebody else is a conflict', async () => {
  const id = newId('export')
  const key = await keyWith(house.deps, cast.ada.viewer, ['export:create'])
  expect((await ask(cast.ada, { id, values: true })).status).toBe(201)
  expect((await ask(cast.ada, { id, values: true })).status).toBe(201)
  for (const [who, more] of [
    [cast.ada, {}],
    [cast.ada, { values: true, notes: true }],
    [key, {}],
  ] as const)
    expect((await ask(who, { id, ...more })).status).toBe(409)
  const { items } = (await house.ask(cast.ada, 'GET', '/v1/exports')).body as { items: { id: string }[] }
  expect(items.find((one) => one.id === id)).toMatchObject({
    requestedBy: cast.ada.viewer.id,
    opened: true,
    counts: { values: 1 },
  })
})
