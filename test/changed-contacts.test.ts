import { afterAll, beforeAll, expect, test } from 'vitest'
import { gatherCast, newId, type Cast } from './cast.ts'
import { openHouse, type House } from './house.ts'

let house: House
let cast: Cast
let time = Date.now()

beforeAll(async () => {
  house = await openHouse({ now: () => new Date(time) })
  cast = await gatherCast(house.deps)
})
afterAll(() => house.close())

type Page = { readonly items: readonly { readonly id: string; readonly updatedAt: string }[]; readonly next?: string }
const changed = async (query: string) => {
  const { status, body, text } = await house.ask(cast.ada, 'GET', `/v1/contacts?sort=changed&${query}`)
  expect({ status, text }).toMatchObject({ status: 200 })
  return body as Page
}
const add = async () => {
  time += 1000
  const id = newId('contact')
  await house.ask(cast.ada, 'POST', '/v1/contacts', { id, name: 'Carla Roe' })
  return id
}
const rename = async (id: string) => {
  time += 1000
  await house.ask(cast.ada, 'PATCH', `/v1/contacts/${id}`, { name: 'Carla Reed' })
}

test('a copy that is kept elsewhere hears of every contact that was changed, also while it reads', async () => {
  const since = `updatedAfter=${new Date(time + 1).toISOString()}&limit=2`
  const [a = '', b = '', c = '', d = ''] = [await add(), await add(), await add(), await add()]
  await rename(b)
  const first = await changed(since)
  expect(first.items.map(({ id }) => id)).toEqual([a, c])
  // One that was read and one that was not change in between.
  await rename(a)
  await rename(d)
  const second = await changed(`${since}&cursor=${first.next}`)
  expect(second.items.map(({ id }) => id)).toEqual([b, a])
  const third = await changed(`${since}&cursor=${second.next}`)
  expect(third.items.map(({ id }) => id)).toEqual([d])
  expect(third.next).toBeUndefined()
  const last = third.items[0]!.updatedAt
  expect((await changed(`updatedAfter=${last}`)).items.map(({ id }) => id)).toEqual([d])
})

test('a block is a change, and another workspace hears of none', async () => {
  const id = await add()
  time += 1000
  const since = `updatedAfter=${new Date(time).toISOString()}`
  expect((await changed(since)).items).toEqual([])
  await house.ask(cast.ada, 'PUT', `/v1/contacts/${id}/block`)
  expect((await changed(since)).items).toMatchObject([{ id, updatedAt: new Date(time).toISOString() }])
  const { body } = await house.ask(cast.zoe, 'GET', `/v1/contacts?sort=changed&${since}`)
  expect(body).toEqual({ items: [] })
})
