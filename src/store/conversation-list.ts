/** The inbox and its search: one statement a page, one call for all keys of the page. */
import { sql, type RawBuilder } from 'kysely'
import type { ConversationFilter, ConversationSummary, SearchOrder } from '../core/conversation.ts'
import type { Page, PageRequest } from '../core/page.ts'
import type { SafeText } from '../core/seal.ts'
import type { Viewer } from '../core/viewer.ts'
import type { Store } from '../flows/store-port.ts'
import { conversationOf, type ConversationRow } from './conversations.ts'
import { limitOf, pageOf, readCursor, type Mark } from './cursor.ts'
import { excerptOf } from './excerpt.ts'
import { onlyContact, type Ground } from './ground.ts'
import { hashedTerms } from './search-index.ts'
import { boxesFor, wordsOf } from './words.ts'

type Row = ConversationRow & {
  contact_name: Buffer | null
  contact_email: Buffer | null
  preview_id: string | null
  preview_body: Buffer | null
  preview_author: string | null
  hit_id: string | null
  hit_body: Buffer | null
  score: number
}

type Line = ConversationSummary & { readonly partId: string | null; readonly excerpt: SafeText | null }

export function conversationListReads(ground: Ground): Pick<Store, 'conversationsFor' | 'searchFor'> {
  return {
    async conversationsFor(viewer, filter, page) {
      const found = await list(ground, viewer, filter, page, undefined, [])
      const items = found.items.map(({ partId: _, excerpt: __, ...summary }): ConversationSummary => summary)
      return { ...found, items }
    },

    async searchFor(viewer, terms, filter, page, order = 'time') {
      if (terms.length === 0) return { items: [] }
      const hashes = await hashedTerms(ground, viewer.workspaceId, terms)
      return list(ground, viewer, filter, page, hashes, terms, order)
    },
  }
}

async function list(
  ground: Ground,
  viewer: Viewer,
  filter: ConversationFilter,
  page: PageRequest,
  hashes: readonly string[] | undefined,
  terms: readonly string[],
  order: SearchOrder = 'time',
): Promise<Page<Line>> {
  const byScore = hashes !== undefined && order === 'relevance'
  const wheres = conditions(viewer, filter, readCursor(page.cursor), hashes !== undefined, byScore)
  const isContact = onlyContact(viewer) !== undefined
  // Searched from the hits outwards: an index of terms is narrower than an inbox.
  const source = hashes === undefined ? sql`conversations c` : sql`hits h join conversations c on c.workspace_id = ${viewer.workspaceId} and c.id = h.id`
  const hit = hashes === undefined ? sql`null::text as hit_id, null::bytea as hit_body, 0 as score` : sql`p.id as hit_id, p.body_locked as hit_body, h.score`
  const hitPart =
    hashes === undefined ? sql`` : sql`left join parts p on p.workspace_id = c.workspace_id and p.id = h.part_id`

  const { rows } = await sql<Row>`
    ${hashes === undefined ? sql`` : hitsOf(viewer, hashes, filter)}
    select c.*, ${lastPositionFor(isContact)}, k.name_locked as contact_name, k.email_locked as contact_email,
      m.id as preview_id, m.body_locked as preview_body, m.author_type as preview_author,
      array(select t.tag_id::text from conversation_tags t
        where t.workspace_id = c.workspace_id and t.conversation_id = c.id order by t.tag_id) as tag_ids,
      ${hit}
    from ${source}
    join contacts k on k.workspace_id = c.workspace_id and k.id = c.contact_id
    ${hitPart}
    left join lateral (
      select id, body_locked, author_type from parts
      where workspace_id = c.workspace_id and conversation_id = c.id
        and ${isContact ? sql`kind = 'message'` : sql`kind <> 'event'`}
      order by position desc limit 1) m on true
    where ${sql.join(wheres, sql` and `)}
    order by ${byScore ? sql`h.score desc, ` : sql``}c.updated_at desc, c.id desc
    limit ${limitOf(page) + 1}`.execute(ground.db)

  const boxes = await boxesFor(ground, viewer.workspaceId, rows.map((row) => row.contact_id))
  return pageOf(
    rows,
    page,
    (row) => ({ at: row.updated_at, id: row.id, ...(byScore ? { score: row.score } : {}) }),
    (row): Line | undefined => {
      const box = boxes.get(row.contact_id)
      if (!box) return undefined
      const contact = wordsOf(box, 'contacts', row.contact_id)
      const body = (id: string | null, locked: Buffer | null, around: readonly string[]) =>
        id === null || locked === null ? null : excerptOf(wordsOf(box, 'parts', id).openSafe('body', locked), around)
      return {
        ...conversationOf(row, box),
        contactName: row.contact_name && contact.openSafe('name', row.contact_name),
        contactEmail: row.contact_email && contact.open('email', row.contact_email),
        preview: body(row.preview_id, row.preview_body, []),
        previewAuthor: row.preview_author === null ? null : row.preview_author === 'contact' ? 'contact' : 'team',
        partId: row.hit_id,
        excerpt: body(row.hit_id, row.hit_body, terms),
      }
    },
  )
}

/** The whole conversation is about what its title or its person's name says: that weighs as much as so many messages. */
const nameWeight = 5

/**
 * For the team the newest part. For a contact the newest answer, so that neither a note nor their own message looks unread;
 * and how far the team has read is the newest of their own messages that it has, which tells nothing of notes;
 * both stand after `c.*`, and of two columns with one name the driver keeps the later.
 */
function lastPositionFor(isContact: boolean): RawBuilder<unknown> {
  if (!isContact) return sql`c.last_position`
  return sql`coalesce((select max(position) from parts
    where workspace_id = c.workspace_id and conversation_id = c.id and kind = 'message' and author_type <> 'contact'), 0) as last_position,
    coalesce((select max(position) from parts
    where workspace_id = c.workspace_id and conversation_id = c.id and kind = 'message' and author_type = 'contact'
      and position <= c.read_by_team), 0) as read_by_team`
}

/**
 * A hit in a contact's name or e-mail is a hit in each of their conversations. Terms are of one workspace anyway; the workspace
 * is compared in a way that no index serves, or a planner without statistics would read the whole workspace beside the few hits.
 */
function hitsOf(viewer: Viewer, hashes: readonly string[], { since, before }: ConversationFilter): RawBuilder<unknown> {
  const contactId = onlyContact(viewer)
  const from = since === undefined ? sql`` : sql`and at >= ${new Date(since)}`
  const to = before === undefined ? sql`` : sql`and at < ${new Date(before)}`
  const mine = contactId === undefined ? sql`` : sql`and contact_id = ${contactId} and not note`
  return sql`
    with entries as materialized (
      select contact_id, conversation_id, part_id, at from search_entries
      where workspace_id || '' = ${viewer.workspaceId} and terms @> ${hashes}::bigint[] ${mine} ${from} ${to}),
    hits as (
      select id, (array_agg(part_id order by at desc, part_id desc) filter (where part_id is not null))[1] as part_id,
        sum(case when part_id is null then ${nameWeight} else 1 end)::integer as score
      from (
        select conversation_id as id, part_id, at from entries where conversation_id is not null
        union all
        select o.id, null, e.at from entries e
        join conversations o on o.workspace_id = ${viewer.workspaceId} and o.contact_id = e.contact_id
        where e.conversation_id is null) every_hit
      group by id)`
}

function conditions(
  viewer: Viewer,
  filter: ConversationFilter,
  mark: Mark | undefined,
  searching: boolean,
  byScore: boolean,
): RawBuilder<unknown>[] {
  const { state, assigneeId, teamId, tagId, mentionedId } = filter
  const own = onlyContact(viewer)
  const wheres = [sql`c.workspace_id = ${viewer.workspaceId}`, sql`c.merged_into is null`]
  if (own !== undefined) wheres.push(sql`c.contact_id = ${own}`)
  if (filter.contactId !== undefined) wheres.push(sql`c.contact_id = ${filter.contactId}`)
  if (state !== undefined) wheres.push(sql`c.state = ${state}`)
  if (assigneeId === 'none') wheres.push(sql`c.assignee_id is null`)
  else if (assigneeId !== undefined) wheres.push(sql`c.assignee_id = ${assigneeId}`)
  if (teamId === 'none') wheres.push(sql`c.team_id is null`)
  else if (teamId !== undefined) wheres.push(sql`c.team_id = ${teamId}`)
  if (!searching && filter.since !== undefined) wheres.push(sql`c.updated_at >= ${new Date(filter.since)}`)
  if (!searching && filter.before !== undefined) wheres.push(sql`c.updated_at < ${new Date(filter.before)}`)
  if (mark !== undefined && byScore) wheres.push(sql`(h.score, c.updated_at, c.id) < (${mark.score ?? 0}, ${mark.at}, ${mark.id})`)
  else if (mark !== undefined) wheres.push(sql`(c.updated_at, c.id) < (${mark.at}, ${mark.id})`)
  if (mentionedId !== undefined) {
    wheres.push(sql`exists (select from mentions x
      where x.workspace_id = c.workspace_id and x.conversation_id = c.id and x.teammate_id = ${mentionedId})`)
  }
  if (tagId !== undefined) {
    wheres.push(sql`exists (select from conversation_tags t
      where t.workspace_id = c.workspace_id and t.conversation_id = c.id and t.tag_id = ${tagId})`)
  }
  return wheres
}
