import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Seal } from '../../../../src/http/wire/shapes.ts'
import { sealable, textRuns } from './text-runs.ts'

const seal = (start: number, end: number): Seal => ({
  token: `tkn_${'a'.repeat(26)}`,
  kind: 'payment-card',
  class: 'payment',
  start,
  end,
  hint: '•••• 4242',
  expiresAt: '2027-01-01T00:00:00.000Z',
  mayReveal: false,
  mayRestore: false,
  mayExtend: false,
  mayDestroy: false,
})
const text = 'Card [payment card •••• 4242] was lost.'
const safe = { text, seals: [seal(5, 29)] }

describe('a text with seals', () => {
  it('is cut at its seals, with offsets into the whole text', () => {
    expect(textRuns(safe).map(({ type, start, end, text: piece }) => [type, start, end, piece])).toEqual([
      ['text', 0, 5, 'Card '],
      ['seal', 5, 29, '[payment card •••• 4242]'],
      ['text', 29, 39, ' was lost.'],
    ])
  })

  it('shows links to http and https, without the full stop after them, and no other scheme', () => {
    const runs = textRuns({
      text: 'See https://bank.example/a?b=1. Not javascript:alert(1) nor data:text/html,x',
      seals: [],
    })
    expect(runs.filter((run) => run.type === 'link').map((run) => run.text)).toEqual(['https://bank.example/a?b=1'])
  })

  it('leaves out a seal that does not fit and keeps the text', () => {
    const runs = textRuns({ text: 'short', seals: [seal(2, 90), seal(3, 3)] })
    expect(runs).toEqual([{ type: 'text', start: 0, end: 5, text: 'short' }])
  })

  it('never loses a character, whatever the seals are', () => {
    const spans = fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 6 })
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), spans, (words, places) => {
        const runs = textRuns({ text: words, seals: places.map(([start, length]) => seal(start, start + length)) })
        expect(runs.map((run) => run.text).join('')).toBe(words)
        for (const run of runs) expect(words.slice(run.start, run.end)).toBe(run.text)
      }),
    )
  })
})

describe('a passage to be sealed', () => {
  it('loses the spaces around it', () => {
    expect(sealable(safe, 29, 34)).toEqual({ start: 30, end: 33 })
  })

  it('may be chosen backwards', () => {
    expect(sealable(safe, 33, 30)).toEqual({ start: 30, end: 33 })
  })

  it('steps out of a seal that it begins or ends in', () => {
    expect(sealable(safe, 10, 33)).toEqual({ start: 30, end: 33 })
    expect(sealable(safe, 0, 20)).toEqual({ start: 0, end: 4 })
  })

  it('is refused when it spans a seal', () => {
    expect(sealable(safe, 0, 39)).toBe('overlaps')
  })

  it('is nothing when only spaces or the inside of a seal are chosen', () => {
    expect(sealable(safe, 29, 30)).toBeNull()
    expect(sealable(safe, 8, 12)).toBeNull()
  })

  it('never cuts a surrogate pair in half', () => {
    const emoji = { text: 'a😀b', seals: [] }
    expect(sealable(emoji, 2, 4)).toEqual({ start: 1, end: 4 })
    expect(sealable(emoji, 0, 2)).toEqual({ start: 0, end: 3 })
  })
})
