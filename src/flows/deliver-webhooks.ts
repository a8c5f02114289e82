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

/** As many as one webhook is sent at the same time. While one is under way, the next of its ordering key waits. */
const atOnce = 16

type Deliveries = {
  /** Begins with each webhook that has something due and is not being sent to. Resolves to how many these are; throws what the last ones failed of. */
  readonly begin: () => Promise<number>
  /** Begins nothing more, and waits for what is under way. */
  readonly end: () => Promise<void>
}

/** Webhooks are sent to side by side, so that one that answers slowly, or never, holds up nobody but itself. Any process may run it. */
export function openDeliveries(d: Deps, courier: Courier): Deliveries {
  /** By `nameOf`: the id alone is the maker's choice, and another workspace may have chosen the same. */
  const underWay = new Map<string, Promise<void>>()
  let ending = false
  let problem: unknown

  async function sendAll(workspaceId: string, webhookId: string): Promise<void> {
    try {
      while (!ending) {
        const due = await d.store.claimDeliveries(workspaceId, webhookId, d.clock.now(), atOnce)
        if (due.length === 0) break
        await Promise.all(due.map((one) => deliver(d, courier, one)))
      }
    } catch (error) {
      problem = error
    } finally {
      underWay.delete(nameOf({ workspaceId, webhookId }))
    }
  }

  return {
    async begin() {
      const found = problem
      problem = undefined
      if (found !== undefined) throw found
      const due = await d.store.webhooksDue(d.clock.now())
      const fresh = due.filter((one) => !underWay.has(nameOf(one)))
      for (const one of fresh) underWay.set(nameOf(one), sendAll(one.workspaceId, one.webhookId))
      return fresh.length
    },
    async end() {
      ending = true
      await Promise.all(underWay.values())
    },
  }
}

const nameOf = ({ workspaceId, webhookId }: { workspaceId: string; webhookId: string }) => `${workspaceId} ${webhookId}`

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
