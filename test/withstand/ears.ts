/** Somebody at a live channel, as the messenger is. */
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { callerOf, threadOf, type Visitor } from './clients.ts'

type Ear = { ready(): Promise<void>; until(position: number): Promise<void>; close(): void }

/** As the messenger does it: hello, and after a loss come back and fetch what was missed. */
export function listen(url: () => string, who: Visitor): Ear {
  let newest = 0
  let isReady = false
  let closed = false
  let socket: WebSocket
  const open = () => {
    socket = new WebSocket(`${url().replace('http', 'ws')}/v1/live`)
    socket.on('error', () => undefined)
    socket.on('open', () => socket.send(JSON.stringify({ type: 'hello', token: who.token })))
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as { type: string; position?: number }
      if (frame.type === 'ready') {
        isReady = true
        void fetchAll()
      }
      if (frame.type === 'conversation') newest = Math.max(newest, frame.position ?? 0)
    })
    socket.on('close', () => {
      if (!closed) setTimeout(open, 100)
    })
  }
  const fetchAll = async () => {
    const caller = callerOf(url())
    const thread = await threadOf(caller.call, who).catch(() => [])
    newest = Math.max(newest, thread.at(-1)?.position ?? 0)
    caller.close()
  }
  const within = async (holds: () => boolean) => {
    for (let waited = 0; !holds(); waited += 20) {
      if (waited > 15_000) throw new Error('It was not heard within 15 s.')
      await sleep(20)
    }
  }
  open()
  return {
    ready: () => within(() => isReady),
    until: (position) => within(() => newest >= position),
    close() {
      closed = true
      socket.terminate()
    },
  }
}
