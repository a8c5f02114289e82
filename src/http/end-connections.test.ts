import { fastify } from 'fastify'
import { once } from 'node:events'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import type { Doors } from './doors.ts'
import { endConnections } from './end-connections.ts'

async function house(graceMs?: number) {
  let answer = () => {}
  const answered = new Promise<void>((resolve) => (answer = resolve))
  const app = fastify({ forceCloseConnections: 'idle', keepAliveTimeout: 60_000 })
  app.get('/slow', async () => {
    await answered
    return 'here you are'
  })
  // Of the doors' own type nothing is needed but the server and its hooks.
  endConnections(app as unknown as Doors, graceMs)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const guest = async () => {
    const socket: Socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    // One that is cut off may be told so by an error.
    const gone = new Promise((resolve) => socket.on('error', () => undefined).on('close', resolve))
    socket.resume()
    return { socket, gone }
  }
  return { app, guest, answer }
}

test('who has never said anything does not keep the house open', async () => {
  const { app, guest } = await house()
  const { gone } = await guest()
  await app.close()
  await gone
})

test('what is under way is answered to the end, and its connection is not kept for more', async () => {
  const { app, guest, answer } = await house()
  const silent = await guest()
  const { socket, gone } = await guest()
  let heard = ''
  socket.on('data', (chunk: Buffer) => (heard += chunk.toString()))
  socket.write('GET /slow HTTP/1.1\r\nHost: here\r\n\r\n')
  await once(app.server, 'request')
  const closed = app.close()
  // By now it was looked at who is under way.
  await silent.gone
  answer()
  await Promise.all([closed, gone])
  expect(heard).toMatch(/ 200 OK[^]*here you are/)
})

test('what never ends is cut off', async () => {
  const { app, guest } = await house(50)
  const [never, half] = [await guest(), await guest()]
  never.socket.write('GET /slow HTTP/1.1\r\nHost: here\r\n\r\n')
  half.socket.write('GET /slow HTTP/1.1\r\nHo')
  await once(app.server, 'request')
  await app.close()
  await Promise.all([never.gone, half.gone])
})
