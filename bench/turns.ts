// How long one request holds up all others: node bin/run-ts.js bench/turns.ts
// For each door where a caller decides how much is looked at in one go, its largest body full of values. Told is the longest
// stretch in which nobody else had a turn, in processor time of the main thread, and what the whole request took of it.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openChatUpstream } from '../src/connectors/chat-completions/send.ts'
import { loadNames } from '../src/detect/load-names.ts'
import { lookWithNames } from '../src/flows/own-detectors.ts'
import { credentials, gatherCast, keyWith, newId, type Key, type Person } from '../test/cast.ts'
import { openHouse } from '../test/house.ts'

/** What the main thread has had of the processor, as Linux counts it. */
const mainMs = () => Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6

const model = createServer((request, response) => {
  request.resume().on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ choices: [] }))
  })
})
await new Promise<void>((resolve) => model.listen(0, '127.0.0.1', resolve))
const upstream = `http://127.0.0.1:${(model.address() as AddressInfo).port}/v1`
const house = await openHouse({ chat: openChatUpstream({ upstream, key: 'theirs' }) })
const cast = await gatherCast(house.deps)
const program = await keyWith(house.deps, cast.ada.viewer, ['text:redact', 'text:detect'])
lookWithNames(await loadNames())

const addresses = (length: number) => {
  let text = ''
  for (let i = 0; text.length < length; i++) text += `jo.smith${i}@fastmailbox.com, `
  return text
}
const pieces = (text: string, size: number) => text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []
const million = addresses(1_040_000)
const eight = addresses(8_300_000)
const said = (texts: readonly string[]) => ({
  model: 'm',
  messages: texts.map((content) => ({ role: 'user', content })),
})
const part = (text: string) => ({ id: newId('conversation'), part: { id: newId('part'), text } })

const requests: readonly (readonly [string, Person | Key | (typeof cast)['vic'], string, () => unknown])[] = [
  ['detections, one text', program, '/v1/detections', () => ({ text: million })],
  [
    'detections, explained',
    program,
    '/v1/detections',
    () => ({ text: million, explain: true, parts: true, offsets: true }),
  ],
  ['redactions, one text', program, '/v1/redactions', () => ({ text: million })],
  ['redactions, 1,000 texts', program, '/v1/redactions', () => ({ texts: pieces(million, 1_041).slice(0, 1_000) })],
  ['redactions, numbered', program, '/v1/redactions', () => ({ text: million, operator: 'token' })],
  ['redactions, a document', program, '/v1/redactions', () => ({ document: pieces(million, 20).slice(0, 40_000) })],
  [
    'redactions, half a million numbers',
    program,
    '/v1/redactions',
    () => ({ document: Array.from({ length: 500_000 }, () => 1) }),
  ],
  ['restorations', cast.ada, '/v1/restorations', () => ({ text: '[email 1] '.repeat(100_000) })],
  ['chat, one text of 8 MB', program, '/proxy/openai/v1/chat/completions', () => said([eight])],
  [
    'chat, 80,000 texts',
    program,
    '/proxy/openai/v1/chat/completions',
    () => said(pieces(eight.slice(0, 6_000_000), 150)),
  ],
  [
    'chat, four million numbers',
    program,
    '/proxy/openai/v1/chat/completions',
    () => ({ ...said([]), n: Array.from({ length: 3_900_000 }, () => 1) }),
  ],
  [
    'chat, names of fields',
    program,
    '/proxy/openai/v1/chat/completions',
    () => ({ ...said([]), ...Object.fromEntries(Array.from({ length: 600_000 }, (_, i) => [`f${i}`, 1])) }),
  ],
  ['a message', cast.vic, '/v1/messenger/conversations', () => part(addresses(99_000))],
]
const wanted = new RegExp(process.argv[2] ?? '.')

for (const [name, who, url, make] of requests) {
  if (!wanted.test(name)) continue
  for (let round = 0; round < 2; round++) {
    const body = JSON.stringify(make())
    let [longest, over] = [0, false]
    let last = mainMs()
    const begun = last
    const tell = () => {
      const now = mainMs()
      longest = Math.max(longest, now - last)
      last = now
    }
    const tick = () => {
      tell()
      if (!over) setImmediate(tick)
    }
    setImmediate(tick)
    const headers = { 'content-type': 'application/json', ...credentials(who) }
    const { statusCode: status } = await house.app.inject({ method: 'POST', url, headers, payload: body })
    tell()
    over = true
    if (round === 1)
      console.log(
        `${name.padEnd(36)} ${String(status)} ${(body.length / 1e6).toFixed(1)} MB, longest ${longest.toFixed(0)} ms of ${(last - begun).toFixed(0)}`,
      )
  }
}
model.close()
await house.close()
