import type { LiveFrame, LivePresence } from '../../src/http/wire/live.ts'

export type LiveState = 'connecting' | 'open' | 'away'

type LiveChannel = { readonly close: () => void; readonly say: (frame: LivePresence) => void }

const firstWaitMs = 500
const longestWaitMs = 20_000
/** Doubles with each failed try; the random part keeps a thousand consoles from coming back in the same instant. */
export function waitBefore(attempt: number, chance: number): number {
  const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.max(0, attempt - 1))
  return Math.round(wait / 2 + (wait / 2) * chance)
}

/** Keeps one WebSocket to /v1/live, known by the cookie. Frames carry ids only; what they mean is fetched. */
export function openLive(onFrame: (frame: LiveFrame) => void, onState: (state: LiveState) => void): LiveChannel {
  let socket: WebSocket | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let attempt = 0
  let closed = false

  const connect = () => {
    clearTimeout(timer)
    if (closed) return
    onState(attempt === 0 ? 'connecting' : 'away')
    const mine = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/v1/live`)
    socket = mine
    mine.onopen = () => mine.send(JSON.stringify({ type: 'hello' }))
    mine.onmessage = (event) => {
      const frame = parseFrame(event.data)
      if (!frame) return
      if (frame.type === 'ready') {
        attempt = 0
        onState('open')
      }
      onFrame(frame)
    }
    mine.onclose = () => {
      if (closed || socket !== mine) return
      attempt += 1
      onState('away')
      timer = setTimeout(connect, waitBefore(attempt, Math.random()))
    }
  }
  // The network is back, or the laptop was opened: no need to wait for the timer.
  const hurry = () => {
    if (socket?.readyState !== WebSocket.OPEN && socket?.readyState !== WebSocket.CONNECTING) connect()
  }
  // A socket does not notice by itself that the cable is out, not for minutes.
  const lost = () => {
    onState('away')
    socket?.close()
  }
  window.addEventListener('online', hurry)
  window.addEventListener('offline', lost)
  connect()

  return {
    // What is said while the line is down is not worth repeating.
    say: (frame) => socket?.readyState === WebSocket.OPEN && socket.send(JSON.stringify(frame)),
    close: () => {
      closed = true
      clearTimeout(timer)
      window.removeEventListener('online', hurry)
      window.removeEventListener('offline', lost)
      socket?.close()
    },
  }
}

function parseFrame(data: unknown): LiveFrame | null {
  if (typeof data !== 'string') return null
  try {
    const frame: unknown = JSON.parse(data)
    return typeof frame === 'object' && frame !== null && 'type' in frame ? (frame as LiveFrame) : null
  } catch {
    return null
  }
}
