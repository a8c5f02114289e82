import { describe, expect, test } from 'vitest'
import { detect } from './detect.ts'

const card = ['4242', '4242', '4242', '4242']
const digits = card.join('')
const shifted = (zero: number) => [...digits].map((d) => String.fromCodePoint(zero + Number(d))).join('')
const words = (four: string, two: string) => Array.from({ length: 16 }, (_, i) => (i % 2 === 0 ? four : two)).join(' ')

/** What a person reads as a card is a card: each way of the list, between words of two and three bytes. */
const ways: readonly (readonly [way: string, written: string])[] = [
  ['full-width digits', shifted(0xff10)],
  ['Arabic-Indic digits', shifted(0x0660)],
  ['extended Arabic-Indic digits', shifted(0x06f0)],
  ['Devanagari digits', shifted(0x0966)],
  ['mathematical digits', shifted(0x1d7ce)],
  ['zero-width spaces', card.join('\u200b')],
  ['zero-width joiners between all digits', [...digits].join('\u200d')],
  ['soft hyphens', card.join('\u00ad')],
  ['marks of direction', `\u202a${card.join('\u200e')}\u202c`],
  ['combining marks', [...digits].join('\u0301')],
  ['no-break spaces', card.join('\u00a0')],
  ['thin spaces', card.join('\u2009')],
  ['ideographic spaces', card.join('\u3000')],
  ['en dashes', card.join('\u2013')],
  ['em dashes', card.join('\u2014')],
  ['minus signs', card.join('\u2212')],
  ['non-breaking hyphens', card.join('\u2011')],
  ['&nbsp;', card.join('&nbsp;')],
  ['percent-encoding', card.join('%20')],
  ['line breaks', card.join('\n')],
  ['English words', words('four', 'two')],
  ['German words', words('vier', 'zwei')],
  ['French words', words('quatre', 'deux')],
  ['Spanish words', words('cuatro', 'dos')],
  ['Portuguese words', words('quatro', 'dois')],
  ['Italian words', words('quattro', 'due')],
  ['Dutch words', words('vier', 'twee')],
]

describe('a card in disguise is found where it was written', () => {
  test.each(ways)('%s', (_way, written) => {
    for (const [before, after] of [
      ['', ''],
      ['größer: ', ' – danke'],
      ['№ 😀 ', ' ok'],
    ]) {
      const text = `${before}${written}${after}`
      const found = detect(text).filter((one) => one.kind === 'payment-card')
      expect(found).toHaveLength(1)
      const seen = text.slice(found[0]?.start, found[0]?.end)
      // Marks at either end may stay outside; every digit is inside, and nothing of the words around.
      expect(written.includes(seen)).toBe(true)
      expect(written.length - seen.length).toBeLessThanOrEqual(2)
      expect(found[0]?.hint).toBe('•••• 4242')
    }
  })
})
