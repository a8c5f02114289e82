import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Staff } from '../../src/core/viewer.ts'
import { revealValue } from '../../src/flows/reveal-value.ts'
import { restoreValue } from '../../src/flows/restore-value.ts'
import { sealPassage } from '../../src/flows/seal-passage.ts'
import { searchConversations } from '../../src/flows/search-conversations.ts'
import { card, openDesk, refusedAs, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => void (desk = await openDesk()))
afterAll(() => desk.close())

/** Marks the first place where `words` stand in the only message. */
async function mark(text: string, words: string, kind = 'diagnosis', by: Staff = desk.cast.ben.viewer) {
  const { id, posted } = await desk.says(desk.cast.vic.viewer, text)
  const { part } = posted[0]!
  const start = part.body.text.indexOf(words)
  const sealing = sealPassage(desk.d, by, {
    conversationId: id,
    partId: part.id,
    revision: part.revision,
    start,
    end: start + words.length,
    kind,
  })
  return { id, part, sealing }
}

describe('seal this', () => {
  test('seals the passage everywhere in the part, and the value can be revealed', async () => {
    const { sealing } = await mark('She has gout. Gout hurts; the gout came back.', 'gout')
    const { body, revision } = await sealing
    expect(body.text).toBe('She has [diagnosis]. Gout hurts; the [diagnosis] came back.')
    expect(revision).toBe(1)
    for (const { token } of body.seals) {
      expect((await revealValue(desk.d, desk.cast.ada.viewer, { token, reason: 'for the form' })).value).toBe('gout')
    }
  })

  test('takes its words out of the search, and leaves the others in', async () => {
    const find = async (query: string) =>
      (await searchConversations(desk.d, desk.cast.ben.viewer, query, {}, { limit: 9 })).items.map((hit) => hit.id)
    const { id, sealing } = await mark('the heirloom lies under the floorboards', 'under the floorboards', 'password')
    await sealing
    expect(await find('heirloom')).toEqual([id])
    expect(await find('floorboards')).toEqual([])
    expect(await find('floor')).toEqual([])
  })

  test('keeps the seals that were there, in their places', async () => {
    const { sealing } = await mark(`Rumpelstiltskin pays with ${card} today`, 'Rumpelstiltskin', 'password')
    const { body } = await sealing
    expect(body.text).toBe('[password] pays with [payment card •••• 4242] today')
    expect(body.seals.map((seal) => body.text.slice(seal.start, seal.end))).toEqual([
      '[password]',
      '[payment card •••• 4242]',
    ])
  })

  test('seals what reads the same before it as well, right beside a placeholder too, and never inside of one', async () => {
    const { ben } = desk.cast
    const text = `card:${card},heron and card`
    const { id, posted } = await desk.says(desk.cast.vic.viewer, text)
    const { part } = posted[0]!
    const sealing = async (revision: number, body: string, start: number, end: number) => {
      const passage = { conversationId: id, partId: part.id, revision, start, end, kind: 'pin' }
      expect(body.slice(start, end)).toMatch(/^(card|,heron|:)$/)
      return sealPassage(desk.d, ben.viewer, passage)
    }
    const before = part.body.text
    const first = await sealing(0, before, before.length - 4, before.length)
    expect(first.body.text).toBe('[PIN]:[payment card •••• 4242],heron and [PIN]')
    const at = first.body.text.indexOf(',heron')
    const second = await sealing(first.revision, first.body.text, at, at + 6)
    const third = await sealing(second.revision, second.body.text, 5, 6)
    expect(third.body.text).toBe('[PIN][PIN][payment card •••• 4242][PIN] and [PIN]')
    expect(third.body.seals.map((seal) => third.body.text.slice(seal.start, seal.end)).join('')).toBe(
      third.body.text.replace(' and ', ''),
    )
  })

  test('a marked security code is removed for good', async () => {
    const { sealing } = await mark(
      'the three at the back: seven three seven',
      'seven three seven',
      'card-security-code',
    )
    expect((await sealing).body).toEqual({ text: 'the three at the back: [card security code]', seals: [] })
  })

  test('is logged with its kind', async () => {
    const { part, sealing } = await mark('it is in the blue box', 'blue box', 'pin')
    await sealing
    const rows = await desk.sql<{ action: string; details: { found: unknown } }>(
      'select action, details from activity where object_id = $1 and action = $2',
      [part.id, 'value.sealed'],
    )
    expect(rows[0]?.details.found).toEqual({ pin: 1 })
  })
})

describe('a refused sealing', () => {
  test.each([
    ['outside the text', 30, 999],
    ['of nothing', 3, 3],
    ['backwards', 5, 2],
    ['across a placeholder', 2, 20],
    ['of a blank', 4, 5],
  ])('%s', async (_name, start, end) => {
    const { id, posted } = await desk.says(desk.cast.vic.viewer, `card ${card} yes`)
    const passage = { conversationId: id, partId: posted[0]!.part.id, revision: 0, start, end, kind: 'pin' }
    await expect(sealPassage(desk.d, desk.cast.ben.viewer, passage)).rejects.toEqual(refusedAs('invalid', 'start'))
  })

  test.each([
    [3, 4],
    [4, 6],
  ])('through the middle of an emoji, from %i to %i', async (start, end) => {
    const { id, posted } = await desk.says(desk.cast.vic.viewer, 'ok 👍 then')
    const passage = { conversationId: id, partId: posted[0]!.part.id, revision: 0, start, end, kind: 'pin' }
    await expect(sealPassage(desk.d, desk.cast.ben.viewer, passage)).rejects.toEqual(refusedAs('invalid', 'start'))
  })

  test('of a message that changes at this moment, where the places would be those of other words', async () => {
    const { ben, vic } = desk.cast
    const { id, posted } = await desk.says(vic.viewer, 'the door and the lamp')
    const passage = { conversationId: id, partId: posted[0]!.part.id, revision: 0, kind: 'pin' }
    const quicker: typeof desk.d.store.write = async (workspaceId, act) => {
      await sealPassage(desk.d, ben.viewer, { ...passage, start: 4, end: 8 })
      return desk.d.store.write(workspaceId, act)
    }
    const late = { ...desk.d, store: { ...desk.d.store, write: quicker } }
    await expect(sealPassage(late, ben.viewer, { ...passage, start: 17, end: 21 })).rejects.toEqual(
      refusedAs('changed'),
    )
    expect((await desk.thread(vic.viewer, id))[0]?.body.text).toBe('the [PIN] and the lamp')
  })

  test('with places of a text that somebody has sealed or restored since it was read', async () => {
    const { ada, ben, vic } = desk.cast
    const { id, posted } = await desk.says(vic.viewer, 'the door and the lamp')
    const read = { conversationId: id, partId: posted[0]!.part.id, kind: 'pin' }
    const lamp = { start: 17, end: 21 }
    const sealed = await sealPassage(desk.d, ben.viewer, { ...read, revision: 0, start: 4, end: 8 })
    await expect(sealPassage(desk.d, ada.viewer, { ...read, ...lamp, revision: 0 })).rejects.toEqual(
      refusedAs('changed'),
    )
    await restoreValue(desk.d, ada.viewer, { token: sealed.body.seals[0]!.token, reason: 'a door is no PIN' })
    const inSealed = { ...read, revision: sealed.revision, start: 18, end: 22 }
    await expect(sealPassage(desk.d, ben.viewer, inSealed)).rejects.toEqual(refusedAs('changed'))
    const [now] = await desk.thread(ben.viewer, id)
    expect(now?.body.text).toBe('the door and the lamp')
    const { body } = await sealPassage(desk.d, ben.viewer, { ...read, ...lamp, revision: now!.revision })
    expect(body.text).toBe('the door and the [PIN]')
  })

  test('as a kind that is not known', async () => {
    const { sealing } = await mark('hello there', 'there', 'grandmother')
    await expect(sealing).rejects.toEqual(refusedAs('invalid', 'kind'))
  })

  test('zoe finds nothing to seal, and a part of another conversation is not found either', async () => {
    const { sealing, part } = await mark('hello there', 'there', 'pin', desk.cast.zoe.viewer)
    await expect(sealing).rejects.toEqual(refusedAs('not_found'))
    const other = await desk.says(desk.cast.vic.viewer, 'another')
    const passage = { conversationId: other.id, partId: part.id, revision: 0, start: 0, end: 5, kind: 'pin' }
    await expect(sealPassage(desk.d, desk.cast.ben.viewer, passage)).rejects.toEqual(refusedAs('not_found'))
  })
})
