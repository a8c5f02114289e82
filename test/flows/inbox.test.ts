import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actOnConversations } from '../../src/flows/act-on-conversations.ts'
import { blockContact } from '../../src/flows/block-contact.ts'
import { changeConversation, titleConversation } from '../../src/flows/change-conversation.ts'
import { changePolicy } from '../../src/flows/change-policy.ts'
import { extendValue } from '../../src/flows/extend-value.ts'
import { keepDraft, readDraft } from '../../src/flows/keep-draft.ts'
import { mergeConversation } from '../../src/flows/merge-conversation.ts'
import { postPart } from '../../src/flows/post-part.ts'
import { markRead, openConversation, readParts } from '../../src/flows/read-conversation.ts'
import { changeTeam, createTeam, removeTeam } from '../../src/flows/save-team.ts'
import { changeView, createView } from '../../src/flows/save-view.ts'
import { searchConversations } from '../../src/flows/search-conversations.ts'
import { maxDraftLength } from '../../src/core/draft.ts'
import { policyTemplates } from '../../src/core/policy-templates.ts'
import { filterOfView } from '../../src/core/view.ts'
import { newId } from '../cast.ts'
import { card, minute, openDesk, refusedAs, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

test('two conversations of one person become one, in order of time, and the old id leads to it', async () => {
  const { d, cast, clock } = desk
  const first = await desk.says(cast.vic.viewer, 'one alpha')
  clock.later(minute)
  const second = await desk.says(cast.vic.viewer, 'two alpha', `three ${card}`)
  clock.later(minute)
  await postPart(d, cast.vic.viewer, first.id, { id: newId('part'), text: 'four alpha' })

  const merged = await mergeConversation(d, cast.ben.viewer, first.id, second.id)
  expect(merged.id).toBe(second.id)
  const thread = await desk.thread(cast.ben.viewer, second.id)
  expect(thread.map((part) => part.body.text.split(' ')[0] || part.event?.what)).toEqual([
    'one',
    'two',
    'three',
    'four',
    'merged',
  ])
  expect(thread.map((part) => part.position)).toEqual([1, 2, 3, 4, 5])
  expect((await openConversation(d, cast.ben.viewer, first.id)).id).toBe(second.id)
  // The messenger may still have the old id: what it sends arrives in the new place, and a retry is the same message.
  const late = { id: newId('part'), text: 'five alpha' }
  const posted = await postPart(d, cast.vic.viewer, first.id, late)
  const again = await postPart(d, cast.vic.viewer, first.id, late)
  expect([posted.part.conversationId, again.part.id]).toEqual([second.id, late.id])
  await changeConversation(d, cast.ben.viewer, first.id, { what: 'closed' })
  expect((await d.store.conversationFor(cast.ben.viewer, second.id))?.state).toBe('closed')

  const mine = await d.store.conversationsFor(cast.vic.viewer, {}, { limit: 50 })
  expect(mine.items.map((one) => one.id)).toEqual([second.id])
  const found = await searchConversations(d, cast.ben.viewer, 'alpha', {}, { limit: 50 })
  expect(found.items.map((one) => one.id)).toEqual([second.id])
})

test('what was said in one millisecond keeps its order when two conversations become one', async () => {
  const { d, cast } = desk
  const words = ['one', 'two', 'three']
  // Ids of one millisecond are in no order: the last one's comes first.
  const ids = words
    .map(() => newId('part'))
    .toSorted()
    .toReversed()
  const first = await desk.says(cast.wim.viewer, 'zero')
  for (const [at, text] of words.entries()) await postPart(d, cast.wim.viewer, first.id, { id: ids[at]!, text })
  const second = await desk.says(cast.wim.viewer, 'later')
  await desk.sql('update parts set created_at = date_trunc($2, created_at) where conversation_id = $1', [
    first.id,
    'hour',
  ])
  await mergeConversation(d, cast.ben.viewer, first.id, second.id)
  const thread = await desk.thread(cast.ben.viewer, second.id)
  expect(thread.map((part) => part.body.text).filter((text) => words.includes(text))).toEqual(words)
})

test('two merges that cross leave one conversation that everybody sees', async () => {
  const { d, cast } = desk
  const [first, second] = [await desk.says(cast.wim.viewer, 'one kiwi'), await desk.says(cast.wim.viewer, 'two kiwi')]
  const both = await whileHeld([first.id, second.id].toSorted()[0]!, 2, () =>
    Promise.allSettled([
      mergeConversation(d, cast.ben.viewer, first.id, second.id),
      mergeConversation(d, cast.ada.viewer, second.id, first.id),
    ]),
  )
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const found = await searchConversations(d, cast.ben.viewer, 'kiwi', {}, { limit: 50 })
  expect(found.items).toHaveLength(1)
  const texts = (await desk.thread(cast.ben.viewer, found.items[0]!.id)).map((part) => part.body.text)
  expect(texts.filter((text) => text.includes('kiwi')).toSorted()).toEqual(['one kiwi', 'two kiwi'])
})

test('what is written while its conversation is merged stands in the one that is left', async () => {
  const { d, cast } = desk
  const [first, second] = [await desk.says(cast.wim.viewer, 'one'), await desk.says(cast.wim.viewer, 'two')]
  const late = { id: newId('part'), text: 'late mango' }
  const posted = await whileHeld(first.id, 1, () => postPart(d, cast.wim.viewer, first.id, late), second.id)
  expect(posted.part.conversationId).toBe(second.id)
})

/** What comes of an act that so many wait in for this conversation, which another holds, and then may have merged. */
async function whileHeld<T>(id: string, waiting: number, act: () => Promise<T>, into?: string): Promise<T> {
  const holder = new Client({ connectionString: desk.url })
  await holder.connect()
  try {
    await holder.query('begin')
    await holder.query('select from conversations where id = $1 for update', [id])
    const acting = act()
    const waits = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
    await expect.poll(async () => (await desk.sql(waits)).length).toBe(waiting)
    if (into) await holder.query('update conversations set merged_into = $2 where id = $1', [id, into])
    await holder.query('commit')
    return await acting
  } finally {
    await holder.end()
  }
}

test('a value in a title that was given by the old id can be worked with like any other', async () => {
  const { d, cast } = desk
  const [first, second] = [await desk.says(cast.vic.viewer, 'one'), await desk.says(cast.vic.viewer, 'two')]
  await mergeConversation(d, cast.ben.viewer, first.id, second.id)
  const { title } = await titleConversation(d, cast.ben.viewer, first.id, `about ${card}`)
  const { token } = title!.seals[0]!
  const { expiresAt } = await extendValue(d, cast.ida.viewer, { token, keepDays: 400, reason: 'the dispute goes on' })
  const there = await d.store.conversationFor(cast.ben.viewer, second.id)
  expect(there?.title?.seals).toMatchObject([{ token, expiresAt }])
})

test('neither another person’s conversation nor another workspace’s is merged, nor one with itself', async () => {
  const { d, cast } = desk
  const [vics, wims] = [await desk.says(cast.vic.viewer, 'mine'), await desk.says(cast.wim.viewer, 'mine')]
  await expect(mergeConversation(d, cast.ben.viewer, vics.id, wims.id)).rejects.toEqual(refusedAs('invalid', 'into'))
  await expect(mergeConversation(d, cast.ben.viewer, vics.id, vics.id)).rejects.toEqual(refusedAs('invalid', 'into'))
  await expect(mergeConversation(d, cast.zoe.viewer, vics.id, wims.id)).rejects.toEqual(refusedAs('not_found'))
})

test('who is named in a note finds it among their mentions until they have read it', async () => {
  const { d, cast } = desk
  const { id } = await desk.says(cast.wim.viewer, 'a question')
  const note = {
    id: newId('part'),
    kind: 'note',
    text: '@Ada Byron please look',
    mentions: [cast.ada.viewer.id],
  } as const
  const { part } = await postPart(d, cast.ben.viewer, id, note)
  expect(await d.store.viewCounts(cast.ada.viewer)).toMatchObject({ mentions: 1 })
  expect(await d.store.viewCounts(cast.ben.viewer)).toMatchObject({ mentions: 0 })
  const mentioned = await d.store.conversationsFor(cast.ada.viewer, { mentionedId: cast.ada.viewer.id }, { limit: 9 })
  expect(mentioned.items.map((one) => one.id)).toEqual([id])
  await markRead(d, cast.ada.viewer, id, part.position)
  expect(await d.store.viewCounts(cast.ada.viewer)).toMatchObject({ mentions: 0 })

  const message = { ...note, id: newId('part'), kind: 'message' } as const
  await expect(postPart(d, cast.ben.viewer, id, message)).rejects.toEqual(refusedAs('invalid', 'mentions'))
  const stranger = { ...note, id: newId('part'), mentions: [cast.zoe.viewer.id] }
  await expect(postPart(d, cast.ben.viewer, id, stranger)).rejects.toEqual(refusedAs('not_found'))
})

test('a draft is one’s own, is encrypted, holds no card number, and ends when the message is sent', async () => {
  const { d, cast } = desk
  const { id } = await desk.says(cast.wim.viewer, 'another question')
  await keepDraft(d, cast.ben.viewer, id, { mode: 'note', text: `Dear Wim, your card ${card} is in the mail` })
  const kept = await readDraft(d, cast.ben.viewer, id)
  expect(kept).toMatchObject({ mode: 'note', body: { text: 'Dear Wim, your card [payment card] is in the mail' } })
  expect(await readDraft(d, cast.ada.viewer, id)).toBeNull()
  await expect(readDraft(d, cast.zoe.viewer, id)).rejects.toEqual(refusedAs('not_found'))
  await expect(keepDraft(d, cast.otto.viewer, id, { mode: 'note', text: 'x' })).rejects.toEqual(refusedAs('forbidden'))
  const [row] = await desk.sql<{ body_locked: Buffer }>('select body_locked from drafts where conversation_id = $1', [
    id,
  ])
  expect(row?.body_locked.includes('Wim')).toBe(false)
  await postPart(d, cast.ben.viewer, id, { id: newId('part'), text: 'Dear Wim' })
  expect(await readDraft(d, cast.ben.viewer, id)).toBeNull()
})

test('a draft keeps neither what a message may not have at all, nor more than a message may have', async () => {
  const { d, cast } = desk
  const { id } = await desk.says(cast.wim.viewer, 'one more question')
  const rules = [{ kinds: ['payment-card'], action: 'block' as const }, ...policyTemplates.default.rules]
  await changePolicy(d, cast.ada.viewer, { ...policyTemplates.default, rules })
  await keepDraft(d, cast.ben.viewer, id, { mode: 'message', text: `Is it ${card}?` })
  await changePolicy(d, cast.ada.viewer, policyTemplates.default)
  expect((await readDraft(d, cast.ben.viewer, id))?.body.text).toBe('Is it [payment card]?')
  const text = 'x'.repeat(maxDraftLength + 1)
  await expect(keepDraft(d, cast.ben.viewer, id, { mode: 'message', text })).rejects.toEqual(
    refusedAs('too_large', 'text'),
  )
})

test('what teammates have begun to write goes along when its conversation is merged', async () => {
  const { d, cast } = desk
  const [first, second] = [await desk.says(cast.wim.viewer, 'one'), await desk.says(cast.wim.viewer, 'two')]
  await keepDraft(d, cast.ben.viewer, first.id, { mode: 'message', text: 'Dear Wim' })
  await keepDraft(d, cast.ida.viewer, first.id, { mode: 'note', text: 'ask Ben' })
  await keepDraft(d, cast.ida.viewer, second.id, { mode: 'message', text: 'Hello' })
  await mergeConversation(d, cast.ada.viewer, first.id, second.id)
  const begun = async (who: 'ben' | 'ida' | 'ada') => {
    const draft = await readDraft(d, cast[who].viewer, first.id)
    return draft && { mode: draft.mode, text: draft.body.text }
  }
  expect(await begun('ben')).toEqual({ mode: 'message', text: 'Dear Wim' })
  expect(await begun('ida')).toEqual({ mode: 'note', text: 'Hello\n\nask Ben' })
  expect(await begun('ada')).toBeNull()
  // Written before the merge, and kept after it.
  await keepDraft(d, cast.ben.viewer, first.id, { mode: 'message', text: 'How are you?' })
  await keepDraft(d, cast.ben.viewer, first.id, { mode: 'message', text: '' })
  expect((await begun('ben'))?.text).toBe('Dear Wim\n\nHow are you?')
})

test('a blocked person is refused kindly and let in again; what they wrote stays', async () => {
  const { d, cast } = desk
  const { id } = await desk.says(cast.wim.viewer, 'before')
  await blockContact(d, cast.ben.viewer, cast.wim.viewer.id, true)
  const say = (text: string) => postPart(d, cast.wim.viewer, id, { id: newId('part'), text })
  await expect(say('during')).rejects.toEqual(refusedAs('forbidden'))
  await blockContact(d, cast.ben.viewer, cast.wim.viewer.id, false)
  await say('after')
  const said = (await desk.thread(cast.ben.viewer, id)).map((part) => part.body.text)
  expect(said).toEqual(['before', 'after'])
  await expect(blockContact(d, cast.zoe.viewer, cast.wim.viewer.id, true)).rejects.toEqual(refusedAs('not_found'))
})

test('a conversation is handed to a team, stands in its view and its count, and loses a team that is removed', async () => {
  const { d, cast } = desk
  const { id } = await desk.says(cast.vic.viewer, 'about a refund')
  const team = await createTeam(d, cast.ada.viewer, newId('team'), {
    name: 'Payments',
    memberIds: [cast.ben.viewer.id],
  })
  await changeTeam(d, cast.ada.viewer, team.id, { memberIds: [cast.ben.viewer.id, cast.ida.viewer.id] })
  await changeConversation(d, cast.ben.viewer, id, { what: 'handed', teamId: team.id })
  const view = await createView(d, cast.ben.viewer, newId('view'), {
    name: 'Refunds',
    filter: { state: 'open', teamId: team.id },
    shared: false,
  })
  expect((await d.store.views(cast.ada.viewer)).map((one) => one.id)).not.toContain(view.id)
  await changeView(d, cast.ben.viewer, view.id, { shared: true })
  const shared = (await d.store.views(cast.ada.viewer)).find((one) => one.id === view.id)!
  const listed = await d.store.conversationsFor(cast.ada.viewer, filterOfView(shared.filter, cast.ada.viewer.id), {
    limit: 9,
  })
  expect(listed.items.map((one) => one.id)).toEqual([id])
  expect((await d.store.viewCounts(cast.ada.viewer)).teams).toEqual({ [team.id]: 1 })
  expect(await d.store.views(cast.zoe.viewer)).toEqual([])
  expect(await d.store.teams(cast.zoe.viewer)).toEqual([])
  await expect(changeConversation(d, cast.ben.viewer, id, { what: 'handed', teamId: newId('team') })).rejects.toEqual(
    refusedAs('invalid', 'teamId'),
  )
  await removeTeam(d, cast.ada.viewer, team.id)
  expect((await d.store.conversationFor(cast.ben.viewer, id))?.teamId).toBeNull()
})

test('many acts go in one request; what one refuses does not hold up the others, and each is in the log', async () => {
  const { d, cast } = desk
  const ids = [await desk.says(cast.vic.viewer, 'a'), await desk.says(cast.wim.viewer, 'b')].map((one) => one.id)
  const acts = [...ids, newId('conversation')].map((conversationId) => ({
    conversationId,
    change: { what: 'closed' } as const,
  }))
  const before = (await desk.actions()).filter((action) => action === 'conversation.closed').length
  const { done, refused } = await actOnConversations(d, cast.ben.viewer, acts)
  expect(done.map((one) => [one.id, one.state])).toEqual(ids.map((id) => [id, 'closed']))
  expect(refused).toEqual([{ conversationId: acts[2]!.conversationId, code: 'not_found' }])
  expect((await desk.actions()).filter((action) => action === 'conversation.closed').length).toBe(before + 2)
})

test('a search may go by relevance, page after page, and by the time of the hit', async () => {
  const { d, cast, clock } = desk
  const often = await desk.says(cast.vic.viewer, 'zeppelin zeppelin', 'the zeppelin again', 'zeppelin!')
  clock.later(10 * minute)
  const since = clock.now().toISOString()
  const newer = await desk.says(cast.wim.viewer, 'one zeppelin')
  const search = (order: 'time' | 'relevance', more: object = {}, cursor?: string) =>
    searchConversations(d, cast.ben.viewer, 'zepp', more, { limit: 1, ...(cursor ? { cursor } : {}) }, order)
  const byTime = await search('time')
  const byScore = await search('relevance')
  expect([byTime.items[0]?.id, byScore.items[0]?.id]).toEqual([newer.id, often.id])
  expect((await search('relevance', {}, byScore.next)).items.map((one) => one.id)).toEqual([newer.id])
  expect((await search('relevance', { since })).items.map((one) => one.id)).toEqual([newer.id])
  expect((await search('relevance', { before: since })).items.map((one) => one.id)).toEqual([often.id])
})

test('a thread is read around one of its parts, and only around its own', async () => {
  const { d, cast } = desk
  const { id, posted } = await desk.says(cast.vic.viewer, 'one', 'two', 'three', 'four', 'five', 'six')
  const other = await desk.says(cast.wim.viewer, 'elsewhere')
  const around = async (part: string) =>
    (await readParts(d, cast.ben.viewer, id, { around: part, limit: 4 })).items.map(({ body }) => body.text)
  expect(await around(posted[3]!.part.id)).toEqual(['three', 'four', 'five', 'six'])
  expect(await around(posted[0]!.part.id)).toEqual(['one', 'two', 'three', 'four'])
  expect(await around(posted[5]!.part.id)).toEqual(['five', 'six'])
  const ends = async (part: string, limit: number) =>
    (await readParts(d, cast.ben.viewer, id, { around: part, limit })).moreFrom
  expect([await ends(posted[1]!.part.id, 1), await ends(posted[1]!.part.id, 4)]).toEqual([2, 4])
  expect(await ends(posted[5]!.part.id, 4)).toBeUndefined()
  const looks = async () => (await desk.actions()).filter((action) => action === 'conversation.opened').length
  const before = await looks()
  await readParts(d, cast.ida.viewer, id, { around: posted[3]!.part.id, limit: 4 })
  expect(await looks()).toBe(before + 1)
  await expect(around(other.posted[0]!.part.id)).rejects.toEqual(refusedAs('not_found'))
  await expect(readParts(d, cast.zoe.viewer, id, { around: posted[0]!.part.id, limit: 4 })).rejects.toEqual(
    refusedAs('not_found'),
  )
})
