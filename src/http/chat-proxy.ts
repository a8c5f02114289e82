import { Type } from 'typebox'
import { Readable } from 'node:stream'
import type { Json } from '../core/canonical-json.ts'
import { fail, invalid } from '../core/errors.ts'
import { writeExactly } from '../core/exact-numbers.ts'
import { isWiderThan } from '../core/json-strings.ts'
import { openChat, type ChatStanding } from '../flows/guard-chat.ts'
import type { Deps } from '../flows/ports.ts'
import type { Doors } from './doors.ts'
import { staffOf } from './guard.ts'
import { maxAnswerValues, restoreEvents, tooLarge } from './restore-events.ts'

/** Posts a chat to the model's own API. `cancel` is called when nobody listens any more. */
export type ChatUpstream = (body: string, cancel: AbortSignal) => Promise<ChatAnswer>
export type ChatAnswer = {
  readonly status: number
  readonly type: string
  /** When the model wants to be asked again. */
  readonly retryAfter: string | null
  readonly body: AsyncIterable<Uint8Array>
}

const maxChatBytes = 8 * 1_048_576
/** An answer that is not a stream is restored as a whole. */
const maxAnswerBytes = 32 * 1_048_576

/** Speaks like OpenAI's chat completions, so that a client only changes its base URL. Values go no further than this house. */
export function chatProxyDoors(app: Doors, d: Deps, upstream: ChatUpstream): void {
  app.post(
    '/proxy/openai/v1/chat/completions',
    {
      config: { needs: 'text:redact', exactNumbers: true },
      bodyLimit: maxChatBytes,
      schema: {
        tags: ['engine'],
        summary: 'Chat completions, with what is sensitive replaced on the way out and put back on the way in',
        description:
          'Only if `LLM_PROXY_UPSTREAM` is set. Request and answer are those of the upstream. Nothing is stored.',
        body: Type.Any(),
      },
    },
    async (request, reply) => {
      const { safe, chat } = await openChat(d, staffOf(request), chatOf(request.body))
      const cancel = new AbortController()
      reply.raw.on('close', () => cancel.abort())
      const answer = await upstream(writeExactly(safe), cancel.signal).catch(() => {
        throw fail('unavailable', 'The model’s API did not answer. Try again in a moment.')
      })
      reply.code(answer.status).type(answer.type)
      if (answer.retryAfter !== null) reply.header('retry-after', answer.retryAfter)
      if (/^text\/event-stream/i.test(answer.type)) return reply.send(Readable.from(restoreEvents(answer.body, chat)))
      return reply.serializer((text: unknown) => String(text)).send(restoreWhole(await readAll(answer.body), chat))
    },
  )
}

function chatOf(body: unknown): { readonly [key: string]: Json } {
  const messages = (body as { messages?: unknown } | null)?.messages
  if (!Array.isArray(messages)) throw invalid('messages', 'A chat has a list of messages.')
  return body as { [key: string]: Json } // it came as JSON
}

/** All others wait while it is read, so what is sent is not all that it could be. */
function restoreWhole(text: string, chat: ChatStanding): string {
  if (isWiderThan(text, maxAnswerValues)) throw tooLarge()
  let answer: Json
  try {
    answer = JSON.parse(text) as Json
  } catch {
    return chat.restore(text)
  }
  return JSON.stringify(chat.restoreAll(answer))
}

async function readAll(body: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of body) {
    size += piece.length
    if (size > maxAnswerBytes) throw tooLarge()
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}
