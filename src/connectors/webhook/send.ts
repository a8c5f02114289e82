import { createHmac } from 'node:crypto'
import type { Courier } from '../../flows/deliver-webhooks.ts'
import { GuardedFailure, guardedPost, type Resolve } from '../guarded-fetch.ts'

const timeoutMs = 15_000

/** Standard Webhooks (https://www.standardwebhooks.com): the other side checks who sent it with any of its libraries. */
export function openCourier(options: { readonly anyAddress: boolean; readonly resolve?: Resolve }): Courier {
  return async ({ url, secrets, id, timestamp, body }) => {
    try {
      return await guardedPost({
        ...options,
        url,
        body,
        timeoutMs,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'user-agent': 'Underseal-Webhooks/1',
          'webhook-id': id,
          'webhook-timestamp': String(timestamp),
          'webhook-signature': secrets.map((secret) => sign(secret, `${id}.${timestamp}.${body}`)).join(' '),
        },
      })
    } catch (error) {
      if (error instanceof GuardedFailure) return { failure: error.code }
      return { failure: 'unreachable' }
    }
  }
}

/** `v1,` and the HMAC-SHA256 in base64; the key is what stands behind `whsec_`. */
function sign(secret: string, content: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  return `v1,${createHmac('sha256', key).update(content, 'utf8').digest('base64')}`
}
