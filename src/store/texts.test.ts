import { afterAll, beforeAll, expect, test } from 'vitest'
import { id, openStoreHouse, safe, type StoreHouse } from '../../test/store-house.ts'
import type { Place } from '../core/seal.ts'

let house: StoreHouse
const places: Place[] = []
beforeAll(async () => {
  house = await openStoreHouse()
  const at = house.clock.now()
  const conversation = await house.startConversation(house.vic, 'old')
  const part = await house.addPart(house.vic, conversation, 'old')
  const [tagId, macroId] = [id('tag'), id('macro')]
  await house.store.write(house.ada.workspaceId, async (tx) => {
    await tx.changeContact(house.vic.id, { name: safe('old'), attributes: { plan: safe('old'), seats: 3 } }, at)
    await tx.addTag({ id: tagId, name: safe('old') })
    await tx.addMacro({ id: macroId, name: safe('old'), body: safe('old'), updatedAt: at.toISOString() })
  })
  places.push(
    { table: 'parts', row: part.id, field: 'body' },
    { table: 'conversations', row: conversation.id, field: 'title' },
    { table: 'contacts', row: house.vic.id, field: 'name' },
    { table: 'contacts', row: house.vic.id, field: 'attributes.plan' },
    { table: 'tags', row: tagId, field: 'name' },
    { table: 'macros', row: macroId, field: 'name' },
    { table: 'macros', row: macroId, field: 'body' },
  )
})
afterAll(() => house?.shut())

test('every place’s text can be read and replaced, and is still found by its words', async () => {
  for (const [i, place] of places.entries()) {
    const text = safe(`renewed${i} words`)
    const [before, after] = await house.store.write(house.ada.workspaceId, async (tx) => {
      const old = await tx.textAt(place)
      await tx.replaceTextAt(place, text)
      return [old, await tx.textAt(place)]
    })
    expect({ place, before, after }).toEqual({ place, before: safe('old'), after: text })
  }
  const hits = async (term: string) => (await house.store.searchFor(house.ada, [term], {}, { limit: 5 })).items.length
  expect([await hits('renewed0'), await hits('renewed1'), await hits('renewed2'), await hits('old')]).toEqual([
    1, 1, 1, 0,
  ])
  expect((await house.store.contactFor(house.ada, house.vic.id))?.attributes).toEqual({
    plan: safe('renewed3 words'),
    seats: 3,
  })
  expect(await house.store.macros(house.ada)).toMatchObject([
    { name: safe('renewed5 words'), body: safe('renewed6 words') },
  ])
})

test('a place that is none has no text and takes none', async () => {
  const none: Place[] = [
    { table: 'parts', row: id('part'), field: 'body' },
    { table: 'parts', row: places[0]!.row, field: 'event' },
    { table: 'contacts', row: house.vic.id, field: 'email' },
    { table: 'contacts', row: house.vic.id, field: 'attributes.seats' },
    { table: 'conversations', row: id('conversation'), field: 'title' },
    { table: 'tags', row: id('tag'), field: 'name' },
    { table: 'texts', row: 'anything', field: 'text' },
  ]
  for (const place of none) {
    expect(await house.store.write(house.ada.workspaceId, (tx) => tx.textAt(place))).toBeUndefined()
    await expect(
      house.store.write(house.ada.workspaceId, (tx) => tx.replaceTextAt(place, safe('x'))),
    ).rejects.toMatchObject({ code: 'not_found' })
  }
})
