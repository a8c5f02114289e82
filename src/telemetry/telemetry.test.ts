import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gatherCast, newId, type Cast } from '../../test/cast.ts'
import { openHouse, type House } from '../../test/house.ts'
import { freePort } from '../../test/running-house.ts'
import { openTelemetry, type Telemetry } from './open-telemetry.ts'

let collector: Server
let received: { path: string; key: string | undefined; body: string }[] = []
let port: number
let telemetry: Telemetry
let house: House
let cast: Cast

beforeAll(async () => {
  collector = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => {
      received.push({ path: request.url ?? '', key: request.headers['x-key']?.toString(), body })
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  })
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
  const address = collector.address()
  const endpoint = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  port = await freePort()
  telemetry = openTelemetry({
    config: { host: '127.0.0.1', telemetry: { metricsPort: port, traces: { endpoint, headers: { 'x-key': 'k1' } } } },
    version: '9.9.9',
    log: { warn: () => {} },
    house: { connections: () => ({ total: 3, idle: 2, waiting: 0 }), numbers: () => house.numbers() },
    liveSockets: () => house.app.liveSockets(),
  })
  house = await openHouse({ observe: telemetry.answered })
  cast = await gatherCast(house.deps)
  await telemetry.listen()
})

afterAll(async () => {
  await house.close()
  await telemetry.close()
  collector.close()
})

const page = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text()

describe('numbers', () => {
  test('tell of requests by pattern and status, of jobs, connections and sealed values, and name nobody', async () => {
    const conversation = newId('conversation')
    const part = { id: newId('part'), text: `my card is 4111 1111${' 1111 1111'} thanks` }
    expect(
      (await house.ask(cast.vic, 'POST', '/v1/messenger/conversations', { id: conversation, part })).status,
    ).toBeLessThan(300)
    await house.ask(cast.ada, 'GET', `/v1/conversations/${conversation}`)
    await house.ask(cast.ada, 'GET', '/v1/conversations/cnv_nobody?q=' + 'kettle')
    telemetry.job('delete-expired', 'done', 12)
    const text = await page()
    expect(text).toContain('underseal_requests_total{method="GET",route="/v1/conversations/:id",status="200"} 1')
    expect(text).toMatch(
      /underseal_request_seconds_bucket\{method="GET",route="\/v1\/conversations\/:id",le="\+Inf"\} 2/,
    )
    expect(text).toContain('underseal_jobs_total{job="delete-expired",outcome="done"} 1')
    expect(text).toContain('underseal_database_connections{state="idle"} 2')
    expect(text).toContain('underseal_live_sockets 0')
    expect(text).toContain('underseal_sealed_values{kind="payment-card"} 1')
    expect(text).toContain('underseal_activity_unchained_seconds')
    for (const word of [conversation, cast.vic.viewer.id, cast.ada.viewer.workspaceId, '4111', 'kettle', 'ada@'])
      expect(text).not.toContain(word)
  })

  test('are in the form that Prometheus reads: each family declared once, before its samples', async () => {
    const declared = new Set<string>()
    for (const line of (await page()).trimEnd().split('\n')) {
      const [, type] = /^# TYPE (\w+) (counter|gauge|histogram)$/.exec(line) ?? []
      if (type !== undefined) {
        expect(declared.has(type)).toBe(false)
        declared.add(type)
      } else if (!line.startsWith('# HELP ')) {
        const [, name = ''] = /^(\w+)(?:\{(?:\w+="[^"]*",?)+\})? [\d.e+-]+$/.exec(line) ?? []
        expect(declared.has(name.replace(/_(bucket|sum|count)$/, '')) || declared.has(name), line).toBe(true)
      }
    }
  })

  test('are behind one path, and the doors of the house do not have it', async () => {
    expect((await fetch(`http://127.0.0.1:${port}/v1/tags`)).status).toBe(404)
    expect((await house.ask(cast.ada, 'GET', '/metrics')).text).not.toContain('underseal_')
  })
})

describe('spans', () => {
  test('reach the collector with route and status, and go on from who asked', async () => {
    received = []
    const traceparent = `00-${'ab'.repeat(16)}-${'cd'.repeat(8)}-01`
    await house.ask(cast.ada, 'GET', '/v1/tags', undefined, { traceparent })
    await house.ask(cast.ada, 'GET', '/v1/contacts/cnt_nobody', undefined, { traceparent: 'ada@example.com' })
    // Closing sends what waits.
    await telemetry.close()
    expect(received[0]).toMatchObject({ path: '/v1/traces', key: 'k1' })
    const sent = received.map(({ body }) => body).join('')
    const spans = received.flatMap(({ body }) => (JSON.parse(body) as Envelope).resourceSpans[0]!.scopeSpans[0]!.spans)
    const tags = spans.find(({ name }) => name === 'GET /v1/tags')!
    expect(tags).toMatchObject({ traceId: 'ab'.repeat(16), parentSpanId: 'cd'.repeat(8), kind: 2 })
    expect(tags.attributes).toContainEqual({ key: 'http.response.status_code', value: { intValue: '200' } })
    expect(BigInt(tags.endTimeUnixNano) >= BigInt(tags.startTimeUnixNano)).toBe(true)
    expect(spans.find(({ name }) => name === 'GET /v1/contacts/:id')?.traceId).toMatch(/^[0-9a-f]{32}$/)
    for (const word of ['ada@', 'cnt_nobody', cast.ada.viewer.id]) expect(sent).not.toContain(word)
  })
})

type Envelope = {
  readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly Span[] }[] }[]
}
type Span = {
  readonly name: string
  readonly traceId: string
  readonly startTimeUnixNano: string
  readonly endTimeUnixNano: string
  readonly attributes: readonly object[]
}
