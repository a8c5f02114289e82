import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Failure } from '../../src/core/errors.ts'
import { changeConversation } from '../../src/flows/change-conversation.ts'
import { destroyValue } from '../../src/flows/destroy-value.ts'
import { eraseContact } from '../../src/flows/erase-contact.ts'
import { openErasing } from '../../src/flows/erase-resting.ts'
import { holdContact } from '../../src/flows/hold-contact.ts'
import { readRetention, setRetention } from '../../src/flows/keep-retention.ts'
import { newId, visit } from '../cast.ts'
import { card, day, openDesk, refusedAs, type Desk } from './desk.ts'

const hour = 3_600_000

let desk: Desk
beforeEach(async () => void (desk = await openDesk()))
afterEach(() => desk.close())

const close = (id: string) => changeConversation(desk.d, desk.cast.ben.viewer, id, { what: 'closed' })
const isThere = async (id: string) => (await desk.d.store.contactFor(desk.cast.ada.viewer, id)) !== undefined

describe('whoever was silent for as long as the rule says', () => {
  test('is erased as by hand, with a receipt and a row in the log, and nobody else', async () => {
    const { ada, vic, wim } = desk.cast
    const erasing = openErasing(desk.d)
    const { id } = await desk.says(vic.viewer, `my card is ${card}`)
    await close(id)
    await setRetention(desk.d, ada.viewer, 30)
    desk.clock.later(20 * day)
    const { id: second } = await desk.says(wim.viewer, 'hello')
    await close(second)
    desk.clock.later(11 * day)
    await erasing()
    expect([await isThere(vic.viewer.id), await isThere(wim.viewer.id)]).toEqual([false, true])
    const [erasure] = await desk.d.store.erasures(ada.viewer)
    expect(erasure).toMatchObject({ contactId: vic.viewer.id, requestedBy: 'retention' })
    expect(erasure?.receipt?.erased['sealed_values']).toBe(1)
    expect(await desk.actions()).toContain('contact.erased')
    expect((await desk.verify(ada.viewer.workspaceId)).broken).toBeUndefined()
  })

  test('is looked for again after an hour, and not before', async () => {
    const { ada, vic } = desk.cast
    await setRetention(desk.d, ada.viewer, 7)
    desk.clock.later(2 * day)
    const erasing = openErasing(desk.d)
    await erasing()
    const fresh = await visit(desk.d, ada.viewer.workspaceId)
    await desk.sql(`update contacts set created_at = '2020-01-01', last_seen_at = null where id = $1`, [
      fresh.viewer.id,
    ])
    await erasing()
    expect(await isThere(fresh.viewer.id)).toBe(true)
    desk.clock.later(hour)
    await erasing()
    expect([await isThere(fresh.viewer.id), await isThere(vic.viewer.id)]).toEqual([false, true])
  })

  test('stays while the clock has leapt and may be wrong, and goes once it has stood by that for a day', async () => {
    const { ada, vic } = desk.cast
    await close((await desk.says(vic.viewer, 'hello')).id)
    await setRetention(desk.d, ada.viewer, 30)
    const erasing = openErasing(desk.d)
    await erasing()
    desk.clock.later(40 * day)
    await erasing()
    desk.clock.later(23 * hour)
    await erasing()
    expect(await isThere(vic.viewer.id)).toBe(true)
    desk.clock.later(2 * hour)
    await erasing()
    expect(await isThere(vic.viewer.id)).toBe(false)
  })

  test('stays where a clock that had leapt is put right', async () => {
    const { ada, vic } = desk.cast
    await close((await desk.says(vic.viewer, 'hello')).id)
    await setRetention(desk.d, ada.viewer, 30)
    const erasing = openErasing(desk.d)
    await erasing()
    desk.clock.later(40 * day)
    await erasing()
    desk.clock.later(-40 * day)
    await erasing()
    desk.clock.later(23 * hour)
    await erasing()
    expect(await isThere(vic.viewer.id)).toBe(true)
  })

  test('stays while a conversation is not closed, and while on hold', async () => {
    const { ada, vic, wim } = desk.cast
    await desk.says(vic.viewer, 'still waiting')
    await holdContact(desk.d, ada.viewer, wim.viewer.id, 'a dispute')
    await setRetention(desk.d, ada.viewer, 7)
    desk.clock.later(30 * day)
    const { counts } = await readRetention(desk.d, ada.viewer)
    expect(counts).toEqual({ due: 0, unclosed: 1, held: 1 })
    await openErasing(desk.d)()
    expect([await isThere(vic.viewer.id), await isThere(wim.viewer.id)]).toEqual([true, true])
  })

  test('is not erased within the first day of a rule, nor once it was taken back', async () => {
    const { ada, vic } = desk.cast
    desk.clock.later(60 * day)
    await setRetention(desk.d, ada.viewer, 7)
    desk.clock.later(day - 60_000)
    await openErasing(desk.d)()
    expect(await isThere(vic.viewer.id)).toBe(true)
    await setRetention(desk.d, ada.viewer, null)
    desk.clock.later(day)
    await openErasing(desk.d)()
    expect(await isThere(vic.viewer.id)).toBe(true)
  })

  test('and cannot be erased at this moment holds up nobody; while there are more than are taken at once it looks again at once', async () => {
    const { ada, vic, wim } = desk.cast
    await setRetention(desk.d, ada.viewer, 7)
    desk.clock.later(8 * day)
    const waves = [[...Array.from({ length: 99 }, () => newId('contact')), vic.viewer.id], [wim.viewer.id], []]
    const resting = () => Promise.resolve(waves.shift()!)
    const erasing = openErasing({ ...desk.d, store: { ...desk.d.store, resting } })
    await expect(erasing()).rejects.toEqual(refusedAs('not_found'))
    expect([await isThere(vic.viewer.id), await isThere(wim.viewer.id)]).toEqual([false, true])
    await erasing()
    expect(await isThere(wim.viewer.id)).toBe(false)
    await erasing()
    expect(waves).toHaveLength(1)
  })

  test('is passed over once they write, or the rule is taken back, while others are erased', async () => {
    const { ada, vic, wim } = desk.cast
    const [third, fourth] = [await visit(desk.d, ada.viewer.workspaceId), await visit(desk.d, ada.viewer.workspaceId)]
    await setRetention(desk.d, ada.viewer, 7)
    desk.clock.later(8 * day)
    // What happens after the list was made and before its last ones are erased.
    const erasingAfter = (ids: readonly string[], happens: () => Promise<unknown>) =>
      openErasing({ ...desk.d, store: { ...desk.d.store, resting: () => happens().then(() => ids) } })
    const listed = [vic, wim, third].map(({ viewer }) => viewer.id)
    await erasingAfter(listed, async () => {
      await desk.says(wim.viewer, 'are you there?')
      await holdContact(desk.d, ada.viewer, third.viewer.id, 'a dispute')
    })()
    expect(await Promise.all(listed.map(isThere))).toEqual([false, true, true])
    await erasingAfter([fourth.viewer.id], () => setRetention(desk.d, ada.viewer, null))()
    expect(await isThere(fourth.viewer.id)).toBe(true)
  })

  test('of another workspace stays', async () => {
    const { ada, zoe } = desk.cast
    const theirs = await visit(desk.d, zoe.viewer.workspaceId)
    await setRetention(desk.d, ada.viewer, 7)
    desk.clock.later(30 * day)
    expect((await readRetention(desk.d, zoe.viewer)).rule.days).toBeNull()
    await openErasing(desk.d)()
    expect(await desk.d.store.contactFor(zoe.viewer, theirs.viewer.id)).toBeDefined()
  })
})

describe('the rule', () => {
  test('says whom a number of days would take before it is put in force', async () => {
    const { ada } = desk.cast
    desk.clock.later(10 * day)
    expect(await readRetention(desk.d, ada.viewer, 9)).toEqual({
      rule: { days: null, from: null },
      counts: { due: 2, unclosed: 0, held: 0 },
    })
    expect((await readRetention(desk.d, ada.viewer, 11)).counts).toEqual({ due: 0, unclosed: 0, held: 0 })
    const looks = await desk.sql<{ details: object }>(`select details from activity where action = 'data.viewed'`)
    expect(looks.map(({ details }) => details)).toEqual([{ days: 9 }, { days: 11 }])
  })

  test('is refused to who may not erase, and outside its bounds', async () => {
    const { ada, ben } = desk.cast
    await expect(setRetention(desk.d, ben.viewer, 30)).rejects.toEqual(refusedAs('forbidden'))
    await expect(readRetention(desk.d, ben.viewer)).rejects.toEqual(refusedAs('forbidden'))
    for (const days of [6, 3_651, 30.5])
      for (const ask of [setRetention, readRetention])
        await expect(ask(desk.d, ada.viewer, days)).rejects.toEqual(refusedAs('invalid', 'days'))
    for (const days of [7, 3_650]) expect((await setRetention(desk.d, ada.viewer, days)).days).toBe(days)
    await setRetention(desk.d, ada.viewer, 30)
    const rows = await desk.sql<{ details: { days: number } }>(
      `select details from activity where action = 'retention.changed'`,
    )
    expect(rows.map(({ details }) => details.days).toSorted((a, b) => a - b)).toEqual([7, 30, 3_650])
  })
})

describe('a person on hold', () => {
  test('cannot be erased, nor a value of theirs destroyed, until the hold is lifted', async () => {
    const { ada, vic } = desk.cast
    const { posted } = await desk.says(vic.viewer, `my card is ${card}`)
    const token = posted[0]!.part.body.seals[0]!.token
    const held = await holdContact(desk.d, ada.viewer, vic.viewer.id, 'a dispute about an invoice')
    expect(held.heldAt).not.toBeNull()
    const erase = () =>
      eraseContact(desk.d, ada.viewer, { id: newId('erasure'), contactId: vic.viewer.id, reason: 'they asked' })
    const destroy = () => destroyValue(desk.d, ada.viewer, { token, reason: 'not needed' })
    await expect(erase()).rejects.toEqual(refusedAs('conflict', 'contactId'))
    await expect(destroy()).rejects.toEqual(refusedAs('conflict'))
    expect(await isThere(vic.viewer.id)).toBe(true)
    expect((await desk.d.store.contactsFor(ada.viewer, { limit: 9 }, { held: true })).items).toHaveLength(1)

    const noted = await desk.d.store.activityFor(ada.viewer, { action: 'contact.held' }, { limit: 9 })
    expect(noted.items).toMatchObject([{ object: { id: vic.viewer.id }, reason: 'a dispute about an invoice' }])

    await holdContact(desk.d, ada.viewer, vic.viewer.id, null)
    await destroy()
    expect((await erase()).receipt).not.toBeNull()
    expect(await desk.actions()).toEqual(expect.arrayContaining(['contact.held', 'contact.released', 'contact.erased']))
  })

  test('is not put on it any more once somebody has begun to erase them', async () => {
    const { ada, vic } = desk.cast
    const away = { ...desk.d.vault, destroyContactKey: () => Promise.reject(new Failure('vault_unavailable', 'away')) }
    const input = { id: newId('erasure'), contactId: vic.viewer.id, reason: 'they asked' }
    await expect(eraseContact({ ...desk.d, vault: away }, ada.viewer, input)).rejects.toEqual(
      refusedAs('vault_unavailable'),
    )
    await expect(holdContact(desk.d, ada.viewer, vic.viewer.id, 'a dispute')).rejects.toEqual(refusedAs('conflict'))
    expect(await desk.actions()).not.toContain('contact.held')
    expect((await eraseContact(desk.d, ada.viewer, input)).receipt).not.toBeNull()
  })

  test('is put on it by who may erase, and by nobody of another house', async () => {
    const { ben, zoe, vic } = desk.cast
    await expect(holdContact(desk.d, ben.viewer, vic.viewer.id, 'a dispute')).rejects.toEqual(refusedAs('forbidden'))
    await expect(holdContact(desk.d, zoe.viewer, vic.viewer.id, 'a dispute')).rejects.toEqual(refusedAs('not_found'))
  })
})
