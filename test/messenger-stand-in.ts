import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { WebSocketServer, type WebSocket } from 'ws'
import { makeId } from '../src/core/id.ts'
import { redact } from '../src/detect/detect.ts'
import type { NewPart, Part, Received } from '../src/http/wire/conversation.ts'
import { policyTemplates } from '../src/core/policy-templates.ts'
import { foresightOf } from '../src/core/what-hides.ts'
import { defaultMessenger } from '../src/core/workspace.ts'
import type { MessengerWorkspace, OwnConversation } from '../src/http/wire/messenger.ts'
import type { SafeText } from '../src/http/wire/shapes.ts'

/**
 * Stands in for the server in the tests of the messenger alone, so that they can break it at will: `mode` says how it fails.
 * It speaks the doors' shapes; whether the real doors do, the stories in test/ show.
 */
export type StandIn = Awaited<ReturnType<typeof openStandIn>>
/** `silent`: what is written is kept, but the answer never arrives. */
type Mode = 'well' | 'gone' | 'silent' | 'vault_unavailable' | 'rate_limited' | 'blocked'

export const workspace = `wsp_${'0'.repeat(26)}`
const statuses = {
  vault_unavailable: 503,
  rate_limited: 429,
  blocked: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
} as const
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count))
const newId = (noun: 'contact' | 'visitorSession' | 'part' | 'erasure') => makeId(noun, Date.now(), random)

/** A host page whose policy allows our script and our connections, and nothing else at all. */
const strictPolicy = (origin: string) =>
  `default-src 'none'; script-src ${origin}; style-src 'none'; connect-src ${origin} ${origin.replace('http', 'ws')}; require-trusted-types-for 'script'`

export async function openStandIn(folder: string) {
  let mode: Mode = 'well'
  let blocked = false
  /** The one person that `/signed` signs for. */
  let signed: string | undefined
  let face: Partial<MessengerWorkspace['messenger']> = {}
  let signatures: 'taken' | 'refused' = 'taken'
  const contacts = new Map<string, string>()
  const conversations = new Map<string, { contactId: string; parts: Part[]; read: number }>()
  const sockets = new Map<WebSocket, string>()

  const server = createServer((request, response) => {
    void answer(request, response)
  })
  const live = new WebSocketServer({ server, path: '/v1/live' })
  live.on('connection', (socket) => {
    if (mode === 'gone') return socket.terminate()
    socket.on('message', (data) => {
      const said = JSON.parse(String(data)) as { type: string; token: string }
      if (said.type !== 'hello') return
      const contactId = contacts.get(said.token)
      if (!contactId) return socket.close(4401)
      sockets.set(socket, contactId)
      socket.send(JSON.stringify({ type: 'ready' }))
    })
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`

  const tell = (contactId: string, frame: object) => {
    for (const [socket, whose] of sockets) if (whose === contactId) socket.send(JSON.stringify(frame))
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', origin)
    const after = Number(searchParams.get('after') ?? 0)
    const send = (status: number, body?: unknown, headers: Record<string, string> = {}) => {
      if (mode === 'silent' && request.method === 'POST') return void request.socket.destroy()
      response.writeHead(status, { 'content-type': 'application/json', ...headers })
      response.end(body === undefined ? undefined : JSON.stringify(body))
    }
    const refuse = (code: keyof typeof statuses) =>
      send(
        statuses[code],
        {
          error: {
            code,
            message: 'This workspace does not accept: IBAN. Remove it and send again.',
            reference: 'r',
            ...(code === 'forbidden' ? { field: 'contact' } : {}),
          },
        },
        code === 'rate_limited' ? { 'retry-after': '1' } : {},
      )
    if (pathname === '/' || pathname === '/stub' || pathname === '/signed') return page(response, pathname)
    if (pathname === '/bare')
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Host</title>')
    if (pathname === '/hostile') return void response.writeHead(200, { 'content-type': 'text/html' }).end(hostilePage)
    if (!pathname.startsWith('/v1/')) return script(response, pathname)
    if (mode === 'gone') return void request.socket.destroy()

    let text = ''
    for await (const piece of request) text += String(piece)
    const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
    if (pathname.startsWith('/v1/messenger/workspaces/')) return send(200, house())
    if (pathname === '/v1/messenger/sessions') {
      return body['intercom_user_jwt'] && signatures === 'refused' ? refuse('unauthenticated') : send(201, start(body))
    }
    const contactId = contacts.get((request.headers.authorization ?? '').replace('Bearer ', ''))
    if (!contactId) return refuse('unauthenticated')
    if (pathname === '/v1/messenger/departures') {
      contacts.delete((request.headers.authorization ?? '').replace('Bearer ', ''))
      return send(204)
    }
    if (mode !== 'well' && mode !== 'silent' && request.method === 'POST') return refuse(mode)
    if (blocked && request.method === 'POST' && !pathname.endsWith('/readings')) return refuse('forbidden')
    const [, , , noun, id, what] = pathname.split('/')
    if (noun === 'secure-requests' || noun === 'one-time-secrets')
      return send(...settle(String(id), String(what), body))
    if (!id && request.method === 'GET') return send(200, { items: listOf(contactId) })
    if (!id) return send(201, write(String(body['id']), contactId, body['part'] as NewPart))
    const conversation = conversations.get(id)
    if (conversation?.contactId !== contactId) return refuse('not_found')
    if (what === 'readings') {
      conversation.read = Number(body['position'])
      return send(204)
    }
    if (request.method === 'POST') return send(201, write(id, contactId, body as NewPart))
    const before = Number(searchParams.get('before') ?? Infinity)
    const there = conversation.parts.filter(({ position }) => position > after && position < before)
    const items = before < Infinity ? there.slice(-Number(searchParams.get('limit'))) : there.slice(0, 200)
    const last = before < Infinity ? items[0] : items.at(-1)
    return send(200, items.length < there.length ? { items, moreFrom: last?.position } : { items })
  }

  function house(): MessengerWorkspace {
    const greeting = { en: 'How can we help?', de: 'Wie können wir helfen?' }
    const messenger = {
      ...defaultMessenger,
      greeting,
      intro: { en: '', de: '' },
      spacing: { side: 20, bottom: 20 },
      hours: null,
      color: '#1E4D57',
      ...face,
    }
    const { hides, minConfidence } = foresightOf(policyTemplates.default, { author: 'contact', channel: 'messenger' })
    const rules = [{ classes: ['payment', 'secret'] as ('payment' | 'secret')[], action: 'seal' as const }]
    return { id: workspace, name: 'Nordhafen Bank', messenger, hides: [...hides], minConfidence, rules }
  }

  function start(body: Record<string, unknown>) {
    const known = body['intercom_user_jwt'] ? signed : contacts.get(String(body['session'] ?? ''))
    const contactId = known ?? newId('contact')
    if (body['intercom_user_jwt']) signed = contactId
    const token = newId('visitorSession')
    contacts.set(token, contactId)
    return {
      token,
      expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
      contact: { id: contactId, kind: 'visitor', name: null, verified: Boolean(body['intercom_user_jwt']), blocked },
      workspace: house(),
      unread: listOf(contactId).filter((one) => one.unread).length,
    }
  }

  function listOf(contactId: string): OwnConversation[] {
    const mine = [...conversations].filter(([, one]) => one.contactId === contactId)
    const newest = mine.toSorted(([, a], [, b]) => b.parts.at(-1)!.createdAt.localeCompare(a.parts.at(-1)!.createdAt))
    return newest.flatMap(([id, { parts, read }]) => {
      const last = parts.at(-1)
      if (!last) return []
      const previewAuthor = last.author.type === 'contact' ? ('contact' as const) : ('team' as const)
      const unread = previewAuthor === 'team' && last.position > read
      return {
        id,
        state: 'open',
        preview: last.body,
        previewAuthor,
        lastPosition: last.position,
        readByContact: read,
        readByTeam: 0,
        unread,
        updatedAt: last.createdAt,
      }
    })
  }

  function write(
    id: string,
    contactId: string,
    given: NewPart,
    teammate?: string,
    handover: Part['handover'] = null,
  ): Received {
    const conversation = conversations.get(id) ?? { contactId, parts: [], read: 0 }
    conversations.set(id, conversation)
    const old = conversation.parts.find((one) => one.id === given.id)
    if (old) return { part: old, hidden: [], resealed: [] }
    const part: Part = {
      id: given.id,
      conversationId: id,
      position: conversation.parts.length + 1,
      kind: 'message',
      author: teammate
        ? { type: 'teammate', id: 'tmt', name: teammate }
        : { type: 'contact', id: contactId, name: null },
      body: sealed(given.text),
      event: null,
      hidden: hiddenIn(sealed(given.text)),
      handover,
      revision: 1,
      createdAt: new Date().toISOString(),
    }
    conversation.parts.push(part)
    tell(conversation.contactId, { type: 'conversation', conversationId: id, position: part.position })
    return { part, hidden: part.body.seals.map(({ kind }) => ({ kind, title: kind, action: 'seal' })), resealed: [] }
  }

  /** What an answer, a refusal or an opening leaves of a question or a secret. */
  function settle(id: string, what: string, body: Record<string, unknown>): [number, unknown] {
    for (const { parts, contactId } of conversations.values()) {
      const at = parts.findIndex((one) => one.id === id)
      const part = parts[at]
      if (!part?.handover) continue
      const state = what === 'answer' ? 'answered' : what === 'refusal' ? 'declined' : 'opened'
      const settled = {
        ...part,
        handover: { ...part.handover, state } as Part['handover'],
        revision: part.revision + 1,
      }
      parts[at] = settled
      tell(contactId, { type: 'conversation', conversationId: part.conversationId, position: part.position })
      if (what === 'opening') return [201, { secret: 'a-quiet-secret' }]
      return [
        201,
        what === 'answer'
          ? write(part.conversationId, contactId, { id: String(body['id']), text: '[IBAN •••• 3000]' }).part
          : settled,
      ]
    }
    return [404, { error: { code: 'not_found', message: '', reference: 'r' } }]
  }

  function page(response: ServerResponse, path: string): void {
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': strictPolicy(origin),
    })
    const tag =
      path === '/'
        ? `<script src="/messenger.js" data-workspace="${workspace}" async></script>`
        : `<script src="${path}.js"></script><script id="_intercom_npm_loader" src="/messenger.js"></script>`
    response.end(`<!doctype html><html lang="en"><title>Host</title><main><h1>Host page</h1></main>${tag}</html>`)
  }

  function script(response: ServerResponse, pathname: string): void {
    const file = join(folder, pathname.replace('/messenger/', '/'))
    const own = pathname === '/stub.js' ? queueStub : pathname === '/signed.js' ? signedPage : undefined
    const isThere = own !== undefined || existsSync(file)
    response.writeHead(isThere ? 200 : 404, { 'content-type': 'text/javascript' })
    response.end(own ?? (isThere ? readFileSync(file) : ''))
  }

  return {
    origin,
    fail: (next: Mode) => void (mode = next),
    cut: () => [...sockets.keys()].forEach((socket) => socket.terminate()),
    reply(text: string, handover: Part['handover'] = null) {
      const [id, { contactId }] = [...conversations].at(-1)!
      write(id, contactId, { id: newId('part'), text }, 'Ada', handover)
    },
    /** Somebody of the team writes right now. */
    type() {
      const [id, { contactId }] = [...conversations].at(-1)!
      tell(contactId, { type: 'presence', conversationId: id, by: { type: 'teammate', id: '' }, doing: 'typing' })
    },
    block(now: boolean) {
      blocked = now
      for (const contactId of new Set(contacts.values())) tell(contactId, { type: 'contact.blocked', blocked })
    },
    /** Before the page has heard of it. */
    blockQuietly() {
      blocked = true
    },
    look(next: Partial<MessengerWorkspace['messenger']>) {
      face = next
    },
    /** Every session is over; the next ones are new. `signatures`: whether the site's are still good. */
    expire(next: 'taken' | 'refused' = 'taken') {
      signatures = next
      contacts.clear()
      for (const socket of sockets.keys()) socket.close(4401)
    },
    renew() {
      signatures = 'taken'
    },
    erase() {
      for (const contactId of new Set(contacts.values())) tell(contactId, { type: 'contact.erased', contactId })
      contacts.clear()
      conversations.clear()
    },
    listening: () => sockets.size,
    written: () => [...conversations.values()].flatMap((one) => one.parts.map((part) => part.body.text)),
    async close() {
      for (const socket of live.clients) socket.terminate()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** As the common loaders do it: a queue under the name the page uses, filled before the script is there. */
const queueStub = `
const stub = (...request) => stub.q.push(request)
stub.q = []
window.Intercom = stub
window.counts = []
Intercom('onUnreadCountChange', (count) => counts.push(count))
Intercom('boot', { app_id: '${workspace}', api_base: 'https://api-iam.intercom.io', user_id: 7 })`

/** Somebody's style sheet for a game that went too far. */
const hostilePage = `<!doctype html><html lang="en"><title>Host</title><style>
body * { display: none !important; position: static !important; font: 40px cursive !important; color: lime !important; transform: rotate(20deg) !important; visibility: hidden !important; opacity: 0 !important }
html { font-size: 40px }
button, textarea, div { all: unset !important; width: 3px !important }
</style><body><script src="/messenger.js" data-workspace="${workspace}"></script></body></html>`

/** The stand-in looks at nothing of a signature but that there is one. */
const signedPage = `window.intercomSettings = ${JSON.stringify({ app_id: workspace, intercom_user_jwt: `h.${Buffer.from('{"user_id":"25"}').toString('base64url')}.s` })}`

const hiddenIn = ({ seals }: SafeText): Part['hidden'] =>
  seals.map(({ kind }) => ({ kind, title: kind, action: 'seal' }))

function sealed(given: string): SafeText {
  const { text, findings } = redact(given, { kinds: ['payment-card', 'password'] })
  const stands = [...text.matchAll(/\[(?:payment card|password)[^\]]*\]/g)]
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString()
  const seals = stands.map((match, i) => ({
    token: `tkn_${String.fromCharCode(97 + i).repeat(26)}`,
    kind: findings[i]?.kind ?? 'password',
    class: findings[i]?.class ?? 'secret',
    start: match.index,
    end: match.index + match[0].length,
    hint: findings[i]?.hint ?? '',
    expiresAt,
    mayReveal: false,
    mayRestore: false,
    mayExtend: false,
    mayDestroy: false,
  }))
  return { text, seals }
}
