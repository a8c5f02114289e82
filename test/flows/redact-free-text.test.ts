import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { detectInText, redactTexts } from '../../src/flows/redact-free-text.ts'
import { loadNames } from '../../src/detect/load-names.ts'
import { lookWithNames } from '../../src/flows/own-detectors.ts'
import { explainSeal } from '../../src/flows/explain-seal.ts'
import { restoreTexts } from '../../src/flows/restore-free-text.ts'
import type { Staff } from '../../src/core/viewer.ts'
import { keyWith } from '../cast.ts'
import { card, openDesk, refusedAs, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => void (desk = await openDesk()))
afterAll(() => desk.close())

const text = `card ${card}, password: Walnut+Kettle5`
const reason = 'sending the letter'
const tokenize = async () => {
  const { results, session } = await redactTexts(desk.d, desk.cast.ada.viewer, [text], { operator: 'token' })
  return { ...results[0]!, session: session!.id }
}
const restore = async (who: Staff, input: { text: string; session?: string }) =>
  (
    await restoreTexts(desk.d, who, {
      texts: [input.text],
      reason,
      ...(input.session ? { session: input.session } : {}),
    })
  )[0]

describe('the engine as a door', () => {
  test('says where something is, stores nothing and logs counts', async () => {
    const findings = await detectInText(desk.d, desk.cast.ben.viewer, { text })
    expect(findings.map((one) => [one.kind, text.slice(one.start, one.end)])).toEqual([
      ['payment-card', card],
      ['password', 'Walnut+Kettle5'],
    ])
    const rows = await desk.sql<{ details: unknown }>("select details from activity where action = 'text.detected'")
    expect(rows).toEqual([{ details: { found: { 'payment-card': 1, password: 1 } } }])
    expect(await desk.sql('select 1 from sealed_values')).toEqual([])
  })

  test.each([
    ['replace', 'card [payment card •••• 4242], password: [password]'],
    ['mask', 'card •••• 4242, password: ••••'],
    ['remove', 'card [payment card], password: [password]'],
  ] as const)('with the operator %s', async (operator, expected) => {
    const { results } = await redactTexts(desk.d, desk.cast.ada.viewer, [text], { operator })
    expect(results[0]!.text).toBe(expected)
  })

  test('knows names of persons where the house knows them, and the same name keeps its number', async () => {
    lookWithNames(await loadNames())
    const letters = ['Please call Vera Lindqvist today.', 'My colleague Vera Lindqvist wrote to you.']
    const { results } = await redactTexts(desk.d, desk.cast.ada.viewer, letters, { operator: 'token' })
    lookWithNames(undefined)
    expect(results.map((one) => one.text)).toEqual([
      'Please call [name 1] today.',
      'My colleague [name 1] wrote to you.',
    ])
  })
})

describe('tokens', () => {
  test('stand in the text for values in the vault, and come back as the same text', async () => {
    const { text: safe, seals, session } = await tokenize()
    expect(safe).toBe('card [payment card 1], password: [password 1]')
    expect(seals!.map((seal) => safe.slice(seal.start, seal.end))).toEqual(safe.match(/\[[^\]]+\]/g))
    expect(await restore(desk.cast.ada.viewer, { text: safe, session })).toBe(text)
  })

  test('are in the log with their session, by counts', async () => {
    const { session } = await tokenize()
    const rows = await desk.sql(
      `select action, actor_id, object_type, details from activity where object_id = $1 and action = 'text.redacted'`,
      [session],
    )
    const details = { operator: 'token', texts: 1, found: { 'payment-card': 1, password: 1 } }
    expect(rows).toEqual([
      { action: 'text.redacted', actor_id: desk.cast.ada.viewer.id, object_type: 'redaction-session', details },
    ])
  })

  test('of a text that was cut up and mixed with other words come back in their places', async () => {
    const { text: safe, session } = await tokenize()
    const [first, second] = safe.match(/\[[^\]]+\]/g)!
    const mixed = `B: ${second} / A: ${first} / again ${first} [not one]`
    expect(await restore(desk.cast.ada.viewer, { text: mixed, session })).toBe(
      `B: Walnut+Kettle5 / A: ${card} / again ${card} [not one]`,
    )
  })

  test('ben gets none of them back, and the attempt is logged', async () => {
    const { text: safe, session } = await tokenize()
    await expect(restore(desk.cast.ben.viewer, { text: safe, session })).rejects.toEqual(refusedAs('forbidden'))
    expect((await desk.actions()).at(-1)).toBe('value.reveal-refused')
  })

  test('one class too many refuses the whole', async () => {
    const { text: safe, session } = await tokenize()
    const key = await keyWith(desk.d, desk.cast.ada.viewer, ['conversation:read', 'value:reveal'])
    const paymentOnly = {
      ...key.viewer,
      permits: [
        { permission: 'conversation:read' as const },
        { permission: 'value:reveal' as const, classes: ['payment' as const] },
      ],
    }
    await expect(restore(paymentOnly, { text: safe, session })).rejects.toEqual(refusedAs('forbidden'))
  })

  test('of a conversation are each logged as a look at that very value, with the reason, and for those who ask about it', async () => {
    const { ada, vic } = desk.cast
    const { posted } = await desk.says(vic.viewer, text)
    const { seals } = posted[0]!.part.body
    const given = seals.map(({ token }) => `[${token}]`).join(' ')
    expect(await restore(ada.viewer, { text: given })).toBe(`${card} Walnut+Kettle5`)
    for (const { token, kind } of seals) {
      const { looks } = await explainSeal(desk.d, ada.viewer, token)
      expect(looks).toMatchObject([
        { action: 'value.revealed', actor: { id: ada.viewer.id }, reason, details: { kind } },
      ])
    }
  })

  test('of another workspace, or made up, are not found', async () => {
    const { text: safe, session } = await tokenize()
    await expect(restore(desk.cast.zoe.viewer, { text: safe, session })).rejects.toEqual(
      refusedAs('not_found', 'session'),
    )
    await expect(restore(desk.cast.ada.viewer, { text: `[x tkn_${'a'.repeat(26)}]` })).rejects.toEqual(
      refusedAs('not_found', 'text'),
    )
  })
})
