import { fail } from '../../core/errors.ts'

type Answer = {
  readonly status: number
  readonly type: string
  readonly retryAfter: string | null
  readonly body: AsyncIterable<Uint8Array>
}

/** A model's own API, as the operator named it: OpenAI's, or whatever speaks like it, perhaps on the same machine. */
export function openChatUpstream({ upstream, key }: { readonly upstream: string; readonly key: string | null }) {
  return async (body: string, cancel: AbortSignal): Promise<Answer> => {
    const answer = await fetch(`${upstream}/chat/completions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream, application/json',
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      },
      body,
      // The text is for this address and for no other.
      redirect: 'error',
      signal: cancel,
    })
    if (answer.body === null) throw fail('unavailable')
    return {
      status: answer.status,
      type: answer.headers.get('content-type') ?? 'application/json',
      retryAfter: answer.headers.get('retry-after'),
      body: answer.body,
    }
  }
}
