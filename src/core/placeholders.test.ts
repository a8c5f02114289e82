import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { giveNumbers, openRestorer, placeholdersIn, restorePlaceholders } from './placeholders.ts'

const values = new Map([
  ['payment card 1', '4242'],
  ['iban 12', 'DE89'],
])
const valueOf = ({ label, number }: { label: string; number: number }) => values.get(`${label} ${number}`)

describe('numbers', () => {
  test('go on where a label has come to, and known values keep theirs', () => {
    const counts = { IBAN: 2 }
    const wanted = new Map([
      ['a', 'IBAN'],
      ['b', 'IBAN'],
      ['c', 'e-mail'],
    ])
    const fresh = giveNumbers(wanted, new Map([['a', { label: 'IBAN', number: 2 }]]), counts, new Set())
    expect([...fresh]).toEqual([
      ['b', { label: 'IBAN', number: 3 }],
      ['c', { label: 'e-mail', number: 1 }],
    ])
    expect(counts).toEqual({ IBAN: 3, 'e-mail': 1 })
  })

  test('that somebody wrote into the text themselves are left out', () => {
    const avoid = new Set(
      placeholdersIn('what is [IBAN 1]? and [iban  2]').map(({ label, number }) => `${label} ${number}`),
    )
    expect(giveNumbers(new Map([['a', 'IBAN']]), new Map(), {}, avoid).get('a')).toEqual({ label: 'IBAN', number: 3 })
  })
})

describe('putting back', () => {
  test('finds a placeholder whatever a model made of its capitals and blanks', () => {
    expect(restorePlaceholders('Pay [Payment  Card 1] to [IBAN 12].', valueOf)).toBe('Pay 4242 to DE89.')
  })

  test('leaves alone what is not ours', () => {
    const text = 'see [1], [payment card 9], [a [payment card 1] and [payment card]'
    expect(restorePlaceholders(text, valueOf)).toBe('see [1], [payment card 9], [a 4242 and [payment card]')
  })

  test('gives the same in pieces, wherever they are cut', () => {
    const words = fc.constantFrom(
      '[payment card 1]',
      '[IBAN 12]',
      '[',
      ']',
      'card ',
      '\n',
      '[payment',
      ' 1]',
      'ü 🙂',
      '[x 3]',
    )
    const pieces = fc.array(fc.nat({ max: 8 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 30 }).map((all) => all.join('')),
        pieces,
        (text, sizes) => {
          const restorer = openRestorer(valueOf)
          let out = ''
          for (let at = 0, i = 0; at < text.length; i++) {
            const size = Math.max(1, sizes[i % sizes.length]!)
            out += restorer.push(text.slice(at, at + size))
            at += size
          }
          expect(out + restorer.end()).toBe(restorePlaceholders(text, valueOf))
        },
      ),
      { numRuns: 500 },
    )
  })

  test('holds back no more than what may become a placeholder', () => {
    const restorer = openRestorer(valueOf)
    expect(restorer.push('Your [pay')).toBe('Your ')
    expect(restorer.push('ment card 1] is')).toBe('4242 is')
    expect(restorer.push(` [${'x'.repeat(80)}`)).toBe(` [${'x'.repeat(80)}`)
  })
})
