import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Client } from 'pg'
import { detect } from '../src/detect/detect.ts'
import { gatherCast, newId, visit, type Cast } from './cast.ts'
import { openCanaryHouse, type CanaryHouse } from './canary-house.ts'
import { throughHandovers } from './canary-handovers.ts'
import { throughSweeps } from './canary-sweeps.ts'
import { makeCanaries } from './canary-values.ts'
import { checkpoint, searchFolder, searchTables, searchText, type Needle } from './search-everywhere.ts'

const canaries = makeCanaries()
/** Words that nothing but our messages would say. Whoever reads them somewhere reads a message. */
const words: Needle[] = [
  'marzipanlighthouse',
  'quittenkonfitüre',
  'walrusaccordion',
  'zimtsternwerkstatt',
  'thimbleobservatory',
].map((value, i) => ({
  id: `word ${i + 1}`,
  value,
}))
const said = canaries.map((canary, i) => ({ ...canary, text: `${canary.sentence} ${words[i % words.length]!.value}` }))

let house: CanaryHouse
let cast: Cast
let opened: Date
const hiddenIn: number[] = []
const importedHidden: number[] = []
let answered = 0

beforeAll(async () => {
  house = await openCanaryHouse()
  opened = new Date()
  cast = await gatherCast(house.deps)
  await throughMessages()
  answered = await throughHandovers(
    house,
    cast,
    said.filter((_, i) => i % 4 === 0),
  )
  await throughFields()
  await throughImports()
  const token = await throughAsking()
  await throughSweeps(house, cast, words.slice(0, 3))
  await throughWrongRequests()
  await throughCrashes()
  await throughEngineAndErasure()
  // Last, because it teaches the house that this one value is harmless.
  const restored = await house.ask(cast.ada, 'POST', `/v1/seals/${token}/restoration`, { reason: said[0]!.text })
  expect(restored.status).toBe(201)
  await house.flush()
}, 420_000)

afterAll(() => house.close())

describe('sixty known values', () => {
  test('are sixty, all different', () => {
    expect(new Set(canaries.map((canary) => canary.value)).size).toBe(60)
  })

  test('were hidden, each of them, in a message of its own', () => {
    expect(canaries.filter((_, i) => !(hiddenIn[i]! > 0)).map(({ id, kind }) => `${id}: ${kind}`)).toEqual([])
  })

  test('were hidden, each of them, in an old message that was imported, and in a note on it', () => {
    expect(canaries.filter((_, i) => !(importedHidden[i]! > 1)).map(({ id, kind }) => `${id}: ${kind}`)).toEqual([])
  })

  test('were given as answers to questions, where their kind can be asked for', () => {
    expect(answered).toBeGreaterThan(6)
  })

  test('stand in no table of the database, nor does any word of a message', async () => {
    const { tables, rows, seen } = await searchTables(house.url, [...canaries, ...words])
    expect(seen).toEqual([])
    expect(rows).toBeGreaterThan(1_000)
    for (const table of ['public.parts', 'public.activity', 'public.search_entries', 'keys.contact_keys']) {
      expect(tables).toContain(table)
    }
  })

  test('stand in no byte of the data folder, nor does any word of a message', async () => {
    await checkpoint(house.url)
    const { bytes, seen } = searchFolder(house.dataDir, [...canaries, ...words], opened)
    expect(seen).toEqual([])
    expect(bytes).toBeGreaterThan(10_000_000)
  }, 120_000)

  test('stand in no line of the log, nor does any word of a message', () => {
    expect(house.logged().length).toBeGreaterThan(10_000)
    expect(searchText('log', house.logged(), [...canaries, ...words])).toEqual([])
  })

  test('come back in no refusal and in no header, nor does any word of a message', () => {
    const refusals = house.answers.filter((answer) => answer.status >= 400)
    expect(refusals.length).toBeGreaterThan(400)
    expect(
      refusals.flatMap(({ what, text }) => searchText(`refusal of ${what}`, text, [...canaries, ...words])),
    ).toEqual([])
    expect(
      house.answers.flatMap(({ what, headers }) => searchText(`headers of ${what}`, headers, [...canaries, ...words])),
    ).toEqual([])
  })

  test('come back in no answer but those that open a value on purpose', () => {
    const opens = ['POST /v1/reveals', 'POST /v1/restorations', 'POST /v1/seals', 'POST /v1/messenger/opening']
    const answers = house.answers.filter(({ what, status }) => status < 400 && !opens.includes(what))
    expect(answers.flatMap(({ what, text }) => searchText(`answer of ${what}`, text, canaries))).toEqual([])
    expect(answers.length).toBeGreaterThan(300)
  })

  test('stand in no row of the activity log and in no export of it', async () => {
    for (const path of ['/v1/activity?limit=200', '/v1/activity/export']) await house.ask(cast.ada, 'GET', path)
    const logs = house.answers.filter(({ what }) => what === 'GET /v1/activity')
    expect(logs.flatMap(({ text }) => searchText('activity', text, canaries))).toEqual([])
    expect(logs.at(-1)!.text.length).toBeGreaterThan(100_000)
  })

  test('the crashes were crashes: each was answered as one, with a reference', () => {
    const crashes = house.answers.filter((answer) => answer.status === 500)
    expect(crashes.length).toBeGreaterThan(100)
    for (const { text } of crashes)
      expect(JSON.parse(text)).toMatchObject({ error: { code: 'internal', reference: expect.stringMatching(/^req_/) } })
  })
})

describe('the search itself', () => {
  const planted: Needle = { id: 'planted', value: '4556 7373 8291 0457' }

  test('sees a planted value in a table, in each encoding', async () => {
    const utf8 = Buffer.from(planted.value)
    for (const [type, cell] of [
      ['text', `x ${planted.value}`],
      ['bytea', utf8],
      ['text', utf8.toString('hex')],
      ['text', Buffer.from(`ab${planted.value}`).toString('base64')],
      ['bigint', '4556737382910457'],
    ] as const) {
      await sql(`create table planted (it ${type})`)
      await sql('insert into planted values ($1)', [cell])
      expect((await searchTables(house.url, [planted])).seen).toEqual(['planted in public.planted'])
      await sql('drop table planted')
    }
  })

  test('sees a value in the data folder although its table is gone again', async () => {
    await checkpoint(house.url)
    expect(searchFolder(house.dataDir, [planted], opened).seen.length).toBeGreaterThan(0)
  }, 60_000)
})

/** Some values are found by what stands around them; these by themselves, and whole. */
function isKnownBare(value: string): boolean {
  return (
    value.length <= 200 &&
    detect(value).some((found) => found.start === 0 && found.end === value.length && found.class !== 'contact')
  )
}

async function sql(text: string, values: unknown[] = []): Promise<void> {
  const client = new Client({ connectionString: house.url })
  await client.connect()
  await client.query(text, values)
  await client.end()
}

/** By a visitor in the messenger, and as a note, an answer and a title by the team. */
async function throughMessages(): Promise<void> {
  for (const [i, { text }] of said.entries()) {
    const id = newId('conversation')
    const received = await house.ask(cast.vic, 'POST', '/v1/messenger/conversations', {
      id,
      part: { id: newId('part'), text },
    })
    hiddenIn[i] = (received.body?.['hidden'] as unknown[]).length
    await house.ask(cast.ada, 'POST', `/v1/conversations/${id}/parts`, { id: newId('part'), kind: 'note', text })
    await house.ask(cast.ben, 'POST', `/v1/conversations/${id}/parts`, {
      id: newId('part'),
      text: `You wrote: ${text}`,
    })
    await house.ask(cast.ben, 'PATCH', `/v1/conversations/${id}`, { title: text.slice(0, 200) })
    await house.ask(cast.ben, 'GET', `/v1/conversations/${id}/parts`)
    await house.ask(cast.vic, 'GET', `/v1/messenger/conversations/${id}/parts`)
  }
  await house.ask(cast.ada, 'GET', '/v1/conversations?limit=200')
}

async function throughFields(): Promise<void> {
  for (const { text, value, sentence } of said) {
    const contact = newId('contact')
    await house.ask(cast.ada, 'POST', '/v1/contacts', {
      id: contact,
      name: text.slice(0, 200),
      attributes: { remark: text },
    })
    await house.ask(cast.ada, 'PATCH', `/v1/contacts/${contact}`, { attributes: { second: text } })
    // Bare, a password is a word like any other; what is known by itself must not pass as a number or an id either.
    if (isKnownBare(value)) {
      await house.ask(cast.ada, 'PATCH', `/v1/contacts/${contact}`, { externalId: value.slice(0, 200) })
      // Eleven digits in the field for it are a telephone number, whatever else they could be.
      if (!detect(`phone: ${value}`).some(({ kind }) => kind === 'phone'))
        await house.ask(cast.ada, 'PATCH', `/v1/contacts/${contact}`, { phone: value.slice(0, 40) })
    }
    await house.ask(cast.ada, 'GET', `/v1/contacts/${contact}`)
    await house.ask(cast.ada, 'POST', '/v1/tags', { id: newId('tag'), name: sentence.slice(0, 60) })
    await house.ask(cast.ada, 'POST', '/v1/macros', { id: newId('macro'), name: text.slice(0, 100), body: text })
    await house.ask(null, 'POST', '/v1/messenger/sessions', {
      app_id: cast.ada.viewer.workspaceId,
      name: text.slice(0, 200),
    })
  }
  await house.ask(cast.ada, 'GET', '/v1/contacts?limit=200')
  await house.ask(cast.ada, 'GET', '/v1/tags')
  await house.ask(cast.ada, 'GET', '/v1/macros')
}

/** As old messages, notes, titles, tags, people and their names; then as what is wrong with each. */
async function throughImports(): Promise<void> {
  const [createdAt, team] = ['2021-03-04T10:00:00.000Z', { type: 'team', name: 'Una Fell' }]
  const bring = (conversation: object) => house.ask(cast.ada, 'POST', '/v1/imports', { conversations: [conversation] })
  for (const [i, { text, value, sentence }] of said.entries()) {
    const part = { externalId: '1', author: { type: 'contact' }, text, createdAt }
    const right = {
      externalId: text.slice(0, 200),
      contact: { formerId: text.slice(0, 200), name: text.slice(0, 200), attributes: { remark: text } },
      title: text.slice(0, 200),
      tags: [sentence.slice(0, 60)],
      parts: [
        part,
        { ...part, externalId: value.slice(0, 200), author: team, kind: 'note', text: `He wrote: ${text}` },
      ],
    }
    const done = (await bring(right)).body?.['done'] as { hidden: Record<string, number> }[]
    importedHidden[i] = Object.values(done[0]?.hidden ?? {}).reduce((sum, count) => sum + count, 0)
    const wrong = [
      { parts: [{ ...part, createdAt: '2999-01-01T00:00:00Z' }] },
      { parts: [{ ...part, author: { ...team, name: text.slice(0, 100) } }] },
      { parts: [{ ...part, createdAt: text.slice(0, 40) }] },
      { parts: [{ ...part, [value.slice(0, 40)]: text }] },
      { contact: { email: value.slice(0, 200) } },
      ...(isKnownBare(value) ? [{ contact: { externalId: value.slice(0, 200) } }] : []),
    ]
    for (const one of wrong) await bring({ ...right, externalId: `${i} ${text}`.slice(0, 200), ...one })
  }
}

/** Search boxes, look-ups and reasons. */
async function throughAsking(): Promise<string> {
  const list = await house.ask(cast.ada, 'GET', '/v1/conversations?limit=200')
  const conversations = list.body?.['items'] as { id: string }[]
  const parts = await house.ask(cast.ada, 'GET', `/v1/conversations/${conversations[0]!.id}/parts`)
  const seals = (parts.body?.['items'] as { body: { seals: { token: string }[] } }[]).flatMap((part) => part.body.seals)
  const token = seals[0]!.token
  for (const { text, value } of said) {
    await house.ask(cast.ben, 'POST', '/v1/searches', { query: value.slice(0, 500) })
    await house.ask(cast.ben, 'POST', '/v1/searches', { query: text.slice(0, 500) })
    await house.ask(cast.ben, 'GET', `/v1/search?query=${encodeURIComponent(value.slice(0, 400))}`)
    await house.ask(cast.ada, 'GET', `/v1/contacts?externalId=${encodeURIComponent(value.slice(0, 200))}`)
    await house.ask(cast.ben, 'POST', '/v1/reveals', { token, reason: text.slice(0, 500) })
    await house.ask(cast.ben, 'POST', `/v1/seals/${token}/restoration`, { reason: text.slice(0, 500) })
    await house.ask(cast.ada, 'POST', '/v1/reveals', { token, reason: text.slice(0, 500) })
  }
  return token
}

async function throughWrongRequests(): Promise<void> {
  const id = newId('conversation')
  await house.ask(cast.vic, 'POST', '/v1/messenger/conversations', { id, part: { id: newId('part'), text: 'hello' } })
  const parts = `/v1/messenger/conversations/${id}/parts`
  for (const [i, { text, value }] of said.entries()) {
    const inAddress = encodeURIComponent(value)
    const wrong = [
      () => house.ask(cast.vic, 'POST', parts, `{"id": "${newId('part')}", "text": "${text}`),
      () => house.ask(cast.vic, 'POST', parts, { id: text, text }),
      () => house.ask(cast.vic, 'POST', parts, { id: newId('part'), text: { [value]: value } }),
      () => house.ask(cast.vic, 'POST', parts, { id: newId('part'), text: [text], kind: text }),
      () =>
        house.ask(
          cast.vic,
          'POST',
          parts,
          Buffer.concat([Buffer.from(JSON.stringify({ text })), Buffer.from([0xff, 0xfe])]),
        ),
      () => house.ask(cast.vic, 'POST', parts, text, { 'content-type': 'text/plain' }),
      () => house.ask(cast.vic, 'POST', parts, text, { 'content-type': 'application/json; charset=latin1' }),
      () => house.ask(cast.ben, 'GET', `/v1/conversations/${inAddress}`),
      () => house.ask(cast.ben, 'GET', `/v1/conversations?state=${inAddress}&cursor=${inAddress}`),
      () => house.ask(cast.ben, 'POST', `/v1/seals/${inAddress}/restoration`, { reason: text }),
      () => house.ask(null, 'GET', `/nowhere/${inAddress}`),
      () => house.ask(null, 'POST', '/v1/sessions', { link: value }),
      () => house.ask(null, 'POST', '/v1/acceptances', { secret: value, name: text, password: text }),
      () =>
        house.ask(null, 'GET', '/v1/invitations/by-secret', undefined, { 'x-invitation': encodeURIComponent(value) }),
      () =>
        house.ask(null, 'GET', '/v1/session', undefined, {
          authorization: `Bearer ${encodeURIComponent(value)}`,
          'user-agent': encodeURIComponent(text),
          'x-request-id': inAddress,
        }),
      () =>
        house.ask(null, 'POST', '/v1/messenger/sessions', {
          app_id: cast.ada.viewer.workspaceId,
          user_id: value.slice(0, 200),
          user_hash: value.slice(0, 200),
        }),
      () =>
        house.ask(null, 'POST', '/v1/messenger/sessions', {
          app_id: cast.ada.viewer.workspaceId,
          intercom_user_jwt: unsigned({ user_id: value, exp: 4_102_444_800 }),
        }),
      () =>
        house.ask(cast.ada, 'POST', '/v1/policies', {
          name: text,
          rules: [{ kinds: [value], action: 'seal' }],
          minConfidence: 0.5,
        }),
      () => house.ask(cast.ada, 'POST', '/v1/api-keys', { id: newId('apiKey'), name: 'x', scopes: [value] }),
      () =>
        house.ask(cast.ada, 'PATCH', `/v1/contacts/${newId('contact')}`, {
          attributes: { [value.slice(0, 40)]: text },
        }),
    ]
    // Each value goes wrong in every third way, each way with every third value.
    for (const ask of wrong.filter((_, way) => way % 3 === i % 3)) await ask()
  }
  // A password is slow to check on purpose, so only a few.
  for (const { value } of said.slice(0, 10))
    await house.ask(null, 'POST', '/v1/sessions', { email: value.slice(0, 200), password: value })
  const { value, text } = said[0]!
  await house.ask(cast.vic, 'POST', parts, { id: newId('part'), text: `${text} `.repeat(30_000) })
  await house.ask(cast.vic, 'POST', parts, { id: newId('part'), text: `${value} `.repeat(6_000) })
}

/** A database that refuses the row, and code that falls over with the value in its hands. */
async function throughCrashes(): Promise<void> {
  const { vault, store } = house.deps
  const id = newId('conversation')
  await house.ask(cast.vic, 'POST', '/v1/messenger/conversations', { id, part: { id: newId('part'), text: 'hello' } })
  const write = (text: string) =>
    house.ask(cast.vic, 'POST', `/v1/messenger/conversations/${id}/parts`, { id: newId('part'), text })

  await sql('alter table parts add constraint no_more check (false) not valid')
  for (const { text } of said) await write(text)
  await sql('alter table parts drop constraint no_more')

  Object.assign(house.deps, {
    vault: {
      ...vault,
      seal: (_w: string, _o: unknown, _p: unknown, removed: unknown) =>
        Promise.reject(new TypeError(JSON.stringify(removed))),
    },
  })
  for (const { text } of said) await write(text)
  Object.assign(house.deps, { vault })

  for (const { value } of said) {
    Object.assign(house.deps, {
      store: { ...store, searchFor: () => Promise.reject(new RangeError(value, { cause: value })) },
    })
    await house.ask(cast.ben, 'POST', '/v1/searches', { query: 'anything' })
  }
  Object.assign(house.deps, { store })
}

async function throughEngineAndErasure(): Promise<void> {
  for (const { text } of said) {
    await house.ask(cast.ada, 'POST', '/v1/detections', { text, offsets: true })
    for (const operator of ['replace', 'mask', 'remove'])
      await house.ask(cast.ada, 'POST', '/v1/redactions', { text, operator })
    const tokens = await house.ask(cast.ada, 'POST', '/v1/redactions', { text, operator: 'token' })
    await house.ask(cast.ada, 'POST', '/v1/restorations', {
      text: tokens.body?.['text'],
      session: (tokens.body?.['session'] as { id: string }).id,
      reason: text.slice(0, 500),
    })
  }
  const leaver = await visit(house.deps, cast.ada.viewer.workspaceId)
  const { text } = said[0]!
  await house.ask(leaver, 'POST', '/v1/messenger/conversations', {
    id: newId('conversation'),
    part: { id: newId('part'), text },
  })
  const erased = await house.ask(cast.ada, 'POST', '/v1/erasures', {
    id: newId('erasure'),
    contactId: leaver.viewer.id,
    reason: text,
  })
  expect(erased.status).toBe(201)
}

function unsigned(claims: object): string {
  return (
    [{ alg: 'none' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') + '.'
  )
}
