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
  ['form encoding', card.join('+')],
  ['middle dots', card.join('·')],
  ['emoji', card.join('😀')],
  ['bold in Markdown', card.join('** **')],
  ['bold in HTML', `${card[0]}<b>${card[1]}</b>${card[2]}<b>${card[3]}`],
  ['HTML comments', card.join('<!-- x -->')],
  ['numeric references', [...digits].map((d) => `&#x${(48 + Number(d)).toString(16)};`).join('')],
  ['&amp;nbsp;', card.join('&amp;nbsp;')],
  ['tags of language', card.join('\u{e0020}')],
  ['Hangul fillers', card.join('\u3164')],
  ['keycaps', [...digits].map((d) => `${d}\ufe0f\u20e3`).join('')],
  ['circled digits', shifted(0x245f)],
  ['Thai digits', shifted(0x0e50)],
  ['quoted lines', `${card[0]} ${card[1]}\n> ${card[2]} ${card[3]}`],
  ['a soft break of a mail', `${card[0]}${card[1]}=\r\n${card[2]}${card[3]}`],
  ['quoted-printable blanks', card.join('=20')],
  ['escapes of JSON', [...digits].map((d) => `\\u003${d}`).join('')],
  ['encoding twice', card.join('%2520')],
  ['encoded bytes of UTF-8', card.join('%E2%80%8B')],
  ['English words', words('four', 'two')],
  ['German words', words('vier', 'zwei')],
  ['French words', words('quatre', 'deux')],
  ['Spanish words', words('cuatro', 'dos')],
  ['Portuguese words', words('quatro', 'dois')],
  ['Italian words', words('quattro', 'due')],
  ['Dutch words', words('vier', 'twee')],
]

test.each([', ', '; ', ' | ', '","', '</td><td>', '      '])(
  'a list by “%s” is a card only beside a word about one',
  (sign) => {
    const row = card.join(sign)
    const cards = (text: string) => detect(text).filter((one) => one.kind === 'payment-card')
    expect(cards(`totals\n${row}\nof the year`)).toEqual([])
    expect(cards(`my card: ${row}`)).toMatchObject([{ start: 9, end: 9 + row.length }])
  },
)

test('letters that paper is misread as are digits only in groups of a card whose check digit holds', () => {
  const cards = (text: string) => detect(text).filter((one) => one.kind === 'payment-card')
  const read = ['4OOO', 'oooo', '0OOO', '0002'].join(' ')
  expect(cards(`from the scan: ${read} ok`)).toMatchObject([{ start: 15, end: 34, hint: '•••• 0002' }])
  expect(cards(`from the scan: ${read.replace('2', '3')} ok`)).toEqual([])
  expect(cards(`from the scan: ${read.replaceAll(' ', '')} ok`)).toEqual([])
})

test('a word that begins as such letters do belongs to no card', () => {
  const found = detect(`${card.join(' ')} ok`)
  expect(found).toMatchObject([{ detector: 'payment-card', end: 19 }])
})

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
