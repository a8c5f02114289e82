import { webhookTopics, type WebhookTopic } from '../core/webhook.ts'
import { WebhookEvent } from './wire/webhook.ts'

/** What a webhook is sent, one entry for each topic, with an example that a program can be tried on. */
export function describeWebhooks<D extends { components?: object }>(document: D): D {
  const { schemas } = (document.components ?? {}) as { schemas?: object }
  const { $id: _, ...shape } = WebhookEvent as typeof WebhookEvent & { $id?: string }
  return {
    ...document,
    components: { ...document.components, schemas: { ...schemas, WebhookEvent: shape } },
    webhooks: Object.fromEntries(webhookTopics.map((topic) => [topic, { post: sent(topic) }])),
  }
}

function sent(topic: WebhookTopic) {
  return {
    tags: ['webhooks'],
    // Who sent it says the signature.
    security: [],
    operationId: `on${topic
      .split(/[.-]/)
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join('')}`,
    summary: `Sent to webhooks that asked for ${topic}`,
    parameters: headers,
    requestBody: {
      required: true,
      content: {
        'application/json': { schema: { $ref: '#/components/schemas/WebhookEvent' }, example: exampleOf(topic) },
      },
    },
    responses: {
      '2XX': { description: 'It has arrived' },
      410: { description: 'No more of it: the webhook is paused' },
      default: { description: 'It is tried again, for a little over three days in all' },
    },
  }
}

const header = (name: string, description: string) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
})
const headers = [
  header('webhook-id', 'The same when it is sent again'),
  header('webhook-timestamp', 'Seconds since 1970, of this attempt'),
  header(
    'webhook-signature',
    'As Standard Webhooks says: `v1,` and an HMAC-SHA256 in base64; for a day after a change of secrets there are two',
  ),
]

const idAt = (prefix: string, last: string) => `${prefix}_01hzy3v7q8r9s0t1v2w3x4y5z${last}`
const contactId = idAt('cnt', '6')
const conversationId = idAt('cnv', '7')

/** By the noun of the topic: what it is about, and what else is known of it. */
const about: Readonly<Record<string, object>> = {
  contact: { object: { type: 'contact', id: contactId }, contactId },
  conversation: { object: { type: 'conversation', id: conversationId }, conversationId, contactId },
  part: { object: { type: 'part', id: idAt('prt', '8') }, conversationId, contactId },
  value: { object: { type: 'part', id: idAt('prt', '8') }, conversationId, contactId },
  policy: {},
  teammate: { object: { type: 'teammate', id: idAt('tmt', '9') } },
  'api-key': { object: { type: 'api-key', id: idAt('key', 'a') } },
}

function exampleOf(topic: WebhookTopic): WebhookEvent {
  const byThem = topic === 'part.received'
  return {
    type: topic,
    timestamp: '2026-05-04T10:00:00.000Z',
    data: {
      ...about[topic.split('.')[0]!],
      actor: byThem ? { type: 'contact', id: contactId } : { type: 'teammate', id: idAt('tmt', '9') },
      activityId: idAt('act', 'b'),
    },
  }
}
