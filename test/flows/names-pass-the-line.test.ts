import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { titleConversation } from '../../src/flows/change-conversation.ts'
import { changeMacro, createMacro } from '../../src/flows/save-macro.ts'
import { createTag, removeTag, renameTag } from '../../src/flows/save-tag.ts'
import { startConversation } from '../../src/flows/start-conversation.ts'
import { newId } from '../cast.ts'
import { card, openDesk, refusedAs, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => void (desk = await openDesk()))
afterAll(() => desk.close())

const hidden = 'card [payment card •••• 4242]'

describe('what the team names passes the line as well', () => {
  test('a tag, new and renamed', async () => {
    const { ben } = desk.cast
    const id = newId('tag')
    expect((await createTag(desk.d, ben.viewer, { id, name: `card ${card}` })).name.text).toBe(hidden)
    expect((await renameTag(desk.d, ben.viewer, id, `old card ${card}`)).name.text).toBe(`old ${hidden}`)
    expect((await desk.d.store.tags(ben.viewer)).map((tag) => tag.name.text)).toEqual([`old ${hidden}`])
  })

  test('a saved reply, in its name and its body, new and changed', async () => {
    const { ada } = desk.cast
    const id = newId('macro')
    const made = await createMacro(desk.d, ada.viewer, id, { name: `card ${card}`, body: `Pay to card ${card}` })
    expect([made.name.text, made.body.text]).toEqual([hidden, `Pay to ${hidden}`])
    const changed = await changeMacro(desk.d, ada.viewer, id, { name: 'Cards', body: `Use card ${card}` })
    expect((await desk.d.store.macros(ada.viewer))[0]).toMatchObject({
      name: changed.name,
      body: { text: `Use ${hidden}` },
    })
  })

  test('the title of a conversation, at its start, later, and taken off again', async () => {
    const { ben, vic } = desk.cast
    const id = newId('conversation')
    await startConversation(desk.d, ben.viewer, { id, contactId: vic.viewer.id, title: `card ${card}` })
    expect((await desk.d.store.conversationFor(ben.viewer, id))?.title?.text).toBe(hidden)
    expect((await titleConversation(desk.d, ben.viewer, id, `lost card ${card}`)).title?.text).toBe(`lost ${hidden}`)
    expect((await titleConversation(desk.d, ben.viewer, id, null)).title).toBeNull()
  })

  test('an event about a title holds no word of it', async () => {
    const { ben, vic } = desk.cast
    const { id } = await desk.says(vic.viewer, 'hello')
    await titleConversation(desk.d, ben.viewer, id, 'Marzipan')
    const event = (await desk.thread(ben.viewer, id)).at(-1)
    expect(event).toMatchObject({ kind: 'event', event: { what: 'titled' }, body: { text: '', seals: [] } })
  })
})

describe('refused', () => {
  test('a tag without a name, too long, or twice', async () => {
    const { ben } = desk.cast
    const create = (name: string) => createTag(desk.d, ben.viewer, { id: newId('tag'), name })
    await expect(create(' ')).rejects.toEqual(refusedAs('invalid', 'name'))
    await expect(create('x'.repeat(61))).rejects.toEqual(refusedAs('invalid', 'name'))
    await create('Billing')
    await expect(create('Billing')).rejects.toEqual(refusedAs('conflict', 'name'))
  })

  test("zoe changes and removes nothing of ada's", async () => {
    const { ben, zoe } = desk.cast
    const tag = await createTag(desk.d, ben.viewer, { id: newId('tag'), name: 'Ours' })
    await expect(renameTag(desk.d, zoe.viewer, tag.id, 'Theirs')).rejects.toEqual(refusedAs('not_found'))
    await expect(removeTag(desk.d, zoe.viewer, tag.id)).rejects.toEqual(refusedAs('not_found'))
    const { id } = await desk.says(desk.cast.vic.viewer, 'hello')
    await expect(titleConversation(desk.d, zoe.viewer, id, 'Theirs')).rejects.toEqual(refusedAs('not_found'))
  })
})
