import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { postPart } from '../../src/flows/post-part.ts'
import { restoreValue } from '../../src/flows/restore-value.ts'
import { createContact } from '../../src/flows/save-contact.ts'
import { searchConversations } from '../../src/flows/search-conversations.ts'
import { newId } from '../cast.ts'
import { card, openDesk, refusedAs, secondCard, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => void (desk = await openDesk()))
afterAll(() => desk.close())

const reason = 'it is our order number'

describe('a restoration', () => {
  test('puts the value back in its place, moves the seals behind it, and takes it out of the vault', async () => {
    const { ada, ben, vic } = desk.cast
    const { id, posted } = await desk.says(vic.viewer, `order ${secondCard} paid with ${card}.`)
    const [first, second] = posted[0]!.part.body.seals
    const { text } = await restoreValue(desk.d, ada.viewer, { token: first!.token, reason })
    expect(text.text).toBe(`order ${secondCard} paid with [payment card •••• 4242].`)
    expect(text.seals.map((seal) => [seal.token, text.text.slice(seal.start, seal.end)])).toEqual([
      [second!.token, '[payment card •••• 4242]'],
    ])
    expect((await desk.thread(ben.viewer, id))[0]).toMatchObject({ body: text, revision: 1 })
    expect(await desk.d.store.sealedFor(ada.viewer, first!.token)).toBeUndefined()
    const filter = { objectId: first!.token, about: vic.viewer.id }
    const { items } = await desk.d.store.activityFor(ada.viewer, filter, { limit: 9 })
    expect(items).toMatchObject([{ action: 'value.restored', actor: { id: ada.viewer.id }, reason }])
  })

  test('teaches the allow list: the same value in another spelling passes from now on, another one does not', async () => {
    const { ada, ben, vic } = desk.cast
    const number = '6011 1111 1111 ' + '1117'
    const { id, posted } = await desk.says(vic.viewer, `ticket ${number}`)
    await restoreValue(desk.d, ada.viewer, { token: posted[0]!.part.body.seals[0]!.token, reason })
    const again = await postPart(desk.d, ben.viewer, id, {
      id: newId('part'),
      text: `about ticket ${number.replaceAll(' ', '')} and card ${card}`,
    })
    expect(again.part.body.text).toBe(`about ticket ${number.replaceAll(' ', '')} and card [payment card •••• 4242]`)
  })

  test('teaches only its own workspace', async () => {
    const { zoe } = desk.cast
    const contact = await createContact(desk.d, zoe.viewer, newId('contact'), { name: `Kim ${secondCard}` })
    expect(contact.name?.text).toBe('Kim [payment card •••• 4444]')
  })

  test('works in a name as well, and is found by search afterwards', async () => {
    const { ada } = desk.cast
    const number = '3566 0020 2036 ' + '0505'
    const contact = await createContact(desk.d, ada.viewer, newId('contact'), { name: `Club ${number}` })
    const { place, text } = await restoreValue(desk.d, ada.viewer, { token: contact.name!.seals[0]!.token, reason })
    expect(place).toEqual({ table: 'contacts', row: contact.id, field: 'name' })
    expect(text.text).toBe(`Club ${number}`)
    expect((await desk.d.store.contactFor(ada.viewer, contact.id))?.name).toEqual({ text: `Club ${number}`, seals: [] })
  })

  test('makes the words of a message findable again', async () => {
    const { ada, vic } = desk.cast
    const { id, posted } = await desk.says(vic.viewer, 'my password is Albatross+Ferry9 I think')
    const find = async () =>
      (await searchConversations(desk.d, ada.viewer, 'albatross', {}, { limit: 9 })).items.map((hit) => hit.id)
    expect(await find()).toEqual([])
    await restoreValue(desk.d, ada.viewer, { token: posted[0]!.part.body.seals[0]!.token, reason })
    expect(await find()).toEqual([id])
  })
})

describe('a refused restoration', () => {
  test('ben may not, the text stays as it is, and the attempt is logged', async () => {
    const { ben, vic } = desk.cast
    const { id, posted } = await desk.says(vic.viewer, `card ${card}`)
    await expect(
      restoreValue(desk.d, ben.viewer, { token: posted[0]!.part.body.seals[0]!.token, reason }),
    ).rejects.toEqual(refusedAs('forbidden'))
    expect((await desk.thread(ben.viewer, id))[0]!.body.text).toBe('card [payment card •••• 4242]')
    expect((await desk.actions()).at(-1)).toBe('value.restore-refused')
  })

  test('zoe finds nothing, and neither does who comes a second time', async () => {
    const { ada, vic, zoe } = desk.cast
    const { posted } = await desk.says(vic.viewer, `card ${card}`)
    const token = posted[0]!.part.body.seals[0]!.token
    await expect(restoreValue(desk.d, zoe.viewer, { token, reason })).rejects.toEqual(refusedAs('not_found'))
    await restoreValue(desk.d, ada.viewer, { token, reason })
    await expect(restoreValue(desk.d, ada.viewer, { token, reason })).rejects.toEqual(refusedAs('not_found'))
  })
})
