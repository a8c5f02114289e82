import fastify, { LogController } from 'fastify'
import { pino } from 'pino'
import { beforeEach, expect, test } from 'vitest'
import type { Doors } from './doors.ts'
import { logRequests } from './log-requests.ts'

let lines: { route: string; status: number }[]
let isReady: boolean
let app: Doors

beforeEach(() => {
  lines = []
  isReady = true
  const log = pino(
    { level: 'info' },
    { write: (line: string) => void lines.push(JSON.parse(line) as (typeof lines)[number]) },
  )
  app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
  }) as unknown as Doors
  logRequests(app)
  app.get('/health', async () => ({ alive: true }))
  app.get('/ready', async (_request, reply) => reply.code(isReady ? 200 : 503).send({}))
  app.get('/v1/contacts/:id', async () => ({}))
})

test('a request is one line with the pattern of its route and not its address', async () => {
  await app.inject('/v1/contacts/cnt_1?email=someone')
  expect(lines).toMatchObject([{ route: '/v1/contacts/:id', status: 200 }])
  expect(JSON.stringify(lines)).not.toMatch(/cnt_1|someone/)
})

test('probes that go well do not bury the rest, and one that fails is told', async () => {
  for (const url of ['/health', '/ready', '/ready']) await app.inject(url)
  expect(lines).toEqual([])
  isReady = false
  await app.inject('/ready')
  expect(lines).toMatchObject([{ route: '/ready', status: 503 }])
})
