import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { policyTemplates } from '../../src/core/policy-templates.ts'
import type { Rule } from '../../src/core/policy.ts'
import { changePolicy } from '../../src/flows/change-policy.ts'
import { card, day, openDesk, refusedAs, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => void (desk = await openDesk()))
afterAll(() => desk.close())

const change = (...rules: Rule[]) =>
  changePolicy(desk.d, desk.cast.ada.viewer, { name: 'Ours', minConfidence: 0.5, rules })
const said = async (text: string) => (await desk.says(desk.cast.vic.viewer, text)).posted[0]!.part

describe('a policy', () => {
  test('is a new version each time; the old ones stay as they were', async () => {
    const before = await desk.d.store.policies(desk.cast.ada.viewer)
    const changed = await change({ classes: ['payment'], action: 'mask' })
    const after = await desk.d.store.policies(desk.cast.ada.viewer)
    expect(changed.version).toBe(before[0]!.version + 1)
    expect(after.slice(1)).toEqual(before)
  })

  test('counts from the next message on, and each part says which one counted', async () => {
    const { version } = await change({ classes: ['payment'], action: 'mask' })
    const masked = await said(`card ${card}`)
    expect([masked.body.text, masked.body.seals, masked.policyVersion]).toEqual(['card •••• 4242', [], version])
    await changePolicy(desk.d, desk.cast.ada.viewer, policyTemplates.default)
    expect((await said(`card ${card}`)).body.seals).toHaveLength(1)
  })

  test('cannot make the house keep a security code', async () => {
    await change({ kinds: ['card-security-code'], action: 'seal' }, { action: 'allow' })
    expect((await said(`card ${card} cvc ${'7'}37`)).body.text).toBe(`card ${card} cvc [card security code]`)
    await changePolicy(desk.d, desk.cast.ada.viewer, policyTemplates.default)
  })

  test('may keep a value for less time', async () => {
    await change({ classes: ['payment'], action: 'seal', keepDays: 7 })
    const { createdAt, body } = await said(`card ${card}`)
    expect(Math.round((Date.parse(body.seals[0]!.expiresAt) - Date.parse(createdAt)) / day)).toBe(7)
    await changePolicy(desk.d, desk.cast.ada.viewer, policyTemplates.default)
  })

  test('finds what only this workspace knows, in new messages and in none before', async () => {
    const words = 'ask EMP-004711 about it'
    const body = {
      name: 'Own',
      minConfidence: 0.5,
      rules: [{ classes: ['custom'], action: 'seal' }] as Rule[],
      detectors: [{ name: 'staff-number', pattern: 'EMP-\\d{6}' }],
    }
    expect((await said(words)).body.seals).toEqual([])
    await changePolicy(desk.d, desk.cast.ada.viewer, body)
    const { body: sealed } = await said(words)
    expect(sealed.seals.map(({ kind, class: group }) => [kind, group])).toEqual([['custom:staff-number', 'custom']])
    expect(sealed.text).not.toContain('004711')
    expect((await desk.d.store.policies(desk.cast.ada.viewer))[0]?.detectors).toEqual(body.detectors)
    // By its own name as well as by its class.
    const rules: Rule[] = [{ kinds: ['custom:staff-number'], action: 'remove' }]
    await changePolicy(desk.d, desk.cast.ada.viewer, { ...body, rules })
    const { body: removed } = await said(words)
    expect([removed.seals, removed.text.includes('004711')]).toEqual([[], false])
    await changePolicy(desk.d, desk.cast.ada.viewer, policyTemplates.default)
    expect((await said(words)).body.seals).toEqual([])
  })

  test("of one workspace is none of another's", async () => {
    await change({ action: 'allow' })
    expect((await desk.d.store.policyOf(desk.cast.zoe.viewer.workspaceId)).name).toBe('Default')
  })
})

describe('refused', () => {
  test.each([
    ['a kind that is not known', { kinds: ['grandmother'], action: 'seal' }, 'rules.0.kinds'],
    ['a class that is not known', { classes: ['grandmothers' as 'bank'], action: 'seal' }, 'rules.0.classes'],
    ['days for what is not sealed', { classes: ['bank'], action: 'remove', keepDays: 3 }, 'rules.0.keepDays'],
  ] as const)('%s', async (_name, rule, field) => {
    await expect(change(rule)).rejects.toEqual(refusedAs('invalid', field))
  })

  test('a pattern that cannot be run in one pass, with its reason', async () => {
    const refused = changePolicy(desk.d, desk.cast.ada.viewer, {
      name: 'Own',
      minConfidence: 0.5,
      rules: [],
      detectors: [{ name: 'ahead', pattern: '(?=x)y' }],
    })
    await expect(refused).rejects.toEqual(refusedAs('invalid', 'detectors.0.pattern'))
    await expect(refused).rejects.toThrow(/^Looking ahead or behind is not known/)
  })
})
