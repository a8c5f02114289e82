import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gatherCast, keyWith, newId, type Cast, type Key } from './cast.ts'
import { openHouse, type Answer, type House } from './house.ts'

let house: House
let cast: Cast
let program: Key
let now = Date.now()

beforeAll(async () => {
  house = await openHouse({ now: () => new Date(now) })
  cast = await gatherCast(house.deps)
  program = await keyWith(house.deps, cast.ada.viewer, ['text:redact'])
})
afterAll(() => house.close())

const card = '4242 4242 4242 ' + '4242'
const other = '5555 5555 5555 ' + '4444'
type Body = {
  text: string
  texts: string[]
  document: unknown
  results: { text: string }[]
  findings: { path?: string }[]
  session: { id: string }
}
const body = (answer: Answer) => answer.body as Body
const redact = (given: object, who: Key | Cast['ada'] = program) =>
  house.ask(who, 'POST', '/v1/redactions', { operator: 'token', ...given })
const restore = (given: object, who: Key | Cast['ada'] = cast.ada) =>
  house.ask(who, 'POST', '/v1/restorations', { reason: 'an answer to the customer', ...given })

describe('numbered placeholders', () => {
  test('are the same for the same value in all texts of a request, however it is spelled', async () => {
    const texts = [`from ${card}`, `to ${other}`, `again ${card.replaceAll(' ', '')}`, 'nothing']
    const { results, session } = body(await redact({ texts }))
    expect(results.map(({ text }) => text)).toEqual([
      'from [payment card 1]',
      'to [payment card 2]',
      'again [payment card 1]',
      'nothing',
    ])
    const back = body(await restore({ texts: results.map(({ text }) => text), session: session.id }))
    expect(back.texts).toEqual([texts[0], texts[1], `again ${card}`, 'nothing'])
  })

  test('go on through the requests of one session, and only by the one who began it', async () => {
    const session = newId('redactionSession')
    expect(body(await redact({ text: card, session })).text).toBe('[payment card 1]')
    expect(body(await redact({ text: `${other} and ${card}`, session })).text).toBe(
      '[payment card 2] and [payment card 1]',
    )
    expect((await redact({ text: card, session }, cast.ada)).status).toBe(404)
    expect(body(await restore({ text: 'Use [Payment Card 2], not [payment card 3].', session })).text).toBe(
      `Use ${other}, not [payment card 3].`,
    )
  })

  test('two requests of one session at once give out each number once', async () => {
    const session = newId('redactionSession')
    const cards = [card, other, '4111 1111 1111 ' + '1111', '3782 822463 ' + '10005']
    const answers = await Promise.all(cards.map((text) => redact({ text, session })))
    expect(answers.map((answer) => body(answer).text).toSorted()).toEqual(
      [1, 2, 3, 4].map((n) => `[payment card ${n}]`),
    )
  })

  test('that stand in the text already are not given out again', async () => {
    expect(body(await redact({ text: `what is [payment card 1]? mine is ${card}` })).text).toBe(
      'what is [payment card 1]? mine is [payment card 2]',
    )
  })

  test('of a security code are not kept: it has no number and cannot be put back', async () => {
    const { text } = body(await redact({ text: `card ${card}, cvv 123` }))
    expect(text).toBe('card [payment card 1], cvv [card security code]')
  })

  test('end with their session, by the hour or on demand', async () => {
    const ended = newId('redactionSession')
    await redact({ text: card, session: ended })
    const another = await keyWith(house.deps, cast.ada.viewer, ['text:redact'])
    expect((await house.ask(another, 'DELETE', `/v1/redaction-sessions/${ended}`)).status).toBe(404)
    expect((await house.ask(program, 'DELETE', `/v1/redaction-sessions/${ended}`)).status).toBe(204)
    const short = newId('redactionSession')
    await redact({ text: card, session: short, keepHours: 1 })
    now += 3_600_000
    // Begun anew, their numbers would stand for other values in texts that are out already.
    for (const session of [ended, short]) {
      const gone = { status: 410, body: { error: { code: 'gone', field: 'session' } } }
      expect(await restore({ text: '[payment card 1]', session })).toMatchObject(gone)
      expect(await redact({ text: other, session })).toMatchObject(gone)
      expect((await redact({ text: other, session }, another)).status).toBe(404)
      expect((await house.ask(program, 'DELETE', `/v1/redaction-sessions/${session}`)).status).toBe(404)
    }
  })

  test('come back only for those who may reveal, and both are in the log', async () => {
    const { text, session } = body(await redact({ text: card }))
    expect((await restore({ text, session: session.id }, cast.ben)).status).toBe(403)
    expect((await restore({ text, session: session.id }, cast.zoe)).status).toBe(404)
    expect((await restore({ text, session: session.id })).status).toBe(201)
    const log = (await house.ask(cast.ada, 'GET', '/v1/activity?limit=5')).body as {
      items: { action: string; details: unknown }[]
    }
    const rows = log.items.filter(({ action }) => /reveal-refused|restored/.test(action)).slice(0, 2)
    // Two acts of the same millisecond have no order until they are chained.
    expect(rows.map(({ action }) => action).toSorted()).toEqual(['text.restored', 'value.reveal-refused'])
    expect(rows.find(({ action }) => action === 'text.restored')!.details).toMatchObject({
      values: 1,
      classes: ['payment'],
      session: session.id,
    })
  })
})

describe('a document', () => {
  const document = {
    user: { name: 'Carla Roe', iban: 'DE89 3704 0044 0532 0130 ' + '00' },
    note: `card ${card}`,
    card: Number(card.replaceAll(' ', '')),
    age: 41,
  }

  test('is redacted in all its strings and numbers, and put back', async () => {
    const { document: safe, findings, session } = body(await redact({ document }))
    expect(safe).toEqual({
      user: { name: 'Carla Roe', iban: '[IBAN 1]' },
      note: 'card [payment card 1]',
      card: '[payment card 1]',
      age: 41,
    })
    expect(findings.map(({ path }) => path)).toEqual(['/user/iban', '/note', '/card'])
    expect(body(await restore({ document: safe, session: session.id })).document).toEqual({ ...document, card })
  })

  test('only below the paths, and as a whole where a field is known', async () => {
    const asked = {
      document,
      paths: ['/note'],
      fields: [{ path: '/user/name', kind: 'person-name' }],
      operator: 'remove',
    }
    expect(body(await redact(asked)).document).toEqual({
      ...document,
      note: 'card [payment card]',
      user: { ...document.user, name: '[name]' },
    })
  })

  test('with numbers that no double holds is looked through and given back as it was written', async () => {
    const long = '622126000000000' + '0019'
    const numbers = '"at":1795410886768000001,"id":9007199254740993,"small":7'
    const operators = { mask: '"•••• 0019"', token: '"[payment card 1]"' }
    for (const [operator, stands] of Object.entries(operators)) {
      const asked = `{"operator":"${operator}","document":{${numbers},"card":${long}}}`
      const answer = await house.ask(program, 'POST', '/v1/redactions', asked)
      expect(answer.text).toContain(`"document":{${numbers},"card":${stands}}`)
      if (operator !== 'token') continue
      const back = `{"session":"${body(answer).session.id}","reason":"an answer","document":{${numbers},"card":${stands}}}`
      expect((await house.ask(cast.ada, 'POST', '/v1/restorations', back)).text).toBe(
        `{"document":{${numbers},"card":"${long}"}}`,
      )
    }
    const line = `{${numbers},"card":${long}}\n`
    const type = { 'content-type': 'application/x-ndjson' }
    const { text } = await house.ask(program, 'POST', '/v1/redaction-streams?operator=mask', line, type)
    expect(text).toBe(`{${numbers},"card":${operators.mask}}\n`)
  })

  test('too deep, together with a text, or of unknown kinds is refused', async () => {
    const deep = JSON.parse('['.repeat(300) + ']'.repeat(300)) as unknown
    const answers = [
      await redact({ document: deep }),
      await redact({ document, text: 'x' }),
      await redact({}),
      await house.ask(program, 'POST', '/v1/redactions', `{"text":1${'0'.repeat(19)}1}`),
      await redact({ document, fields: [{ path: '/a', kind: 'nose' }] }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400])
  })
})

describe('a document made to answer far more than it says', () => {
  const mails = (count: number) => Array.from({ length: count }, (_, i) => `${i}@example.com`)

  test('by names without end around its values is refused', async () => {
    const answer = await redact({ document: { ['n'.repeat(100_000)]: mails(2) }, operator: 'mask' })
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid', field: 'document' } } })
    expect(answer.text.length).toBeLessThan(500)
  })

  test('by many values below long names is refused, and taken in pieces', async () => {
    const document = { ['n'.repeat(1_900)]: mails(5_000) }
    expect((await redact({ document, operator: 'mask' })).status).toBe(413)
    expect((await redact({ document: { ['n'.repeat(1_900)]: mails(500) }, operator: 'mask' })).status).toBe(200)
  })

  test('holds nobody up by many paths', async () => {
    const path = '/a'.repeat(200)
    const fields = Array.from({ length: 200 }, (_, i) => ({ path: `${path}${i}`, kind: 'iban' }))
    const paths = ['/0', ...fields.map((field) => field.path).slice(1)]
    const document = [card, ...Array.from({ length: 150_000 }, () => 1)]
    const answer = await redact({ document, fields, paths, operator: 'mask' })
    expect(body(answer).findings).toMatchObject([{ path: '/0', kind: 'payment-card' }])
  })
})

test('a session is asked for more values than one statement can name', async () => {
  const hashes = Array.from({ length: 66_000 }, (_, i) => Buffer.from(String(i).padStart(32, '0')))
  const session = newId('redactionSession')
  const known = await house.deps.store.write(cast.ada.viewer.workspaceId, (tx) => tx.redactionValues(session, hashes))
  expect(known.size).toBe(0)
})

describe('a stream', () => {
  const stream = (lines: string | Buffer, query = '') =>
    house.ask(program, 'POST', `/v1/redaction-streams${query}`, lines, { 'content-type': 'application/x-ndjson' })

  test('answers each line in its place', async () => {
    const { text, headers } = await stream(`{"a":"${card}"}\n"${other}"\n\n{"b":["${card}"]}`, '?operator=token')
    expect(text).toBe('{"a":"[payment card 1]"}\n"[payment card 2]"\n{"b":["[payment card 1]"]}\n')
    const session = String(headers['underseal-session'])
    expect(body(await restore({ text: '[payment card 2]', session })).text).toBe(other)
  })

  test('lines that are too much together are taken one by one', async () => {
    const mails = Array.from({ length: 2_500 }, (_, i) => `${i}@example.com`)
    const line = JSON.stringify({ ['n'.repeat(1_900)]: mails })
    const lines = (await stream(`${line}\n${line}\n`, '?operator=remove')).text.trimEnd().split('\n')
    expect(lines.map((one) => one.includes('[e-mail address]'))).toEqual([true, true])
  })

  test('a line that cannot be read is refused alone', async () => {
    const broken = Buffer.concat([
      Buffer.from('"ok"\n'),
      Buffer.from([0x22, 0xc3, 0x28, 0x22, 0x0a]),
      Buffer.from(`{"x":\n${'['.repeat(200)}${']'.repeat(200)}\n"fine"\n`),
    ])
    const lines = (await stream(broken)).text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
    expect(lines).toEqual([
      'ok',
      expect.objectContaining({ error: expect.anything() }),
      expect.objectContaining({ error: expect.anything() }),
      expect.objectContaining({ error: expect.anything() }),
      'fine',
    ])
  })

  test('passes over a line that is longer than one may be, and goes on behind it', async () => {
    const long = `"${'x'.repeat(2_500_000)}"`
    const lines = (await stream(`"first"\n${long}\n"${card}"\n${long}`, '?operator=remove')).text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
    expect(lines.map((line) => String(line).slice(0, 20)).filter((line) => line.startsWith('xx'))).toEqual([])
    const refused = expect.objectContaining({ error: expect.objectContaining({ code: 'too_large' }) })
    expect(lines).toEqual(['first', refused, '[payment card]', refused])
  })

  test('with a question that nothing could answer is refused and not called clean', async () => {
    for (const query of ['?paths=a', '?paths=/a,b', '?kinds=card', '?kinds=iban,'])
      expect((await stream(`{"a":"${card}"}\n`, query)).status).toBe(400)
    const asked = { kinds: ['iban', 'payment_card'] }
    for (const given of [{ text: card }, { texts: [card] }, { document: { a: card } }]) {
      expect(await redact({ ...given, ...asked })).toMatchObject({ status: 400, body: { error: { field: 'kinds.1' } } })
    }
    expect(await house.ask(cast.ada, 'POST', '/v1/detections', { text: card, ...asked })).toMatchObject({
      status: 400,
      body: { error: { field: 'kinds.1' } },
    })
  })

  test('looks below the paths alone', async () => {
    expect((await stream(`{"a":"${card}","b":"${card}"}\n`, '?paths=/a&operator=remove')).text).toBe(
      `{"a":"[payment card]","b":"${card}"}\n`,
    )
  })

  test('is for lines of JSON only, and no other door takes one', async () => {
    expect((await house.ask(program, 'POST', '/v1/redaction-streams', { text: card })).status).toBe(415)
    expect(
      (await house.ask(program, 'POST', '/v1/redactions', '{"text":"x"}', { 'content-type': 'application/x-ndjson' }))
        .status,
    ).toBe(415)
  })
})
