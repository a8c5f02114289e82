import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStoreHouse, type StoreHouse } from '../../test/store-house.ts'

let house: StoreHouse
beforeAll(async () => void (house = await openStoreHouse()))
afterAll(() => house?.shut())

test('who was there before there was an index is found by their attributes once the job has run', async () => {
  const { store, ada, vic, clock } = house
  const attributes = { tier: { text: 'First', seals: [] }, seats: 4 }
  await store.write(ada.workspaceId, (tx) => tx.changeContact(vic.id, { attributes }, clock.now()))
  await house.sql(`update contacts set attribute_terms = null where id = '${vic.id}'`)
  const found = async () => {
    const attribute = { name: 'tier', value: 'first' }
    return (await store.contactsFor(ada, { limit: 5 }, { attribute })).items.map(({ id }) => id)
  }
  expect(await found()).toEqual([])
  await Promise.all([house.tasks['index-attributes']!(), house.tasks['index-attributes']!()])
  expect(await found()).toEqual([vic.id])
  const left = `select count(*)::int as left from contacts where attributes_locked is not null and attribute_terms is null`
  expect(await house.sql(left)).toEqual([{ left: 0 }])
})
