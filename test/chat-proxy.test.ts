import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openChatUpstream } from '../src/connectors/chat-completions/send.ts'
import type { ChatStanding } from '../src/flows/guard-chat.ts'
import { restoreEvents } from '../src/http/restore-events.ts'
import { gatherCast, keyWith, type Cast, type Key } from './cast.ts'
import { openHouse, type Answer, type House } from './house.ts'

/** Speaks like OpenAI's API, says what a test tells it to, and keeps what it heard. */
let model: Server
let heard: { authorization: string | undefined; body: string }[] = []
let say: (response: ServerResponse) => void
let house: House
let cast: Cast
let program: Key

beforeAll(async () => {
  model = createServer((request, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => (body += piece.toString()))
    request.on('end', () => {
      heard.push({ authorization: request.headers.authorization, body })
      if (request.url === '/v1/chat/completions') say(response)
      else response.writeHead(404).end()
    })
  })
  await new Promise<void>((resolve) => model.listen(0, '127.0.0.1', resolve))
  const upstream = `http://127.0.0.1:${(model.address() as AddressInfo).port}/v1`
  house = await openHouse({ chat: openChatUpstream({ upstream, key: 'theirs' }) })
  cast = await gatherCast(house.deps)
  program = await keyWith(house.deps, cast.ada.viewer, ['text:redact'])
})
afterAll(async () => {
  model.close()
  await house.close()
})
beforeEach(() => (heard = []))

const card = '4242 4242 4242 ' + '4242'
const iban = 'DE89 3704 0044 0532 0130 ' + '00'
const chat = (body: object | string, who: Key | Cast['ada'] | null = program): Promise<Answer> =>
  house.ask(who, 'POST', '/proxy/openai/v1/chat/completions', body)
const answering = (message: object) => (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(
    JSON.stringify({
      id: 'chatcmpl-1',
      choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: 'stop' }],
      usage: { total_tokens: 9 },
    }),
  )

/** Server-sent events, cut into pieces of a few bytes that respect neither lines nor characters. */
const streaming =
  (deltas: readonly object[], pieceBytes: number, finish = true) =>
  (response: ServerResponse) => {
    const chunk = (delta: object, reason: string | null) =>
      `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: reason }] })}\n\n`
    const text =
      deltas.map((delta) => chunk(delta, null)).join('') + (finish ? chunk({}, 'stop') : '') + 'data: [DONE]\n\n'
    const bytes = Buffer.from(`: keep-alive\n\n${text}`)
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
    for (let at = 0; at < bytes.length; at += pieceBytes) response.write(bytes.subarray(at, at + pieceBytes))
    response.end()
  }
type Call = { index: number; function: { arguments: string } }
type Delta = { content?: string; tool_calls?: Call[]; function_call?: { arguments: string } }
const deltasOf = (text: string): Delta[] =>
  text
    .split('\n\n')
    .filter((event) => event.startsWith('data: {'))
    .map((event) => (JSON.parse(event.slice(6)) as { choices: { delta: Delta }[] }).choices[0]!.delta)
const told = (text: string) =>
  deltasOf(text)
    .map(({ content = '' }) => content)
    .join('')
const user = (content: unknown) => ({ model: 'small', messages: [{ role: 'user', content }] })

describe('a chat', () => {
  test('reaches the model without its values, and comes back with them', async () => {
    say = answering({ content: 'I charged [payment card 1] and refunded [IBAN 1]. [Payment Card 1] it is.' })
    const { status, body } = await chat(user(`charge ${card}, refund ${iban}, then ${card.replaceAll(' ', '')} again`))
    const sent = JSON.parse(heard[0]!.body) as { model: string; messages: { content: string }[] }
    expect(sent).toEqual(user('charge [payment card 1], refund [IBAN 1], then [payment card 1] again'))
    expect(heard[0]!.authorization).toBe('Bearer theirs')
    expect(status).toBe(200)
    expect((body as { choices: { message: { content: string } }[] }).choices[0]!.message.content).toBe(
      `I charged ${card} and refunded ${iban}. ${card} it is.`,
    )
    expect(body).toMatchObject({ id: 'chatcmpl-1', usage: { total_tokens: 9 } })
  })

  test('gives nothing away in the names of fields, nor where a program wrote letters as their numbers', async () => {
    say = answering({ content: 'ok' })
    const refused = await chat({ ...user('hello'), metadata: { [card]: true } })
    expect([refused.status, heard.length]).toEqual([400, 0])
    const call = { id: 'call_9fKq2mZxT41bVwYpLs7RdEuH', type: 'function', function: { name: 'look', arguments: '{}' } }
    for (const messages of [
      [{ role: card, content: 'x' }],
      [{ role: 'tool', tool_call_id: card, content: 'x' }],
      [{ role: 'assistant', tool_calls: [{ ...call, id: iban }] }],
    ]) {
      expect((await chat({ model: 'small', messages })).status).toBe(400)
    }
    expect(heard).toEqual([])
    expect((await chat({ model: 'small', messages: [{ role: 'assistant', tool_calls: [call] }] })).status).toBe(200)
    heard = []
    const args = JSON.stringify({ card: card.replaceAll(' ', '\u00a0'), who: 'Zoë' }).replace(
      /[^ -~]/g,
      (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`,
    )
    await chat({
      model: 'small',
      messages: [
        {
          role: 'assistant',
          tool_calls: [{ id: 'call_0', type: 'function', function: { name: 'look', arguments: args } }],
        },
      ],
    })
    expect(heard[0]!.body).not.toContain('4242')
    expect(heard[0]!.body).toContain('[payment card 1]')
  })

  test('reads numbers as they were written: a card of nineteen digits is one, and any other long one arrives as it was', async () => {
    say = answering({ content: 'ok' })
    const [long, other] = ['4242'.repeat(4) + '428', '1234567890123456789']
    const body = JSON.stringify({ ...user('hello'), seed: 0, metadata: { card: 1 } })
    expect((await chat(body.replace('"card":1', `"card":${long}`).replace('"seed":0', `"seed":${other}`))).status).toBe(
      200,
    )
    expect(heard[0]!.body).not.toContain(long.slice(0, 12))
    expect(heard[0]!.body).toContain(`"seed":${other}`)
  })

  test('of several turns keeps its numbers, also in parts and in arguments of tools', async () => {
    say = answering({
      content: null,
      tool_calls: [
        { id: 'call_1', type: 'function', function: { name: 'pay', arguments: '{"card":"[payment card 1]"}' } },
      ],
    })
    const messages = [
      { role: 'user', content: [{ type: 'text', text: `mine is ${card}` }] },
      {
        role: 'assistant',
        content: null,
        tool_calls: [{ id: 'call_0', type: 'function', function: { name: 'look', arguments: `{"card":"${card}"}` } }],
      },
      { role: 'tool', tool_call_id: 'call_0', content: `${iban} belongs to ${card}` },
    ]
    const { body } = await chat({ model: 'small', messages, metadata: { note: iban, id: iban } })
    expect(heard[0]!.body).not.toMatch(/4242|3704/)
    expect(JSON.parse(heard[0]!.body)).toMatchObject({
      messages: [{}, {}, { content: '[IBAN 1] belongs to [payment card 1]' }],
      metadata: { note: '[IBAN 1]', id: '[IBAN 1]' },
    })
    expect(
      (body as { choices: { message: { tool_calls: { function: { arguments: string } }[] } }[] }).choices[0]!.message
        .tool_calls[0]!.function.arguments,
    ).toBe(`{"card":"${card}"}`)
  })

  test('leaves nothing behind: not in the vault, not in the log', async () => {
    say = answering({ content: 'ok' })
    await chat(user(card))
    const { body } = await house.ask(cast.ada, 'GET', '/v1/activity?action=text.redacted&limit=1')
    expect((body as { items: { details: unknown }[] }).items[0]!.details).toEqual({
      operator: 'chat',
      texts: 3,
      found: { 'payment-card': 1 },
    })
    expect(house.logged()).not.toContain('4242')
  })
})

describe('a stream', () => {
  const pieces = ['Your c', 'ard [', 'pay', 'ment card', ' ', '1', '] and ü [IB', 'AN 1]', ' [not', ' ours] 🙂.']

  test.each([1, 3, 7, 64, 100_000])(
    'is restored although placeholders come over several events, in pieces of %i bytes',
    async (size) => {
      say = streaming(
        pieces.map((content) => ({ content })),
        size,
      )
      const { text, headers } = await chat({ ...user(`${card} ${iban}`), stream: true })
      expect(headers['content-type']).toContain('text/event-stream')
      expect(told(text)).toBe(`Your card ${card} and ü ${iban} [not ours] 🙂.`)
      expect(text.trimEnd().endsWith('data: [DONE]')).toBe(true)
      expect(text).toContain(': keep-alive')
    },
  )

  test('gives what it held at the end, when nothing came of it', async () => {
    const held = { arguments: '{"see":"[payment' }
    const calls = [0, 1].map((index) => ({ index, function: held }))
    say = streaming([{ content: 'see [payment', tool_calls: calls, function_call: held }], 9)
    const { text } = await chat({ ...user(card), stream: true })
    expect(told(text)).toBe('see [payment')
    const deltas = deltasOf(text)
    const called = deltas.flatMap((delta) => delta.tool_calls ?? [])
    for (const wanted of [0, 1]) {
      const pieces = called.filter(({ index }) => index === wanted).map((call) => call.function.arguments)
      expect(pieces.join('')).toBe(held.arguments)
    }
    expect(deltas.map((delta) => delta.function_call?.arguments ?? '').join('')).toBe(held.arguments)
  })

  test('that breaks off within an event gives what there was of it', async () => {
    const event = { choices: [{ index: 0, delta: { content: 'see [payment' }, finish_reason: null }] }
    say = (response) =>
      response.writeHead(200, { 'content-type': 'text/event-stream' }).end(`data: ${JSON.stringify(event)}`)
    expect(told((await chat({ ...user(card), stream: true })).text)).toBe('see [payment')
  })

  test('of several answers keeps them apart, and restores calls of functions of the old kind', async () => {
    const event = (index: number, delta: object, reason: string | null = null) =>
      `data: ${JSON.stringify({ choices: [{ index, delta, finish_reason: reason }] })}\n\n`
    const events = [
      event(0, { content: 'a [payment' }),
      event(1, { content: 'b [IBAN' }),
      event(0, { content: ' card 1]' }),
      event(1, { content: ' 1]' }),
    ]
    say = (response) =>
      response
        .writeHead(200, { 'content-type': 'text/event-stream' })
        .end(
          [
            ...events,
            event(2, { function_call: { arguments: '{"to":"[IBAN' } }),
            event(2, { function_call: { arguments: ' 1]"}' } }, 'stop'),
          ].join(''),
        )
    const { text } = await chat({ ...user(`${card} ${iban}`), n: 3, stream: true })
    const choices = text
      .split('\n\n')
      .filter(Boolean)
      .map(
        (one) =>
          (
            JSON.parse(one.slice(6)) as {
              choices: { index: number; delta: { content?: string; function_call?: { arguments: string } } }[]
            }
          ).choices[0]!,
      )
    const said = (wanted: number) =>
      choices
        .filter(({ index }) => index === wanted)
        .map(({ delta }) => delta.content ?? delta.function_call?.arguments ?? '')
        .join('')
    expect([0, 1, 2].map(said)).toEqual([`a ${card}`, `b ${iban}`, `{"to":"${iban}"}`])
  })

  test('that ends without saying so loses nothing that was held', async () => {
    say = streaming([{ content: 'see [payment' }], 9, false)
    const { text } = await chat({ ...user(card), stream: true })
    expect(told(text)).toBe('see [payment')
    expect(text.trimEnd().endsWith('data: [DONE]')).toBe(true)
  })

  test('spells values in the arguments of a tool as JSON wants them', async () => {
    const password = 'Walnut\\Kettle' + '5'
    const args = ['{"pass":"[pass', 'word 1]","n":', '1}']
    say = streaming(
      args.map((piece) => ({ tool_calls: [{ index: 0, function: { arguments: piece } }] })),
      11,
    )
    const { text } = await chat({ ...user(`password: ${password}`), stream: true })
    const spelled = deltasOf(text)
      .flatMap(({ tool_calls: calls = [] }) => calls.map((call) => call.function.arguments))
      .join('')
    expect(heard[0]!.body).not.toContain('Kettle5')
    expect(JSON.parse(spelled)).toEqual({ pass: password, n: 1 })
  })
})

describe('a model that means harm', () => {
  const wide = `{"choices":[${'{},'.repeat(600_000)}{}]}`

  test('holds up nobody with an answer of a million values', async () => {
    say = (response) => response.writeHead(200, { 'content-type': 'application/json' }).end(wide)
    expect((await chat(user(card))).status).toBe(503)
  })

  test('nor with an event of as many: the stream ends there', async () => {
    const said: string[] = []
    const read = (events: readonly string[]) => restoreEvents(piecesOf(events.join('')), plainly)
    const all = async () => {
      for await (const event of read(['data: {"id":"1"}\n\n', `data: ${wide}\n\n`])) said.push(event)
    }
    await expect(all()).rejects.toMatchObject({ code: 'unavailable' })
    expect(said).toEqual(['data: {"id":"1"}\n\n'])
  })

  test('nor with an event that has no end: what is held is not looked at again with each piece', async () => {
    const said: string[] = []
    const text = `: ${'a'.repeat(12_000_000)}`
    for await (const event of restoreEvents(piecesOf(text, 500), plainly)) said.push(event)
    expect(said.join('').trim() === text).toBe(true)
  })

  test('finds the end of an event wherever it is cut', async () => {
    const events = [': one', 'data: {"id":"1"}', 'data: {"id":"2"}', 'data: [DONE]']
    for (const end of ['\n\n', '\r\n\r\n', '\n\r\n'])
      for (const bytes of [1, 2, 3, 4, 5, 7, 1_000]) {
        const said: string[] = []
        for await (const event of restoreEvents(piecesOf(events.join(end) + end, bytes), plainly)) said.push(event)
        expect(said, `${bytes} ${JSON.stringify(end)}`).toEqual(events.map((event) => `${event}\n\n`))
      }
  })
})

/** Nothing to put back. */
const plainly: ChatStanding = {
  contentIsJson: false,
  restore: (text) => text,
  restoreAll: (answer) => answer,
  openRestorer: () => ({ push: (piece) => piece, end: () => '' }),
}

async function* piecesOf(text: string, bytes = 16_384): AsyncIterable<Uint8Array> {
  const all = Buffer.from(text)
  for (let at = 0; at < all.length; at += bytes) {
    if (at % 100_000 === 0) await pause()
    yield all.subarray(at, at + bytes)
  }
}

describe('words that are JSON because the client wants them so', () => {
  const password = 'Walnut\\Kettle' + '5'
  const asked = { ...user(`password: ${password}`), response_format: { type: 'json_object' } }

  test('are JSON still when the values stand in them again', async () => {
    say = answering({ content: '{"pass":"[password 1]"}' })
    const { body } = await chat(asked)
    expect(heard[0]!.body).not.toContain('Kettle')
    expect(JSON.parse((body as { choices: { message: { content: string } }[] }).choices[0]!.message.content)).toEqual({
      pass: password,
    })
  })

  test('in a stream too', async () => {
    say = streaming([{ content: '{"pass":"[pass' }, { content: 'word 1]"}' }], 13)
    expect(JSON.parse(told((await chat({ ...asked, stream: true })).text))).toEqual({ pass: password })
  })
})

describe('the proxy', () => {
  test('passes on how the model refused, with its values', async () => {
    say = (response) =>
      response
        .writeHead(429, { 'content-type': 'application/json', 'retry-after': '7' })
        .end('{"error":{"message":"too many: [payment card 1]"}}')
    const answer = await chat(user(card))
    expect([answer.status, answer.headers['retry-after'], answer.body]).toEqual([
      429,
      '7',
      { error: { message: `too many: ${card}` } },
    ])
  })

  test('says so when the model is away', async () => {
    say = (response) => response.destroy()
    expect((await chat(user('hello'))).status).toBe(503)
  })

  test('does not send on what it cannot look into', async () => {
    const bytes = 'data:image/png;base64,AA'
    const parts = [
      [{ type: 'image_url', image_url: { url: bytes } }],
      [{ type: 'video_url', video_url: { url: 'https://example.com/a' } }],
      [{ image_url: { url: bytes } }],
      bytes,
    ]
    for (const content of parts) expect((await chat(user(content))).status).toBe(415)
    expect(heard).toEqual([])
  })

  test('is for keys with the right, and wants a chat', async () => {
    const weak = await keyWith(house.deps, cast.ada.viewer, ['tag:read'])
    const answers = [
      await chat(user('x'), null),
      await chat(user('x'), weak),
      await chat({ model: 'small' }),
      await chat([1]),
    ]
    expect(answers.map(({ status }) => status)).toEqual([401, 403, 400, 400])
    expect(heard).toEqual([])
  })

  test('is not there unless the operator has named a model', async () => {
    const bare = await openHouse()
    expect((await bare.ask(null, 'POST', '/proxy/openai/v1/chat/completions', user('x'))).status).toBe(404)
    await bare.close()
  })
})
