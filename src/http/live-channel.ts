import type { FastifyRequest } from 'fastify'
import type { IncomingMessage } from 'node:http'
import { ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer, type RawData } from 'ws'
import { fail } from '../core/errors.ts'
import type { LiveEvent } from '../core/live-event.ts'
import type { Viewer } from '../core/viewer.ts'
import type { Deps } from '../flows/ports.ts'
import { answers } from './api-schema.ts'
import { callerAddress } from './caller-address.ts'
import type { Doors } from './doors.ts'
import { cookieName, sameOrigin, viewerOfBearer, viewerOfCookie } from './guard.ts'
import { endsFor, frameFor } from './live-frame.ts'
import { followPresence } from './presence.ts'
import { trustedSites } from './trusted-sites.ts'
import type { LiveFrame, LiveHello } from './wire/live.ts'

/**
 * The live channel. Invariants:
 * - a socket hears nothing before it has said who it is, and then only what that person may know;
 * - frames carry ids and positions, never words: what changed is fetched through the doors, with their checks;
 * - a session that ran out, was ended or may less now is noticed within two beats, by one question for all sockets of the process;
 * - the messenger is heard from sites that the workspace trusts, and no longer once it trusts them no more.
 */
const helloWithinMs = 5_000
const usualPingMs = 25_000
/** Then the socket has to say hello again: no connection is for ever. */
const maxAgeMs = 12 * 3_600_000
const maxBufferedBytes = 1_000_000
const maxPayloadBytes = 4_096
const maxSocketsPerAddress = 200

// RFC 6455, 7.4, and 4000-4999 for our own reasons
const closeCodes = { goingAway: 1001, policy: 1008, tryAgain: 1013, unknown: 4401, untrusted: 4403 } as const

export type LiveSource = {
  /** What happens in any app process. Returns what ends it. */
  subscribe(tell: (workspaceId: string, event: LiveEvent) => void): () => void
  /** To every process, without a write: what is kept nowhere. */
  announce(workspaceId: string, events: readonly LiveEvent[]): void
  /** Something may have been missed, so everybody should look again. */
  onGap(tell: () => void): () => void
}

type Listener = {
  readonly socket: WebSocket
  viewer: Viewer
  readonly origin: string | undefined
  readonly since: number
  isAlive: boolean
  isOver: boolean
}
type Upgrade = { readonly socket: Duplex; readonly head: Buffer }

export function openLiveChannel(
  app: Doors,
  d: Deps,
  {
    publicUrl,
    live,
    pingEveryMs = usualPingMs,
  }: { publicUrl: string; live: LiveSource; pingEveryMs?: number | undefined },
): void {
  const server = new WebSocketServer({ noServer: true, maxPayload: maxPayloadBytes, perMessageDeflate: false })
  app.decorate('liveSockets', () => server.clients.size)
  const upgrades = new WeakMap<IncomingMessage, Upgrade>()
  const trusted = trustedSites(d, publicUrl)
  const rooms = new Map<string, Set<Listener>>()
  const addresses = new Map<string, number>()

  // The upgrade goes through the same hooks as any request: address, limits, log.
  app.server.on('upgrade', (raw: IncomingMessage, socket: Duplex, head: Buffer) => {
    upgrades.set(raw, { socket, head })
    const response = new ServerResponse(raw)
    // node:http types this as a net.Socket, which the stream of an upgrade is.
    response.assignSocket(socket as Parameters<typeof response.assignSocket>[0])
    response.on('finish', () => socket.end())
    socket.on('error', () => socket.destroy())
    app.routing(raw, response)
  })

  app.get(
    '/v1/live',
    {
      config: { needs: 'public' },
      schema: {
        tags: ['live'],
        summary: 'The live channel, a WebSocket: what is new, by id and position',
        response: answers({}, [400]),
      },
    },
    async (request, reply) => {
      const upgrade = upgrades.get(request.raw)
      if (!upgrade) throw fail('invalid', 'Connect with a WebSocket.')
      const caller = callerAddress(request.ip)
      const open = addresses.get(caller) ?? 0
      if (open >= maxSocketsPerAddress) throw fail('rate_limited')
      addresses.set(caller, open + 1)
      reply.hijack()
      reply.raw.removeAllListeners('finish')
      reply.raw.detachSocket(upgrade.socket as Parameters<typeof reply.raw.detachSocket>[0])
      upgrade.socket.once('close', () => {
        const left = (addresses.get(caller) ?? 1) - 1
        if (left > 0) addresses.set(caller, left)
        else addresses.delete(caller)
      })
      server.handleUpgrade(request.raw, upgrade.socket, upgrade.head, (socket) => greet(socket, request))
    },
  )

  function greet(socket: WebSocket, request: FastifyRequest): void {
    socket.on('error', () => socket.terminate())
    const tooLate = setTimeout(() => socket.close(closeCodes.policy, 'say hello first'), helloWithinMs)
    socket.once('close', () => clearTimeout(tooLate))
    socket.once('message', (data) => {
      clearTimeout(tooLate)
      whoSaysHello(d, publicUrl, request, data)
        .then(async (viewer) => {
          if (!viewer) return socket.close(closeCodes.unknown, 'not known')
          const { origin } = request.headers
          if (viewer.type === 'contact' && !(await trusted.allows(origin, viewer.workspaceId))) {
            return socket.close(closeCodes.untrusted, 'not a trusted site')
          }
          enter({ socket, viewer, origin, since: Date.now(), isAlive: true, isOver: false })
        })
        .catch(() => socket.close(closeCodes.tryAgain, 'try again'))
    })
  }

  function enter(listener: Listener): void {
    const { socket, viewer } = listener
    if (socket.readyState !== WebSocket.OPEN) return
    const room = rooms.get(viewer.workspaceId) ?? new Set()
    rooms.set(viewer.workspaceId, room.add(listener))
    socket.on('pong', () => (listener.isAlive = true))
    const presence = followPresence(d, viewer, (event) => live.announce(viewer.workspaceId, [event]))
    socket.on('message', (data) => void presence.told(String(data)).catch(() => undefined))
    socket.once('close', () => {
      presence.left()
      room.delete(listener)
      if (room.size === 0 && rooms.get(viewer.workspaceId) === room) rooms.delete(viewer.workspaceId)
    })
    send(listener, { type: 'ready' })
  }

  const everybody = () => [...rooms.values()].flatMap((room) => [...room])

  /** The list of trusted sites may be another one now. */
  async function sendStrangersAway(workspaceId: string): Promise<void> {
    for (const { socket, viewer, origin } of [...(rooms.get(workspaceId) ?? [])]) {
      if (viewer.type === 'contact' && !(await trusted.allows(origin, workspaceId)))
        socket.close(closeCodes.untrusted, 'not a trusted site')
    }
  }

  const unsubscribe = live.subscribe((workspaceId, event) => {
    for (const listener of rooms.get(workspaceId) ?? []) {
      const frame = frameFor(listener.viewer, event)
      if (!frame) continue
      send(listener, frame)
      if (endsFor(listener.viewer, frame)) listener.socket.close(closeCodes.unknown, 'ended')
    }
    if (event.type === 'messenger') void sendStrangersAway(workspaceId).catch(() => undefined)
  })
  const unsubscribeGap = live.onGap(() => everybody().forEach((listener) => send(listener, { type: 'resync' })))

  const beat = setInterval(() => {
    for (const listener of everybody()) {
      if (!listener.isAlive) listener.socket.terminate()
      else if (Date.now() - listener.since > maxAgeMs) listener.socket.close(closeCodes.tryAgain, 'say hello again')
      listener.isAlive = false
      if (listener.socket.readyState === WebSocket.OPEN) listener.socket.ping()
    }
    // Without the database nobody can be asked; the next beat asks again, and until then nothing new is told anyway.
    void endSessions(d, everybody()).catch(() => undefined)
  }, pingEveryMs)
  beat.unref()

  app.addHook('preClose', async () => {
    clearInterval(beat)
    unsubscribe()
    unsubscribeGap()
    for (const socket of server.clients) {
      socket.close(closeCodes.goingAway, 'restarting')
      setTimeout(() => socket.terminate(), 1_000).unref()
    }
  })
}

async function endSessions(d: Deps, listeners: readonly Listener[]): Promise<void> {
  const sessions = listeners.flatMap(({ viewer }) =>
    viewer.type === 'api-key' ? [] : [{ workspaceId: viewer.workspaceId, sessionId: viewer.sessionId }],
  )
  const standing = await d.store.standingSessions(sessions, d.clock.now())
  for (const listener of listeners) {
    const { viewer } = listener
    if (viewer.type === 'api-key') continue
    const permits = standing.get(viewer.sessionId)
    // The frame that says why may still be on its way: it gets until the next beat.
    if (!permits && listener.isOver) listener.socket.close(closeCodes.unknown, 'ended')
    else if (!permits) listener.isOver = true
    else if (viewer.type === 'teammate') listener.viewer = { ...viewer, permits }
  }
}

/** With a token it is a person in the messenger. Without one it is the console, whose page must be ours: cookies travel by themselves. */
async function whoSaysHello(
  d: Deps,
  publicUrl: string,
  request: FastifyRequest,
  data: RawData,
): Promise<Viewer | undefined> {
  const hello = readHello(data)
  if (!hello) return undefined
  if (hello.token !== undefined) {
    const viewer = await viewerOfBearer(d, hello.token, request.ip)
    return viewer?.type === 'contact' ? viewer : undefined
  }
  const cookie = request.cookies[cookieName]
  const { origin } = request.headers
  return cookie === undefined || origin === undefined || !sameOrigin(origin, publicUrl)
    ? undefined
    : viewerOfCookie(d, cookie, request.ip)
}

function readHello(data: RawData): LiveHello | undefined {
  try {
    const hello: unknown = JSON.parse(String(data))
    if (typeof hello !== 'object' || hello === null || !('type' in hello) || hello.type !== 'hello') return undefined
    if (!('token' in hello)) return { type: 'hello' }
    return typeof hello.token === 'string' && hello.token.length <= 200
      ? { type: 'hello', token: hello.token }
      : undefined
  } catch {
    return undefined
  }
}

/** One who reads too slowly is sent away and comes back to fetch what they missed; others must not wait for them. */
function send({ socket }: Listener, frame: LiveFrame): void {
  if (socket.readyState !== WebSocket.OPEN) return
  if (socket.bufferedAmount > maxBufferedBytes) {
    socket.close(closeCodes.tryAgain, 'too slow')
    setTimeout(() => socket.terminate(), 5_000).unref()
    return
  }
  socket.send(JSON.stringify(frame))
}
