import type { Housekeeper } from '../core/viewer.ts'
import type { Store } from '../flows/store-port.ts'
import { orFailure } from './database-errors.ts'
import { deleteExpired } from './delete-expired.ts'
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
      for (;;) {
        const gone = await deleteExpired(db, clock.now(), batch)
        const ended = [
          ...gone.sealedValues.map((each) => ({ ...each, action: 'value.expired' as const })),
          ...gone.secrets.map((each) => ({ ...each, action: 'secret.expired' as const })),
          ...gone.exportFiles.map((each) => ({ ...each, action: 'export.expired' as const })),
        ]
        for (const { workspaceId, count, action } of ended) {
          const house: Housekeeper = { type: 'system', id: 'delete-expired', workspaceId, address: null }
          await store.write(workspaceId, (tx) => tx.log(house, { action, object: null, details: { count } }))
        }
        if (
          gone.sealedValues.length +
            gone.secrets.length +
            gone.exportFiles.length +
            gone.sessions +
            gone.signInLinks +
            gone.passwordTries +
            gone.letters +
            gone.visitorSessions +
            gone.requestRepeats +
            gone.redactionSessions +
            gone.deliveries ===
          0
        )
          return
      }
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
