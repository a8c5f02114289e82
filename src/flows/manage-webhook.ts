import { fail, invalid } from '../core/errors.ts'
import { isId } from '../core/id.ts'
import { may, type Staff } from '../core/viewer.ts'
import {
  isWebhookUrl,
  makeWebhookSecret,
  rotateSecrets,
  webhookTopics,
  type Delivery,
  type Webhook,
  type WebhookTopic,
} from '../core/webhook.ts'
import type { Deps } from './ports.ts'

type WebhookInput = { readonly url: string; readonly topics: readonly string[]; readonly content: boolean }
type WebhookChange = Partial<WebhookInput> & { readonly paused?: boolean }

/** The secret is shown once. */
export async function createWebhook(
  d: Deps,
  viewer: Staff,
  id: string,
  input: WebhookInput,
  anyAddress: boolean,
): Promise<{ webhook: Webhook; secret: string }> {
  if (!isId('webhook', id)) throw invalid('id', 'Make an id for the webhook: whk_ and a ULID in lower case.')
  const topics = check(viewer, input, anyAddress)
  const now = d.clock.now()
  const secret = makeWebhookSecret(d.random.bytes)
  const webhook: Webhook = {
    id,
    url: input.url,
    topics,
    content: input.content,
    createdBy: viewer.id,
    createdAt: now.toISOString(),
    pausedAt: null,
  }
  await d.store.write(viewer.workspaceId, async (tx) => {
    await tx.addWebhook(webhook, [{ secret, until: null }])
    await tx.log(viewer, {
      action: 'webhook.created',
      object: { type: 'webhook', id },
      details: { topics: [...topics], content: webhook.content },
    })
  })
  return { webhook, secret }
}

export async function changeWebhook(
  d: Deps,
  viewer: Staff,
  id: string,
  change: WebhookChange,
  anyAddress: boolean,
  expected?: number,
): Promise<Webhook> {
  return d.store.write(viewer.workspaceId, async (tx) => {
    await tx.expectRevision('webhook', id, expected)
    const before = await tx.lockWebhook(id)
    if (!before) throw fail('not_found')
    const { paused, ...given } = change
    const next = { ...before.webhook, ...given }
    const topics = check(viewer, next, anyAddress)
    const pausedAt =
      paused === undefined ? next.pausedAt : paused ? (next.pausedAt ?? d.clock.now().toISOString()) : null
    // Where words go and whether they do is from now on by the rights of who says so.
    const isTheirs = change.url !== undefined || change.content !== undefined
    const webhook: Webhook = { ...next, topics, pausedAt, createdBy: isTheirs ? viewer.id : next.createdBy }
    await tx.changeWebhook(webhook)
    await tx.log(viewer, {
      action: 'webhook.changed',
      object: { type: 'webhook', id },
      details: { fields: Object.keys(change) },
    })
    return webhook
  })
}

/** The secret before goes on to sign for a day, so that the other side can change over at its leisure. */
export async function rotateWebhookSecret(
  d: Deps,
  viewer: Staff,
  id: string,
): Promise<{ secret: string; before: string | null }> {
  return d.store.write(viewer.workspaceId, async (tx) => {
    const found = await tx.lockWebhook(id)
    if (!found) throw fail('not_found')
    const secret = makeWebhookSecret(d.random.bytes)
    const secrets = rotateSecrets(found.secrets, secret, d.clock.now())
    await tx.setWebhookSecrets(id, secrets)
    await tx.log(viewer, { action: 'webhook.secret-rotated', object: { type: 'webhook', id } })
    return { secret, before: secrets[1]?.until ?? null }
  })
}

export async function removeWebhook(d: Deps, viewer: Staff, id: string): Promise<void> {
  await d.store.write(viewer.workspaceId, async (tx) => {
    if (!(await tx.removeWebhook(id))) throw fail('not_found')
    await tx.log(viewer, { action: 'webhook.removed', object: { type: 'webhook', id } })
  })
}

/** Sends one again, whether it had arrived or not; with the same id, by which the other side can tell. */
export async function replayDelivery(d: Deps, viewer: Staff, webhookId: string, id: string): Promise<Delivery> {
  return d.store.write(viewer.workspaceId, async (tx) => {
    const delivery = await tx.replayDelivery(webhookId, id, d.clock.now())
    if (!delivery) throw fail('not_found')
    await tx.log(viewer, {
      action: 'webhook.replayed',
      object: { type: 'webhook', id: webhookId },
      details: { delivery: id },
    })
    return delivery
  })
}

function check(viewer: Staff, { url, topics, content }: WebhookInput, anyAddress: boolean): WebhookTopic[] {
  if (!isWebhookUrl(url, anyAddress))
    throw invalid(
      'url',
      'Give an address like https://example.com/hooks, on the open internet, with a name and without a user in it.',
    )
  const known = webhookTopics.filter((topic) => topics.includes(topic))
  if (known.length === 0 || known.length !== new Set(topics).size)
    throw invalid('topics', 'Name topics from the list of topics.')
  if (content && !may(viewer, 'conversation:read'))
    throw fail('forbidden', 'Only who may read conversations can have their words sent on.')
  return known
}
