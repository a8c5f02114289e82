import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changePolicy } from '../../src/flows/change-policy.ts'
import { policyTemplates } from '../../src/core/policy-templates.ts'
import { startConversation } from '../../src/flows/start-conversation.ts'
import { newId } from '../cast.ts'
import { card, openDesk, refusedAs, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => void (desk = await openDesk()))
afterAll(() => desk.close())

const part = (text = 'hello') => ({ id: newId('part'), text })

describe('a conversation', () => {
  test('is started with its first message, as one act', async () => {
    const { ben, vic } = desk.cast
    const id = newId('conversation')
    const posted = await startConversation(desk.d, vic.viewer, { id, part: part(`card ${card}`) })
    expect(posted?.hidden).toHaveLength(1)
    expect(await desk.d.store.conversationFor(ben.viewer, id)).toMatchObject({
      contactId: vic.viewer.id,
      state: 'open',
      lastPosition: 1,
    })
    expect((await desk.actions()).slice(-2)).toEqual(['conversation.started', 'part.received'])
  })

  test('is not there if its first message is refused', async () => {
    const { ada, vic } = desk.cast
    await changePolicy(desk.d, ada.viewer, {
      name: 'Strict',
      minConfidence: 0.5,
      rules: [{ kinds: ['payment-card'], action: 'block' }],
    })
    const id = newId('conversation')
    await expect(startConversation(desk.d, vic.viewer, { id, part: part(`card ${card}`) })).rejects.toEqual(
      refusedAs('blocked'),
    )
    expect(await desk.d.store.conversationFor(ada.viewer, id)).toBeUndefined()
    await changePolicy(desk.d, ada.viewer, policyTemplates.default)
  })

  test('started twice with the same ids is one', async () => {
    const { ben, vic } = desk.cast
    const input = { id: newId('conversation'), part: part() }
    await startConversation(desk.d, vic.viewer, input)
    await startConversation(desk.d, vic.viewer, input)
    expect(await desk.thread(ben.viewer, input.id)).toHaveLength(1)
  })

  test('with the id of one that is not theirs is refused, and nothing is written into that one', async () => {
    const { ben, vic, wim, zoe } = desk.cast
    const { id } = await desk.says(vic.viewer, 'mine')
    await expect(startConversation(desk.d, wim.viewer, { id, part: part('mine too') })).rejects.toEqual(
      expect.objectContaining({ code: expect.toBeOneOf(['conflict', 'not_found']) }),
    )
    await expect(
      startConversation(desk.d, zoe.viewer, { id, contactId: vic.viewer.id, part: part('ours') }),
    ).rejects.toEqual(refusedAs('not_found'))
    expect((await desk.thread(ben.viewer, id)).map((each) => each.body.text)).toEqual(['mine'])
  })

  test('by the team is with a person the team knows; a visitor cannot start one for somebody else', async () => {
    const { ben, vic, wim } = desk.cast
    await expect(startConversation(desk.d, ben.viewer, { id: newId('conversation'), part: part() })).rejects.toEqual(
      refusedAs('not_found', 'contactId'),
    )
    await expect(
      startConversation(desk.d, ben.viewer, { id: newId('conversation'), contactId: newId('contact'), part: part() }),
    ).rejects.toEqual(refusedAs('not_found', 'contactId'))
    const id = newId('conversation')
    await startConversation(desk.d, vic.viewer, { id, contactId: wim.viewer.id, part: part() })
    expect((await desk.d.store.conversationFor(ben.viewer, id))?.contactId).toBe(vic.viewer.id)
  })

  test('needs an id that is one', async () => {
    await expect(startConversation(desk.d, desk.cast.vic.viewer, { id: 'mine', part: part() })).rejects.toEqual(
      refusedAs('invalid', 'id'),
    )
  })
})
