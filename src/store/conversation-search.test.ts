import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { id, openStoreHouse, safe, type StoreHouse } from '../../test/store-house.ts'
import type { ConversationFilter, SearchOrder } from '../core/conversation.ts'
import { queryTerms } from '../core/search-terms.ts'
import type { Viewer } from '../core/viewer.ts'
import { searchLines, type Limits } from './conversation-search.ts'
import type { Ground } from './ground.ts'
import { hashedTerms } from './search-index.ts'
import type { Tables } from './tables.ts'

let house: StoreHouse
let ground: Ground
const tagId = id('tag')

/** As for a workspace of a few, of some and of very many conversations. */
const walking: Limits = { shortWalk: 1_000, longWalk: 1_000, manyHits: 0, judged: 1_000, slowToLookUp: 0 }
const fromIndex: Limits = { shortWalk: 0, longWalk: 0, manyHits: 1_000, judged: 0, slowToLookUp: 0 }
const mixed: Limits = { shortWalk: 2, longWalk: 20, manyHits: 3, judged: 20, slowToLookUp: 0 }

beforeAll(async () => {
  house = await openStoreHouse()
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: house.url, max: 2 }) }),
  })
  ground = { db, cipher: house.vault, clock: house.clock, random: { bytes: () => new Uint8Array() } }
  for (let i = 0; i < 24; i++) {
    house.clock.at = new Date(house.clock.at.getTime() + 60_000 * (i % 3))
    const who = i % 4 === 0 ? house.wim : house.vic
    const conversation = await house.startConversation(who, i % 6 === 5 ? 'Refund asked for' : undefined)
    for (let part = 0; part <= i % 3; part++)
      await house.addPart(who, conversation, `the parcel ${i % 5 === 0 ? 'refund please' : 'is late'} ${part}`)
    if (i === 7) await house.addPart(house.ada, conversation, 'a refund in a note', { kind: 'note' })
    await house.store.write(house.ada.workspaceId, async (tx) => {
      if (i === 0) await tx.addTag({ id: tagId, name: safe('urgent') })
      if (i % 3 === 0) await tx.changeConversation(conversation.id, { what: 'tagged', tagId }, house.clock.now())
      if (i % 4 === 1) await tx.changeConversation(conversation.id, { what: 'closed' }, house.clock.now())
    })
  }
})
afterAll(async () => {
  await ground?.db.destroy()
  await house?.shut()
})

type Found = { id: string; partId: string | null; excerpt: string | undefined }

async function pages(
  viewer: Viewer,
  query: string,
  filter: ConversationFilter,
  order: SearchOrder,
  limits: Limits,
  limit: number,
): Promise<Found[]> {
  const terms = queryTerms(query)
  const hashes = await hashedTerms(ground, viewer.workspaceId, terms)
  const found: Found[] = []
  for (let cursor: string | undefined; ;) {
    const page = await searchLines(
      ground,
      viewer,
      { terms, hashes, filter, order },
      { limit, ...(cursor ? { cursor } : {}) },
      limits,
    )
    found.push(...page.items.map((line) => ({ id: line.id, partId: line.partId, excerpt: line.excerpt?.text })))
    if (page.next === undefined) return found
    cursor = page.next
  }
}

describe.each(['time', 'relevance'] as const)('by %s', (order) => {
  const searches: [string, ConversationFilter][] = [
    ['the', {}],
    ['refund', {}],
    ['refund the', {}],
    ['par', { state: 'closed' }],
    ['victoria', {}],
    ['refund', { tagId: 'tag' }],
    ['nowhere', {}],
    ['late', { since: '2026-05-04T10:05:00.000Z', before: '2026-05-04T10:15:00.000Z' }],
    ['the', { since: '2020-01-01T00:00:00.000Z', before: '2026-05-04T10:15:00.000Z' }],
    ['late', { assigneeId: 'none', state: 'open' }],
  ]
  test.each(searches)(
    '%j with %j is the same whether the index or the conversations are walked, in one page or many',
    async (query, asked) => {
      const filter = asked.tagId ? { ...asked, tagId } : asked
      const whole = await pages(house.ada, query, filter, order, fromIndex, 100)
      if (query !== 'nowhere') expect(whole.length).toBeGreaterThan(1)
      expect(new Set(whole.map((one) => one.id)).size).toBe(whole.length)
      for (const limits of [walking, fromIndex, ...(order === 'time' ? [mixed] : [])]) {
        expect(await pages(house.ada, query, filter, order, limits, 100)).toEqual(whole)
        expect(await pages(house.ada, query, filter, order, limits, 2)).toEqual(whole)
      }
    },
  )

  test('a contact finds their own and no note, whichever way is walked', async () => {
    const whole = await pages(house.vic, 'refund', {}, order, fromIndex, 100)
    expect(whole.length).toBeGreaterThan(1)
    expect(whole.every((one) => one.excerpt === undefined || !one.excerpt.includes('note'))).toBe(true)
    expect(await pages(house.vic, 'refund', {}, order, walking, 3)).toEqual(whole)
    const wims = await pages(house.wim, 'the', {}, order, walking, 100)
    const vics = await pages(house.vic, 'the', {}, order, walking, 100)
    expect(wims.length + vics.length).toBe(24)
    expect(wims.filter((one) => vics.some((other) => other.id === one.id))).toEqual([])
  })

  test('another workspace finds nothing, whichever way is walked', async () => {
    for (const limits of [walking, fromIndex, mixed])
      expect(await pages(house.zoe, 'the', {}, order, limits, 10)).toEqual([])
  })
})

test('a frequent word is judged for relevance among the newest conversations, if these hold enough of it', async () => {
  const few: Limits = { shortWalk: 2, longWalk: 12, manyHits: 3, judged: 12, slowToLookUp: 0 }
  const judged = await pages(house.ada, 'the', {}, 'relevance', few, 4)
  const newest = (await house.store.conversationsFor(house.ada, {}, { limit: 12 })).items.map((one) => one.id)
  expect(judged.map((one) => one.id).toSorted()).toEqual(newest.toSorted())
})
