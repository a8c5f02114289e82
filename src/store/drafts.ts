import type { Selectable } from 'kysely'
import type { Conversation } from '../core/conversation.ts'
import { joinDrafts, type Draft } from '../core/draft.ts'
import type { Box } from '../flows/ports.ts'
import type { Store } from '../flows/store-port.ts'
import type { Writing } from '../flows/writing.ts'
import type { Act, Ground } from './ground.ts'
import type { Tables } from './tables.ts'
import { boxesFor, boxFor, isoOf, wordsOf } from './words.ts'

type DraftRow = Selectable<Tables['drafts']>

/** Under the contact's key: what was begun to be written to somebody goes with them. */
const rowOf = (conversationId: string, teammateId: string) => `${conversationId}.${teammateId}`

const modeOf = (row: Pick<DraftRow, 'mode'>): Draft['mode'] => (row.mode === 'note' ? 'note' : 'message')

export function draftReads(ground: Ground): Pick<Store, 'draftFor'> {
  return {
    async draftFor(viewer, conversationId) {
      const row = await ground.db
        .selectFrom('drafts')
        .selectAll()
        .where('workspace_id', '=', viewer.workspaceId)
        .where('conversation_id', '=', conversationId)
        .where('teammate_id', '=', viewer.id)
        .executeTakeFirst()
      if (!row) return undefined
      const box = (await boxesFor(ground, viewer.workspaceId, [row.contact_id])).get(row.contact_id)
      return box && openDraft(row, box)
    },
  }
}

export function openDraft(row: DraftRow, box: Box): Draft {
  return {
    mode: modeOf(row),
    body: wordsOf(box, 'drafts', rowOf(row.conversation_id, row.teammate_id)).openSafe('body', row.body_locked),
    updatedAt: isoOf(row.updated_at),
  }
}

/** What was begun in a conversation that becomes part of another one goes there too. */
export async function moveDrafts(act: Act, from: Conversation, into: Conversation): Promise<void> {
  const { db, workspaceId } = act
  const rows = await db
    .deleteFrom('drafts')
    .where('workspace_id', '=', workspaceId)
    .where('conversation_id', '=', from.id)
    .returningAll()
    .execute()
  if (rows.length === 0) return
  const box = await boxFor(act, into.contactId)
  const open = (row: DraftRow) => {
    const words = wordsOf(box, 'drafts', rowOf(row.conversation_id, row.teammate_id))
    return { mode: modeOf(row), text: words.openSafe('body', row.body_locked).text }
  }
  for (const row of rows) {
    const there = await db
      .selectFrom('drafts')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('conversation_id', '=', into.id)
      .where('teammate_id', '=', row.teammate_id)
      .executeTakeFirst()
    const { mode, text } = there ? joinDrafts(open(there), open(row)) : open(row)
    const updatedAt = isoOf(row.updated_at)
    await draftWrites(act).keepDraft(row.teammate_id, into, { mode, body: { text, seals: [] }, updatedAt })
  }
}

export function draftWrites(act: Act): Pick<Writing, 'keepDraft' | 'draftAt'> {
  const { db, workspaceId } = act
  return {
    async draftAt(conversationId, teammateId) {
      const row = await db
        .selectFrom('drafts')
        .selectAll()
        .where('workspace_id', '=', workspaceId)
        .where('conversation_id', '=', conversationId)
        .where('teammate_id', '=', teammateId)
        .forUpdate()
        .executeTakeFirst()
      const box = row && (await boxesFor(act, workspaceId, [row.contact_id])).get(row.contact_id)
      return row && box && openDraft(row, box)
    },

    async keepDraft(teammateId, conversation, draft) {
      if (draft === null) {
        await db
          .deleteFrom('drafts')
          .where('workspace_id', '=', workspaceId)
          .where('conversation_id', '=', conversation.id)
          .where('teammate_id', '=', teammateId)
          .execute()
        return
      }
      const box = await boxFor(act, conversation.contactId)
      const kept = {
        mode: draft.mode,
        body_locked: wordsOf(box, 'drafts', rowOf(conversation.id, teammateId)).lockSafe('body', draft.body),
        updated_at: new Date(draft.updatedAt),
      }
      await db
        .insertInto('drafts')
        .values({
          workspace_id: workspaceId,
          conversation_id: conversation.id,
          teammate_id: teammateId,
          contact_id: conversation.contactId,
          ...kept,
        })
        .onConflict((conflict) =>
          conflict.columns(['workspace_id', 'conversation_id', 'teammate_id']).doUpdateSet(kept),
        )
        .execute()
    },
  }
}
