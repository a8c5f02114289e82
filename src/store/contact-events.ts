import { sql } from 'kysely'
import { maxEventNames } from '../core/contact-event.ts'
import type { Store } from '../flows/store-port.ts'
import type { Writing } from '../flows/writing.ts'
import type { Act, Ground } from './ground.ts'
import { boxesFor, boxFor, hashOf, isoOf, wordsOf } from './words.ts'

export function contactEventReads(ground: Ground): Pick<Store, 'eventsOf'> {
  return {
    async eventsOf(viewer, contactId) {
      const rows = await ground.db
        .selectFrom('contact_events')
        .selectAll()
        .where('workspace_id', '=', viewer.workspaceId)
        .where('contact_id', '=', contactId)
        .orderBy('last_at', 'desc')
        .limit(maxEventNames)
        .execute()
      const box = (await boxesFor(ground, viewer.workspaceId, [contactId])).get(contactId)
      if (!box) return []
      const words = wordsOf(box, 'contact_events', contactId)
      return rows.map((row) => ({
        name: words.open('name', row.name_locked),
        count: row.count,
        firstAt: isoOf(row.first_at),
        lastAt: isoOf(row.last_at),
      }))
    },
  }
}

export function contactEventWrites(act: Act): Pick<Writing, 'countEvent'> {
  const { db, workspaceId } = act
  return {
    async countEvent(contactId, name, at) {
      const hash = await hashOf(act, workspaceId, 'name', `event:${contactId}:${name}`)
      const counted = await db
        .updateTable('contact_events')
        .set({ count: sql<number>`count + 1`, last_at: at })
        .where('workspace_id', '=', workspaceId)
        .where('contact_id', '=', contactId)
        .where('name_hash', '=', Buffer.from(hash))
        .executeTakeFirst()
      if (counted.numUpdatedRows > 0n) return true
      const { names } = await db
        .selectFrom('contact_events')
        .select(({ fn }) => fn.countAll<string>().as('names'))
        .where('workspace_id', '=', workspaceId)
        .where('contact_id', '=', contactId)
        .executeTakeFirstOrThrow()
      if (Number(names) >= maxEventNames) return false
      const words = wordsOf(await boxFor(act, contactId), 'contact_events', contactId)
      await db
        .insertInto('contact_events')
        .values({
          workspace_id: workspaceId,
          contact_id: contactId,
          name_hash: hash,
          name_locked: words.lock('name', name),
          count: 1,
          first_at: at,
          last_at: at,
        })
        .onConflict((on) =>
          on
            .columns(['workspace_id', 'contact_id', 'name_hash'])
            .doUpdateSet({ count: sql<number>`contact_events.count + 1`, last_at: at }),
        )
        .execute()
      return true
    },
  }
}
