import { sql } from 'kysely'
import { letterDayMs, lettersADay } from '../core/letters.ts'
import type { Store } from '../flows/store-port.ts'
import type { Writing } from '../flows/writing.ts'
import type { Act, Ground } from './ground.ts'

/** As many as one run tells of; the rest comes with the next one. */
const batch = 500

export function unreadAnswerReads({ db }: Ground): Pick<Store, 'unreadAnswers'> {
  return {
    async unreadAnswers(workspaceId, { from, to }) {
      // What was written in the span has moved its conversation since it began: only the newest of the list are looked at.
      const { rows } = await sql<{ conversationId: string; contactId: string; position: number }>`
        select c.id as "conversationId", c.contact_id as "contactId", answer.position
        from conversations c cross join lateral (
          select p.position, p.created_at from parts p
          where p.workspace_id = c.workspace_id and p.conversation_id = c.id and p.position > c.read_by_contact
            and p.kind = 'message' and p.author_type <> 'contact'
          order by p.position desc limit 1) answer
        where c.workspace_id = ${workspaceId} and c.updated_at >= ${from} and c.merged_into is null
          and c.read_by_contact < c.last_position and c.told_contact <= c.read_by_contact
          and answer.created_at between ${from} and ${to}
        order by c.updated_at desc limit ${batch}`.execute(db)
      return rows
    },
  }
}

type Writes = Pick<Writing, 'claimTelling' | 'dropTelling' | 'takeLetter' | 'giveLetterBack'>

export function unreadAnswerWrites({ db, cipher, workspaceId }: Act): Writes {
  const hashOf = (address: string) => Buffer.from(cipher.installationHash(`letter:${address}`))
  const byId = (id: string) =>
    db.updateTable('conversations').where('workspace_id', '=', workspaceId).where('id', '=', id)
  return {
    async claimTelling(id, position) {
      const { numUpdatedRows } = await byId(id)
        .set({ told_contact: position })
        .whereRef('told_contact', '<=', 'read_by_contact')
        .where('read_by_contact', '<', position)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    async dropTelling(id) {
      await byId(id).set({ told_contact: 0 }).execute()
    },

    async takeLetter(address, now) {
      const until = new Date(now.getTime() + letterDayMs)
      const { rows } = await sql`
        insert into letters as l (address_hash, count, until) values (${hashOf(address)}, 1, ${until})
        on conflict (address_hash) do update set count = case when l.until <= ${now} then 1 else l.count + 1 end,
          until = case when l.until <= ${now} then ${until} else l.until end
          where l.until <= ${now} or l.count < ${lettersADay}
        returning 1`.execute(db)
      return rows.length > 0
    },

    async giveLetterBack(address) {
      await sql`update letters set count = count - 1 where address_hash = ${hashOf(address)} and count > 0`.execute(db)
    },
  }
}
