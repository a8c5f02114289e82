import { sql, type RawBuilder } from 'kysely'
import type { ConversationFilter } from '../core/conversation.ts'
import type { Found } from '../core/found.ts'
import type { Viewer } from '../core/viewer.ts'
import type { Mark } from './cursor.ts'
import { onlyContact } from './ground.ts'

/** What a viewer may see and asked for, of the row named `c`; `mark`: only what comes after it, newest activity first. */
export function conditions(viewer: Viewer, filter: ConversationFilter, mark: Mark | undefined): RawBuilder<unknown> {
  const { state, assigneeId, teamId, tagId, mentionedId, found } = filter
  const own = onlyContact(viewer)
  const wheres = [sql`c.workspace_id = ${viewer.workspaceId}`, sql`c.merged_into is null`]
  if (own !== undefined) wheres.push(sql`c.contact_id = ${own}`)
  if (filter.contactId !== undefined) wheres.push(sql`c.contact_id = ${filter.contactId}`)
  if (state !== undefined) wheres.push(sql`c.state = ${state}`)
  if (assigneeId === 'none') wheres.push(sql`c.assignee_id is null`)
  else if (assigneeId !== undefined) wheres.push(sql`c.assignee_id = ${assigneeId}`)
  if (teamId === 'none') wheres.push(sql`c.team_id is null`)
  else if (teamId !== undefined) wheres.push(sql`c.team_id = ${teamId}`)
  if (mark !== undefined) wheres.push(sql`(c.updated_at, c.id) < (${mark.at}, ${mark.id})`)
  if (mentionedId !== undefined) {
    wheres.push(sql`exists (select from mentions x
      where x.workspace_id = c.workspace_id and x.conversation_id = c.id and x.teammate_id = ${mentionedId})`)
  }
  if (found !== undefined) {
    wheres.push(sql`exists (select from findings f
      where f.workspace_id = c.workspace_id and f.conversation_id = c.id and ${foundWhere(found, 'f')})`)
  }
  if (tagId !== undefined) {
    wheres.push(sql`exists (select from conversation_tags t
      where t.workspace_id = c.workspace_id and t.conversation_id = c.id and t.tag_id = ${tagId})`)
  }
  return sql.join(wheres, sql` and `)
}

/** Of the row of `findings` by this name. What a person called harmless is none. */
export function foundWhere({ class: group, kind }: Found, name: string): RawBuilder<unknown> {
  const own = sql`${sql.ref(`${name}.class`)} = ${group} and ${sql.ref(`${name}.verdict`)} is distinct from 'harmless'`
  return kind === undefined ? own : sql`${own} and ${sql.ref(`${name}.kind`)} = ${kind}`
}

/** Of lists: newest activity at or after, and before, these times. */
export function activeBetween({ since, before }: ConversationFilter): RawBuilder<unknown> {
  const from = since === undefined ? sql`` : sql`and c.updated_at >= ${new Date(since)}`
  return before === undefined ? from : sql`${from} and c.updated_at < ${new Date(before)}`
}
