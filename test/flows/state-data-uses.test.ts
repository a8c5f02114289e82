import { afterAll, beforeAll, expect, test } from 'vitest'
import { gatherCast, newId, type Cast } from '../cast.ts'
import { openHouse, type House } from '../house.ts'

let house: House
let cast: Cast
const iban = ['DE89', '3704', '0044', '0532', '0130', '00'].join(' ')
const phone = {
  field: 'phone',
  purpose: 'To call back when asked to',
  basis: 'consent',
  special: null,
  retention: '30 days after the last call',
}

beforeAll(async () => {
  house = await openHouse()
  cast = await gatherCast(house.deps)
})
afterAll(() => house.close())

type Uses = { items: { field: string; stated: boolean; purpose: string }[] }
const uses = async (who = cast.ada) => ((await house.ask(who, 'GET', '/v1/data-uses')).body as Uses).items

test('until somebody states it, what usually holds is shown, and as such', async () => {
  const items = await uses()
  expect(items).toHaveLength(8)
  expect(items.some(({ stated }) => stated)).toBe(false)
})

test('an owner states it, everybody who sees contacts reads it, and the log has the kinds', async () => {
  expect((await house.ask(cast.ben, 'PUT', '/v1/data-uses', { items: [phone] })).status).toBe(403)
  expect((await house.ask(cast.ada, 'PUT', '/v1/data-uses', { items: [phone] })).status).toBe(200)
  expect((await uses(cast.ben)).find(({ field }) => field === 'phone')).toEqual({ ...phone, stated: true })
  expect((await uses(cast.zoe)).some(({ stated }) => stated)).toBe(false)
  const log = await house.ask(cast.ada, 'GET', '/v1/activity?action=data-use.changed')
  expect((log.body as { items: unknown[] }).items).toMatchObject([{ details: { fields: ['phone'] } }])
})

test('an export says it of what there is', async () => {
  const contactId = newId('contact')
  await house.ask(cast.ada, 'POST', '/v1/contacts', { id: contactId, name: 'Carla Roe', phone: '+49 30 23125 088' })
  const { body } = await house.ask(cast.ada, 'POST', '/v1/exports', {
    id: newId('export'),
    contactId,
    reason: 'asked for by letter',
  })
  const said = (body as { dataUses: { field: string }[] }).dataUses
  expect(said.map(({ field }) => field)).toEqual(['name', 'phone', 'messages', 'sealed', 'log'])
  expect(said[1]).toEqual({ ...phone, stated: true })
})

test('what is stated carries no value, is not empty, and is stated once', async () => {
  const refused = async (...items: object[]) => {
    const { status, body } = await house.ask(cast.ada, 'PUT', '/v1/data-uses', { items })
    return [status, (body as { error: { field?: string } }).error.field]
  }
  expect(await refused({ ...phone, purpose: `refunds to ${iban}` })).toEqual([400, 'items.0.purpose'])
  expect(await refused({ ...phone, retention: '  ' })).toEqual([400, 'items.0.retention'])
  expect(await refused(phone, phone)).toEqual([400, 'items.1.field'])
  expect((await uses()).find(({ field }) => field === 'phone')).toMatchObject({ purpose: phone.purpose })
})

test('a kind that is left out has again what usually holds', async () => {
  await house.ask(cast.ada, 'PUT', '/v1/data-uses', { items: [] })
  expect((await uses()).some(({ stated }) => stated)).toBe(false)
})
