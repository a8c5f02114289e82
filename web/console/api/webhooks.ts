import type { Delivery, Webhook } from '../../../src/http/wire/webhook.ts'
import { call, params, type Items } from './call.ts'

export const webhooksApi = {
  webhooks: () => call<Items<Webhook>>('GET', '/webhooks'),
  makeWebhook: (body: { id: string; url: string; topics: Webhook['topics']; content: boolean }) =>
    call<Webhook & { secret: string }>('POST', '/webhooks', body),
  changeWebhook: (id: string, body: { paused: boolean }) => call<Webhook>('PATCH', `/webhooks/${id}`, body),
  removeWebhook: (id: string) => call<void>('DELETE', `/webhooks/${id}`),
  rotateWebhook: (id: string) => call<{ secret: string }>('POST', `/webhooks/${id}/secrets`, {}),
  deliveries: (id: string, query: { limit: number; cursor: string }) =>
    call<Items<Delivery>>('GET', `/webhooks/${id}/deliveries${params(query)}`),
  replayDelivery: (id: string, delivery: string) =>
    call<Delivery>('POST', `/webhooks/${id}/deliveries/${delivery}/replays`, {}),
}
