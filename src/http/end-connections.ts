import type { Socket } from 'node:net'
import type { Doors } from './doors.ts'

const sweepMs = 100

/**
 * A server that is told to stop takes no new connection and waits until the last one is gone. Left to itself it waits for those that
 * have never said anything (browsers keep one in reserve) and for those that were answered after it began to wait. They are ended as
 * soon as nothing is under way on them; what is still under way after `graceMs` is cut off, before whoever stops us loses patience
 * (30 s in Kubernetes, 45 s in `deploy/`).
 */
export function endConnections(app: Doors, graceMs = 20_000): void {
  const { server } = app
  const open = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  app.addHook('preClose', async () => {
    const begun = performance.now()
    const sweep = () => {
      server.closeIdleConnections()
      const isLate = performance.now() - begun >= graceMs
      for (const socket of open) if (isLate || socket.bytesRead === 0) socket.destroy()
    }
    sweep()
    const timer = setInterval(sweep, sweepMs)
    server.once('close', () => clearInterval(timer))
  })
}
