import { afterAll, beforeAll, expect, test } from 'vitest'
import { gatherCast, keyWith, newId, type Cast, type Key } from './cast.ts'
import { openHouse, type House } from './house.ts'

let house: House
let cast: Cast
let program: Key
const card = ['4242', '4242', '4242', '4242'].join(' ')

beforeAll(async () => {
  house = await openHouse()
  cast = await gatherCast(house.deps)
  program = await keyWith(house.deps, cast.ada.viewer, ['contact:read', 'contact:write'])
})
afterAll(() => house.close())

const made = async (attributes: object, who: Cast['ada'] | Key = program) => {
  const id = newId('contact')
  expect((await house.ask(who, 'POST', '/v1/contacts', { id, attributes })).status).toBe(201)
  return id
}
const asked = (attribute: string, more = '', who: Cast['ada'] | Key = program) =>
  house.ask(who, 'GET', `/v1/contacts?attribute=${encodeURIComponent(attribute)}${more}`)
const found = async (attribute: string, more = '', who: Cast['ada'] | Key = program) =>
  ((await asked(attribute, more, who)).body as { items: { id: string }[] }).items.map(({ id }) => id)

test('who has exactly this value is found, whatever its case and kind, page by page and with other filters', async () => {
  const [gold, loud, silver] = [
    await made({ plan: 'gold', seats: 4, vip: true }),
    await made({ plan: ' GOLD ', seats: 40 }),
    await made({ plan: 'silver', note: 'plan:gold' }),
  ]
  expect((await found('plan:gold')).toSorted()).toEqual([gold, loud].toSorted())
  expect(await found('seats:4')).toEqual([gold])
  expect(await found('vip:true')).toEqual([gold])
  expect(await found('note:plan:gold')).toEqual([silver])
  expect(await found('plan:gol')).toEqual([])
  expect(await found('plan:gold', '&kind=visitor')).toEqual([])
  const { body } = await asked('plan:gold', '&limit=1&sort=oldest')
  expect(body).toMatchObject({ items: [{ id: gold }], next: expect.any(String) })
  expect(await found('plan:gold', `&limit=1&sort=oldest&cursor=${(body as { next: string }).next}`)).toEqual([loud])
})

test('what has changed is found by what it says now, and nobody of another workspace', async () => {
  const id = await made({ city: 'Oslo' })
  await made({ city: 'Oslo' }, cast.zoe)
  expect(await found('city:oslo')).toEqual([id])
  await house.ask(program, 'PATCH', `/v1/contacts/${id}`, { name: 'Somebody' })
  expect(await found('city:oslo')).toEqual([id])
  await house.ask(program, 'PATCH', `/v1/contacts/${id}`, { attributes: { city: 'Bergen' } })
  expect([await found('city:oslo'), await found('city:bergen')]).toEqual([[], [id]])
  await house.ask(program, 'PATCH', `/v1/contacts/${id}`, { attributes: { city: null } })
  expect(await found('city:bergen')).toEqual([])
})

test('nobody finds by trying who has a value that is protected', async () => {
  const id = await made({ paid_with: card, remark: `pays with ${card}` })
  const { body } = await house.ask(program, 'GET', `/v1/contacts/${id}`)
  const { text } = (body as { attributes: { remark: { text: string } } }).attributes.remark
  expect(await found(`remark:${text}`)).toEqual([])
  const refused = await asked(`paid_with:${card}`)
  expect([refused.status, refused.body]).toMatchObject([400, { error: { code: 'invalid', field: 'attribute' } }])
  expect(refused.text).not.toContain('4242')
  expect((await asked('no name')).status).toBe(400)
  const log = await house.ask(cast.ada, 'GET', '/v1/activity?action=contact.listed')
  expect(log.text).toContain('"by":"attribute"')
  expect(log.text).not.toContain('gold')
})
