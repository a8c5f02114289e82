import { Type } from 'typebox'
import { fail } from '../core/errors.ts'
import type { Delivery as CoreDelivery, Webhook as CoreWebhook } from '../core/webhook.ts'
import {
  changeWebhook,
  createWebhook,
  removeWebhook,
  replayDelivery,
  rotateWebhookSecret,
} from '../flows/manage-webhook.ts'
import type { Deps } from '../flows/ports.ts'
import { answers, nothing } from './api-schema.ts'
import type { Doors } from './doors.ts'
import { staffOf } from './guard.ts'
import { expectedRevision, onceOnly, readTagged, tagRevision } from './repeats.ts'
import { pageOf } from './shared-shapes.ts'
import { choice, idOf, moment, nullable, page, PageQuery } from './wire/shapes.ts'
import { Delivery, Webhook, WebhookInput } from './wire/webhook.ts'

const tags = ['webhooks']
const params = Type.Object({ id: idOf('webhook') })
const reads = { needs: 'webhook:read' } as const
const writes = { needs: 'webhook:write' } as const
const acts = { ...writes, repeats: true } as const

export function webhookDoors(app: Doors, d: Deps, { anyAddress }: { readonly anyAddress: boolean }): void {
  app.get(
    '/v1/webhooks',
    { config: reads, schema: { tags, summary: 'Who is told what', response: answers({ 200: page(Webhook) }) } },
    async (request) => ({ items: (await d.store.webhooks(staffOf(request))).map(presentWebhook) }),
  )

  app.get(
    '/v1/webhooks/:id',
    { config: reads, schema: { tags, summary: 'One webhook', params, response: answers({ 200: Webhook }) } },
    async (request, reply) => {
      const viewer = staffOf(request)
      const { id } = request.params
      const webhook = await readTagged(d, viewer, reply, 'webhook', id, () => d.store.webhookFor(viewer, id))
      return presentWebhook(webhook)
    },
  )

  app.post(
    '/v1/webhooks',
    {
      config: { ...writes, repeats: true },
      schema: {
        tags,
        summary: 'Be told of what happens. The secret that signs is shown once.',
        body: Type.Object({ id: idOf('webhook'), ...WebhookInput, content: Type.Optional(Type.Boolean()) }),
        response: answers({ 201: Type.Object({ ...Webhook.properties, secret: Type.String() }) }),
      },
    },
    async (request, reply) => {
      const { id, url, topics, content = false } = request.body
      const { webhook, secret } = await createWebhook(
        onceOnly(d, request),
        staffOf(request),
        id,
        { url, topics, content },
        anyAddress,
      )
      reply.code(201)
      return { ...presentWebhook(webhook), secret }
    },
  )

  app.patch(
    '/v1/webhooks/:id',
    {
      config: acts,
      schema: {
        tags,
        summary: 'Change what is named, or pause',
        params,
        body: Type.Partial(Type.Object({ ...WebhookInput, content: Type.Boolean(), paused: Type.Boolean() })),
        response: answers({ 200: Webhook }, [412]),
      },
    },
    async (request, reply) => {
      const viewer = staffOf(request)
      const { id } = request.params
      const webhook = await changeWebhook(
        onceOnly(d, request),
        viewer,
        id,
        request.body,
        anyAddress,
        expectedRevision(request),
      )
      await tagRevision(d, viewer, reply, 'webhook', id)
      return presentWebhook(webhook)
    },
  )

  app.delete(
    '/v1/webhooks/:id',
    {
      config: writes,
      schema: { tags, summary: 'Remove, with its deliveries', params, response: answers({ 204: nothing }) },
    },
    async (request, reply) => {
      await removeWebhook(d, staffOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/v1/webhooks/:id/secrets',
    {
      config: acts,
      schema: {
        tags,
        summary: 'A new secret, shown once. The one before signs beside it for another day.',
        params,
        response: answers({ 201: Type.Object({ secret: Type.String(), beforeUntil: nullable(moment) }) }),
      },
    },
    async (request, reply) => {
      const { secret, before } = await rotateWebhookSecret(onceOnly(d, request), staffOf(request), request.params.id)
      reply.code(201)
      return { secret, beforeUntil: before }
    },
  )

  app.get(
    '/v1/webhooks/:id/deliveries',
    {
      config: reads,
      schema: {
        tags,
        summary: 'What was sent, newest first, for 30 days',
        params,
        querystring: Type.Object({
          ...PageQuery,
          state: Type.Optional(choice(['waiting', 'sent', 'failed'] as const, 'Without it all')),
        }),
        response: answers({ 200: page(Delivery) }),
      },
    },
    async (request) => {
      const viewer = staffOf(request)
      if (!(await d.store.webhookFor(viewer, request.params.id))) throw fail('not_found')
      const { items, next } = await d.store.deliveriesFor(
        viewer,
        request.params.id,
        pageOf(request.query),
        request.query.state,
      )
      return { items: items.map(presentDelivery), next }
    },
  )

  app.post(
    '/v1/webhooks/:id/deliveries/:deliveryId/replays',
    {
      config: acts,
      schema: {
        tags,
        summary: 'Send one again, with the same id',
        params: Type.Object({ id: idOf('webhook'), deliveryId: idOf('delivery') }),
        response: answers({ 201: Delivery }),
      },
    },
    async (request, reply) => {
      const delivery = await replayDelivery(
        onceOnly(d, request),
        staffOf(request),
        request.params.id,
        request.params.deliveryId,
      )
      reply.code(201)
      return presentDelivery(delivery)
    },
  )
}

function presentWebhook({ id, url, topics, content, createdBy, createdAt, pausedAt }: CoreWebhook): Webhook {
  return { id, url, topics: [...topics], content, createdBy, createdAt, pausedAt }
}

function presentDelivery(one: CoreDelivery): Delivery {
  const { id, webhookId, topic, data, state, attempts, nextAt, createdAt, settledAt, lastStatus, lastFailure } = one
  return {
    id,
    webhookId,
    topic,
    objectId: data.object?.id ?? null,
    conversationId: data.conversationId ?? null,
    state,
    attempts,
    nextAt: state === 'waiting' ? nextAt : null,
    createdAt,
    settledAt,
    lastStatus,
    lastFailure,
  }
}
