import { describe, expect, test } from 'vitest'
import { finderOf, termsOf } from './same-value.ts'
import { queryTerms, searchTerms } from './search-terms.ts'

const plain = (text: string) => ({ text, seals: [] })
const card = ['4242', '4242', '4242', '4242']

function said(kind: string, value: string, text: string): string[] {
  return finderOf(kind, value)!(plain(text)).map(([start, end]) => text.slice(start, end))
}

describe('a value in another text', () => {
  test('is found as a whole word, and each time', () => {
    expect(said('password', 'heron', 'heron, or (heron)? Herons and theheron do not count, nor does Heron')).toEqual([
      'heron',
      'heron',
    ])
  })

  test('of numbers is the same in other groups, and another number that holds it is not', () => {
    const text = `${card.join('')} and ${card.join('-')} and ${card.join('\u00a0')}, but not 1${card.join('')} or ${card.join('')}0`
    expect(said('payment-card', card.join(' '), text)).toEqual([card.join(''), card.join('-'), card.join('\u00a0')])
  })

  test('of persons is the same in another case and with other blanks', () => {
    expect(said('person-name', 'Ada Lovelace', 'ADA  LOVELACE met Ada\nLovelace')).toEqual([
      'ADA  LOVELACE',
      'Ada\nLovelace',
    ])
  })

  test('may hold any sign, also those that mean something in a pattern', () => {
    for (const value of ['a.b*c(d', '[xy]{2}^$|z9', '\\d+\\w-ab9', '!Kettle9?', 'p/a/s/s']) {
      expect(said('password', value, `it is ${value} here, ${value.replace(/./, 'Z')} there`)).toEqual([value])
    }
  })

  test('is found where words have no blanks between them', () => {
    expect(said('person-name', '山田太郎', '担当は山田太郎です')).toEqual(['山田太郎'])
    expect(said('password', 'kettle9', '密码kettle9谢谢')).toEqual(['kettle9'])
  })

  test('that is sealed already is left alone', () => {
    const text = 'heron and heron'
    const seal = { token: 't', kind: 'password', class: 'secret', start: 0, end: 5, hint: '', expiresAt: '' } as const
    expect(finderOf('password', 'heron')!({ text, seals: [seal] })).toEqual([[10, 15]])
  })

  test('is found however long it is, and where a text begins it over and over', () => {
    const long = `${'a '.repeat(20_000)}b`
    const text = `${'a '.repeat(20_000)}, ${'a '.repeat(15_000)}c and ${long}.`
    for (const kind of ['password', 'person-name', 'payment-card']) expect(said(kind, long, text)).toEqual([long])
    expect(said('payment-card', '1'.repeat(50_000), `x ${'1'.repeat(50_000)} ${'1'.repeat(49_999)}`)).toHaveLength(1)
  })

  test('is found where its own beginning stands right before it', () => {
    expect(said('password', 'ab-ab-ac', 'ab-ab-ab-ac')).toEqual(['ab-ab-ac'])
    expect(said('payment-card', '1212 1213', '1212-1212 1213, 121212 1213')).toEqual(['1212 1213'])
    expect(said('phone', '+49 30 1213', '49 30 1213, +4930-1213, +49    301213')).toEqual(['+4930-1213'])
  })

  test('is not looked for if it is too short to be one', () => {
    for (const value of ['', ' ', '482', 'a b c', '-----', '12-3']) expect(finderOf('password', value)).toBeUndefined()
    expect(finderOf('pin', '4831')).toBeDefined()
  })
})

describe('the words by which the search finds it', () => {
  const finds = (kind: string, value: string, text: string) => {
    const there = new Set(searchTerms(text))
    return termsOf(kind, value)!.some((some) => some.every((term) => there.has(term)))
  }

  test.each([
    ['payment-card', card.join(' '), card.join('')],
    ['payment-card', card.join(''), card.join(' ')],
    ['payment-card', card.join(' '), `${card[0]}-${card.slice(1).join('')}`],
    ['iban', 'DE89 3704 0044 0532 0130 00', 'DE89370400440532013000'],
    ['password', '!Kettle9?', 'it is !Kettle9? as ever'],
    ['person-name', 'Ada Lovelace', 'ADA  LOVELACE'],
  ])('%s %s is found in %s', (kind, value, text) => {
    expect(said(kind, value, text)).toHaveLength(1)
    expect(finds(kind, value, text)).toBe(true)
  })

  test('are those of a search, and there are none where a script has no blanks', () => {
    expect(termsOf('password', 'sunflower Kettle9')).toEqual([queryTerms('sunflower Kettle9')])
    expect(termsOf('person-name', '山田太郎')).toBeUndefined()
  })
})
