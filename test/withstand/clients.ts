/** People at a running house, through its doors alone. */
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Agent, request } from 'node:http'
import { makeId, type Noun } from '../../src/core/id.ts'

export const newId = (noun: Noun): string => makeId(noun, Date.now(), (count) => randomBytes(count))

/** What our own doors say, as far as these stories read it; a door that answers otherwise fails the story. */
type Said = {
  readonly token: string
  readonly secret: string
  readonly contact: { readonly id: string }
  readonly workspace: { readonly id: string }
  readonly teammate: { readonly id: string }
  readonly items: readonly {
    readonly id: string
    readonly position: number
    readonly body: { readonly text: string }
  }[]
  readonly error: { readonly code: string }
}

type Reply = {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly body: Said
  readonly ms: number
}

/** Connections that are kept, as browsers keep them. One for each house, so that a dead one leaves nothing behind. */
export function callerOf(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1_000 })
  const call = (method: string, path: string, headers: Record<string, string>, body?: unknown): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const begun = performance.now()
      const text = body === undefined ? undefined : JSON.stringify(body)
      const given = {
        ...headers,
        ...(text === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
      }
      const asked = request(`${url}${path}`, { method, headers: given, agent, timeout: 60_000 }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () => {
          const said = Buffer.concat(chunks).toString()
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: (said.startsWith('{') ? JSON.parse(said) : {}) as Said,
            ms: performance.now() - begun,
          })
        })
      })
      asked.on('timeout', () => asked.destroy(new Error('no answer within a minute')))
      asked.on('error', reject)
      asked.end(text)
    })
  return { call, close: () => agent.destroy() }
}
export type Call = ReturnType<typeof callerOf>['call']

export type Owner = { readonly cookie: string; readonly workspaceId: string; readonly teammateId: string }

/** Signs in with the link that the program prints at its first start. */
export async function signInWith(call: Call, link: string): Promise<Owner> {
  const { status, body, headers } = await call('POST', '/v1/sessions', {}, { link: link.split('#')[1] })
  if (status !== 201) throw new Error(`signing in was answered with ${status}`)
  const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  return { cookie, workspaceId: body.workspace.id, teammateId: body.teammate.id }
}

export const asOwner = (owner: Owner): Record<string, string> => ({ cookie: owner.cookie, 'x-underseal': '1' })

export type Visitor = {
  readonly token: string
  readonly contactId: string
  readonly conversationId: string
  readonly headers: Record<string, string>
}

/** A person opens the messenger and begins a conversation. */
export async function visit(call: Call, workspaceId: string): Promise<Visitor> {
  const session = await call('POST', '/v1/messenger/sessions', {}, { app_id: workspaceId })
  if (session.status !== 201) throw new Error(`opening the messenger was answered with ${session.status}`)
  const headers = { authorization: `Bearer ${session.body.token}` }
  const conversationId = newId('conversation')
  const begun = await call('POST', '/v1/messenger/conversations', headers, {
    id: conversationId,
    part: { id: newId('part'), text: 'Hello' },
  })
  if (begun.status !== 201) throw new Error(`beginning a conversation was answered with ${begun.status}`)
  return { token: session.body.token, contactId: session.body.contact.id, conversationId, headers }
}

export const say = (call: Call, who: Visitor, id: string, text: string): Promise<Reply> =>
  call('POST', `/v1/messenger/conversations/${who.conversationId}/parts`, who.headers, { id, text })

/** As the messenger does it: the same id again until it is acknowledged. */
export async function sayUntilHeard(
  call: () => Call,
  who: Visitor,
  id: string,
  text: string,
  stopped: () => boolean,
): Promise<boolean> {
  while (!stopped()) {
    const answer = await say(call(), who, id, text).catch(() => undefined)
    if (answer?.status === 201) return true
    if (answer && answer.status !== 503 && answer.status !== 429)
      throw new Error(`a message was answered with ${answer.status}`)
    await sleep(50)
  }
  return false
}

/** Everything that stands in a conversation, as its owner sees it. */
export async function threadOf(call: Call, who: Visitor): Promise<{ id: string; position: number; text: string }[]> {
  const parts: { id: string; position: number; text: string }[] = []
  for (;;) {
    const { status, body } = await call(
      'GET',
      `/v1/messenger/conversations/${who.conversationId}/parts?after=${parts.at(-1)?.position ?? 0}`,
      who.headers,
    )
    if (status !== 200) throw new Error(`reading was answered with ${status}`)
    if (body.items.length === 0) return parts
    parts.push(...body.items.map((part) => ({ id: part.id, position: part.position, text: part.body.text })))
  }
}
