/** The middle of the line, without a store: detect → decide → redact → restore, for cards and accounts in any words around them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { luhn, mod97 } from '../detect/checks/check-digits.ts'
import { detect } from '../detect/detect.ts'
import { decide } from './decide.ts'
import { policyTemplates } from './policy-templates.ts'
import { redactText, restoreText } from './redact.ts'
import type { SafeText } from './seal.ts'

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''))

/** Visa, sixteen digits. Runs such as 4000000000000002 are fillers to the engine and left out. */
const anyCard = digits(11)
  .filter((middle) => new Set(middle).size > 4)
  .map((middle) => {
    const beginning = `4539${middle}`
    return [...'0123456789'].map((check) => beginning + check).find(luhn)!
  })

const anyIban = digits(18)
  .filter((account) => new Set(account).size > 4)
  .map((account) => `DE${String(98 - mod97(`${account}DE00`)).padStart(2, '0')}${account}`)

const spelled = (value: fc.Arbitrary<string>) =>
  fc
    .tuple(value, fc.constantFrom('', ' ', '\u00a0'))
    .map(([text, separator]) => text.replace(/(.{4})(?=.)/g, `$1${separator}`))

const words = fc
  .array(
    fc.constantFrom('hello', 'please', 'danke', 'Grüße', 'the', 'parcel', '–', 'ok?', 'it', 'was', '😀', 'blue,'),
    { maxLength: 6 },
  )
  .map((all) => all.join(' '))

const anyMessage = fc
  .array(fc.tuple(words, fc.oneof(spelled(anyCard), spelled(anyIban))), { minLength: 1, maxLength: 3 })
  .map((pairs) => ({
    text: pairs.map(([before, value]) => `${before} ${value}.`).join('\n'),
    values: pairs.map(([, value]) => value),
  }))

function line(text: string) {
  const plan = decide(detect(text), policyTemplates.default, { author: 'contact', channel: 'messenger' })
  let n = 0
  return redactText({ text, seals: [] }, plan, () => `tkn_${++n}`, new Date(0))
}

describe('for cards and accounts in any message', () => {
  test('none stays readable, and each is in the vault as it was typed', () => {
    fc.assert(
      fc.property(anyMessage, ({ text, values }) => {
        const out = line(text)
        for (const value of values) expect(out.text.includes(value)).toBe(false)
        expect(out.removed.map((one) => one.value)).toEqual(values)
      }),
      { numRuns: 200 },
    )
  })

  test('the words around them stay', () => {
    fc.assert(
      fc.property(anyMessage, ({ text, values }) => {
        const without = values.reduce((rest, value) => rest.replace(value, ''), text)
        expect(line(text).text.replace(/\[[^\]]*\]/g, '')).toBe(without)
      }),
      { numRuns: 200 },
    )
  })

  test('the safe text goes through again unchanged', () => {
    fc.assert(
      fc.property(anyMessage, ({ text }) => {
        const once = line(text)
        expect(line(once.text).text).toBe(once.text)
      }),
      { numRuns: 100 },
    )
  })

  test('restored, it is the message', () => {
    fc.assert(
      fc.property(anyMessage, ({ text }) => {
        const out = line(text)
        const start: SafeText = { text: out.text, seals: out.seals }
        expect(out.removed.reduce((safe, { token, value }) => restoreText(safe, token, value), start)).toEqual({
          text,
          seals: [],
        })
      }),
      { numRuns: 100 },
    )
  })
})
