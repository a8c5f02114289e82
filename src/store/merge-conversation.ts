import { sql } from 'kysely'
import type { Writing } from '../flows/writing.ts'
import { firstUnanswered } from './conversations.ts'
import { moveDrafts } from './drafts.ts'
import type { Act } from './ground.ts'

/**
 * Parts keep their ids and their ciphertext, which is bound to the part and not to the conversation; only place and position change.
 * Each gets a new revision, so that screens which have some of them fetch all again.
 */
export function mergeWrites(act: Act): Pick<Writing, 'mergeConversation'> {
  const { db, workspaceId } = act
  return {
    async mergeConversation(from, into) {
      const total = from.lastPosition + into.lastPosition
      const place = sql`workspace_id = ${workspaceId} and conversation_id`
      // Behind the last position of both, so that no two parts ever have the same one; then counted anew by time.
      await sql`update parts set conversation_id = ${into.id}, position = position + ${total + into.lastPosition}
        where ${place} = ${from.id}`.execute(db)
      await sql`update parts set position = position + ${2 * total + into.lastPosition} where ${place} = ${into.id} and position <= ${into.lastPosition}`.execute(
        db,
      )
      await sql`update parts p set position = o.place, revision = p.revision + 1
        from (select id, row_number() over (order by created_at, position) as place from parts where ${place} = ${into.id}) o
        where p.workspace_id = ${workspaceId} and p.conversation_id = ${into.id} and p.id = o.id`.execute(db)

      const read = (one: number, other: number) =>
        one >= into.lastPosition && other >= from.lastPosition ? total : Math.min(one, other)
      await sql`update conversations set
          last_position = ${total},
          read_by_contact = ${read(into.readByContact, from.readByContact)},
          read_by_team = ${read(into.readByTeam, from.readByTeam)},
          waiting_since = case when state = 'closed' then null else ${firstUnanswered(workspaceId, into.id)} end,
          updated_at = greatest(updated_at, (select updated_at from conversations where workspace_id = ${workspaceId} and id = ${from.id}))
        where workspace_id = ${workspaceId} and id = ${into.id}`.execute(db)

      await sql`update search_entries set conversation_id = ${into.id} where ${place} = ${from.id} and part_id is not null`.execute(
        db,
      )
      await sql`delete from search_entries where ${place} = ${from.id}`.execute(db)
      await sql`update findings set conversation_id = ${into.id} where ${place} = ${from.id}`.execute(db)
      await sql`update mentions set conversation_id = ${into.id} where ${place} = ${from.id}`.execute(db)
      await moveDrafts(act, from, into)
      await sql`insert into conversation_tags (workspace_id, conversation_id, tag_id, contact_id)
        select workspace_id, ${into.id}, tag_id, contact_id from conversation_tags where ${place} = ${from.id}
        on conflict do nothing`.execute(db)
      await sql`update conversations set state = 'closed', snoozed_until = null, last_position = 0, read_by_contact = 0, read_by_team = 0,
          waiting_since = null, merged_into = ${into.id} where workspace_id = ${workspaceId} and id = ${from.id}`.execute(
        db,
      )
      // What was merged into it before goes along, so that a pointer is never more than one step long.
      await sql`update conversations set merged_into = ${into.id} where workspace_id = ${workspaceId} and merged_into = ${from.id}`.execute(
        db,
      )
    },
  }
}
