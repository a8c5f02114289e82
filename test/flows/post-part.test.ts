import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { policyTemplates } from '../../src/core/policy-templates.ts'
import { changePolicy } from '../../src/flows/change-policy.ts'
import { postPart } from '../../src/flows/post-part.ts'
import { createContact } from '../../src/flows/save-contact.ts'
import { startConversation } from '../../src/flows/start-conversation.ts'
import { newId } from '../cast.ts'
import { card, minute, openDesk, refusedAs, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => void (desk = await openDesk()))
afterAll(() => desk.close())

const message = (text: string) => ({ id: newId('part'), text })

describe('a message', () => {
  test('is stored without its value, says what was hidden, and keeps the value in the vault alone', async () => {
    const { vic } = desk.cast
    const { id, posted } = await desk.says(vic.viewer, `my card is ${card}, thanks`)
    expect(posted[0]).toMatchObject({ hidden: [{ kind: 'payment-card', action: 'seal' }], resealed: [] })
    const [part] = await desk.thread(desk.cast.ben.viewer, id)
    expect(part?.body.text).toBe('my card is [payment card •••• 4242], thanks')
    const token = part!.body.seals[0]!.token
    const sealed = await desk.d.store.sealedFor(desk.cast.ada.viewer, token)
    expect(await desk.d.vault.open(vic.viewer.workspaceId, sealed!)).toBe(card)
  })

  test('leaves a row of activity with counts and without words', async () => {
    const { posted } = await desk.says(desk.cast.vic.viewer, `card ${card} and again ${card}`)
    const rows = await desk.sql<{ action: string; details: unknown }>(
      'select action, details from activity where object_id = $1',
      [posted[0]!.part.id],
    )
    expect(rows).toEqual([
      {
        action: 'part.received',
        details: { conversation: posted[0]!.part.conversationId, found: { 'payment-card': 2 } },
      },
    ])
  })

  test('sent twice with the same id is one message', async () => {
    const { ben, vic } = desk.cast
    const { id } = await desk.says(vic.viewer, 'hello')
    const part = message(`use ${card}`)
    const first = await postPart(desk.d, ben.viewer, id, part)
    const again = await postPart(desk.d, ben.viewer, id, part)
    expect(again.part).toEqual(first.part)
    expect(await desk.thread(ben.viewer, id)).toHaveLength(2)
    expect(await desk.sql('select token from sealed_values where place_row = $1', [part.id])).toHaveLength(1)
  })

  test('with the id of another one is refused, and the other one stays as it is', async () => {
    const { ben, vic } = desk.cast
    const { id, posted } = await desk.says(vic.viewer, 'mine')
    await expect(postPart(desk.d, ben.viewer, id, { id: posted[0]!.part.id, text: 'not mine' })).rejects.toEqual(
      refusedAs('conflict'),
    )
    expect((await desk.thread(ben.viewer, id)).map((part) => part.body.text)).toEqual(['mine'])
  })

  test('without words, too long, or with a made-up id is refused', async () => {
    const { id } = await desk.says(desk.cast.vic.viewer, 'hello')
    const post = (part: { id: string; text: string }) => postPart(desk.d, desk.cast.vic.viewer, id, part)
    await expect(post(message(' \n'))).rejects.toEqual(refusedAs('invalid', 'text'))
    await expect(post(message('x'.repeat(100_001)))).rejects.toEqual(refusedAs('too_large', 'text'))
    await expect(post({ id: 'prt_1', text: 'hello' })).rejects.toEqual(refusedAs('invalid', 'id'))
  })
})

describe('who may write where', () => {
  test('a visitor writes into their own conversation, and not into that of another visitor', async () => {
    const { vic, wim } = desk.cast
    const { id } = await desk.says(vic.viewer, 'hello')
    await expect(postPart(desk.d, wim.viewer, id, message('hello'))).rejects.toEqual(refusedAs('not_found'))
    await expect(postPart(desk.d, vic.viewer, id, message('and'))).resolves.toBeDefined()
  })

  test('zoe of another workspace finds nothing to write into', async () => {
    const { id } = await desk.says(desk.cast.vic.viewer, 'hello')
    await expect(postPart(desk.d, desk.cast.zoe.viewer, id, message('hello'))).rejects.toEqual(refusedAs('not_found'))
  })

  test('a note is for the team: a visitor can neither write nor read one', async () => {
    const { ben, vic } = desk.cast
    const { id } = await desk.says(vic.viewer, 'hello')
    await expect(postPart(desk.d, vic.viewer, id, { ...message('psst'), kind: 'note' })).rejects.toEqual(
      refusedAs('not_found'),
    )
    const note = await postPart(desk.d, ben.viewer, id, { ...message(`her card: ${card}`), kind: 'note' })
    expect(note.part.body.text).toBe('her card: [payment card •••• 4242]')
    expect((await desk.thread(vic.viewer, id)).map((part) => part.kind)).toEqual(['message'])
  })
})

describe('digits spelled over several messages', () => {
  test('are found, and the earlier message is sealed too', async () => {
    const { ben, vic } = desk.cast
    const { id, posted } = await desk.says(vic.viewer, 'my card: 4242 4242', '4242 4242')
    expect(posted[1]!.resealed).toEqual([posted[0]!.part.id])
    const texts = (await desk.thread(ben.viewer, id)).map((part) => part.body.text)
    expect(texts).toEqual(['my card: [payment card]', '[payment card •••• 4242]'])
    expect((await desk.thread(ben.viewer, id))[0]!.revision).toBe(1)
    expect(await desk.actions()).toContain('part.resealed')
  })

  test('over three messages are found', async () => {
    const { id } = await desk.says(desk.cast.vic.viewer, '4242 4242', '4242', '4242')
    expect((await desk.thread(desk.cast.ben.viewer, id)).map((part) => part.body.text)).toEqual([
      '[payment card]',
      '[payment card]',
      '[payment card •••• 4242]',
    ])
  })

  test('with a message of somebody else between them are two numbers', async () => {
    const { ben, vic } = desk.cast
    const { id } = await desk.says(vic.viewer, 'room 4242 4242')
    await postPart(desk.d, ben.viewer, id, message('is that all?'))
    await postPart(desk.d, vic.viewer, id, message('4242 4242 is the other'))
    expect((await desk.thread(ben.viewer, id)).flatMap((part) => part.body.seals)).toEqual([])
  })

  test('more than half an hour apart are two numbers', async () => {
    const { id } = await desk.says(desk.cast.vic.viewer, 'room 4242 4242')
    desk.clock.later(31 * minute)
    await postPart(desk.d, desk.cast.vic.viewer, id, message('4242 4242'))
    expect((await desk.thread(desk.cast.ben.viewer, id)).flatMap((part) => part.body.seals)).toEqual([])
  })
})

describe('when it cannot be protected', () => {
  test('a message that the policy refuses is not stored, the refusal is logged, and the answer says what and not the value', async () => {
    const { ada, vic } = desk.cast
    const { id } = await desk.says(vic.viewer, 'hello')
    await changePolicy(desk.d, ada.viewer, {
      name: 'Strict',
      minConfidence: 0.5,
      rules: [{ kinds: ['payment-card'], action: 'block' }],
    })
    const refused = postPart(desk.d, vic.viewer, id, message(`card ${card}`))
    await expect(refused).rejects.toEqual(refusedAs('blocked', 'text'))
    await expect(refused).rejects.toThrow(/^This workspace does not accept: payment card\. Remove it and send again\.$/)
    expect(await desk.thread(ada.viewer, id)).toHaveLength(1)
    expect((await desk.actions()).at(-1)).toBe('part.refused')
    await changePolicy(desk.d, ada.viewer, policyTemplates.default)
  })

  test('with the keys away nothing is stored, with them back the same message goes through', async () => {
    const { ben, vic } = desk.cast
    const { id } = await desk.says(vic.viewer, 'hello')
    const part = message(`card ${card}`)
    await desk.sql('alter schema keys rename to keys_away')
    // Past the few seconds for which opened keys are kept.
    desk.clock.later(minute)
    await expect(postPart(desk.d, vic.viewer, id, part)).rejects.toEqual(refusedAs('vault_unavailable'))
    await expect(postPart(desk.d, vic.viewer, id, message('nothing to seal here'))).rejects.toEqual(
      refusedAs('vault_unavailable'),
    )
    expect(await desk.sql('select id from parts where conversation_id = $1', [id])).toHaveLength(1)
    await desk.sql('alter schema keys_away rename to keys')
    await postPart(desk.d, vic.viewer, id, part)
    expect(await desk.thread(ben.viewer, id)).toHaveLength(2)
  })
})

describe('what is known of the contact', () => {
  test('is found wherever it stands exactly so, whoever writes it, once a policy acts on it', async () => {
    const { ada, ben, vic } = desk.cast
    const about = await createContact(desk.d, ben.viewer, newId('contact'), {
      name: 'Quinta Ravelli',
      email: 'q@example.org',
      phone: '+49 40 66969 700',
    })
    const id = newId('conversation')
    await startConversation(desk.d, ben.viewer, { id, contactId: about.id })
    const said = async (text: string) => (await postPart(desk.d, ben.viewer, id, message(text))).part.body.text
    expect(await said('ask ravelli, 040 66969-700')).toBe('ask ravelli, 040 66969-700')
    await changePolicy(desk.d, ada.viewer, {
      name: 'Names',
      minConfidence: 0.5,
      rules: [{ kinds: ['person-name', 'phone'], action: 'remove' }],
    })
    expect(await said('ask ravelli, 040 66969-700')).toBe('ask [name], [phone number]')
    const other = await desk.says(vic.viewer, 'ask ravelli')
    expect(other.posted[0]?.part.body.text).toBe('ask ravelli')
    await changePolicy(desk.d, ada.viewer, policyTemplates.default)
  })
})
