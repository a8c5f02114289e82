/**
 * Search by hashed terms. A rare word is found from the index outwards. A frequent one stands in so many conversations that
 * reading all of its hits would take seconds, but then the newest conversations hold plenty of them: those are walked in the
 * order of the list. Which of the two is the quicker is seen from a short walk; the answer in order of time is the same.
 */
import { sql, type RawBuilder } from 'kysely'
import type { ConversationFilter, SearchOrder } from '../core/conversation.ts'
import type { Page, PageRequest } from '../core/page.ts'
import type { Viewer } from '../core/viewer.ts'
import { conditions } from './conversation-filter.ts'
import { lineColumns, lineJoins, openLines, type Line, type LineRow } from './conversation-lines.ts'
import { limitOf, pageOf, readCursor, type Mark } from './cursor.ts'
import { onlyContact, type Ground } from './ground.ts'

export type Search = {
  readonly terms: readonly string[]
  /** The terms as the index knows them. */
  readonly hashes: readonly string[]
  readonly filter: ConversationFilter
  readonly order: SearchOrder
}

type Hit = { readonly id: string; readonly part_id: string | null; readonly score: number; readonly updated_at: Date }
type Ask = { readonly ground: Ground; readonly viewer: Viewer; readonly search: Search; readonly mark: Mark | undefined; readonly count: number; readonly limits: Limits }

/** The whole conversation is about what its title or its person's name says: that weighs as much as so many messages. */
const nameWeight = 5

export type Limits = {
  /** Conversations looked into at first, and where that has shown that the word is not rare. */
  readonly shortWalk: number
  readonly longWalk: number
  /** A word with more hits than this is judged for relevance among so many conversations where something has happened last. */
  readonly manyHits: number
  readonly judged: number
}
const usual: Limits = { shortWalk: 200, longWalk: 2_000, manyHits: 2_000, judged: 500 }
/** A search within a time no longer than this reads what was said then, and not what has happened since. */
const shortTimeMs = 60 * 86_400_000

export async function searchLines(ground: Ground, viewer: Viewer, search: Search, page: PageRequest, limits: Limits = usual): Promise<Page<Line>> {
  const ask: Ask = { ground, viewer, search, mark: readCursor(page.cursor), count: limitOf(page) + 1, limits }
  const byScore = search.order === 'relevance'
  const hits = byScore ? await mostRelevant(ask) : await newest(ask)
  const lines = await linesOf(ask, hits)
  return pageOf(hits, page, (hit) => ({ at: hit.updated_at, id: hit.id, ...(byScore ? { score: hit.score } : {}) }), (hit) => lines.get(hit.id))
}

async function newest(ask: Ask): Promise<Hit[]> {
  const { shortWalk, longWalk } = ask.limits
  const { since, before } = ask.search.filter
  if (since !== undefined && before !== undefined && Date.parse(before) - Date.parse(since) <= shortTimeMs) return (await fromIndex(ask)).hits
  const near = await walk(ask, shortWalk)
  if (near.hits.length >= ask.count || near.seen < shortWalk) return near.hits
  // At this rate a longer walk fills the page; it costs less than all hits of a word that is not rare.
  if (near.hits.length * (longWalk / shortWalk) >= ask.count * 2) {
    const far = await walk(ask, longWalk)
    if (far.hits.length >= ask.count || far.seen < longWalk) return far.hits
  }
  return (await fromIndex(ask)).hits
}

async function mostRelevant(ask: Ask): Promise<Hit[]> {
  const { judged, manyHits } = ask.limits
  const { hits, isWhole } = await fromIndex(ask, manyHits)
  if (isWhole) return hits
  const recent = await walk(ask, judged)
  return recent.found >= ask.count || recent.seen < judged ? recent.hits : (await fromIndex(ask)).hits
}

/** From the conversations with the newest activity on: `seen` of them, `found` with a hit, and of these what the page asks for. */
async function walk({ ground, viewer, search, mark, count }: Ask, many: number): Promise<{ seen: number; found: number; hits: Hit[] }> {
  const { filter, order } = search
  const byScore = order === 'relevance'
  const range = filter.since === undefined ? sql`` : sql`and c.updated_at >= ${new Date(filter.since)}`
  const begun = filter.before === undefined ? sql`` : sql`and c.created_at < ${new Date(filter.before)}`
  const { rows } = await sql<Hit & { seen: number; found: number }>`
    with near as materialized (
      select c.id, c.contact_id, c.updated_at from conversations c
      where ${conditions(viewer, filter, byScore ? undefined : mark)} ${range} ${begun}
      order by c.updated_at desc, c.id desc limit ${many}),
    hits as (
      select n.id, n.updated_at, h.part_id, h.score from near n cross join lateral (
        select (array_agg(part_id order by at desc, part_id desc) filter (where part_id is not null))[1] as part_id,
          sum(case when part_id is null then ${nameWeight} else 1 end)::integer as score
        from (
          select part_id, at from search_entries
          where workspace_id = ${viewer.workspaceId} and conversation_id = n.id and ${told(viewer, search)}
          union all
          select null, at from search_entries
          where workspace_id = ${viewer.workspaceId} and place = 'contacts/' || n.contact_id and ${told(viewer, search)}) every_hit) h
      where h.score is not null
      ${byScore ? sql`` : sql`order by n.updated_at desc, n.id desc limit ${count}`})
    select s.seen, s.found, p.* from (
      select (select count(*)::integer from near) as seen, ${byScore ? sql`(select count(*)::integer from hits)` : sql`0`} as found) s
    left join lateral (
      select * from hits ${byScore ? afterScore(mark) : sql``}
      order by ${byScore ? sql`score desc,` : sql``} updated_at desc, id desc limit ${count}) p on true`.execute(ground.db)
  const { seen, found } = rows[0]!
  return { seen, found, hits: rows.filter(({ id }) => id !== null) }
}

/**
 * From the index of terms outwards; with `most`, not at all if there are more hits than that. Terms are of one workspace anyway:
 * the workspace is compared in a way that no index serves, or a planner without statistics would read all of it beside the few hits.
 */
async function fromIndex({ ground, viewer, search, mark, count }: Ask, most?: number): Promise<{ isWhole: boolean; hits: Hit[] }> {
  const byScore = search.order === 'relevance'
  const { rows } = await sql<Hit & { entries: number }>`
    with entries as materialized (
      select contact_id, conversation_id, part_id, at from search_entries
      where workspace_id || '' = ${viewer.workspaceId} and terms @> ${search.hashes}::bigint[] ${within(viewer, search)}
      ${most === undefined ? sql`` : sql`limit ${most + 1}`}),
    hits as (
      select id, (array_agg(part_id order by at desc, part_id desc) filter (where part_id is not null))[1] as part_id,
        sum(case when part_id is null then ${nameWeight} else 1 end)::integer as score
      from (
        select conversation_id as id, part_id, at from entries where conversation_id is not null
        union all
        select o.id, null, e.at from entries e
        join conversations o on o.workspace_id = ${viewer.workspaceId} and o.contact_id = e.contact_id
        where e.conversation_id is null) every_hit
      group by id)
    select n.entries, p.* from (select count(*)::integer as entries from entries) n
    left join lateral (
      select c.id, c.updated_at, h.part_id, h.score
      from hits h join conversations c on c.workspace_id = ${viewer.workspaceId} and c.id = h.id
      where ${most === undefined ? sql`true` : sql`n.entries <= ${most}`} and ${conditions(viewer, search.filter, byScore ? undefined : mark)}
        ${byScore && mark ? sql`and (h.score, c.updated_at, c.id) < (${mark.score ?? 0}, ${mark.at}, ${mark.id})` : sql``}
      order by ${byScore ? sql`h.score desc,` : sql``} c.updated_at desc, c.id desc limit ${count}) p on true`.execute(ground.db)
  return { isWhole: most === undefined || rows[0]!.entries <= most, hits: rows.filter(({ id }) => id !== null) }
}

/** As a function and not as an operator: no index of terms shall serve it, where the conversation's own entries are read. */
function told(viewer: Viewer, search: Search): RawBuilder<unknown> {
  return sql`arraycontains(terms, ${search.hashes}::bigint[]) ${within(viewer, search)}`
}

/** A contact's search passes over notes and over others. Times are those of the hit. */
function within(viewer: Viewer, { filter: { since, before } }: Search): RawBuilder<unknown> {
  const contactId = onlyContact(viewer)
  const mine = contactId === undefined ? sql`` : sql`and contact_id = ${contactId} and not note`
  const from = since === undefined ? sql`` : sql`and at >= ${new Date(since)}`
  return before === undefined ? sql`${mine} ${from}` : sql`${mine} ${from} and at < ${new Date(before)}`
}

const afterScore = (mark: Mark | undefined): RawBuilder<unknown> =>
  mark === undefined ? sql`` : sql`where (score, updated_at, id) < (${mark.score ?? 0}, ${mark.at}, ${mark.id})`

async function linesOf({ ground, viewer, search }: Ask, hits: readonly Hit[]): Promise<Map<string, Line>> {
  if (hits.length === 0) return new Map()
  const { rows } = await sql<LineRow>`
    select ${lineColumns(viewer)}, p.id as hit_id, p.body_locked as hit_body, 0 as score
    from unnest(${hits.map(({ id }) => id)}::text[], ${hits.map(({ part_id: part }) => part)}::text[]) as h(id, part_id)
    join conversations c on c.workspace_id = ${viewer.workspaceId} and c.id = h.id
    ${lineJoins(viewer)}
    left join parts p on p.workspace_id = c.workspace_id and p.id = h.part_id`.execute(ground.db)
  return openLines(ground, viewer, rows, search.terms)
}
