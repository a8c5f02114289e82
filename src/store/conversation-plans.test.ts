// Whatever way a page is come by, it is the page that a plain look through all rows gives: over drawn data, filters and pages.
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { id, openStoreHouse, safe, type StoreHouse } from '../../test/store-house.ts'
import {
  conversationSorts,
  conversationStates,
  type ConversationFilter,
  type ConversationSort,
  type SearchOrder,
} from '../core/conversation.ts'
import { queryTerms, searchTerms } from '../core/search-terms.ts'
import type { Viewer } from '../core/viewer.ts'
import { markOf, pageIds, type PageLimits } from './conversation-page.ts'
import { searchLines, type Limits } from './conversation-search.ts'
import { hitsIn, nearest, type Ask } from './conversation-walk.ts'
import type { Mark } from './cursor.ts'
import type { Ground } from './ground.ts'
import { hashedTerms } from './search-index.ts'
import type { Tables } from './tables.ts'
import { boxesFor, wordsOf } from './words.ts'

type Talk = {
  id: string
  contact_id: string
  state: string
  assignee_id: string | null
  merged_into: string | null
  updated_at: string
  created_at: string
  waiting_since: string | null
}
type Entry = {
  contact_id: string
  conversation_id: string | null
  part_id: string | null
  at: string
  note: boolean
  words: readonly string[]
}

let house: StoreHouse
let ground: Ground
const tagIds = [id('tag'), id('tag')]
const talks: Talk[] = []
const tagged = new Set<string>()
const mentioned = new Set<string>()
/** `conversation class` and `conversation kind`. */
const found = new Set<string>()
const entries: Entry[] = []
const words = ['the', 'parcel', 'refund', 'victoria', 'kiwi']

// Mulberry32, so that a failure comes again.
let state = 20_261_122
function chance(): number {
  state = (state + 0x6d2b79f5) | 0
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
}
const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)]!
const begin = Date.parse('2026-05-04T10:00:00.000Z')
const minute = (count: number) => new Date(begin + count * 60_000).toISOString()

beforeAll(async () => {
  house = await openStoreHouse()
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: house.url, max: 2 }) }),
  })
  ground = { db, cipher: house.vault, clock: house.clock, random: { bytes: () => new Uint8Array() } }
  const { workspaceId } = house.ada
  const boxes = await boxesFor(ground, workspaceId, [house.vic.id, house.wim.id])
  const rows: Record<'tags' | 'conversations' | 'conversation_tags' | 'parts' | 'mentions' | 'findings' | 'search_entries', object[]> =
    { tags: [], conversations: [], conversation_tags: [], parts: [], mentions: [], findings: [], search_entries: [] } // prettier-ignore
  const hashes = new Map<string, string[]>()
  for (const word of words) hashes.set(word, await hashedTerms(ground, workspaceId, searchTerms(word)))

  for (const tagId of tagIds)
    rows.tags.push({
      id: tagId,
      name_locked: '\\x00',
      name_hash: `\\x${tagId.length}${tagIds.indexOf(tagId)}0`,
      revision: 0,
    })
  for (let i = 0; i < 120; i++) {
    // Several at the same minute, so that ids decide; one person has one in ten.
    const [began, contactId] = [Math.floor(chance() * 300), chance() < 0.1 ? house.wim.id : house.vic.id]
    const merged = i > 10 && chance() < 0.05 ? talks.find((one) => one.merged_into === null)!.id : null
    const talk: Talk = {
      id: id('conversation'), contact_id: contactId, state: pick(conversationStates), assignee_id: pick([null, null, house.ada.id, house.ben.id]),
      merged_into: merged, created_at: minute(began), updated_at: minute(began), waiting_since: chance() < 0.5 ? minute(began + Math.floor(chance() * 5)) : null,
    } // prettier-ignore
    for (let position = 1; position <= 1 + Math.floor(chance() * 4); position++) {
      const [partId, note] = [id('part'), chance() < 0.1]
      const [at, said] = [
        minute(began + position * Math.floor(chance() * 30)),
        words.filter((word) => chance() < (word === 'the' ? 0.6 : word === 'kiwi' ? 0.02 : 0.15)),
      ]
      if (at > talk.updated_at) talk.updated_at = at
      const body = wordsOf(boxes.get(contactId)!, 'parts', partId).lockSafe('body', safe(said.join(' ')))
      rows.parts.push({
        id: partId, conversation_id: talk.id, contact_id: contactId, position, kind: note ? 'note' : 'message', author_type: 'contact', author_id: contactId,
        body_locked: `\\x${Buffer.from(body).toString('hex')}`, policy_version: 1, revision: 0, created_at: at,
      }) // prettier-ignore
      const entry = { contact_id: contactId, conversation_id: talk.id, part_id: partId, at, note }
      if (said.length > 0)
        rows.search_entries.push({
          ...entry,
          place: `parts.body/${partId}`,
          terms: said.flatMap((word) => hashes.get(word)!),
        })
      entries.push({ ...entry, words: said })
      if (chance() < 0.15) {
        mentioned.add(talk.id)
        rows.mentions.push({
          teammate_id: house.ada.id,
          part_id: partId,
          conversation_id: talk.id,
          contact_id: contactId,
          created_at: at,
        })
      }
    }
    if (chance() < 0.1) {
      const entry = { contact_id: contactId, conversation_id: talk.id, part_id: null, at: talk.created_at, note: false }
      rows.search_entries.push({ ...entry, place: `conversations.title/${talk.id}`, terms: hashes.get('refund')! })
      entries.push({ ...entry, words: ['refund'] })
    }
    for (const [which, tagId] of tagIds.entries()) {
      if (chance() > [0.4, 0.05][which]!) continue
      tagged.add(`${talk.id} ${tagId}`)
      rows.conversation_tags.push({ conversation_id: talk.id, tag_id: tagId, contact_id: contactId })
    }
    for (const [group, kind] of [
      ['payment', 'payment-card'],
      ['payment', 'card-expiry'],
      ['bank', 'iban'],
    ] as const) {
      if (chance() < 0.7) continue
      const verdict = chance() < 0.2 ? 'harmless' : null
      rows.findings.push({
        id: id('finding'), kind, class: group, confidence: 1, detector: kind, action: 'flag', place_table: 'parts', place_row: talk.id,
        place_field: 'body', contact_id: contactId, conversation_id: talk.id, policy_version: 1, created_at: talk.created_at, verdict,
      }) // prettier-ignore
      if (verdict === null) for (const name of [group, kind]) found.add(`${talk.id} ${name}`)
    }
    talks.push(talk)
    rows.conversations.push({
      ...talk,
      last_position: 4,
      read_by_contact: 0,
      read_by_team: 0,
      told_contact: 0,
      revision: 0,
    })
  }
  for (const [table, some] of Object.entries(rows)) {
    const all = JSON.stringify(some.map((row) => ({ ...row, workspace_id: workspaceId })))
    await house.sql(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`, [all])
  }
  // The house gave Victoria her name a while ago.
  entries.push({
    contact_id: house.vic.id,
    conversation_id: null,
    part_id: null,
    at: house.clock.at.toISOString(),
    note: false,
    words: ['victoria'],
  })
  await house.sql('analyze')
})
afterAll(async () => {
  await ground?.db.destroy()
  await house?.shut()
})

const matches = (
  talk: Talk,
  { state: wanted, assigneeId, tagId, mentionedId, contactId, found: value }: ConversationFilter,
): boolean =>
  talk.merged_into === null &&
  (wanted === undefined || talk.state === wanted) &&
  (assigneeId === undefined || talk.assignee_id === (assigneeId === 'none' ? null : assigneeId)) &&
  (tagId === undefined || tagged.has(`${talk.id} ${tagId}`)) &&
  (mentionedId === undefined || mentioned.has(talk.id)) &&
  (value === undefined || found.has(`${talk.id} ${value.kind ?? value.class}`)) &&
  (contactId === undefined || talk.contact_id === contactId)

const order = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0)
const newestFirst = (a: Talk, b: Talk): number => order(a.updated_at, b.updated_at) || order(a.id, b.id)
const inOrderOf: Record<ConversationSort, (a: Talk, b: Talk) => number> = {
  newest: newestFirst,
  oldest: (a, b) => newestFirst(b, a),
  waiting: (a, b) =>
    a.waiting_since !== null && b.waiting_since !== null
      ? order(b.waiting_since, a.waiting_since) || order(b.id, a.id)
      : Number(a.waiting_since === null) - Number(b.waiting_since === null) || newestFirst(a, b),
}

function drawFilter(): ConversationFilter {
  return {
    ...(chance() < 0.3 ? { state: pick(conversationStates) } : {}),
    ...(chance() < 0.3 ? { assigneeId: pick(['none', house.ada.id]) } : {}),
    ...(chance() < 0.5 ? { tagId: pick(tagIds) } : {}),
    ...(chance() < 0.3 ? { mentionedId: house.ada.id } : {}),
    ...(chance() < 0.1 ? { contactId: house.wim.id } : {}),
    ...(chance() < 0.3 ? { found: pick([{ class: 'payment' }, { class: 'bank', kind: 'iban' }] as const) } : {}),
  }
}
function drawTimes(): ConversationFilter {
  const [from, to] = [Math.floor(chance() * 300), Math.floor(chance() * 400)]
  return { ...(chance() < 0.25 ? { since: minute(from) } : {}), ...(chance() < 0.25 ? { before: minute(to) } : {}) }
}

const ways: Record<string, PageLimits> = {
  'fetched and sorted': { few: 1_000, walked: 1 }, 'walked to the end': { few: 0, walked: 1_000 },
  'walked, then fetched': { few: 0, walked: 12 }, 'by how many there are': { few: 10, walked: 30 },
} // prettier-ignore
const listed = Object.entries(ways).flatMap(([way, limits]) => conversationSorts.map((sort) => ({ way, limits, sort })))
test.each(listed)('a list of the $sort $way is the plain one, page by page', async ({ sort, limits }) => {
  for (let i = 0; i < 30; i++) {
    const filter = { ...drawFilter(), ...drawTimes() }
    const { since, before } = filter
    const plain = talks
      .filter(
        (talk) =>
          matches(talk, filter) &&
          (since === undefined || talk.updated_at >= since) &&
          (before === undefined || talk.updated_at < before),
      )
      .toSorted(inOrderOf[sort])
    const [shown, size] = [[] as string[], pick([3, 7, 50])]
    for (let mark: Mark | undefined; ;) {
      const { rows } = await sql<{ id: string }>`${pageIds(house.ada, filter, sort, mark, size, limits)}`.execute(
        ground.db,
      )
      expect(rows.length).toBeLessThanOrEqual(size)
      const page = talks.filter((talk) => rows.some((row) => row.id === talk.id)).toSorted(inOrderOf[sort])
      shown.push(...page.map((talk) => talk.id))
      if (rows.length < size) break
      const { waiting_since: since, ...last } = page.at(-1)!
      mark = markOf(sort, {
        ...last,
        updated_at: new Date(last.updated_at),
        waiting_since: since === null ? null : new Date(since),
      })
    }
    expect(shown, JSON.stringify(filter)).toEqual(plain.map((talk) => talk.id))
  }
})

/** What every entry tells, added up by hand. */
function plainSearch(
  query: string,
  filter: ConversationFilter,
  by: SearchOrder,
): { id: string; partId: string | null }[] {
  const told = entries.filter(
    ({ words: said, at }) =>
      query.split(' ').every((word) => said.includes(word)) &&
      (filter.since === undefined || at >= filter.since) &&
      (filter.before === undefined || at < filter.before),
  )
  const found = talks
    .filter((talk) => matches(talk, filter))
    .flatMap((talk) => {
      const about = told.filter(
        (one) =>
          one.conversation_id === talk.id || (one.conversation_id === null && one.contact_id === talk.contact_id),
      )
      const parts = about
        .filter((one) => one.part_id !== null)
        .toSorted((a, b) => order(a.at, b.at) || order(a.part_id!, b.part_id!))
      return about.length === 0
        ? []
        : [{ talk, score: parts.length + 5 * (about.length - parts.length), partId: parts[0]?.part_id ?? null }]
    })
  return found
    .toSorted((a, b) => (by === 'relevance' ? b.score - a.score : 0) || newestFirst(a.talk, b.talk))
    .map(({ talk, partId }) => ({ id: talk.id, partId }))
}

async function paged(
  viewer: Viewer,
  query: string,
  filter: ConversationFilter,
  by: SearchOrder,
  limits: Limits,
  limit: number,
) {
  const terms = queryTerms(query)
  const hashes = await hashedTerms(ground, viewer.workspaceId, terms)
  const found: { id: string; partId: string | null }[] = []
  for (let cursor: string | undefined; ;) {
    const page = await searchLines(
      ground,
      viewer,
      { terms, hashes, filter, order: by },
      { limit, ...(cursor ? { cursor } : {}) },
      limits,
    )
    found.push(...page.items.map((line) => ({ id: line.id, partId: line.partId })))
    if (page.next === undefined) return found
    cursor = page.next
  }
}

const routes: Record<string, Limits> = {
  'as usual': { shortWalk: 100, longWalk: 2_000, manyHits: 2_000, judged: 500, slowToLookUp: 80_000 },
  'from the index': { shortWalk: 0, longWalk: 0, manyHits: 2_000, judged: 0, slowToLookUp: 0 },
  'step by step, reading what is said often': { shortWalk: 1, longWalk: 30, manyHits: 5, judged: 500, slowToLookUp: 0 },
}
test.each(Object.entries(routes))('a search %s finds what adding up by hand finds, page by page', async (_, limits) => {
  // Her name was given before most of her conversations began.
  const early: ConversationFilter = { before: minute(50) }
  expect(await paged(house.ada, 'victoria', early, 'time', limits, 4)).toEqual(plainSearch('victoria', early, 'time'))
  for (let i = 0; i < 30; i++) {
    const [filter, query, by] = [
      { ...drawFilter(), ...drawTimes() },
      pick([...words, 'the parcel', 'nowhere']),
      pick(['time', 'relevance'] as const),
    ]
    expect(
      await paged(house.ada, query, filter, by, limits, pick([4, 50])),
      JSON.stringify({ query, filter, by }),
    ).toEqual(plainSearch(query, filter, by))
  }
})

test('whether a word is too frequent to be judged in all conversations is counted alike in both ways', async () => {
  const told = entries.filter((one) => one.words.includes('the')).length
  const judgedAt = async (manyHits: number, slowToLookUp: number) =>
    paged(house.ada, 'the', {}, 'relevance', { shortWalk: 0, longWalk: 0, manyHits, judged: 20, slowToLookUp }, 5)
  expect(await judgedAt(told, 0)).toEqual(plainSearch('the', {}, 'relevance'))
  expect(await judgedAt(told, Infinity)).toEqual(await judgedAt(told, 0))
  expect((await judgedAt(told - 1, 0)).length).toBeLessThanOrEqual(20)
  expect(await judgedAt(told - 1, Infinity)).toEqual(await judgedAt(told - 1, 0))
})

test('entries tell the same whether each is read or looked up among the terms', async () => {
  for (const query of [...words, 'the parcel', 'refund the']) {
    const terms = queryTerms(query)
    const search = {
      terms,
      hashes: await hashedTerms(ground, house.ada.workspaceId, terms),
      filter: drawTimes(),
      order: 'time',
    } as const
    for (const viewer of [house.ada, house.vic, house.zoe]) {
      const ask: Ask = { ground, viewer, search, mark: undefined, count: 20 }
      const near = await nearest(ask, 100)
      expect(await hitsIn(ask, near, true)).toEqual(await hitsIn(ask, near, false))
    }
  }
})
