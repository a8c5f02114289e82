import { expiring, type Expiring } from '../core/expiry.ts'
import type { Housekeeper } from '../core/viewer.ts'
import type { Store } from '../flows/store-port.ts'
import { orFailure } from './database-errors.ts'
import { deleteExpired, expiredIn } from './delete-expired.ts'
import type { Ground } from './ground.ts'
import { indexAttributes } from './index-attributes.ts'

const batch = 500

/** What the timetable runs, by name. Each may be run twice and by any process. */
export function storeTasks(ground: Ground, store: Store): Readonly<Record<string, () => Promise<void>>> {
  const { db, clock } = ground
  return {
    'index-attributes': async () => {
      while ((await orFailure(() => indexAttributes(ground, batch))) === batch);
    },

    'delete-expired': async () => {
      if (!(await store.isClockSteady())) return
      for (const what of expiring)
        for (const workspaceId of await expiredIn(db, what, clock.now()))
          while ((await destroyExpired(store, workspaceId, what)) > 0);
      while (Object.values(await deleteExpired(db, clock.now(), batch)).some((count) => count > 0));
    },

    'wake-snoozed': async () => {
      const asleep = db
        .selectFrom('conversations')
        .select(['workspace_id', 'id', 'contact_id', 'last_position'])
        .where('state', '=', 'snoozed')
        .where('snoozed_until', '<=', clock.now())
        .limit(batch)
      const due = await orFailure(() => asleep.execute())
      for (const { workspace_id: workspaceId, id, contact_id: contactId, last_position: position } of due) {
        const house: Housekeeper = { type: 'system', id: 'wake-snoozed', workspaceId, address: null }
        await store.write(workspaceId, async (tx) => {
          await tx.changeConversation(id, { what: 'reopened' }, clock.now())
          await tx.log(house, {
            action: 'conversation.reopened',
            object: { type: 'conversation', id },
            about: contactId,
          })
          tx.announce({ type: 'conversation', conversationId: id, contactId, position, note: true })
        })
      }
    },
  }
}

/** Told of in the transaction that destroys it. */
function destroyExpired(store: Store, workspaceId: string, what: Expiring): Promise<number> {
  const house: Housekeeper = { type: 'system', id: 'delete-expired', workspaceId, address: null }
  return store.write(workspaceId, async (tx) => {
    const count = await tx.destroyExpired(what, batch)
    if (count > 0) await tx.log(house, { action: `${what}.expired`, object: null, details: { count } })
    return count
  })
}
