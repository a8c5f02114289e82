/**
 * Search by hashed terms. A rare word is found from the index outwards. A frequent one stands in so many conversations that
 * reading all of its hits would take seconds, but then the newest conversations hold plenty of them: those are walked in the
 * order of the list. Which of the two is the quicker is seen from a short walk; the answer in order of time is the same.
 */
import { sql } from 'kysely'
import type { Page, PageRequest } from '../core/page.ts'
import type { Viewer } from '../core/viewer.ts'
import { conditions } from './conversation-filter.ts'
import { lineColumns, lineJoins, openLines, type Line, type LineRow } from './conversation-lines.ts'
import {
  expectedAmong,
  hitsIn,
  isOften,
  lookAround,
  nameWeight,
  nearest,
  pageAmong,
  saying,
  within,
  type Ask,
  type Hit,
  type Near,
  type Search,
} from './conversation-walk.ts'
import { limitOf, pageOf, readCursor } from './cursor.ts'
import { onlyContact, type Ground } from './ground.ts'

export type Limits = {
  /** Conversations looked into at least, and at most, where a look has shown that the word is not rare. */
  readonly shortWalk: number
  readonly longWalk: number
  /** A word with more hits than this is judged for relevance among so many conversations where something has happened last. */
  readonly manyHits: number
  readonly judged: number
  /** The index of terms gathers so many places of a word before it gives the first; above that, many hits are sooner counted elsewhere. */
  readonly slowToLookUp: number
}
const usual: Limits = { shortWalk: 100, longWalk: 2_000, manyHits: 2_000, judged: 500, slowToLookUp: 80_000 }
/** A search within a time no longer than this reads what was said then, and not what has happened since. */
const shortTimeMs = 60 * 86_400_000

export async function searchLines(
  ground: Ground,
  viewer: Viewer,
  search: Search,
  page: PageRequest,
  limits: Limits = usual,
): Promise<Page<Line>> {
  const ask: Ask = { ground, viewer, search, mark: readCursor(page.cursor), count: limitOf(page) + 1 }
  const byScore = search.order === 'relevance'
  const hits = byScore ? await mostRelevant(ask, limits) : await newest(ask, limits)
  const lines = await linesOf(ask, hits)
  return pageOf(
    hits,
    page,
    (hit) => ({ at: hit.updated_at, id: hit.id, ...(byScore ? { score: hit.score } : {}) }),
    (hit) => lines.get(hit.id),
  )
}

async function newest(ask: Ask, { shortWalk, longWalk, manyHits }: Limits): Promise<Hit[]> {
  const { since, before } = ask.search.filter
  if (since !== undefined && before !== undefined && Date.parse(before) - Date.parse(since) <= shortTimeMs)
    return (await fromIndex(ask)).hits
  const look = await lookAround(ask, shortWalk)
  const walk = async (many: number): Promise<Hit[] | undefined> => {
    const near = await nearest(ask, many)
    const { hits } = await hitsIn(ask, near, isOften(look, many))
    return hits.length >= ask.count || near.length < many ? pageAmong(ask, hits) : undefined
  }
  // Up to a length a walk costs less than all hits of a word that is not rare.
  const enough = look.seen < shortWalk ? shortWalk : Math.max(shortWalk, expectedAmong(look, ask.count))
  const found = enough <= longWalk ? await walk(enough) : undefined
  if (found) return found
  const all = await fromIndex(ask, manyHits)
  return all.isWhole ? all.hits : ((await walk(longWalk)) ?? (await fromIndex(ask)).hits)
}

async function mostRelevant(ask: Ask, { manyHits, judged, slowToLookUp }: Limits): Promise<Hit[]> {
  const { since, before } = ask.search.filter
  const isTimed = since !== undefined || before !== undefined
  if (isTimed) {
    const all = await fromIndex(ask, manyHits)
    if (all.isWhole) return all.hits
  }
  const look = await lookAround(ask, judged)
  const walk = async () => {
    const near = await nearest(ask, judged)
    return { near, ...(await hitsIn(ask, near, isOften(look, judged))) }
  }
  let walked: Awaited<ReturnType<typeof walk>> | undefined
  // A view that is judged as a whole needs no counting.
  if (!isTimed && look.seen === judged) {
    if (look.share >= 1 / 8 && look.places >= slowToLookUp && onlyContact(ask.viewer) === undefined)
      walked = await walk()
    if (walked === undefined || !(await isMoreThan(ask, manyHits - walked.told, walked.near))) {
      const all = await fromIndex(ask, manyHits)
      if (all.isWhole) return all.hits
    }
  }
  const { hits } = walked ?? (await walk())
  return hits.length >= ask.count || look.seen < judged ? pageAmong(ask, hits) : (await fromIndex(ask)).hits
}

/** Whether so many more entries surely have the words, in the newest of all conversations but those that were walked. False where that is not seen soon. */
async function isMoreThan({ ground, viewer, search }: Ask, more: number, near: readonly Near[]): Promise<boolean> {
  if (more < 0) return true
  const { rows } = await sql<{ told: number }>`
    select count(*)::integer as told from (
      select from (select id from conversations where workspace_id = ${viewer.workspaceId} order by updated_at desc, id desc limit 3000) n
      join search_entries e on e.workspace_id = ${viewer.workspaceId} and e.conversation_id = n.id and ${saying(search)}
      where n.id <> all(${near.map(({ id }) => id)}::text[])
      limit ${more + 1}) found`.execute(ground.db)
  return rows[0]!.told > more
}

/**
 * From the index of terms outwards; with `most`, not at all if there are more hits than that. Terms are of one workspace anyway:
 * the workspace is compared in a way that no index serves, or a planner without statistics would read all of it beside the few hits.
 */
async function fromIndex(
  { ground, viewer, search, mark, count }: Ask,
  most?: number,
): Promise<{ isWhole: boolean; hits: Hit[] }> {
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
      order by ${byScore ? sql`h.score desc,` : sql``} c.updated_at desc, c.id desc limit ${count}) p on true`.execute(
    ground.db,
  )
  return { isWhole: most === undefined || rows[0]!.entries <= most, hits: rows.filter(({ id }) => id !== null) }
}

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
