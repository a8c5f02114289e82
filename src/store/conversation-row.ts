import { sql, type Selectable } from 'kysely'
import type { Tables } from './tables.ts'

/** Of the row named `c`. All that `conversationOf` reads, by name, so that the statement may be kept planned. */
export const conversationFields = [
  'id', 'contact_id', 'title_locked', 'state', 'assignee_id', 'team_id', 'snoozed_until', 'last_position', 'read_by_contact', 'read_by_team', 'waiting_since',
  'created_at', 'updated_at',
] as const // prettier-ignore
const tags = `array(select t.tag_id::text from conversation_tags t
  where t.workspace_id = c.workspace_id and t.conversation_id = c.id order by t.tag_id)`
export const conversationColumns = [...conversationFields.map((name) => `c.${name}`), `${tags} as tag_ids`].join(', ')
export const tagIds = sql<string[]>`${sql.raw(tags)}`.as('tag_ids')

export type ConversationRow = Pick<Selectable<Tables['conversations']>, (typeof conversationFields)[number]> & {
  tag_ids: string[]
}
