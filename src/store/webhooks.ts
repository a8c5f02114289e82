import { sql, type Selectable } from 'kysely'
import type { Permit } from '../core/permission.ts'
import type { Delivery, Webhook, WebhookSecret, WebhookTopic } from '../core/webhook.ts'
import type { Box } from '../flows/ports.ts'
import type { Store } from '../flows/store-port.ts'
import type { Writing } from '../flows/writing.ts'
import { limitOf, pageOf, readCursor } from './cursor.ts'
import type { Act, Ground } from './ground.ts'
import { permitsOf } from './roles.ts'
import type { Tables } from './tables.ts'
import { boxFor, dateOrNull, isoOf, isoOrNull, wordsOf, workspaceBox } from './words.ts'

/** Longer than a delivery can take; afterwards the process that had it is taken for dead. */
const leaseMs = 60_000

export function webhookReads(
  ground: Ground,
): Pick<Store, 'webhooks' | 'webhookFor' | 'deliveriesFor' | 'webhooksDue' | 'claimDeliveries'> {
  const { db } = ground
  const of = (workspaceId: string) => db.selectFrom('webhooks').selectAll().where('workspace_id', '=', workspaceId)
  return {
    async webhooks(viewer) {
      const rows = await of(viewer.workspaceId).orderBy('created_at', 'desc').orderBy('id', 'desc').execute()
      const box = await workspaceBox(ground, viewer.workspaceId)
      return rows.map((row) => webhookOf(row, box))
    },

    async webhookFor(viewer, id) {
      const row = await of(viewer.workspaceId).where('id', '=', id).executeTakeFirst()
      return row && webhookOf(row, await workspaceBox(ground, viewer.workspaceId))
    },

    async deliveriesFor(viewer, webhookId, page, state) {
      const mark = readCursor(page.cursor)
      const rows = await db
        .selectFrom('webhook_deliveries')
        .selectAll()
        .where('workspace_id', '=', viewer.workspaceId)
        .where('webhook_id', '=', webhookId)
        .$if(state !== undefined, (query) => query.where('state', '=', state!))
        .$if(mark !== undefined, (query) =>
          query.where(({ eb, refTuple, tuple }) => eb(refTuple('created_at', 'id'), '<', tuple(mark!.at, mark!.id))),
        )
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limitOf(page) + 1)
        .execute()
      return pageOf(rows, page, (row) => ({ at: row.created_at, id: row.id }), deliveryOf)
    },

    async webhooksDue(now) {
      const { rows } = await sql<{ workspace_id: string; webhook_id: string }>`
        select w.workspace_id, w.id as webhook_id from webhooks w
        where w.paused_at is null and exists (
          select from webhook_deliveries c where c.workspace_id = w.workspace_id and c.webhook_id = w.id and ${isDue(now)})`.execute(
        db,
      )
      return rows.map((row) => ({ workspaceId: row.workspace_id, webhookId: row.webhook_id }))
    },

    async claimDeliveries(workspaceId, webhookId, now, limit) {
      const { rows } = await sql<Selectable<Tables['webhook_deliveries']>>`
        with due as (
          select c.id from webhook_deliveries c
          join webhooks w on w.workspace_id = c.workspace_id and w.id = c.webhook_id
          where c.workspace_id = ${workspaceId} and c.webhook_id = ${webhookId}
            and w.paused_at is null and ${isDue(now)}
          order by c.next_at limit ${limit} for update of c skip locked)
        update webhook_deliveries d set attempts = d.attempts + 1, next_at = ${new Date(now.getTime() + leaseMs)}
        from due where d.workspace_id = ${workspaceId} and d.webhook_id = ${webhookId} and d.id = due.id
        returning d.*`.execute(db)
      if (rows.length === 0) return []
      const found = await of(workspaceId).where('id', '=', webhookId).executeTakeFirstOrThrow()
      const box = await workspaceBox(ground, workspaceId)
      const makerPermits = await permitsNow(db, workspaceId, found.created_by, now)
      const [webhook, secrets] = [webhookOf(found, box), secretsOf(found, box)]
      return rows.map((row) => ({ workspaceId, delivery: deliveryOf(row), webhook, secrets, makerPermits }))
    },
  }
}

/** Of the row `c`: its hour has come, and nothing before it of its ordering key is still to be sent. */
const isDue = (now: Date) => sql`c.state = 'waiting' and c.next_at <= ${now} and not exists (
  select from webhook_deliveries e
  where e.workspace_id = c.workspace_id and e.webhook_id = c.webhook_id and e.ordering_key = c.ordering_key
    and e.state = 'waiting' and e.arrival < c.arrival)`

/** What a teammate or a key may do at this moment; nothing once it was deactivated, revoked or has expired. */
async function permitsNow(db: Ground['db'], workspaceId: string, id: string, now: Date): Promise<readonly Permit[]> {
  const { rows } = await sql<{ permits: unknown }>`
    select r.permits from teammates t join roles r on r.workspace_id = t.workspace_id and r.id = t.role_id
    where t.workspace_id = ${workspaceId} and t.id = ${id} and t.deactivated_at is null
    union all
    select k.permits from api_keys k where k.workspace_id = ${workspaceId} and k.id = ${id}
      and k.revoked_at is null and (k.expires_at is null or k.expires_at > ${now})`.execute(db)
  return permitsOf(rows[0]?.permits ?? [])
}

type Writes = Pick<
  Writing,
  | 'addWebhook'
  | 'lockWebhook'
  | 'changeWebhook'
  | 'setWebhookSecrets'
  | 'removeWebhook'
  | 'settleDelivery'
  | 'replayDelivery'
>

export function webhookWrites(act: Act): Writes {
  const { db, workspaceId } = act
  const lockSecrets = async (id: string, secrets: readonly WebhookSecret[]) =>
    wordsOf(await boxFor(act, null), 'webhooks', id).lock('secrets', JSON.stringify(secrets))
  const columns = async (webhook: Webhook) => ({
    url_locked: wordsOf(await boxFor(act, null), 'webhooks', webhook.id).lock('url', webhook.url),
    topics: JSON.stringify(webhook.topics),
    content: webhook.content,
    paused_at: dateOrNull(webhook.pausedAt),
    created_by: webhook.createdBy,
  })
  const at = (id: string) => db.updateTable('webhooks').where('workspace_id', '=', workspaceId).where('id', '=', id)
  return {
    async addWebhook(webhook, secrets) {
      await db
        .insertInto('webhooks')
        .values({
          workspace_id: workspaceId,
          id: webhook.id,
          ...(await columns(webhook)),
          secrets_locked: await lockSecrets(webhook.id, secrets),
          created_at: new Date(webhook.createdAt),
        })
        .execute()
    },

    async lockWebhook(id) {
      const row = await db
        .selectFrom('webhooks')
        .selectAll()
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst()
      if (!row) return undefined
      const box = await boxFor(act, null)
      return { webhook: webhookOf(row, box), secrets: secretsOf(row, box) }
    },

    async changeWebhook(webhook) {
      await at(webhook.id)
        .set({ ...(await columns(webhook)), revision: sql<number>`revision + 1` })
        .execute()
    },

    async setWebhookSecrets(id, secrets) {
      await at(id)
        .set({ secrets_locked: await lockSecrets(id, secrets) })
        .execute()
    },

    async removeWebhook(id) {
      const { numDeletedRows } = await db
        .deleteFrom('webhooks')
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },

    async settleDelivery(webhookId, id, { state, status, failure, nextAt, at: when }) {
      await db
        .updateTable('webhook_deliveries')
        .set({
          state,
          last_status: status,
          last_failure: failure,
          settled_at: state === 'waiting' ? null : when,
          ...(nextAt ? { next_at: nextAt } : {}),
        })
        .where('workspace_id', '=', workspaceId)
        .where('webhook_id', '=', webhookId)
        .where('id', '=', id)
        .execute()
    },

    async replayDelivery(webhookId, id, when) {
      const row = await db
        .updateTable('webhook_deliveries')
        .set({ state: 'waiting', attempts: 0, next_at: when, settled_at: null })
        .where('workspace_id', '=', workspaceId)
        .where('webhook_id', '=', webhookId)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst()
      return row && deliveryOf(row)
    },
  }
}

function webhookOf(row: Selectable<Tables['webhooks']>, box: Box): Webhook {
  return {
    id: row.id,
    url: wordsOf(box, 'webhooks', row.id).open('url', row.url_locked),
    topics: row.topics as WebhookTopic[], // written above from this very type
    content: row.content,
    createdBy: row.created_by,
    createdAt: isoOf(row.created_at),
    pausedAt: isoOrNull(row.paused_at),
  }
}

function secretsOf(row: Selectable<Tables['webhooks']>, box: Box): WebhookSecret[] {
  return JSON.parse(wordsOf(box, 'webhooks', row.id).open('secrets', row.secrets_locked)) as WebhookSecret[] // locked above
}

function deliveryOf(row: Selectable<Tables['webhook_deliveries']>): Delivery {
  return {
    id: row.id,
    webhookId: row.webhook_id,
    topic: row.topic as WebhookTopic, // as the log writes them: activity.ts
    data: row.data as Delivery['data'],
    state: row.state as Delivery['state'], // the table has a check
    attempts: row.attempts,
    nextAt: isoOf(row.next_at),
    createdAt: isoOf(row.created_at),
    settledAt: isoOrNull(row.settled_at),
    lastStatus: row.last_status,
    lastFailure: row.last_failure as Delivery['lastFailure'],
  }
}
