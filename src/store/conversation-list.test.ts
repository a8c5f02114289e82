import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { id, openStoreHouse, safe, type StoreHouse } from '../../test/store-house.ts'
import type { Conversation } from '../core/conversation.ts'
import { queryTerms } from '../core/search-terms.ts'
import type { Viewer } from '../core/viewer.ts'

let house: StoreHouse
const mine: Conversation[] = []
let others: Conversation
const tagId = id('tag')

beforeAll(async () => {
  house = await openStoreHouse()
  for (let i = 0; i < 7; i++) {
    house.clock.at = new Date(house.clock.at.getTime() + (i % 2) * 1_000)
    const conversation = await house.startConversation(house.vic, i === 3 ? 'Mortgage for Überlingen' : undefined)
    await house.addPart(house.vic, conversation, `question number ${i} about my Kreditkarte`)
    mine.push(conversation)
  }
  others = await house.startConversation(house.wim)
  await house.addPart(house.wim, others, 'question about parking')
  await house.addPart(house.ada, others, 'secretive remark', { kind: 'note' })
  await house.addPart(house.ada, mine[0]!, 'grumpiness detected', { kind: 'note' })
  await house.store.write(house.ada.workspaceId, async (tx) => {
    await tx.addTag({ id: tagId, name: safe('urgent') })
    await tx.changeConversation(mine[1]!.id, { what: 'tagged', tagId }, house.clock.now())
    await tx.changeConversation(mine[2]!.id, { what: 'assigned', assigneeId: house.ben.id }, house.clock.now())
    await tx.changeConversation(mine[3]!.id, { what: 'closed' }, house.clock.now())
  })
})
afterAll(() => house?.shut())

const search = async (viewer: Viewer, query: string) =>
  (await house.store.searchFor(viewer, queryTerms(query), {}, { limit: 50 })).items

async function lineOf(viewer: Viewer, conversation: Conversation): Promise<Conversation> {
  const { items } = await house.store.conversationsFor(viewer, {}, { limit: 50 })
  return items.find((one) => one.id === conversation.id)!
}

describe('the list', () => {
  test('pages of three are the whole list, in order and without a twin', async () => {
    const whole = await house.store.conversationsFor(house.ada, {}, { limit: 50 })
    const paged: string[] = []
    let cursor: string | undefined
    do {
      const page = await house.store.conversationsFor(
        house.ada,
        {},
        { limit: 3, ...(cursor === undefined ? {} : { cursor }) },
      )
      paged.push(...page.items.map((item) => item.id))
      cursor = page.next
    } while (cursor !== undefined)
    expect(paged).toEqual(whole.items.map((item) => item.id))
    expect(new Set(paged).size).toBe(8)
    const times = whole.items.map((item) => item.updatedAt)
    expect(times).toEqual(times.toSorted().toReversed())
  })

  test.each([
    '',
    'nonsense',
    'bnVsbA',
    Buffer.from('["a","b"]').toString('base64url'),
    Buffer.from('[1e99,"cnv_1"]').toString('base64url'),
    Buffer.from('[-8640000000000000,"cnv_1"]').toString('base64url'),
  ])('the cursor %j is refused', async (cursor) => {
    await expect(house.store.conversationsFor(house.ada, {}, { limit: 3, cursor })).rejects.toMatchObject({
      code: 'invalid',
      field: 'cursor',
    })
  })

  test('filters by state, assignee, tag and contact', async () => {
    const ids = async (filter: object) =>
      (await house.store.conversationsFor(house.ada, filter, { limit: 50 })).items.map((item) => item.id)
    expect(await ids({ state: 'closed' })).toEqual([mine[3]!.id])
    expect(await ids({ assigneeId: house.ben.id })).toEqual([mine[2]!.id])
    expect(await ids({ assigneeId: 'none' })).toHaveLength(7)
    expect(await ids({ tagId })).toEqual([mine[1]!.id])
    expect(await ids({ contactId: house.wim.id })).toEqual([others.id])
  })

  test('a line says who it is from, its tags and its newest message', async () => {
    const { items } = await house.store.conversationsFor(house.ada, { tagId }, { limit: 50 })
    expect(items[0]).toMatchObject({
      contactName: safe('Victoria'),
      contactEmail: 'victoria@example.net',
      tagIds: [tagId],
      preview: safe('question number 1 about my Kreditkarte'),
      previewAuthor: 'contact',
    })
  })

  test('the team sees a note in the preview, the contact does not', async () => {
    const preview = async (viewer: Viewer) =>
      (await house.store.conversationsFor(viewer, {}, { limit: 50 })).items.find((item) => item.id === mine[0]!.id)
    expect(await preview(house.ada)).toMatchObject({
      preview: safe('grumpiness detected'),
      previewAuthor: 'team',
      previewKind: 'note',
    })
    expect(await preview(house.vic)).toMatchObject({
      preview: safe('question number 0 about my Kreditkarte'),
      previewAuthor: 'contact',
      previewKind: 'message',
    })
  })

  test('a contact sees their own only, and something unread only when the team has answered', async () => {
    const { items } = await house.store.conversationsFor(house.vic, {}, { limit: 50 })
    expect(items.map((item) => item.contactId)).toEqual(Array(7).fill(house.vic.id))
    expect(items.every((item) => item.readByContact >= item.lastPosition)).toBe(true)
    expect((await house.store.conversationsFor(house.vic, { contactId: house.wim.id }, { limit: 50 })).items).toEqual(
      [],
    )
    const fresh = await house.startConversation(house.wim)
    await house.addPart(house.ada, fresh, 'an answer')
    const line = await lineOf(house.wim, fresh)
    expect(line.readByContact < line.lastPosition).toBe(true)
  })

  test('a contact is told where their thread ends, also while nobody has answered', async () => {
    const asked = await house.startConversation(house.wim)
    await house.addPart(house.wim, asked, 'a question')
    const end = async () => (await lineOf(house.wim, asked)).lastPosition
    expect(await end()).toBe(1)
    await house.addPart(house.ada, asked, 'an answer')
    await house.addPart(house.wim, asked, 'and one question more')
    expect(await end()).toBe(3)
    await house.addPart(house.ada, asked, 'a note changes nothing', { kind: 'note' })
    expect(await end()).toBe(3)
  })
})

describe('the search', () => {
  test('finds by whole words, prefixes, other case and accents, and names the part', async () => {
    for (const query of ['Kreditkarte', 'kred', 'KREDITKARTE number'])
      expect(await search(house.ada, query)).toHaveLength(7)
    const [hit] = await search(house.ada, 'uberlingen')
    expect(hit).toMatchObject({ id: mine[3]!.id, partId: null, excerpt: null })
    const [part] = await search(house.ada, 'parking')
    expect(part).toMatchObject({ id: others.id, excerpt: safe('question about parking') })
    expect((await house.store.partFor(house.ada, part!.partId!))?.conversationId).toBe(others.id)
  })

  test('needs all words in one text, and finds nothing by the middle of a word', async () => {
    expect(await search(house.ada, 'kreditkarte parking')).toEqual([])
    expect(await search(house.ada, 'arking')).toEqual([])
    expect(await search(house.ada, '')).toEqual([])
  })

  test('finds all conversations of a person by name or address', async () => {
    expect(await search(house.ada, 'victor')).toHaveLength(7)
    expect(await search(house.ada, 'victoria@example.net')).toHaveLength(7)
  })

  test('a contact finds their own only, and never by a note', async () => {
    expect(await search(house.vic, 'question')).toHaveLength(7)
    expect(await search(house.vic, 'parking')).toEqual([])
    expect(await search(house.vic, 'grumpiness')).toEqual([])
    expect(await search(house.wim, 'secretive')).toEqual([])
    expect(await search(house.ada, 'grumpiness')).toHaveLength(1)
  })

  test('another workspace finds nothing', async () => {
    expect(await search(house.zoe, 'question')).toEqual([])
  })
})
