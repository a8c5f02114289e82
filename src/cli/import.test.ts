import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { gatherCast, type Cast } from '../../test/cast.ts'
import { openHouse, type House as TestHouse } from '../../test/house.ts'
import { readConversation } from '../import-house.ts'
import type { Connection, House, Io } from './command.ts'
import { readLines } from './read-lines.ts'
import { runCommand } from './run-command.ts'

let house: TestHouse
let cast: Cast
const folder = mkdtempSync(join(tmpdir(), 'underseal-import-'))
const card = ['4242', '4242', '4242', '4242'].join(' ')

beforeAll(async () => {
  house = await openHouse()
  cast = await gatherCast(house.deps)
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true })
})

async function underseal(lines: readonly string[], stdin = false, before: readonly string[] = []) {
  const said = { out: '', err: '' }
  const content = lines.join('\n')
  const files = [...(before.length > 0 ? [before.join('\n')] : []), content].map((text, i) => {
    const file = join(folder, `old-${i}.jsonl`)
    writeFileSync(file, text)
    return file
  })
  const io: Io = {
    stdin: (async function* () {
      yield new TextEncoder().encode(content)
    })(),
    out: async (text) => void (said.out += text),
    err: (text) => void (said.err += text),
  }
  const connection = {
    deps: house.deps,
    conversationReader: async () => readConversation,
    close: async () => {},
  } as Partial<Connection> as Connection // what the command asks for
  const lent = { version: '9.9.9', connect: async () => connection } as Partial<House> as House
  const argv = ['import', ...(stdin ? ['-'] : files), '--workspace', cast.ada.viewer.workspaceId]
  return { code: await runCommand(argv, io, lent), ...said }
}

const part = (externalId: string, text: string, second = 0) => ({
  externalId,
  author: { type: 'contact' },
  text,
  createdAt: new Date(Date.UTC(2021, 2, 4, 10, 0, second)).toISOString(),
})
const line = (externalId: string, parts: readonly object[], more: object = {}) =>
  JSON.stringify({ externalId, contact: { formerId: externalId }, parts, ...more })
const ofIntercom = (id: string) =>
  JSON.stringify({
    type: 'conversation',
    id,
    created_at: 1_614_852_000,
    state: 'closed',
    source: { body: `<p>my card is <b>${card}</b></p>`, author: { type: 'lead', id: 'x7' }, attachments: [{}] },
    conversation_parts: { conversation_parts: [], total_count: 0 },
  })

test('a file comes in, in our form and in Intercom’s, and once more it makes nothing twice', async () => {
  const lines = [line('c1', [part('1', `my card is ${card}`), part('2', 'hello', 1)]), '', ofIntercom('c2')]
  expect(await underseal(lines)).toEqual({
    code: 0,
    out: '2 conversations: 3 new messages, 0 known already, 2 values hidden.\nLeft out: 1 file; only texts are taken along.\n',
    err: '',
  })
  expect((await underseal(lines, true)).out).toContain('0 new messages, 3 known already')
  const { body } = await house.ask(cast.ada, 'GET', '/v1/activity?action=conversation.imported')
  expect((body as { items: object[] }).items).toMatchObject([
    { actor: { type: 'system', id: 'command-line' } },
    { actor: { type: 'system', id: 'command-line' } },
  ])
})

test('what is wrong is told by line and field and never by its content, and the rest comes in', async () => {
  const { code, out, err } = await underseal([
    '{"externalId": "' + card,
    line('d2', [part('1', 'fine')], { [card]: 1 }),
    line('d3', [{ ...part('1', 'fine'), createdAt: '2999-01-01T00:00:00Z' }]),
    line('d4', [part('1', 'fine')]),
    JSON.stringify({ ...JSON.parse(ofIntercom('d5')), conversation_parts: undefined }),
    line('d6', [part('1', 'fine')], { contact: { externalId: card } }),
  ])
  expect(code).toBe(1)
  expect(out).toContain('1 new message,')
  expect(err.trim().split('\n').toSorted()).toEqual([
    'line 1: json: This is not JSON. Each line is one conversation.',
    expect.stringMatching(/^line 2: body: Something in it is not known here/),
    'line 3: parts.0.createdAt: This time lies in the future.',
    'line 5: conversation_parts: A list of conversations has no parts. Fetch each one by its id.',
    expect.stringMatching(/^line 6: contact\.externalId: /),
  ])
  expect(out + err).not.toContain(card)
})

test('a conversation of more parts than one request may have comes in whole and in order', async () => {
  const parts = Array.from({ length: 1_203 }, (_, i) => part(String(i), `message ${i}`, i))
  expect((await underseal([line('long', parts)])).out).toContain('1203 new messages')
  const hit = await house.ask(cast.ada, 'GET', '/v1/search?query=1202')
  const { id } = (hit.body as { items: { conversation: { id: string } }[] }).items[0]!.conversation
  const { body } = await house.ask(cast.ada, 'GET', `/v1/conversations/${id}/parts?after=1200`)
  expect((body as { items: { body: { text: string } }[] }).items.map(({ body: { text } }) => text)).toEqual([
    'message 1200',
    'message 1201',
    'message 1202',
  ])
})

test('a file of Zendesk’s people and one of its tickets come in as the guide to it shows them', async () => {
  const sample = /```jsonl\n([\s\S]*?)\n```/.exec(readFileSync('docs/cli.md', 'utf8'))![1]!.split('\n')
  const [people, tickets] = [sample.slice(0, -1), sample.slice(-1)]
  expect(await underseal(tickets, false, people)).toEqual({
    code: 0,
    out: '1 conversation: 3 new messages, 0 known already, 1 value hidden.\n',
    err: '',
  })
  expect((await underseal(tickets, false, people)).out).toContain('0 new messages, 3 known already')
  const { body } = await house.ask(cast.ada, 'GET', '/v1/contacts?email=carla.roe@example.com')
  expect(body).toMatchObject({ items: [{ externalId: 'c-70', attributes: { organization: { text: 'Roe & Sons' } } }] })
})

test('a ticket whose people come later is refused with its file and line, and deleted ones are counted', async () => {
  const ticket = { id: 1, requester_id: 77, created_at: '2021-03-04T10:00:00Z', comments: [] }
  const { code, out, err } = await underseal([JSON.stringify({ ...ticket, status: 'deleted' })], false, [
    '',
    JSON.stringify(ticket),
  ])
  expect(code).toBe(1)
  expect(err).toBe(
    'file 1, line 2: requester_id: Nothing is known of people. Name the file of users in front of this one.\n',
  )
  expect(out).toContain('Left out: 1 ticket that had been deleted.')
})

test('a file without a line end is not read into memory whole', async () => {
  const endless = async function* () {
    for (;;) yield new Uint8Array(1024 ** 2)
  }
  const read = async () => {
    for await (const line of readLines(endless())) expect(line).toBe('never')
  }
  await expect(read()).rejects.toMatchObject({ code: 'too_large' })
})
