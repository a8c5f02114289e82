import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../detect/finding.ts'
import type { Action, Plan } from './policy.ts'
import { redactText, restoreText } from './redact.ts'
import type { SafeText } from './seal.ts'

const now = new Date('2026-03-01T12:00:00.000Z')
const plain = (text: string): SafeText => ({ text, seals: [] })

const safeOf = ({ text, seals }: SafeText): SafeText => ({ text, seals })

function counting(): () => string {
  let n = 0
  return () => `tkn_${String(++n)}`
}

function found(start: number, end: number, more: Partial<Finding> = {}): Finding {
  return {
    kind: 'payment-card',
    class: 'payment',
    start,
    end,
    confidence: 1,
    detector: 'test',
    hint: '•••• 4242',
    ...more,
  }
}

function planOf(action: Action, ...findings: Finding[]): Plan {
  return findings.map((finding) => ({ finding, action, keepDays: 90 }))
}

describe('redactText', () => {
  test('a sealed value is replaced by its kind and hint, and handed out once', () => {
    const out = redactText(plain('pay 4242 now'), planOf('seal', found(4, 8)), counting(), now)
    expect(out.text).toBe('pay [payment card •••• 4242] now')
    expect(out.removed.map((r) => r.value)).toEqual(['4242'])
    expect(out.seals).toHaveLength(1)
  })

  test('the seal says exactly where its placeholder stands', () => {
    const out = redactText(plain('pay 4242 now'), planOf('seal', found(4, 8)), counting(), now)
    const [seal] = out.seals
    expect(out.text.slice(seal?.start, seal?.end)).toBe('[payment card •••• 4242]')
  })

  test('a seal expires after the days its rule names', () => {
    const plan = [{ finding: found(4, 8), action: 'seal' as const, keepDays: 30 }]
    expect(redactText(plain('pay 4242 now'), plan, counting(), now).seals[0]?.expiresAt).toBe(
      '2026-03-31T12:00:00.000Z',
    )
  })

  test('a value without a safe remainder shows its kind alone', () => {
    const secret = found(4, 8, { kind: 'password', class: 'secret', hint: '' })
    expect(redactText(plain('pay abcd now'), planOf('seal', secret), counting(), now).text).toBe('pay [password] now')
  })

  test('a masked value leaves its hint, and bullets where there is none', () => {
    expect(redactText(plain('pay 4242 now'), planOf('mask', found(4, 8)), counting(), now).text).toBe(
      'pay •••• 4242 now',
    )
    expect(redactText(plain('pay 4242 now'), planOf('mask', found(4, 8, { hint: '' })), counting(), now).text).toBe(
      'pay •••• now',
    )
  })

  test('a removed value leaves no hint, no seal and nothing for the vault', () => {
    const out = redactText(plain('pay 4242 now'), planOf('remove', found(4, 8)), counting(), now)
    expect(out).toEqual({ text: 'pay [payment card] now', seals: [], removed: [] })
  })

  test('a flagged value stays as it is', () => {
    expect(redactText(plain('pay 4242 now'), planOf('flag', found(4, 8)), counting(), now).text).toBe('pay 4242 now')
  })

  test('a kind of the workspace itself is called by its own name', () => {
    const own = found(0, 4, { kind: 'custom:staff-number', class: 'custom', hint: '' })
    expect(redactText(plain('7711 left'), planOf('remove', own), counting(), now).text).toBe('[staff number] left')
  })

  test('an earlier seal moves with the text before it', () => {
    const first = redactText(plain('aaaa and bbbb'), planOf('seal', found(9, 13)), counting(), now)
    const second = redactText(first, planOf('seal', found(0, 4)), () => 'tkn_later', now)
    for (const seal of second.seals) expect(second.text.slice(seal.start, seal.end)).toBe('[payment card •••• 4242]')
    expect(second.seals.map((s) => s.token)).toEqual(['tkn_later', 'tkn_1'])
  })

  test('a finding that touches a placeholder is left to the earlier seal', () => {
    const first = redactText(plain('pay 4242 now'), planOf('seal', found(4, 8)), counting(), now)
    for (const finding of [found(10, 14), found(0, 8), found(27, 32), found(0, 32)])
      expect(redactText(first, planOf('seal', finding), counting(), now)).toEqual({ ...first, removed: [] })
  })

  test('a finding close by a placeholder, before it or behind it, is cut like any other', () => {
    const sealed = redactText(plain('aa4242bb cc'), planOf('seal', found(2, 6)), counting(), now)
    const { end } = sealed.seals[0]!
    const around = [found(0, 2), found(end, end + 2), found(end + 3, end + 5)]
    const out = redactText(sealed, planOf('seal', ...around), counting(), now)
    expect(out.removed.map(({ value }) => value)).toEqual(['aa', 'bb', 'cc'])
  })

  test('where two findings overlap, no character of either stays readable', () => {
    const out = redactText(plain('.abcdefghij.'), planOf('seal', found(1, 8), found(5, 11)), counting(), now)
    expect(out.text).toBe('.[payment card •••• 4242][payment card •••• 4242].')
    expect(out.removed.map((r) => r.value)).toEqual(['abcdefg', 'hij'])
  })

  test('a finding inside another one is cut once, and what follows is not written twice', () => {
    const out = redactText(plain('.abcdefghij.'), planOf('seal', found(1, 11), found(3, 5)), counting(), now)
    expect(out.text).toBe('.[payment card •••• 4242].')
    expect(out.removed.map((r) => r.value)).toEqual(['abcdefghij'])
  })
})

describe('restoreText', () => {
  test('a value comes back to its place and its seal is gone', () => {
    const out = redactText(plain('pay 4242 now'), planOf('seal', found(4, 8)), counting(), now)
    expect(restoreText(out, 'tkn_1', '4242')).toEqual(plain('pay 4242 now'))
  })

  test('an unknown token changes nothing', () => {
    const safe = plain('nothing here')
    expect(restoreText(safe, 'tkn_1', 'value')).toBe(safe)
  })

  test('the seals before it stay, those after it move', () => {
    const out = redactText(plain('aa bb cc'), planOf('seal', found(0, 2), found(3, 5), found(6, 8)), counting(), now)
    const back = restoreText(out, 'tkn_2', 'bb')
    expect(back.text).toBe('[payment card •••• 4242] bb [payment card •••• 4242]')
    for (const seal of back.seals) expect(back.text.slice(seal.start, seal.end)).toBe('[payment card •••• 4242]')
  })
})

/** Any text, with any cuts in it that do not overlap. */
const cutText = fc
  .tuple(fc.array(fc.tuple(fc.string(), fc.string({ minLength: 1 })), { maxLength: 6 }), fc.string())
  .map(([pairs, tail]) => {
    let text = ''
    const findings: Finding[] = []
    for (const [between, value] of pairs) {
      text += between
      findings.push(found(text.length, text.length + value.length, { hint: value.length % 2 ? '' : '•••• 1' }))
      text += value
    }
    return { text: text + tail, findings }
  })

describe('for any text and any cuts', () => {
  test('restoring all seals, in whatever order, gives the text back', () => {
    fc.assert(
      fc.property(cutText, fc.boolean(), ({ text, findings }, backwards) => {
        const out = redactText(plain(text), planOf('seal', ...findings), counting(), now)
        const order = backwards ? out.removed.toReversed() : out.removed
        const back = order.reduce((safe, { token, value }) => restoreText(safe, token, value), safeOf(out))
        expect(back).toEqual(plain(text))
      }),
    )
  })

  test('every seal stands on its own placeholder, in the order of the text', () => {
    fc.assert(
      fc.property(cutText, ({ text, findings }) => {
        const out = redactText(plain(text), planOf('seal', ...findings), counting(), now)
        let reached = 0
        for (const seal of out.seals) {
          expect(seal.start).toBeGreaterThanOrEqual(reached)
          expect(out.text.slice(seal.start, seal.end)).toBe(
            seal.hint === '' ? '[payment card]' : '[payment card •••• 1]',
          )
          reached = seal.end
        }
      }),
    )
  })

  test('cutting in two rounds is the same as cutting in one', () => {
    fc.assert(
      fc.property(cutText, ({ text, findings }) => {
        const once = redactText(plain(text), planOf('seal', ...findings), () => 'tkn_x', now)
        const [first, ...rest] = findings
        if (!first) return
        const some = redactText(plain(text), planOf('seal', ...rest), () => 'tkn_x', now)
        const twice = redactText(some, planOf('seal', first), () => 'tkn_x', now)
        expect({ text: twice.text, seals: twice.seals }).toEqual({ text: once.text, seals: once.seals })
      }),
    )
  })

  test('however findings overlap, what is kept and what is cut together are the text, once', () => {
    const anyCuts = fc.tuple(
      fc.string({ minLength: 1, maxLength: 30 }),
      fc.array(fc.tuple(fc.nat(29), fc.nat(10)), { maxLength: 6 }),
    )
    fc.assert(
      fc.property(anyCuts, ([text, spans]) => {
        const findings = spans.map(([start, length]) =>
          found(Math.min(start, text.length - 1), Math.min(start + length + 1, text.length)),
        )
        const plan = planOf('seal', ...findings.filter((f) => f.start < f.end)).toSorted(
          (a, b) => a.finding.start - b.finding.start,
        )
        const out = redactText(plain(text), plan, counting(), now)
        const back = out.removed.reduce((safe, { token, value }) => restoreText(safe, token, value), safeOf(out))
        expect(back).toEqual(plain(text))
      }),
    )
  })
})
