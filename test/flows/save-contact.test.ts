import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SafeText } from '../../src/core/seal.ts'
import { policyTemplates } from '../../src/core/policy-templates.ts'
import { changePolicy } from '../../src/flows/change-policy.ts'
import { changeContact, createContact, type ContactInput } from '../../src/flows/save-contact.ts'
import { newId } from '../cast.ts'
import { card, openDesk, refusedAs, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => void (desk = await openDesk()))
afterAll(() => desk.close())

const create = (input: ContactInput, id = newId('contact')) => createContact(desk.d, desk.cast.ben.viewer, id, input)

describe('a contact passes the line, field by field', () => {
  test('name and attributes carry seals', async () => {
    const contact = await create({
      name: `Kim ${card}`,
      attributes: { remark: `pays with ${card}`, plan: 'gold', seats: 4, vip: true },
    })
    expect(contact.name?.text).toBe('Kim [payment card •••• 4242]')
    expect(contact.attributes).toMatchObject({
      remark: { text: 'pays with [payment card •••• 4242]' },
      plan: { text: 'gold', seals: [] },
      seats: 4,
      vip: true,
    })
    expect(await desk.d.store.contactFor(desk.cast.ben.viewer, contact.id)).toMatchObject(contact)
  })

  test('a card number sent as a number is sealed as well', async () => {
    const { attributes } = await create({ attributes: { card_on_file: Number('4242'.repeat(4)) } })
    expect(attributes['card_on_file']).toMatchObject({ text: '[payment card •••• 4242]' })
  })

  test('a number that would become another one is refused: in a card of nineteen digits nothing would be found any more', async () => {
    const long = Number('4242'.repeat(4) + '428')
    await expect(create({ attributes: { card_on_file: long } })).rejects.toEqual(refusedAs('invalid', 'attributes'))
    await expect(create({ attributes: { debt: -long } })).rejects.toEqual(refusedAs('invalid', 'attributes'))
    const { attributes } = await create({ attributes: { most: Number.MAX_SAFE_INTEGER, share: 0.1 + 0.2 } })
    expect(attributes).toEqual({ most: Number.MAX_SAFE_INTEGER, share: 0.1 + 0.2 })
  })

  test.each([
    ['phone', '4242 4242 4242 ' + '4242'],
    ['externalId', 'DE89 3704 0044 0532 0130 ' + '00'],
  ] as const)('a value in the field %s is refused, because there it would be looked up', async (field, value) => {
    await expect(create({ [field]: value })).rejects.toEqual(refusedAs('invalid', field))
  })

  test('an e-mail must be one', async () => {
    await expect(create({ email: 'kim at example' })).rejects.toEqual(refusedAs('invalid', 'email'))
  })

  test.each(['Plan', 'two words', '__proto__', '4th'])('an attribute cannot be called %s', async (name) => {
    await expect(create({ attributes: JSON.parse(`{"${name}":"x"}`) as Record<string, string> })).rejects.toEqual(
      refusedAs('invalid', 'attributes'),
    )
  })

  test('of an attribute carries no value itself', async () => {
    await expect(create({ attributes: { [`card_${'4242'.repeat(4)}`]: 'yes' } })).rejects.toEqual(
      refusedAs('invalid', 'attributes'),
    )
  })

  test('fifty attributes are enough', async () => {
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`a${i}`, i]))
    await expect(create({ attributes: many })).rejects.toEqual(refusedAs('invalid', 'attributes'))
  })
})

describe('looking up', () => {
  test('is by e-mail, phone and id, whatever their spelling', async () => {
    const contact = await create({ email: 'Kim.Lo@Example.org', phone: '+49 40 66969-700', externalId: 'kim-1' })
    const by = (kind: 'email' | 'phone' | 'external-id', value: string) =>
      desk.d.store.contactBy(desk.cast.ben.viewer.workspaceId, kind, value)
    expect((await by('email', ' kim.lo@example.ORG'))?.id).toBe(contact.id)
    expect((await by('phone', '+49 (40) 66969 700'))?.id).toBe(contact.id)
    expect((await by('external-id', 'kim-1'))?.id).toBe(contact.id)
    expect(await by('external-id', 'KIM-1')).toBeUndefined()
  })

  test('two people do not have one e-mail', async () => {
    await create({ email: 'twice@example.org' })
    await expect(create({ email: 'TWICE@example.org' })).rejects.toEqual(refusedAs('conflict', 'email'))
  })

  test('finds nobody of another workspace', async () => {
    await create({ email: 'hidden@example.org' })
    expect(
      await desk.d.store.contactBy(desk.cast.zoe.viewer.workspaceId, 'email', 'hidden@example.org'),
    ).toBeUndefined()
  })
})

describe('a change', () => {
  test('of one attribute leaves the others, and null removes one', async () => {
    const before = await create({ attributes: { plan: 'gold', city: 'Husum' } })
    const after = await changeContact(desk.d, desk.cast.ben.viewer, before, {
      attributes: { plan: 'silver', city: null },
    })
    expect(after.attributes).toEqual({ plan: { text: 'silver', seals: [] } })
  })

  test('of one attribute leaves what somebody else has done to another one meanwhile, such as sealing it', async () => {
    const { ben } = desk.cast
    const before = await create({ attributes: { remark: 'the cat is called Minka', plan: 'gold', seats: 4 } })
    await changeContact(desk.d, ben.viewer, before, { attributes: { remark: `gave ${card}`, seats: null } })
    const after = await changeContact(desk.d, ben.viewer, before, { attributes: { plan: 'silver' } })
    expect(after.attributes).toMatchObject({
      remark: { text: 'gave [payment card •••• 4242]', seals: [{ kind: 'payment-card' }] },
      plan: { text: 'silver' },
    })
    expect(Object.keys(after.attributes)).not.toContain('seats')
  })

  test('is logged with the names of the fields and without what is in them', async () => {
    const before = await create({ name: 'Kim' })
    await changeContact(desk.d, desk.cast.ben.viewer, before, { name: 'Kim Lo', attributes: { plan: 'gold' } })
    const rows = await desk.sql<{ details: unknown }>(
      "select details from activity where object_id = $1 and action = 'contact.changed'",
      [before.id],
    )
    expect(rows).toEqual([{ details: { fields: ['name', 'attributes'], found: {} } }])
  })
})

describe('a value that is sealed in a field already', () => {
  const other = ['5555', '5555', '5555', '4444'].join(' ')
  const vaultOf = (id: string) =>
    desk.sql<{ token: string }>('select token from sealed_values where contact_id = $1 order by created_at', [id])

  test('stays as it is sealed there when it is handed over again, however it is spelled', async () => {
    const { ben } = desk.cast
    const before = await create({ name: `Card ${card}`, attributes: { remark: `gave ${card}`, seats: 2 } })
    const spelled = card.replaceAll(' ', '-')
    const after = await changeContact(desk.d, ben.viewer, before, {
      name: `Card ${card}`,
      attributes: { remark: `gave ${spelled}`, seats: 3 },
    })
    expect(after).toMatchObject({ name: before.name, attributes: { ...before.attributes, seats: 3 } })
    expect(await vaultOf(before.id)).toHaveLength(2)
    expect(await desk.sql('select id from findings where contact_id = $1', [before.id])).toHaveLength(2)
  })

  test('is another one in another field, for another person, and when it is another value', async () => {
    const { ben } = desk.cast
    const before = await create({ attributes: { remark: card } })
    const after = await changeContact(desk.d, ben.viewer, before, { attributes: { remark: other, second: card } })
    expect(after.attributes['remark']).not.toEqual(before.attributes['remark'])
    await create({ attributes: { remark: card } })
    expect(await vaultOf(before.id)).toHaveLength(3)
    const hashes = await desk.sql<{ same_as: Buffer }>('select same_as from sealed_values where same_as is not null')
    expect(new Set(hashes.map(({ same_as }) => same_as.toString('hex'))).size).toBe(hashes.length)
  })

  test('cannot be guessed at: beside it, or among others, the same value is one more', async () => {
    const { ben } = desk.cast
    const before = await create({ attributes: { remark: `gave ${card}` } })
    const [{ token } = { token: '' }] = await vaultOf(before.id)
    const tokensAfter = async (was: typeof before, remark: string) => {
      const { attributes } = await changeContact(
        desk.d,
        ben.viewer,
        was,
        { attributes: { remark } },
        undefined,
        'if-other',
      )
      return (attributes['remark'] as SafeText).seals.map((seal) => seal.token)
    }
    const shown = (before.attributes['remark'] as SafeText).text
    const beside = await tokensAfter(before, `${shown}\ngave ${other}\ngave ${card}`)
    expect(beside.map((one) => one === token)).toEqual([true, false, false])
    expect(new Set(beside).size).toBe(3)
    const alone = await create({ attributes: { remark: `gave ${card}` } })
    const known = (await vaultOf(alone.id)).map((one) => one.token)
    expect((await tokensAfter(alone, `gave ${other}, gave ${card}`)).some((one) => known.includes(one))).toBe(false)
  })

  test('is sealed anew once the one that stood there was destroyed or is over', async () => {
    const { ben } = desk.cast
    const before = await create({ attributes: { remark: card } })
    const [{ token } = { token: '' }] = await vaultOf(before.id)
    await desk.d.store.write(ben.viewer.workspaceId, (tx) => tx.destroySealed([token]))
    const after = await changeContact(desk.d, ben.viewer, before, { attributes: { remark: card } })
    expect(after.attributes['remark']).not.toEqual(before.attributes['remark'])
    expect(await vaultOf(before.id)).toHaveLength(1)
  })
})

describe('who a contact is', () => {
  test('is not refused or hidden by a policy that acts on names and addresses of mail', async () => {
    const { ada } = desk.cast
    await changePolicy(desk.d, ada.viewer, {
      name: 'Strict',
      minConfidence: 0.5,
      rules: [
        { classes: ['identity', 'contact'], action: 'block' },
        { classes: ['payment', 'government-id'], action: 'seal', keepDays: 30 },
      ],
    })
    const contact = await create({
      name: 'Maria Schneider',
      email: 'maria.schneider@example.org',
      phone: '9646422515',
      externalId: 'maria-schneider',
    })
    expect(contact.name).toEqual({ text: 'Maria Schneider', seals: [] })
    expect(contact).toMatchObject({
      email: 'maria.schneider@example.org',
      phone: '9646422515',
      externalId: 'maria-schneider',
    })
    await changePolicy(desk.d, ada.viewer, policyTemplates.default)
  })

  test('passes the line of this very workspace, with what only it knows and whom its policy hides', async () => {
    const { ada } = desk.cast
    await changePolicy(desk.d, ada.viewer, {
      name: 'Own',
      minConfidence: 0.3,
      rules: [{ classes: ['custom', 'contact'], action: 'seal', keepDays: 30 }],
      detectors: [{ name: 'staff-number', pattern: 'EMP-\\d{6}' }],
    })
    const { attributes } = await create({ attributes: { remark: 'knows EMP-004711', boss: 'kim@example.org' } })
    expect(attributes['remark']).toMatchObject({ text: 'knows [staff number]', seals: [{ class: 'custom' }] })
    expect(attributes['boss']).toMatchObject({ seals: [{ kind: 'email' }] })
    await changePolicy(desk.d, ada.viewer, policyTemplates.default)
  })
})
