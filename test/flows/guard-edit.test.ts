import { afterAll, beforeAll, expect, test } from 'vitest'
import { gatherCast, newId, type Cast } from '../cast.ts'
import { openHouse, type House } from '../house.ts'

let house: House
let cast: Cast
const iban = ['DE89', '3704', '0044', '0532', '0130', '00'].join(' ')
type Safe = { text: string; seals: { token: string; start: number; end: number }[] }

beforeAll(async () => {
  house = await openHouse()
  cast = await gatherCast(house.deps)
})
afterAll(() => house.close())

const revealed = async (token: string) =>
  ((await house.ask(cast.ada, 'POST', '/v1/reveals', { token, reason: 'to check it' })).body as { value?: string })
    .value

test('a saved reply that is worked on keeps the sealed values whose placeholders still stand in it', async () => {
  const id = newId('macro')
  await house.ask(cast.ada, 'POST', '/v1/macros', { id, name: 'Account', body: `Please pay to ${iban} today.` })
  const { items } = (await house.ask(cast.ada, 'GET', '/v1/macros')).body as { items: { body: Safe }[] }
  const before = items[0]!.body
  const { body } = await house.ask(cast.ada, 'PATCH', `/v1/macros/${id}`, { body: `Hello. ${before.text} Thank you.` })
  const after = (body as { body: Safe }).body
  expect(after.seals.map(({ token }) => token)).toEqual(before.seals.map(({ token }) => token))
  const seal = after.seals[0]!
  expect(after.text.slice(seal.start, seal.end)).toMatch(/^\[.*\]$/)
  expect(await revealed(seal.token)).toBe(iban)
})

test('the same holds for tags, titles of conversations and what is known of a person', async () => {
  const tagId = newId('tag')
  const made = (await house.ask(cast.ada, 'POST', '/v1/tags', { id: tagId, name: `Case ${iban}` })).body as {
    name: Safe
  }
  const renamed = (await house.ask(cast.ada, 'PATCH', `/v1/tags/${tagId}`, { name: `Old ${made.name.text}` })).body as {
    name: Safe
  }
  expect(renamed.name.seals[0]?.token).toBe(made.name.seals[0]!.token)

  const contactId = newId('contact')
  const person = (
    await house.ask(cast.ada, 'POST', '/v1/contacts', {
      id: contactId,
      name: 'Carla',
      attributes: { refund: `to ${iban}` },
    })
  ).body as {
    attributes: { refund: Safe }
  }
  const before = person.attributes.refund
  const changed = (
    await house.ask(cast.ada, 'PATCH', `/v1/contacts/${contactId}`, { attributes: { refund: `soon ${before.text}` } })
  ).body as typeof person
  expect(changed.attributes.refund.seals[0]?.token).toBe(before.seals[0]!.token)
})
