import type { LiveFrame, LiveHello, LivePresence } from '../../src/http/wire/live.ts'
import { backoffMs } from './backoff.ts'

export type Live = {
  readonly start: () => void
  readonly stop: () => void
  readonly nudge: () => void
  /** Lost without a connection: it was only of that moment. */
  readonly tell: (frame: LivePresence) => void
}

export type LiveEars = {
  readonly token: () => string | null
  readonly onFrame: (frame: LiveFrame) => void
  readonly onConnection: (connected: boolean, why: 'unknown' | 'untrusted' | null) => void
}

/** What the live channel closes with when it does not know who says hello, and where the site may not carry us. */
const reasons: Readonly<Record<number, 'unknown' | 'untrusted'>> = { 4401: 'unknown', 4403: 'untrusted' }

/** One socket while there is a session; comes back with growing pauses. What was missed meanwhile is fetched, never assumed. */
export function createLive(base: string, ears: LiveEars): Live {
  let socket: WebSocket | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let attempt = 0
  let wanted = false

  function connect() {
    clearTimeout(timer)
    const token = ears.token()
    if (!wanted || socket || !token) return
    const opened = new WebSocket(`${base.replace(/^http/, 'ws')}/v1/live`)
    socket = opened
    opened.onopen = () => opened.send(JSON.stringify({ type: 'hello', token } satisfies LiveHello))
    opened.onmessage = (event) => {
      const frame = frameOf(event.data)
      if (!frame || socket !== opened) return
      if (frame.type === 'ready') {
        attempt = 0
        ears.onConnection(true, null)
      }
      ears.onFrame(frame)
    }
    opened.onclose = ({ code }) => {
      if (socket !== opened) return
      socket = null
      ears.onConnection(false, reasons[code] ?? null)
      if (wanted) timer = setTimeout(connect, backoffMs(attempt++, Math.random()))
    }
  }

  return {
    start() {
      wanted = true
      connect()
    },
    stop() {
      wanted = false
      clearTimeout(timer)
      const closing = socket
      socket = null
      closing?.close()
    },
    tell(frame) {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame))
    },
    /** The page came back to the front or online: do not wait out the pause. */
    nudge() {
      attempt = 0
      connect()
    },
  }
}

function frameOf(data: unknown): LiveFrame | null {
  try {
    const read: unknown = JSON.parse(String(data))
    return read && typeof read === 'object' && 'type' in read ? (read as LiveFrame) : null
  } catch {
    return null
  }
}
