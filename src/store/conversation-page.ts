/**
 * Which conversations stand on a page of the list. Most lists have an index in their order. A tag and a mention have none, since
 * it would be written anew with every message: where few conversations have it, those are fetched and sorted; where many do, the
 * newest of the view are asked one by one until the page is full; where they are many and all of them old, they are fetched after all.
 */
import { sql, type RawBuilder } from 'kysely'
import type { ConversationFilter } from '../core/conversation.ts'
import type { Viewer } from '../core/viewer.ts'
import { activeBetween, conditions } from './conversation-filter.ts'
import type { Mark } from './cursor.ts'
import { onlyContact } from './ground.ts'

export type PageLimits = {
  /** So many with the tag are fetched without more ado: as long as walking by a few thousand others takes. */
  readonly few: number
  readonly walked: number
}
const usual: PageLimits = { few: 1_500, walked: 4_000 }

/** A query for the ids of these conversations, of which there are at most `count`. */
export function pageIds(
  viewer: Viewer,
  filter: ConversationFilter,
  mark: Mark | undefined,
  count: number,
  { few, walked }: PageLimits = usual,
): RawBuilder<unknown> {
  const inOrder = sql`order by c.updated_at desc, c.id desc`
  const marked = markedBy(viewer, filter)
  if (marked === undefined || onlyContact(viewer) !== undefined || filter.contactId !== undefined) {
    return sql`select c.id from conversations c where ${conditions(viewer, filter, mark)} ${activeBetween(filter)} ${inOrder} limit ${count}`
  }
  const { tagId: _, mentionedId: __, ...rest } = filter
  // With a tag as well as a mention, the walk asks for both.
  const alsoTagged =
    filter.mentionedId !== undefined && filter.tagId !== undefined ? { ...rest, tagId: filter.tagId } : rest
  return sql`
    with many as materialized (select count(*) > ${few} as are from (${marked.rows} limit ${few + 1}) some_of_them),
    near as materialized (
      select c.id, c.updated_at from conversations c
      where ${conditions(viewer, alsoTagged, mark)} ${activeBetween(filter)} ${inOrder} limit ${walked}),
    met as materialized (
      select c.id from near c where (select are from many) and ${marked.has} ${inOrder} limit ${count}),
    fetched as (
      select c.id from (select distinct conversation_id from (${marked.rows}) every_one) s
      join conversations c on c.workspace_id = ${viewer.workspaceId} and c.id = s.conversation_id
      where case when (select are from many) then (select count(*) from met) < ${count} and (select count(*) from near) = ${walked} else true end
        and ${conditions(viewer, alsoTagged, mark)} ${activeBetween(filter)} ${inOrder} limit ${count})
    select id from fetched union select id from met`
}

/** Those with the tag or the mention, and whether the row `c` is one of them; both are answered from an index. */
function markedBy(
  { workspaceId }: Viewer,
  { tagId, mentionedId }: ConversationFilter,
): { rows: RawBuilder<unknown>; has: RawBuilder<unknown> } | undefined {
  const [table, column, id] =
    mentionedId === undefined
      ? (['conversation_tags', 'tag_id', tagId] as const)
      : (['mentions', 'teammate_id', mentionedId] as const)
  if (id === undefined) return undefined
  const named = sql`x.workspace_id = ${workspaceId} and x.${sql.ref(column)} = ${id}`
  return {
    rows: sql`select x.conversation_id from ${sql.table(table)} x where ${named}`,
    has: sql`exists (select from ${sql.table(table)} x where ${named} and x.conversation_id = c.id)`,
  }
}
