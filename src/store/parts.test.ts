import { afterAll, beforeAll, expect, test } from 'vitest'
import { id, openStoreHouse, safe, type StoreHouse } from '../../test/store-house.ts'

let house: StoreHouse
beforeAll(async () => {
  house = await openStoreHouse()
})
afterAll(() => house?.shut())

test('parts added at the same moment have positions without a gap or a twin', async () => {
  const conversation = await house.startConversation(house.vic)
  const parts = await Promise.all(
    Array.from({ length: 40 }, (_, i) => house.addPart(i % 2 ? house.vic : house.ada, conversation, `turn ${i}`)),
  )
  expect(parts.map((part) => part.position).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 40 }, (_, i) => i + 1),
  )
  expect((await house.store.conversationFor(house.ada, conversation.id))?.lastPosition).toBe(40)
})

test('a part reads back as it was written, emoji and lone characters included', async () => {
  const conversation = await house.startConversation(house.vic)
  const seal = {
    token: 'tkn_abcdefghijklmnopqrstuvwxyz',
    kind: 'iban',
    class: 'bank',
    start: 3,
    end: 9,
    hint: '',
    expiresAt: '2026-06-01T00:00:00.000Z',
  } as const
  const body = { text: '👩‍👩‍👧 \u202E[iban] ß \u0000 end', seals: [seal] }
  const part = await house.addPart(house.vic, conversation, '', { body })
  expect(await house.store.partFor(house.vic, part.id)).toEqual(part)
  expect((await house.store.partsFor(house.ada, conversation.id, { limit: 10 }))[0]).toEqual(part)
})

test('a retry finds the part, and somebody else’s id is a conflict', async () => {
  const [one, other] = [await house.startConversation(house.vic), await house.startConversation(house.vic)]
  const part = await house.addPart(house.vic, one, 'once')
  const existing = (conversationId: string, author: typeof part.author) =>
    house.store.write(house.vic.workspaceId, (tx) => tx.existingPart(part.id, conversationId, author))
  expect(await existing(one.id, part.author)).toEqual(part)
  await expect(existing(other.id, part.author)).rejects.toMatchObject({ code: 'conflict' })
  await expect(existing(one.id, { type: 'contact', id: house.wim.id })).rejects.toMatchObject({ code: 'conflict' })
  await expect(house.addPart(house.vic, one, 'twice', { id: part.id })).rejects.toMatchObject({ code: 'conflict' })
  expect((await house.store.conversationFor(house.vic, one.id))?.lastPosition).toBe(1)
})

test('a contact gets neither notes nor what others were told', async () => {
  const conversation = await house.startConversation(house.vic)
  const message = await house.addPart(house.vic, conversation, 'hello')
  const note = await house.addPart(house.ada, conversation, 'a difficult person', { kind: 'note' })
  expect(await house.store.partsFor(house.vic, conversation.id, { limit: 10 })).toEqual([message])
  expect(await house.store.partFor(house.vic, note.id)).toBeUndefined()
  expect(await house.store.partFor(house.ada, note.id)).toEqual(note)
  expect(await house.store.partsFor(house.wim, conversation.id, { limit: 10 })).toEqual([])
  expect(await house.store.partFor(house.wim, message.id)).toBeUndefined()
})

test('parts come in order, after a position, up to a limit', async () => {
  const conversation = await house.startConversation(house.vic)
  for (const text of ['a', 'b', 'c', 'd']) await house.addPart(house.vic, conversation, text)
  const some = await house.store.partsFor(house.vic, conversation.id, { after: 1, limit: 2 })
  expect(some.map((part) => part.body.text)).toEqual(['b', 'c'])
  const last = await house.store.partsFor(house.vic, conversation.id, { before: 4, limit: 2 })
  expect(last.map((part) => part.body.text)).toEqual(['b', 'c'])
  expect(await house.store.partsFor(house.vic, conversation.id, { before: 1, limit: 2 })).toEqual([])
})

test('a page ends behind the part that makes it heavy, and its end leads to all others, each once', async () => {
  const conversation = await house.startConversation(house.vic)
  const heavy = { text: 'w'.repeat(200_000), seals: [] }
  const heaviest = { text: 'w'.repeat(700_000), seals: [] }
  for (const body of [heavy, heavy, heavy, safe('light'), heaviest, heavy, safe('light'), safe('light')])
    await house.addPart(house.vic, conversation, '', { body })
  const page = (range: { after?: number; before?: number }, limit = 50) =>
    house.store.partPage(house.vic, conversation.id, { ...range, limit })
  const walk = async (way: 'after' | 'before', at: number, limit?: number) => {
    const pages: number[][] = []
    for (let next: number | undefined = at; next !== undefined;) {
      const one: Awaited<ReturnType<typeof page>> = await page({ [way]: next }, limit)
      pages.push(one.items.map(({ position }) => position))
      next = one.moreFrom
    }
    return pages
  }
  expect(await walk('after', 0)).toEqual([
    [1, 2, 3],
    [4, 5],
    [6, 7, 8],
  ])
  expect(await walk('before', 9)).toEqual([
    [5, 6, 7, 8],
    [1, 2, 3, 4],
  ])
  expect(await walk('after', 0, 2)).toEqual([[1, 2], [3, 4], [5], [6, 7], [8]])
  expect(await page({ after: 8 })).toEqual({ items: [] })
  expect(await page({ before: 1 })).toEqual({ items: [] })
})

test('a page of the contact does not end before what only the team sees', async () => {
  const conversation = await house.startConversation(house.vic)
  await house.addPart(house.vic, conversation, 'hello')
  await house.addPart(house.ada, conversation, 'a note', { kind: 'note' })
  const page = { conversation: conversation.id, limit: 1 }
  expect((await house.store.partPage(house.vic, page.conversation, page)).moreFrom).toBeUndefined()
  expect((await house.store.partPage(house.ada, page.conversation, page)).moreFrom).toBe(1)
  expect((await house.store.partPage(house.wim, page.conversation, page)).items).toEqual([])
})

test('what stands around a new part is told at once: its policy, whether it is there, the last texts without events', async () => {
  const conversation = await house.startConversation(house.vic)
  const first = await house.addPart(house.vic, conversation, 'zero')
  await house.addPart(house.ada, conversation, 'between')
  await house.addPart(house.ada, conversation, '', {
    kind: 'event',
    event: { what: 'assigned', assigneeId: house.ada.id },
  })
  for (const text of ['one', 'two', 'three', 'four', 'five']) await house.addPart(house.vic, conversation, text)
  const around = (partId: string) =>
    house.store.write(house.vic.workspaceId, (tx) =>
      tx.takeThread(house.vic, conversation.id, {
        partId,
        author: { type: 'contact', id: house.vic.id },
        asked: 'message\nzero',
      }),
    )
  const fresh = await around(id('part'))
  expect(fresh?.last.map((part) => part.body.text)).toEqual(['between', 'one', 'two', 'three', 'four', 'five'])
  expect(fresh).toMatchObject({
    conversation: { id: conversation.id, lastPosition: 8 },
    isBlocked: false,
    retry: undefined,
    policy: { version: 1 },
  })
  expect((await around(first.id))?.retry?.id).toBe(first.id)
})

test('a closed conversation opens when the contact writes, and not when the team does', async () => {
  const conversation = await house.startConversation(house.vic)
  const close = () =>
    house.store.write(house.ada.workspaceId, (tx) =>
      tx.changeConversation(conversation.id, { what: 'closed' }, house.clock.now()),
    )
  const state = async () => (await house.store.conversationFor(house.ada, conversation.id))?.state
  await close()
  await house.addPart(house.ada, conversation, 'one more thing')
  expect(await state()).toBe('closed')
  await house.addPart(house.vic, conversation, 'yes?')
  expect(await state()).toBe('open')
})

test('what is one’s own or not for one’s eyes leaves nothing unread', async () => {
  const conversation = await house.startConversation(house.vic)
  const read = async () => {
    const { readByContact, readByTeam, lastPosition } = (await house.store.conversationFor(house.ada, conversation.id))!
    return [readByContact, readByTeam, lastPosition]
  }
  await house.addPart(house.vic, conversation, 'hello')
  expect(await read()).toEqual([1, 0, 1])
  await house.addPart(house.ada, conversation, 'note', { kind: 'note' })
  expect(await read()).toEqual([2, 2, 2])
  await house.addPart(house.ada, conversation, 'answer')
  expect(await read()).toEqual([2, 3, 3])
  const mark = (position: number) =>
    house.store.write(house.ada.workspaceId, (tx) => tx.markRead(conversation.id, 'contact', position))
  expect(await mark(99)).toBe(true)
  expect(await read()).toEqual([3, 3, 3])
  expect(await mark(1)).toBe(false)
})

test('a new body has a new revision and new search terms', async () => {
  const conversation = await house.startConversation(house.vic)
  const part = await house.addPart(house.vic, conversation, 'my zanzibar passage')
  const changed = await house.store.write(house.ada.workspaceId, (tx) =>
    tx.replaceBody(part.id, safe('my [place] passage')),
  )
  expect(changed).toMatchObject({ revision: 1, body: safe('my [place] passage') })
  const hits = async (term: string) => (await house.store.searchFor(house.ada, [term], {}, { limit: 10 })).items.length
  expect(await hits('zanzibar')).toBe(0)
  expect(await hits('passage')).toBe(1)
})

test('a part of another’s conversation or of no conversation cannot be added', async () => {
  const conversation = await house.startConversation(house.vic)
  await expect(house.addPart(house.vic, { ...conversation, contactId: house.wim.id }, 'mine?')).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(house.addPart(house.vic, { ...conversation, id: id('conversation') }, 'where?')).rejects.toMatchObject({
    code: 'not_found',
  })
})
