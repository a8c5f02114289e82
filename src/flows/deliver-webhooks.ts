import { allows } from '../core/permission.ts'
import type { Staff } from '../core/viewer.ts'
import { liveSecrets, nextAttempt, type Delivery, type DeliveryFailure } from '../core/webhook.ts'
import type { Deps } from './ports.ts'
import type { DueDelivery } from './store-port.ts'

/** Signs and posts one message, to public addresses only, and follows nobody elsewhere. */
export type Courier = (letter: Letter) => Promise<{ readonly status: number } | { readonly failure: DeliveryFailure }>
export type Letter = {
  readonly url: string
  readonly secrets: readonly string[]
  readonly id: string
  /** Seconds since 1970. */
  readonly timestamp: number
  readonly body: string
}

/** As many as are sent at the same time. While one is under way, the next of its ordering key waits. */
const atOnce = 32

/** What is due, once. Resolves to how many there were; call again while there are any. Any process may run it at any time. */
export async function deliverDue(d: Deps, courier: Courier): Promise<number> {
  const due = await d.store.claimDeliveries(d.clock.now(), atOnce)
  await Promise.all(due.map((one) => deliver(d, courier, one)))
  return due.length
}

async function deliver(
  d: Deps,
  courier: Courier,
  { workspaceId, delivery, webhook, secrets, makerPermits }: DueDelivery,
): Promise<void> {
  const now = d.clock.now()
  // Words go only as long as the one who asked for them could read them here.
  const body = await bodyOf(d, workspaceId, delivery, webhook.content && allows(makerPermits, 'conversation:read'))
  const letter = {
    url: webhook.url,
    secrets: liveSecrets(secrets, now),
    id: delivery.id,
    timestamp: Math.floor(now.getTime() / 1000),
    body,
  }
  const answer = await courier(letter)
  const status = 'status' in answer ? answer.status : null
  const arrived = status !== null && status >= 200 && status < 300
  // 410 is how the other side says that it wants no more.
  const unwanted = status === 410
  const failure =
    'failure' in answer ? answer.failure : status !== null && status >= 300 && status < 400 ? 'redirected' : 'refused'
  const again =
    arrived || unwanted ? undefined : nextAttempt(delivery.attempts, d.clock.now(), d.random.bytes(1)[0]! / 255)
  await d.store.write(workspaceId, async (tx) => {
    await tx.settleDelivery(webhook.id, delivery.id, {
      state: arrived ? 'sent' : again ? 'waiting' : 'failed',
      status,
      failure: arrived ? null : failure,
      nextAt: again ?? null,
      at: d.clock.now(),
    })
    if (!unwanted) return
    const found = await tx.lockWebhook(webhook.id)
    if (!found || found.webhook.pausedAt !== null) return
    await tx.changeWebhook({ ...found.webhook, pausedAt: d.clock.now().toISOString() })
    const house = { type: 'system', id: 'deliver-webhooks', workspaceId, address: null } as const
    await tx.log(house, {
      action: 'webhook.changed',
      object: { type: 'webhook', id: webhook.id },
      details: { fields: ['paused'], status },
    })
  })
}

/** Ids, and with `content` the words of the part as the team sees them: placeholders where something is sealed. */
async function bodyOf(
  d: Deps,
  workspaceId: string,
  { topic, data, createdAt }: Delivery,
  content: boolean,
): Promise<string> {
  const part = content && data.object?.type === 'part' ? await partOf(d, workspaceId, data.object.id) : undefined
  return JSON.stringify({ type: topic, timestamp: createdAt, data: { ...data, ...(part ? { part } : {}) } })
}

async function partOf(d: Deps, workspaceId: string, id: string): Promise<object | undefined> {
  const eyes: Staff = {
    type: 'api-key',
    id: 'deliver-webhooks',
    workspaceId,
    address: null,
    permits: [{ permission: 'conversation:read' }],
  }
  const part = await d.store.partFor(eyes, id)
  return (
    part && {
      kind: part.kind,
      position: part.position,
      revision: part.revision,
      text: part.body.text,
      createdAt: part.createdAt,
    }
  )
}
