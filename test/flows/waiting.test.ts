import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ConversationSort } from '../../src/core/conversation.ts'
import { changeConversation } from '../../src/flows/change-conversation.ts'
import { mergeConversation } from '../../src/flows/merge-conversation.ts'
import { postPart } from '../../src/flows/post-part.ts'
import type { Viewer } from '../../src/core/viewer.ts'
import { newId } from '../cast.ts'
import { minute, openDesk, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.close())
beforeEach(() => desk.clock.later(minute))

const since = async (id: string) => (await desk.d.store.conversationFor(desk.cast.ada.viewer, id))?.waitingSince
const act = (id: string, what: Parameters<typeof changeConversation>[3]) =>
  changeConversation(desk.d, desk.cast.ben.viewer, id, what)
/** When it was said. */
async function say(who: Viewer, id: string, text: string, kind: 'message' | 'note' = 'message'): Promise<string> {
  desk.clock.later(minute)
  return (await postPart(desk.d, who, id, { id: newId('part'), text, kind })).part.createdAt
}
async function asked(): Promise<{ id: string; at: string }> {
  const { id, posted } = await desk.says(desk.cast.vic.viewer, 'a question')
  return { id, at: posted[0]!.part.createdAt }
}

test('a customer waits from the first message that nobody has answered', async () => {
  const { vic, ben } = desk.cast
  const { id, at } = await asked()
  await say(vic.viewer, id, 'and one more')
  await say(ben.viewer, id, 'a note is no answer', 'note')
  await act(id, { what: 'assigned', assigneeId: ben.viewer.id })
  expect(await since(id)).toBe(at)
  await say(ben.viewer, id, 'an answer')
  expect(await since(id)).toBeNull()
  const again = await say(vic.viewer, id, 'another question')
  expect(await since(id)).toBe(again)
})

test('who is closed waits for nothing, and as before once that is taken back', async () => {
  const { vic } = desk.cast
  const { id, at } = await asked()
  await act(id, { what: 'snoozed', until: new Date(desk.clock.now().getTime() + 9 * minute).toISOString() })
  expect(await since(id)).toBe(at)
  await act(id, { what: 'closed' })
  expect(await since(id)).toBeNull()
  await act(id, { what: 'reopened' })
  expect(await since(id)).toBe(at)
  await act(id, { what: 'closed' })
  const later = await say(vic.viewer, id, 'something new')
  expect(await since(id)).toBe(later)
  await act(id, { what: 'closed' })
  await act(id, { what: 'reopened' })
  expect(await since(id)).toBe(later)
})

test('two that become one wait since the first question after the last answer in either', async () => {
  const { vic, ben } = desk.cast
  const [first, second] = [await asked(), await asked()]
  await say(ben.viewer, first.id, 'an answer')
  const again = await say(vic.viewer, first.id, 'another question')
  await mergeConversation(desk.d, ben.viewer, first.id, second.id)
  expect(await since(second.id)).toBe(again)
})

test('whoever comes from an older version waits since the same moment', async () => {
  await act((await asked()).id, { what: 'closed' })
  const all = () => desk.sql('select id, waiting_since from conversations order by id')
  const before = await all()
  expect(before.filter((row) => row['waiting_since'] !== null).length).toBeGreaterThan(2)
  await desk.sql('drop index findings_by_kind')
  await desk.sql('alter table conversations drop column waiting_since')
  await desk.sql(readFileSync(new URL('../../src/store/migrations/170-waiting.sql', import.meta.url), 'utf8'))
  expect(await all()).toEqual(before)
})

test('the list has who waits longest on top, and a cursor of another order is refused', async () => {
  const list = (sort: ConversationSort, cursor?: string) =>
    desk.d.store.conversationsFor(desk.cast.ada.viewer, {}, { limit: 2, ...(cursor ? { cursor } : {}) }, sort)
  const [newest, waiting] = [await list('newest'), await list('waiting')]
  const [longest, next] = waiting.items.map((one) => one.waitingSince)
  expect(Date.parse(longest!)).toBeLessThan(Date.parse(next!))
  const refused = { code: 'invalid', field: 'cursor' }
  await expect(list('waiting', newest.next)).rejects.toMatchObject(refused)
  await expect(list('newest', waiting.next)).rejects.toMatchObject(refused)
  expect((await list('waiting', waiting.next)).items).toHaveLength(2)
})
