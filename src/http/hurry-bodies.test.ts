import { fastify } from 'fastify'
import { once } from 'node:events'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Doors } from './doors.ts'
import type { Readable } from 'node:stream'
import { hurryBodies, moving } from './hurry-bodies.ts'

const withinMs = 300
const app = fastify()
let port = 0

beforeAll(async () => {
  // Of the doors' own type nothing is needed but the hooks.
  hurryBodies(app as unknown as Doors, withinMs)
  app.addContentTypeParser('application/x-ndjson', (_request, body, done) => done(null, body))
  app.post('/whole', async () => {
    await sleep(withinMs * 2)
    return 'taken'
  })
  app.post('/lines', { config: { ndjson: true } }, async (request) => {
    let bytes = 0
    for await (const piece of moving(request.body as Readable, withinMs)) bytes += piece.length
    return `taken ${bytes}`
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  port = (app.server.address() as AddressInfo).port
})
afterAll(() => app.close())

/** Says the head of a request, and tells all that is answered once the connection is closed. */
async function caller(path: string, type: string, length: number): Promise<{ socket: Socket; heard: Promise<string> }> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  let said = ''
  const heard = new Promise<string>((resolve) =>
    socket
      .on('data', (piece) => (said += piece.toString()))
      .on('error', () => undefined)
      .on('close', () => resolve(said)),
  )
  socket.write(
    `POST ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: ${type}\r\ncontent-length: ${length}\r\n\r\n`,
  )
  return { socket, heard }
}

async function drip(socket: Socket, byte: string, times: number): Promise<void> {
  for (let i = 0; i < times && socket.writable; i++) {
    socket.write(byte)
    await sleep(withinMs / 6)
  }
}

test.each(['/whole', '/nowhere'])('a body that comes in drops is given up: %s', async (path) => {
  const { socket, heard } = await caller(path, 'application/json', 1_000)
  await drip(socket, ' ', 40)
  expect(await heard).not.toContain('taken')
})

test('one that is whole is waited for, however long the answer takes', async () => {
  const { socket, heard } = await caller('/whole', 'application/json', 2)
  socket.write('{}')
  expect(await heard).toContain('taken')
})

test('lines are taken for as long as they move, and given up when they stop', async () => {
  const moving = await caller('/lines', 'application/x-ndjson', 20)
  await drip(moving.socket, '\n', 20)
  expect(await moving.heard).toContain('taken 20')
  const still = await caller('/lines', 'application/x-ndjson', 20)
  still.socket.write('\n')
  expect(await still.heard).not.toContain('taken')
})

test('a house that stops does not wait for what is left of it', async () => {
  const timers = vi.spyOn(globalThis, 'setTimeout')
  const { socket, heard } = await caller('/nowhere', 'application/json', 1_000)
  await heard
  const limits = timers.mock.results.filter((_, i) => timers.mock.calls[i]![1] === withinMs)
  expect(limits.map(({ value }) => (value as NodeJS.Timeout).hasRef())).toEqual([false])
  timers.mockRestore()
  socket.destroy()
})
