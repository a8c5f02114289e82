import type { ActivityAction } from './activity.ts'

/** What can be told to others, as acts of the log. Reads are not among them: nobody's looking around leaves the house. */
export const webhookTopics = [
  'contact.created',
  'contact.changed',
  'contact.erased',
  'conversation.started',
  'conversation.assigned',
  'conversation.closed',
  'conversation.reopened',
  'conversation.snoozed',
  'conversation.tagged',
  'conversation.untagged',
  'conversation.titled',
  'part.received',
  'part.sent',
  'part.noted',
  'part.resealed',
  'value.sealed',
  'value.revealed',
  'value.reveal-refused',
  'value.restored',
  'policy.changed',
  'teammate.joined',
  'teammate.deactivated',
  'api-key.created',
  'api-key.revoked',
] as const satisfies readonly ActivityAction[]

export type WebhookTopic = (typeof webhookTopics)[number]

export type Webhook = {
  readonly id: string
  readonly url: string
  readonly topics: readonly WebhookTopic[]
  /** Whether the words of parts go along, with placeholders where something is sealed. Otherwise ids only. */
  readonly content: boolean
  readonly createdBy: string
  readonly createdAt: string
  /** Nothing is sent while it is paused, and nothing is put down to be sent. */
  readonly pausedAt: string | null
}

/** `until`: when it stops to sign, after a newer one was made. */
export type WebhookSecret = { readonly secret: string; readonly until: string | null }

export const deliveryFailures = [
  'refused',
  'redirected',
  'timeout',
  'unreachable',
  'private-address',
  'certificate',
] as const
export type DeliveryFailure = (typeof deliveryFailures)[number]

export type Delivery = {
  readonly id: string
  readonly webhookId: string
  readonly topic: WebhookTopic
  readonly data: DeliveryData
  readonly state: 'waiting' | 'sent' | 'failed'
  readonly attempts: number
  readonly nextAt: string
  readonly createdAt: string
  readonly settledAt: string | null
  readonly lastStatus: number | null
  readonly lastFailure: DeliveryFailure | null
}

/** Ids and closed words. */
export type DeliveryData = {
  readonly object?: { readonly type: string; readonly id: string }
  readonly actor: { readonly type: string; readonly id: string }
  readonly conversationId?: string
  readonly contactId?: string
  readonly activityId: string
}

/** The pause after the first, second … failure; what Standard Webhooks proposes, to a little over three days in all. */
const backoffSeconds = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]

/** When to try again after so many attempts; undefined: never. `share` (0…1) spreads those that failed together. */
export function nextAttempt(attempts: number, now: Date, share: number): Date | undefined {
  const seconds = backoffSeconds[attempts - 1]
  return seconds === undefined ? undefined : new Date(now.getTime() + seconds * 1000 * (1 + share * 0.1))
}

/** How long the secret before goes on to sign beside a new one. */
const secretOverlapMs = 86_400_000

export function liveSecrets(secrets: readonly WebhookSecret[], now: Date): string[] {
  return secrets.filter(({ until }) => until === null || Date.parse(until) > now.getTime()).map(({ secret }) => secret)
}

/** The newest signs from now on, the one before it for another day, older ones no more. */
export function rotateSecrets(secrets: readonly WebhookSecret[], fresh: string, now: Date): WebhookSecret[] {
  const before = secrets.find(({ until }) => until === null)
  const until = new Date(now.getTime() + secretOverlapMs).toISOString()
  return [{ secret: fresh, until: null }, ...(before ? [{ secret: before.secret, until }] : [])]
}

/**
 * `https` with a host that has a name, no user and no fragment: an address in numbers, however it is spelled, and a name that only a
 * house knows would never be delivered to. With `anyAddress` (for trying out) any host, over `http`, too.
 */
export function isWebhookUrl(url: string, anyAddress: boolean): boolean {
  const [, scheme, host = ''] = /^(https?):\/\/([^\s/@?#\\]+)(?:\/[^\s#\\]*)?$/.exec(url) ?? []
  if (scheme === undefined || url.length > 2_000) return false
  return anyAddress || (scheme === 'https' && publicName.test(host) && !ownNames.test(host))
}

const publicName = /^(?:[\p{L}\p{N}_-]+\.)+\p{L}[\p{L}\p{M}\p{N}-]*\.?(?::\d{1,5})?$/u
/** RFC 6761, RFC 6762 and what ICANN keeps for private use. */
const ownNames = /\.(?:localhost|local|internal|home\.arpa)\.?(?::\d+)?$/i

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** `whsec_` and 24 random bytes in base64, as Standard Webhooks spells it. */
export function makeWebhookSecret(randomBytes: (count: number) => Uint8Array): string {
  const bytes = randomBytes(24)
  let out = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const group = (bytes[i]! << 16) | (bytes[i + 1]! << 8) | bytes[i + 2]!
    for (const shift of [18, 12, 6, 0]) out += base64[(group >> shift) & 63]
  }
  return `whsec_${out}`
}

/** What comes after the host of an address may be a secret, and so may what stands before it. */
export function hostOf(url: string): string {
  return /^https?:\/\/(?:[^/?#@]*@)?([^/?#]+)/.exec(url)?.[1] ?? ''
}
