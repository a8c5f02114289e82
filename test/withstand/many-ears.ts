/**
 * Many at live channels at once, in a process of their own: each connection takes a file handle on both sides, and a
 * process has only so many. Told over IPC where to listen; tells when all are ready, when all have heard, when all were told of a gap.
 */
import { WebSocket } from 'ws'

export type ListenTo = { readonly port: number; readonly token: string; readonly count: number }
export type EarsSay = { readonly all: 'ready' | 'conversation' | 'resync'; readonly open: number }

const atOnce = 200
const addressOf = (nr: number) => `10.${nr >> 16}.${(nr >> 8) & 255}.${nr & 255}`
const say = (what: EarsSay) => process.send?.(what)

async function listenAll({ port, token, count }: ListenTo): Promise<void> {
  const sockets: WebSocket[] = []
  const heard = { ready: 0, conversation: 0, resync: 0 }
  const listen = (nr: number) =>
    new Promise<void>((resolve, reject) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/v1/live`, { headers: { 'x-forwarded-for': addressOf(nr) } })
      sockets.push(socket)
      socket.on('error', reject)
      socket.on('open', () => socket.send(JSON.stringify({ type: 'hello', token })))
      socket.on('message', (data) => {
        const { type } = JSON.parse(String(data)) as { type: keyof typeof heard }
        if (type === 'ready') resolve()
        heard[type] += 1
        if (heard[type] === count)
          say({ all: type, open: sockets.filter((one) => one.readyState === WebSocket.OPEN).length })
      })
    })
  for (let nr = 0; nr < count; nr += atOnce) {
    await Promise.all(Array.from({ length: Math.min(atOnce, count - nr) }, (_, i) => listen(nr + i)))
  }
}

process.on('message', (to: ListenTo) => {
  listenAll(to).catch((error: unknown) => {
    console.error(error)
    process.exit(1)
  })
})
