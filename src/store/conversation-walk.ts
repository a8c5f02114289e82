/**
 * Search from the conversations inwards: those with the newest activity in the view, and what their entries say. Reading an
 * entry costs more than anything else here, so where the word is not in every few of them the database first puts the index of
 * terms over the index of conversations and reads what is in both. It only sees that this pays if it knows the ids and the
 * term when it plans: hence two statements, and `count(*)` in the second, which the connection therefore plans at each use.
 */
import { sql, type RawBuilder } from 'kysely'
import type { ConversationFilter, SearchOrder } from '../core/conversation.ts'
import type { Viewer } from '../core/viewer.ts'
import { conditions } from './conversation-filter.ts'
import type { Mark } from './cursor.ts'
import { onlyContact, type Ground } from './ground.ts'

export type Search = {
  readonly terms: readonly string[]
  /** The terms as the index knows them. */
  readonly hashes: readonly string[]
  readonly filter: ConversationFilter
  readonly order: SearchOrder
}

export type Hit = {
  readonly id: string
  readonly part_id: string | null
  readonly score: number
  readonly updated_at: Date
}
/** `count`: how many hits the page asks for. */
export type Ask = {
  readonly ground: Ground
  readonly viewer: Viewer
  readonly search: Search
  readonly mark: Mark | undefined
  readonly count: number
}
export type Near = { readonly id: string; readonly contact_id: string; readonly updated_at: Date }

/** The whole conversation is about what its title or its person's name says: that weighs as much as so many messages. */
export const nameWeight = 5

/** So many conversations, and so many of their entries, tell how often words are said. */
const sampled = { conversations: 40, entries: 500 }
/** As many entries as a conversation usually has, and how much longer reading one takes than gathering one from the index of terms. */
const entriesEach = 10
const readingCosts = 10

/** What a look at the beginning of the view tells. */
type Look = {
  /** Of the conversations that were asked for, how many there are. */
  readonly seen: number
  /** In which share of the entries the words are, and in how many of all that would be. */
  readonly share: number
  readonly places: number
}

/** Whether the entries of so many conversations are read sooner than the index of terms has gathered every place of the words. */
export const isOften = ({ places }: Look, conversations: number): boolean =>
  places > entriesEach * readingCosts * conversations

/** Among how many conversations so many hits are to be expected, and as many again, since words are not spread evenly. */
export const expectedAmong = ({ share }: Look, hits: number): number => Math.ceil((2 * hits) / (entriesEach * share))

/**
 * The view from its newest activity on; in order of time from where the page begins. For relevance only conversations of the
 * time that is asked for; for the other order the hits alone are asked when they were, since a name, and what was merged, may
 * have been said before its conversation.
 */
function inView({ viewer, search: { filter, order }, mark }: Ask, many: number): RawBuilder<unknown> {
  const { since, before } = order === 'relevance' ? filter : {}
  const range = since === undefined ? sql`` : sql`and c.updated_at >= ${new Date(since)}`
  const begun = before === undefined ? sql`` : sql`and c.created_at < ${new Date(before)}`
  return sql`select c.id, c.contact_id, c.updated_at from conversations c
    where ${conditions(viewer, filter, order === 'relevance' ? undefined : mark)} ${range} ${begun}
    order by c.updated_at desc, c.id desc limit ${many}`
}

export async function nearest(ask: Ask, many: number): Promise<Near[]> {
  return (await sql<Near>`${inView(ask, many)}`.execute(ask.ground.db)).rows
}

/** The size of the table is what PostgreSQL last found, of all workspaces. */
export async function lookAround(ask: Ask, many: number): Promise<Look> {
  const { ground, viewer, search } = ask
  const { rows } = await sql<{ seen: number; share: number | null; entries: number }>`
    with near as materialized (${inView(ask, many)}),
    sample as (
      select ${saying(search)} as told from (select id from near order by updated_at desc, id desc limit ${sampled.conversations}) n
      join search_entries e on e.workspace_id = ${viewer.workspaceId} and e.conversation_id = n.id limit ${sampled.entries})
    select (select count(*)::integer from near) as seen, (select avg(told::integer)::real from sample) as share,
      (select reltuples from pg_class where oid = 'search_entries'::regclass) as entries`.execute(ground.db)
  const { seen, entries } = rows[0]!
  const share = rows[0]!.share ?? 0
  return { seen, share, places: Math.max(entries, 0) * share }
}

/** Of an entry, read for itself: as a condition that no index of terms shall serve. */
export const saying = (search: Search): RawBuilder<unknown> =>
  sql.join(
    search.hashes.map((hash) => sql`${hash}::bigint = any(terms)`),
    sql` and `,
  )

/** `often`: in so many entries that each is read. `told`: how many messages, notes and titles have the words. */
export async function hitsIn(ask: Ask, near: readonly Near[], often: boolean): Promise<{ hits: Hit[]; told: number }> {
  if (near.length === 0) return { hits: [], told: 0 }
  const { ground, viewer, search } = ask
  const ids = near.map(({ id }) => id)
  const places = [...new Set(near.map(({ contact_id: contactId }) => `contacts/${contactId}`))]
  const indexed = sql`terms @> ${search.hashes}::bigint[]`
  const { rows } = await sql<{ id: string; part_id: string | null; score: number; told: number }>`
    select conversation_id as id, (array_agg(part_id order by at desc, part_id desc) filter (where part_id is not null))[1] as part_id,
      sum(case when part_id is null then ${nameWeight} else 1 end)::integer as score, count(*)::integer as told
    from search_entries
    where workspace_id = ${viewer.workspaceId} and conversation_id = any(${ids}::text[]) and ${often ? saying(search) : indexed} ${within(viewer, search)}
    group by conversation_id
    union all
    select contact_id, null, ${nameWeight} * count(*)::integer, 0 from search_entries
    where workspace_id = ${viewer.workspaceId} and conversation_id is null and place = any(${places}::text[]) and ${indexed} ${within(viewer, search)}
    group by contact_id`.execute(ground.db)

  const found = new Map(rows.map((row) => [row.id, row]))
  const hits: Hit[] = []
  for (const { id, contact_id: contactId, updated_at } of near) {
    const [said, named] = [found.get(id), found.get(contactId)]
    if (said || named)
      hits.push({ id, updated_at, score: (said?.score ?? 0) + (named?.score ?? 0), part_id: said?.part_id ?? null })
  }
  return { hits, told: rows.reduce((sum, row) => sum + row.told, 0) }
}

/** Of hits in the order of time, what the page asks for. */
export function pageAmong({ search, mark, count }: Ask, hits: readonly Hit[]): Hit[] {
  if (search.order === 'time') return hits.slice(0, count)
  // A sort keeps the order of what weighs the same.
  return hits
    .toSorted((a, b) => b.score - a.score)
    .filter((hit) => mark === undefined || isAfter(hit, mark))
    .slice(0, count)
}

function isAfter({ score, updated_at, id }: Hit, mark: Mark): boolean {
  if (score !== (mark.score ?? 0)) return score < (mark.score ?? 0)
  const [at, end] = [updated_at.getTime(), mark.at.getTime()]
  return at === end ? id < mark.id : at < end
}

/** A contact's search passes over notes and over others. Times are those of the hit. */
export function within(viewer: Viewer, { filter: { since, before } }: Search): RawBuilder<unknown> {
  const contactId = onlyContact(viewer)
  const mine = contactId === undefined ? sql`` : sql`and contact_id = ${contactId} and not note`
  const from = since === undefined ? sql`` : sql`and at >= ${new Date(since)}`
  return before === undefined ? sql`${mine} ${from}` : sql`${mine} ${from} and at < ${new Date(before)}`
}
