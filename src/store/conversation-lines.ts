/** Lines of the inbox and of its search: one statement for what stands in them, one call for all their keys. */
import { sql, type RawBuilder } from 'kysely'
import type { ConversationSummary } from '../core/conversation.ts'
import type { SafeText } from '../core/seal.ts'
import type { Viewer } from '../core/viewer.ts'
import type { ConversationRow } from './conversation-row.ts'
import { conversationOf } from './conversations.ts'
import { excerptOf } from './excerpt.ts'
import { onlyContact, type Ground } from './ground.ts'
import { boxesFor, wordsOf } from './words.ts'

export type LineRow = ConversationRow & {
  contact_name: Buffer | null
  contact_email: Buffer | null
  preview_id: string | null
  preview_body: Buffer | null
  preview_author: string | null
  preview_kind: 'message' | 'note' | null
  hit_id: string | null
  hit_body: Buffer | null
  score: number
}

export type Line = ConversationSummary & { readonly partId: string | null; readonly excerpt: SafeText | null }

/** Of the row named `c`, whose joins are `lineJoins`. */
export function lineColumns(viewer: Viewer): RawBuilder<unknown> {
  return sql`c.*, ${lastPositionFor(onlyContact(viewer) !== undefined)}, k.name_locked as contact_name, k.email_locked as contact_email,
    m.id as preview_id, m.body_locked as preview_body, m.author_type as preview_author, m.kind as preview_kind,
    array(select t.tag_id::text from conversation_tags t
      where t.workspace_id = c.workspace_id and t.conversation_id = c.id order by t.tag_id) as tag_ids`
}

export function lineJoins(viewer: Viewer): RawBuilder<unknown> {
  return sql`join contacts k on k.workspace_id = c.workspace_id and k.id = c.contact_id
    left join lateral (
      select id, body_locked, author_type, kind, position from parts
      where workspace_id = c.workspace_id and conversation_id = c.id
        and ${onlyContact(viewer) !== undefined ? sql`kind = 'message'` : sql`kind <> 'event'`}
      order by position desc limit 1) m on true`
}

/**
 * For the team the newest part. For a contact the newest message that they may see, so that a note looks like nothing;
 * and how far the team has read is the newest of their own messages that it has, which tells nothing of notes either;
 * both stand after `c.*`, and of two columns with one name the driver keeps the later.
 */
function lastPositionFor(isContact: boolean): RawBuilder<unknown> {
  if (!isContact) return sql`c.last_position`
  return sql`coalesce(m.position, 0) as last_position,
    coalesce((select max(position) from parts
    where workspace_id = c.workspace_id and conversation_id = c.id and kind = 'message' and author_type = 'contact'
      and position <= c.read_by_team), 0) as read_by_team`
}

/** By id; those whose key was destroyed are absent. */
export async function openLines(
  ground: Ground,
  viewer: Viewer,
  rows: readonly LineRow[],
  terms: readonly string[],
): Promise<Map<string, Line>> {
  const boxes = await boxesFor(
    ground,
    viewer.workspaceId,
    rows.map((row) => row.contact_id),
  )
  const lines = new Map<string, Line>()
  for (const row of rows) {
    const box = boxes.get(row.contact_id)
    if (!box) continue
    const contact = wordsOf(box, 'contacts', row.contact_id)
    const body = (id: string | null, locked: Buffer | null, around: readonly string[]) =>
      id === null || locked === null ? null : excerptOf(wordsOf(box, 'parts', id).openSafe('body', locked), around)
    lines.set(row.id, {
      ...conversationOf(row, box),
      contactName: row.contact_name && contact.openSafe('name', row.contact_name),
      contactEmail: row.contact_email && contact.open('email', row.contact_email),
      preview: body(row.preview_id, row.preview_body, []),
      previewAuthor: row.preview_author === null ? null : row.preview_author === 'contact' ? 'contact' : 'team',
      previewKind: row.preview_kind,
      partId: row.hit_id,
      excerpt: body(row.hit_id, row.hit_body, terms),
    })
  }
  return lines
}
