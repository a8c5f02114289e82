import { Type, type Static } from 'typebox'
import { deliveryFailures, webhookTopics } from '../../core/webhook.ts'
import { choice, idOf, moment, nullable } from './shapes.ts'

export const Webhook = Type.Object(
  {
    id: idOf('webhook'),
    url: Type.String(),
    topics: Type.Array(choice(webhookTopics)),
    content: Type.Boolean({
      description: 'Whether the words of parts go along, with placeholders where something is sealed',
    }),
    createdBy: Type.String(),
    createdAt: moment,
    pausedAt: nullable(moment),
  },
  { $id: 'Webhook' },
)
export type Webhook = Static<typeof Webhook>

export const WebhookInput = {
  url: Type.String({ minLength: 1, maxLength: 2_000 }),
  topics: Type.Array(choice(webhookTopics), { minItems: 1, maxItems: webhookTopics.length }),
}

const Named = Type.Object({ type: Type.String(), id: Type.String() })

export const WebhookEvent = Type.Object(
  {
    type: choice(webhookTopics),
    timestamp: moment,
    data: Type.Object({
      object: Type.Optional(Named),
      actor: Named,
      conversationId: Type.Optional(Type.String()),
      contactId: Type.Optional(Type.String()),
      activityId: Type.String({ description: 'The row of the log that tells of it' }),
      part: Type.Optional(
        Type.Object(
          {
            kind: choice(['message', 'note', 'event'] as const),
            position: Type.Integer(),
            revision: Type.Integer(),
            text: Type.String(),
            createdAt: moment,
          },
          { description: 'Its words with placeholders, if the webhook was made with `content: true`' },
        ),
      ),
    }),
  },
  { $id: 'WebhookEvent' },
)
export type WebhookEvent = Static<typeof WebhookEvent>

export const Delivery = Type.Object(
  {
    id: idOf('delivery'),
    webhookId: idOf('webhook'),
    topic: choice(webhookTopics),
    objectId: nullable(Type.String()),
    conversationId: nullable(Type.String()),
    state: choice(['waiting', 'sent', 'failed'] as const),
    attempts: Type.Integer(),
    nextAt: nullable(moment),
    createdAt: moment,
    settledAt: nullable(moment),
    lastStatus: nullable(Type.Integer()),
    lastFailure: nullable(choice(deliveryFailures)),
  },
  { $id: 'Delivery' },
)
export type Delivery = Static<typeof Delivery>
