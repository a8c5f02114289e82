import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { titleConversation } from '../../src/flows/change-conversation.ts'
import { copyValue } from '../../src/flows/copy-value.ts'
import { destroyValue } from '../../src/flows/destroy-value.ts'
import { explainSeal } from '../../src/flows/explain-seal.ts'
import { extendValue } from '../../src/flows/extend-value.ts'
import { revealValue } from '../../src/flows/reveal-value.ts'
import { sealPassage } from '../../src/flows/seal-passage.ts'
import { newId } from '../cast.ts'
import { card, day, minute, openDesk, refusedAs, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => void (desk = await openDesk()))
afterAll(() => desk.close())

const reason = 'the dispute is still open'

async function sealedCard() {
  const { id, posted } = await desk.says(desk.cast.vic.viewer, `please check ${card} again`)
  const { part } = posted[0]!
  return { id, part, token: part.body.seals[0]!.token }
}

const rowsOf = (token: string) =>
  desk.sql<{ action: string; details: Record<string, unknown> }>(
    'select action, details from activity where object_id = $1 order by at, id',
    [token],
  )

/** As they stand in the page of the person whose value it is. */
const aboutVic = async (token: string) =>
  (
    await desk.d.store.activityFor(
      desk.cast.ada.viewer,
      { objectId: token, about: desk.cast.vic.viewer.id },
      { limit: 9 },
    )
  ).items.map(({ action }) => action)

describe('keeping longer', () => {
  test('moves the end in the vault and in the text, and says so in the log', async () => {
    const { id, token } = await sealedCard()
    const { expiresAt } = await extendValue(desk.d, desk.cast.ida.viewer, { token, keepDays: 400, reason })
    const [part] = await desk.thread(desk.cast.ada.viewer, id)
    expect(part?.body.seals[0]?.expiresAt).toBe(expiresAt)
    expect((await desk.d.store.sealedFor(desk.cast.ada.viewer, token))?.expiresAt).toBe(expiresAt)
    expect((await rowsOf(token)).at(-1)).toEqual({
      action: 'value.extended',
      details: { kind: 'payment-card', days: 400 },
    })
  })

  test('a shorter time is no extension, and whoever may not is refused and noted', async () => {
    const { token } = await sealedCard()
    await expect(extendValue(desk.d, desk.cast.ada.viewer, { token, keepDays: 2, reason })).rejects.toEqual(
      refusedAs('invalid', 'keepDays'),
    )
    await expect(extendValue(desk.d, desk.cast.ben.viewer, { token, keepDays: 400, reason })).rejects.toEqual(
      refusedAs('forbidden'),
    )
    expect((await rowsOf(token)).map(({ action }) => action)).toEqual(['value.extension-refused'])
  })
})

describe('destroying', () => {
  test('takes the value for good and leaves its mark in the text', async () => {
    const { id, part, token } = await sealedCard()
    await destroyValue(desk.d, desk.cast.ida.viewer, { token, reason: 'the customer asked for it' })
    const [after] = await desk.thread(desk.cast.ada.viewer, id)
    expect(after?.body.text).toBe(part.body.text)
    expect(after?.body.seals[0]).toMatchObject({ token, destroyed: true })
    await expect(revealValue(desk.d, desk.cast.ada.viewer, { token, reason })).rejects.toEqual(refusedAs('not_found'))
    expect(await desk.sql('select from sealed_values where token = $1', [token])).toEqual([])
    expect((await rowsOf(token)).map(({ action }) => action)).toEqual(['value.destroyed'])
    expect(await aboutVic(token)).toEqual(['value.destroyed'])
  })

  test('also takes a value whose placeholder somebody has taken out', async () => {
    const { id } = await sealedCard()
    const { ben, ida } = desk.cast
    const { title } = await titleConversation(desk.d, ben.viewer, id, `about ${card}`)
    const { token } = title!.seals[0]!
    await titleConversation(desk.d, ben.viewer, id, 'about a card')
    await expect(extendValue(desk.d, ida.viewer, { token, keepDays: 400, reason })).rejects.toEqual(
      refusedAs('not_found'),
    )
    await destroyValue(desk.d, ida.viewer, { token, reason })
    expect(await desk.sql('select from sealed_values where token = $1', [token])).toEqual([])
  })

  test('ben may not and that he tried is noted, zoe finds nothing, and the value stays', async () => {
    const { token } = await sealedCard()
    await expect(destroyValue(desk.d, desk.cast.ben.viewer, { token, reason })).rejects.toEqual(refusedAs('forbidden'))
    expect((await rowsOf(token)).map(({ action }) => action)).toEqual(['value.destruction-refused'])
    await expect(destroyValue(desk.d, desk.cast.zoe.viewer, { token, reason })).rejects.toEqual(refusedAs('not_found'))
    expect((await revealValue(desk.d, desk.cast.ada.viewer, { token, reason })).value).toBe(card)
  })
})

describe('why something is sealed', () => {
  test('names detector, policy version and rule, and who looked, to those who may read the log', async () => {
    const { token } = await sealedCard()
    await revealValue(desk.d, desk.cast.ada.viewer, { token, reason })
    const { origin, looks } = await explainSeal(desk.d, desk.cast.ada.viewer, token)
    expect(origin).toMatchObject({
      kind: 'payment-card',
      detector: expect.stringContaining('card'),
      policyVersion: 1,
      rule: 1,
    })
    expect(looks?.map(({ action }) => action)).toEqual(['value.revealed'])
    expect((await explainSeal(desk.d, desk.cast.ben.viewer, token)).looks).toBeUndefined()
  })

  test('a passage that a person marked has a person for a detector, and no rule', async () => {
    const { id, posted } = await desk.says(desk.cast.vic.viewer, 'the horse is Applejack')
    const passage = {
      conversationId: id,
      partId: posted[0]!.part.id,
      revision: 0,
      start: 13,
      end: 22,
      kind: 'password',
    }
    const { body } = await sealPassage(desk.d, desk.cast.ben.viewer, passage)
    const { origin } = await explainSeal(desk.d, desk.cast.ada.viewer, body.seals[0]!.token)
    expect(origin).toMatchObject({ detector: 'person', confidence: 1 })
    expect(origin).not.toHaveProperty('rule')
  })
})

describe('copying', () => {
  test('is noted for the one who looks, and over with the look', async () => {
    const { token } = await sealedCard()
    const { id } = await revealValue(desk.d, desk.cast.ada.viewer, { token, reason })
    await copyValue(desk.d, desk.cast.ada.viewer, id)
    expect((await rowsOf(token)).at(-1)).toEqual({ action: 'value.copied', details: { reveal: id } })
    expect(await aboutVic(token)).toEqual(['value.copied', 'value.revealed'])
    for (const [viewer, look] of [
      [desk.cast.ben.viewer, id],
      [desk.cast.zoe.viewer, id],
      [desk.cast.ada.viewer, newId('reveal')],
    ] as const)
      await expect(copyValue(desk.d, viewer, look)).rejects.toEqual(refusedAs('not_found'))
    desk.clock.later(2 * minute)
    await expect(copyValue(desk.d, desk.cast.ada.viewer, id)).rejects.toEqual(refusedAs('gone'))
  })
})

test('what came to its end can neither be extended nor destroyed', async () => {
  const { token } = await sealedCard()
  desk.clock.later(91 * day)
  await expect(extendValue(desk.d, desk.cast.ada.viewer, { token, keepDays: 400, reason })).rejects.toEqual(
    refusedAs('not_found'),
  )
  await expect(destroyValue(desk.d, desk.cast.ada.viewer, { token, reason })).rejects.toEqual(refusedAs('not_found'))
})
