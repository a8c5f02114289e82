/**
 * Which conversations stand on a page of the list. Most lists have an index in their order. A tag, a mention and what was found have
 * none, since it would be written anew with every message: where few conversations have it, those are fetched and sorted; where many
 * do, the first of the view are asked one by one until the page is full; where they are many and all of them late, they are fetched after all.
 */
import { sql, type RawBuilder } from 'kysely'
import type { ConversationFilter, ConversationSort } from '../core/conversation.ts'
import type { Viewer } from '../core/viewer.ts'
import { activeBetween, conditions, foundWhere } from './conversation-filter.ts'
import type { Mark } from './cursor.ts'
import { onlyContact } from './ground.ts'

export type PageLimits = {
  /** So many with the tag are fetched without more ado: as long as walking by a few thousand others takes. */
  readonly few: number
  readonly walked: number
}
const usual: PageLimits = { few: 1_500, walked: 4_000 }

/** How the conversations of the outer query, of one page, are put in order. */
export const inOrder: Record<ConversationSort, RawBuilder<unknown>> = {
  newest: sql`order by c.updated_at desc, c.id desc`,
  oldest: sql`order by c.updated_at, c.id`,
  waiting: sql`order by c.waiting_since nulls last, case when c.waiting_since is not null then c.id end, c.updated_at desc, c.id desc`,
}

/** Where a page that ends with this conversation ends. Among those who wait for an answer a score says in which half of the list. */
export function markOf(
  sort: ConversationSort,
  row: { id: string; updated_at: Date; waiting_since: Date | null },
): Mark {
  if (sort !== 'waiting') return { at: row.updated_at, id: row.id }
  return row.waiting_since === null
    ? { at: row.updated_at, id: row.id, score: 0 }
    : { at: row.waiting_since, id: row.id, score: 1 }
}

/** A query for the ids of these conversations, of which there are at most `count`. */
export function pageIds(
  viewer: Viewer,
  filter: ConversationFilter,
  sort: ConversationSort,
  mark: Mark | undefined,
  count: number,
  limits: PageLimits = usual,
): RawBuilder<unknown> {
  const [first, rest] = stretches(sort, mark)
  if (!rest) return idsIn(viewer, filter, first, sql`${count}`, limits)
  const left = sql`(select greatest(0, ${count} - count(*)) from begun)`
  return sql`
    with begun as materialized (${idsIn(viewer, filter, first, sql`${count}`, limits)})
    select id from begun union all
    (${idsIn(viewer, filter, rest, left, limits)})`
}

/** A part of the list that an index has in this order: all of it, or those who wait and those who do not. */
type Stretch = { readonly only: RawBuilder<unknown>; readonly order: RawBuilder<unknown> }

function stretches(sort: ConversationSort, mark: Mark | undefined): readonly [Stretch, Stretch?] {
  const newest = (from: Mark | undefined, only = sql``): Stretch => ({
    only: from === undefined ? only : sql`${only} and (c.updated_at, c.id) < (${from.at}, ${from.id})`,
    order: inOrder.newest,
  })
  if (sort === 'newest') return [newest(mark)]
  const after = (column: 'updated_at' | 'waiting_since') =>
    mark === undefined ? sql`` : sql`and (${sql.ref(`c.${column}`)}, c.id) > (${mark.at}, ${mark.id})`
  if (sort === 'oldest') return [{ only: after('updated_at'), order: inOrder.oldest }]
  const others = sql`and c.waiting_since is null`
  if (mark?.score === 0) return [newest(mark, others)]
  const waiting = sql`and c.waiting_since is not null ${after('waiting_since')}`
  return [{ only: waiting, order: sql`order by c.waiting_since, c.id` }, newest(undefined, others)]
}

function idsIn(
  viewer: Viewer,
  filter: ConversationFilter,
  { only, order }: Stretch,
  count: RawBuilder<unknown>,
  { few, walked }: PageLimits,
): RawBuilder<unknown> {
  const all = (asked: ConversationFilter) =>
    sql`${conditions(viewer, asked, undefined)} ${activeBetween(filter)} ${only}`
  const marked = markedBy(viewer, filter)
  if (marked === undefined || onlyContact(viewer) !== undefined || filter.contactId !== undefined) {
    return sql`select c.id from conversations c where ${all(filter)} ${order} limit ${count}`
  }
  return sql`
    with many as materialized (select count(*) > ${few} as are from (${marked.rows} limit ${few + 1}) some_of_them),
    near as materialized (
      select c.id, c.updated_at, c.waiting_since from conversations c
      where ${all(marked.rest)} ${order} limit ${walked}),
    met as materialized (
      select c.id from near c where (select are from many) and ${marked.has} ${order} limit ${count}),
    fetched as (
      select c.id from (select distinct conversation_id from (${marked.rows}) every_one) s
      join conversations c on c.workspace_id = ${viewer.workspaceId} and c.id = s.conversation_id
      where case when (select are from many) then (select count(*) from met) < ${count} and (select count(*) from near) = ${walked} else true end
        and ${all(marked.rest)} ${order} limit ${count})
    select id from fetched union select id from met`
}

type Marked = {
  readonly rows: RawBuilder<unknown>
  /** Whether the row `c` is one of them. */
  readonly has: RawBuilder<unknown>
  /** What else is asked for. */
  readonly rest: ConversationFilter
}

/** Those with the mention, the tag or the value; all are answered from an index. Where several are asked for, the walk asks for the others. */
function markedBy({ workspaceId }: Viewer, filter: ConversationFilter): Marked | undefined {
  const { mentionedId, tagId, found } = filter
  const by = (table: string, where: RawBuilder<unknown>, rest: ConversationFilter): Marked => {
    const named = sql`x.workspace_id = ${workspaceId} and ${where}`
    return {
      rows: sql`select x.conversation_id from ${sql.table(table)} x where ${named} and x.conversation_id is not null`,
      has: sql`exists (select from ${sql.table(table)} x where ${named} and x.conversation_id = c.id)`,
      rest,
    }
  }
  if (mentionedId !== undefined) {
    const { mentionedId: _, ...rest } = filter
    return by('mentions', sql`x.teammate_id = ${mentionedId}`, rest)
  }
  if (tagId !== undefined) {
    const { tagId: _, ...rest } = filter
    return by('conversation_tags', sql`x.tag_id = ${tagId}`, rest)
  }
  if (found === undefined) return undefined
  const { found: _, ...rest } = filter
  return by('findings', foundWhere(found, 'x'), rest)
}
