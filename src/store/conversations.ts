import { sql, type RawBuilder } from 'kysely'
import type { Conversation, ConversationChange, ConversationState } from '../core/conversation.ts'
import { fail } from '../core/errors.ts'
import type { Box } from '../flows/ports.ts'
import type { Store } from '../flows/store-port.ts'
import type { Writing } from '../flows/writing.ts'
import type { Actor } from '../core/viewer.ts'
import { conversationFields, tagIds, type ConversationRow } from './conversation-row.ts'
import { onlyContact, type Act, type Ground } from './ground.ts'
import { index } from './search-index.ts'
import { boxesFor, boxFor, isoOf, isoOrNull, wordsOf } from './words.ts'

type Writes = Pick<Writing, 'addConversation' | 'lockConversation' | 'changeConversation' | 'markRead'>

export function conversationReads(ground: Ground): Pick<Store, 'conversationFor'> {
  return {
    conversationFor: (viewer, id) => find(ground, viewer, id, false),
  }
}

export function conversationWrites(act: Act): Writes {
  const { db, workspaceId } = act
  const byId = (id: string) =>
    db.updateTable('conversations').where('workspace_id', '=', workspaceId).where('id', '=', id)

  return {
    async addConversation({ id, contactId, title, createdAt }) {
      const box = await boxFor(act, contactId)
      const at = new Date(createdAt)
      const added = await db
        .insertInto('conversations')
        .values({
          workspace_id: workspaceId,
          id,
          contact_id: contactId,
          title_locked: title && wordsOf(box, 'conversations', id).lockSafe('title', title),
          state: 'open',
          assignee_id: null,
          snoozed_until: null,
          created_at: at,
          updated_at: at,
        })
        .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doNothing())
        .returning('id')
        .executeTakeFirst()
      if (added) {
        if (title) await indexTitle(act, id, contactId, title.text, at)
        return true
      }
      const there = await db
        .selectFrom('conversations')
        .select('contact_id')
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .executeTakeFirst()
      if (there?.contact_id !== contactId) throw fail('conflict')
      return false
    },

    async lockConversation(viewer, id) {
      return viewer.workspaceId === workspaceId ? find(act, viewer, id, true) : undefined
    },

    async changeConversation(id, change, at) {
      const contactId = await touch(act, id, at)
      switch (change.what) {
        case 'assigned':
          await byId(id).set({ assignee_id: change.assigneeId }).execute()
          return
        case 'handed':
          await byId(id).set({ team_id: change.teamId }).execute()
          return
        case 'closed':
          await byId(id).set({ state: 'closed', snoozed_until: null, closed_at: at, waiting_since: null }).execute()
          return
        case 'reopened':
          await byId(id)
            .set({ state: 'open', snoozed_until: null, waiting_since: firstUnanswered(workspaceId, id) })
            .execute()
          return
        case 'snoozed':
          await byId(id)
            .set({ state: 'snoozed', snoozed_until: new Date(change.until) })
            .execute()
          return
        case 'tagged':
          await db
            .insertInto('conversation_tags')
            .values({ workspace_id: workspaceId, conversation_id: id, tag_id: change.tagId, contact_id: contactId })
            .onConflict((conflict) => conflict.doNothing())
            .execute()
          return
        case 'untagged':
          await db
            .deleteFrom('conversation_tags')
            .where('workspace_id', '=', workspaceId)
            .where('conversation_id', '=', id)
            .where('tag_id', '=', change.tagId)
            .execute()
          return
        case 'titled':
          await setTitle(act, id, contactId, change, at)
      }
    },

    async markRead(id, by, position) {
      const column = by === 'contact' ? 'read_by_contact' : 'read_by_team'
      const { numUpdatedRows } = await byId(id)
        .set({ [column]: sql`least(${position}::integer, last_position)` })
        .where(column, '<', sql<number>`least(${position}::integer, last_position)`)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
  }
}

/** `lock`: what is merged into another while this waits for it is looked for again, there. */
async function find(ground: Ground, viewer: Actor, id: string, lock: boolean): Promise<Conversation | undefined> {
  const row = (await rowOf(ground, viewer, id, lock)) ?? (lock ? await rowOf(ground, viewer, id, lock) : undefined)
  if (!row) return undefined
  const box = (await boxesFor(ground, viewer.workspaceId, [row.contact_id])).get(row.contact_id)
  return box && conversationOf(row, box)
}

function rowOf(ground: Ground, viewer: Actor, id: string, lock: boolean): Promise<ConversationRow | undefined> {
  const contactId = onlyContact(viewer)
  return (
    ground.db
      .selectFrom('conversations as c')
      .select(conversationFields.map((name) => `c.${name}` as const))
      .select(tagIds)
      .where('c.workspace_id', '=', viewer.workspaceId)
      .where('c.id', '=', standing(viewer.workspaceId, id))
      .$if(contactId !== undefined, (query) => query.where('c.contact_id', '=', contactId!))
      // Asked of the row as it is once it is ours: a pointer to another takes no part, and must not be merged a second time.
      .$if(lock, (query) => query.where('c.merged_into', 'is', null).forUpdate('c'))
      .executeTakeFirst()
  )
}

/** Where the parts of a conversation are now: what was merged lives on in another. */
export function standingAt(workspaceId: string, id: string): string {
  return `coalesce((select m.merged_into from conversations m
    where m.workspace_id = ${workspaceId} and m.id = ${id} and m.merged_into is not null), ${id})`
}

function standing(workspaceId: string, id: string): RawBuilder<string> {
  return sql<string>`coalesce((select m.merged_into from conversations m
    where m.workspace_id = ${workspaceId} and m.id = ${id} and m.merged_into is not null), ${id})`
}

/**
 * When the contact wrote for the first time after the team's last message. Who was closed without one was done with if they wrote
 * again; if they did not, whoever opens it again finds them waiting as before.
 */
export function firstUnanswered(workspaceId: string, id: string): RawBuilder<Date | null> {
  const parts = sql`from parts where workspace_id = ${workspaceId} and conversation_id = ${id}`
  const asked = sql`kind = 'message' and author_type = 'contact'`
  return sql<Date | null>`(select min(created_at) ${parts} and ${asked} and position > coalesce((
    select max(position) ${parts} and (kind = 'message' and author_type in ('teammate', 'api-key')
      or event ->> 'what' = 'closed' and position < (select max(position) ${parts} and ${asked}))), 0))`
}

/** Newest activity first is the inbox's order; a clock that is behind on another server must not turn it back. */
async function touch(act: Act, id: string, at: Date): Promise<string> {
  const row = await act.db
    .updateTable('conversations')
    .set({ updated_at: sql`greatest(updated_at, ${at})` })
    .where('workspace_id', '=', act.workspaceId)
    .where('id', '=', id)
    .returning('contact_id')
    .executeTakeFirst()
  if (!row) throw fail('not_found')
  return row.contact_id
}

export async function setTitle(
  act: Act,
  id: string,
  contactId: string,
  { title }: Pick<Extract<ConversationChange, { what: 'titled' }>, 'title'>,
  at: Date,
): Promise<void> {
  const box = await boxFor(act, contactId)
  await act.db
    .updateTable('conversations')
    .set({
      title_locked: title && wordsOf(box, 'conversations', id).lockSafe('title', title),
      revision: sql<number>`revision + 1`,
    })
    .where('workspace_id', '=', act.workspaceId)
    .where('id', '=', id)
    .execute()
  await indexTitle(act, id, contactId, title?.text ?? '', at)
}

function indexTitle(act: Act, id: string, contactId: string, text: string, at: Date): Promise<void> {
  return index(act, {
    place: `conversations.title/${id}`,
    contactId,
    conversationId: id,
    partId: null,
    note: false,
    at,
    text,
  })
}

export function conversationOf(row: ConversationRow, box: Box): Conversation {
  return {
    id: row.id,
    contactId: row.contact_id,
    title: row.title_locked && wordsOf(box, 'conversations', row.id).openSafe('title', row.title_locked),
    state: row.state as ConversationState, // the table has a check
    assigneeId: row.assignee_id,
    teamId: row.team_id,
    snoozedUntil: isoOrNull(row.snoozed_until),
    tagIds: row.tag_ids,
    lastPosition: row.last_position,
    readByContact: row.read_by_contact,
    readByTeam: row.read_by_team,
    waitingSince: isoOrNull(row.waiting_since),
    createdAt: isoOf(row.created_at),
    updatedAt: isoOf(row.updated_at),
  }
}
