import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeConversation } from '../../src/flows/change-conversation.ts'
import { postPart } from '../../src/flows/post-part.ts'
import { markRead } from '../../src/flows/read-conversation.ts'
import { createTag } from '../../src/flows/save-tag.ts'
import { newId } from '../cast.ts'
import { day, openDesk, refusedAs, type Desk } from './desk.ts'

let desk: Desk
let id: string
beforeAll(async () => {
  desk = await openDesk()
  id = (await desk.says(desk.cast.vic.viewer, 'hello')).id
})
afterAll(() => desk.close())

const change = (what: Parameters<typeof changeConversation>[3], who = desk.cast.ben.viewer) =>
  changeConversation(desk.d, who, id, what)
const events = async () =>
  (await desk.thread(desk.cast.ben.viewer, id)).filter((part) => part.kind === 'event').map((part) => part.event)

describe('one act on a conversation', () => {
  test('changes it, and stands in the thread and in the log; done twice it is done once', async () => {
    const { ben } = desk.cast
    const before = (await events()).length
    expect(await change({ what: 'assigned', assigneeId: ben.viewer.id })).toMatchObject({ assigneeId: ben.viewer.id })
    await change({ what: 'assigned', assigneeId: ben.viewer.id })
    expect(await events()).toHaveLength(before + 1)
    expect((await desk.actions()).filter((action) => action === 'conversation.assigned')).toHaveLength(1)
  })

  test('closed, it opens again when the contact writes, and not when the team does', async () => {
    const { ben, vic } = desk.cast
    expect((await change({ what: 'closed' })).state).toBe('closed')
    await postPart(desk.d, ben.viewer, id, { id: newId('part'), text: 'one more thing' })
    expect((await desk.d.store.conversationFor(ben.viewer, id))?.state).toBe('closed')
    await postPart(desk.d, vic.viewer, id, { id: newId('part'), text: 'yes?' })
    expect((await desk.d.store.conversationFor(ben.viewer, id))?.state).toBe('open')
  })

  test('snoozed until a time to come, not one gone by', async () => {
    const until = (ms: number) => new Date(desk.d.clock.now().getTime() + ms).toISOString()
    await expect(change({ what: 'snoozed', until: until(-day) })).rejects.toEqual(refusedAs('invalid', 'until'))
    expect(await change({ what: 'snoozed', until: until(day) })).toMatchObject({ state: 'snoozed' })
    expect(await change({ what: 'reopened' })).toMatchObject({ state: 'open', snoozedUntil: null })
  })

  test('tagged with a tag of ours, and untagged', async () => {
    const tag = await createTag(desk.d, desk.cast.ben.viewer, { id: newId('tag'), name: 'Transfers' })
    expect((await change({ what: 'tagged', tagId: tag.id })).tagIds).toEqual([tag.id])
    expect((await change({ what: 'untagged', tagId: tag.id })).tagIds).toEqual([])
    await expect(change({ what: 'tagged', tagId: newId('tag') })).rejects.toEqual(refusedAs('not_found'))
  })

  test('assigned to nobody of another workspace', async () => {
    await expect(change({ what: 'assigned', assigneeId: desk.cast.zoe.viewer.id })).rejects.toEqual(
      refusedAs('invalid', 'teammateId'),
    )
  })

  test('zoe changes nothing', async () => {
    await expect(change({ what: 'closed' }, desk.cast.zoe.viewer)).rejects.toEqual(refusedAs('not_found'))
  })
})

describe('reading', () => {
  test('moves forward, never back, and never past what is there', async () => {
    const { ben, vic } = desk.cast
    const seen = async () => {
      const conversation = await desk.d.store.conversationFor(ben.viewer, id)
      return [conversation!.readByTeam, conversation!.lastPosition] as const
    }
    await markRead(desk.d, ben.viewer, id, 999)
    const [team, last] = await seen()
    expect(team).toBe(last)
    await markRead(desk.d, ben.viewer, id, 1)
    expect((await seen())[0]).toBe(last)
    await expect(markRead(desk.d, desk.cast.wim.viewer, id, 1)).rejects.toEqual(refusedAs('not_found'))
    await expect(markRead(desk.d, vic.viewer, id, 1)).resolves.toBeUndefined()
  })
})
