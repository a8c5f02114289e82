import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Staff } from '../../src/core/viewer.ts'
import type { Deps } from '../../src/flows/ports.ts'
import { policyTemplates } from '../../src/core/policy-templates.ts'
import { changePolicy } from '../../src/flows/change-policy.ts'
import { revealValue } from '../../src/flows/reveal-value.ts'
import { keyWith } from '../cast.ts'
import { card, day, openDesk, refusedAs, secondCard, type Desk } from './desk.ts'

let desk: Desk
let token: string
beforeAll(async () => void (desk = await openDesk()))
afterAll(() => desk.close())

beforeEach(async () => {
  const { posted } = await desk.says(desk.cast.vic.viewer, `my card is ${card}`)
  token = posted[0]!.part.body.seals[0]!.token
})

const reveal = (viewer: Staff, reason = 'the terminal asks for it', d: Deps = desk.d) =>
  revealValue(d, viewer, { token, reason })
const logged = () =>
  desk.sql<{ action: string; actor_id: string; details: unknown }>(
    'select action, actor_id, details from activity where object_id = $1',
    [token],
  )

describe('a reveal', () => {
  test('gives the value for a minute to who holds the right', async () => {
    const before = desk.d.clock.now().getTime()
    const { value, closesAt } = await reveal(desk.cast.ada.viewer)
    expect(value).toBe(card)
    expect(Date.parse(closesAt) - before).toBeGreaterThanOrEqual(60_000)
    expect(Date.parse(closesAt) - before).toBeLessThan(70_000)
  })

  test('is logged with who and what kind', async () => {
    const { id } = await reveal(desk.cast.ada.viewer)
    expect(await logged()).toEqual([
      { action: 'value.revealed', actor_id: desk.cast.ada.viewer.id, details: { kind: 'payment-card', reveal: id } },
    ])
  })

  test('is logged before the value is opened: a vault that cannot open leaves a row', async () => {
    const blind = { ...desk.d, vault: { ...desk.d.vault, open: () => Promise.reject(new Error('away')) } }
    await expect(reveal(desk.cast.ada.viewer, 'why not', blind)).rejects.toThrow('away')
    expect((await logged()).map((row) => row.action)).toEqual(['value.revealed'])
  })

  test('that cannot be logged opens nothing', async () => {
    let opened = 0
    const mute: Deps = {
      ...desk.d,
      store: { ...desk.d.store, write: () => Promise.reject(new Error('the log is full')) },
      vault: { ...desk.d.vault, open: async () => String(opened++) },
    }
    await expect(reveal(desk.cast.ada.viewer, 'why not', mute)).rejects.toThrow('the log is full')
    expect(opened).toBe(0)
  })

  test('keeps its reason readable for who may read the log, without a value that was typed into it', async () => {
    await reveal(desk.cast.ada.viewer, `compare with ${secondCard}`)
    const page = await desk.d.store.activityFor(desk.cast.ada.viewer, { objectId: token }, { limit: 5 })
    expect(page.items[0]?.reason).toBe('compare with [payment card]')
  })

  test('keeps of its reason nothing that only this workspace knows for a value', async () => {
    const { viewer } = desk.cast.ada
    const detectors = [{ name: 'staff-number', pattern: 'EMP-\\d{6}' }]
    await changePolicy(desk.d, viewer, { ...policyTemplates.default, detectors })
    await reveal(viewer, 'EMP-004711 asks for it')
    const page = await desk.d.store.activityFor(viewer, { objectId: token }, { limit: 1 })
    expect(page.items[0]?.reason).toMatch(/^\[.+\] asks for it$/)
    expect(page.items[0]?.reason).not.toContain('004711')
    await changePolicy(desk.d, viewer, policyTemplates.default)
  })

  test('asks for a reason, and for no novel', async () => {
    for (const reason of ['  ', 'because '.repeat(100)])
      await expect(reveal(desk.cast.ada.viewer, reason)).rejects.toEqual(refusedAs('invalid', 'reason'))
    expect(await logged()).toEqual([])
  })
})

describe('a refused reveal', () => {
  test.each(['ben', 'ida', 'otto'] as const)('%s may not, and the attempt is logged', async (name) => {
    await expect(reveal(desk.cast[name].viewer)).rejects.toEqual(refusedAs('forbidden'))
    expect((await logged()).map((row) => [row.action, row.actor_id])).toEqual([
      ['value.reveal-refused', desk.cast[name].viewer.id],
    ])
  })

  test('zoe of another workspace cannot tell it from one that never was', async () => {
    await expect(reveal(desk.cast.zoe.viewer)).rejects.toEqual(refusedAs('not_found'))
    await expect(
      revealValue(desk.d, desk.cast.zoe.viewer, { token: `tkn_${'a'.repeat(26)}`, reason: 'just looking' }),
    ).rejects.toEqual(refusedAs('not_found'))
  })

  test('a key that may reveal bank details may not reveal a card', async () => {
    const key = await keyWith(desk.d, desk.cast.ada.viewer, ['conversation:read', 'value:reveal'])
    const bankOnly = {
      ...key.viewer,
      permits: [
        { permission: 'conversation:read' as const },
        { permission: 'value:reveal' as const, classes: ['bank' as const] },
      ],
    }
    await expect(reveal(bankOnly)).rejects.toEqual(refusedAs('forbidden'))
    expect((await reveal(key.viewer)).value).toBe(card)
  })

  test('after its ninety days a value is gone, and before them it is not', async () => {
    desk.clock.later(89 * day)
    expect((await reveal(desk.cast.ada.viewer)).value).toBe(card)
    desk.clock.later(2 * day)
    await expect(reveal(desk.cast.ada.viewer)).rejects.toEqual(refusedAs('not_found'))
  })
})
