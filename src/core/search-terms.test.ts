import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldWords, maxTermLength, maxTerms, minPrefix, queryTerms, searchTerms } from './search-terms.ts'

/** What the store does: all terms of the query must be among the terms of the text. */
const finds = (query: string, text: string): boolean => {
  const terms = queryTerms(query)
  return terms.length > 0 && terms.every((term) => searchTerms(text).includes(term))
}

describe('foldWords', () => {
  test('case, accents and the German sharp s make no difference', () => {
    expect(foldWords('Überweisung STRASSE Straße café')).toEqual(['uberweisung', 'strasse', 'strasse', 'cafe'])
  })

  test('full-width letters and invisible characters are the same word', () => {
    expect(foldWords('\uff21da mort\u00adgage ca\u200brd')).toEqual(['ada', 'mortgage', 'card'])
  })

  test('signs divide words and are no words', () => {
    expect(foldWords('card-number: (12,5) – ok!')).toEqual(['card', 'number', '12', '5', 'ok'])
    expect(foldWords(' \n!?… ')).toEqual([])
  })
})

describe('searchTerms', () => {
  test('a word gives itself and each prefix of three letters or more', () => {
    expect(searchTerms('tests')).toEqual(['tests', 'tes', 'test'])
  })

  test('a short word is indexed whole only', () => {
    expect(searchTerms('an iban')).toEqual(['an', 'iban', 'iba'])
  })

  test('a word that comes twice is there once', () => {
    expect(searchTerms('card card Card')).toEqual(['card', 'car'])
  })

  test('a long word is cut, and is still found by all of it', () => {
    const word = 'donaudampfschifffahrtsgesellschaft'
    expect(Math.max(...searchTerms(word).map((t) => t.length))).toBe(maxTermLength)
    expect(finds(word, `die ${word}`)).toBe(true)
  })

  test('a text of very many words gives a bounded number of terms', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => `word${i}`).join(' ')
    expect(searchTerms(many).length).toBeLessThan(maxTerms + maxTermLength)
  })
})

describe('a query', () => {
  test('finds by the beginning of a word from three letters on', () => {
    expect(finds('mor', 'my mortgage')).toBe(true)
    expect(finds('mo', 'my mortgage')).toBe(false)
  })

  test('does not find by the middle of a word', () => {
    expect(finds('gage', 'my mortgage')).toBe(false)
  })

  test('needs all its words', () => {
    expect(finds('card lost', 'I lost my card')).toBe(true)
    expect(finds('card stolen', 'I lost my card')).toBe(false)
  })

  test('without any word finds nothing', () => {
    expect(queryTerms('!? …')).toEqual([])
  })

  test('of very many words is bounded', () => {
    expect(queryTerms(Array.from({ length: 500 }, (_, i) => `w${i}`).join(' '))).toHaveLength(20)
  })
})

describe('for any text', () => {
  const unicode = fc.string({ unit: 'grapheme', maxLength: 60 })

  test('each of its words finds it, typed in capitals too', () => {
    fc.assert(
      fc.property(unicode, (text) => {
        const [word] = foldWords(text)
        if (word === undefined) return
        expect(finds(word, text)).toBe(true)
        expect(finds(word.toUpperCase(), text)).toBe(foldWords(word.toUpperCase()).join() === word)
      }),
    )
  })

  test('each prefix of three letters or more of each word finds it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{3,30}$/), { minLength: 1, maxLength: 8 }),
        fc.nat(),
        (words, pick) => {
          const word = words[pick % words.length] ?? ''
          const length = minPrefix + (pick % (word.length - minPrefix + 1))
          expect(finds(word.slice(0, length), words.join(' '))).toBe(true)
        },
      ),
    )
  })

  test('no term is longer than the limit, and none is empty', () => {
    fc.assert(
      fc.property(unicode, (text) => {
        for (const term of searchTerms(text)) {
          expect(term.length).toBeGreaterThan(0)
          expect(term.length).toBeLessThanOrEqual(maxTermLength)
        }
      }),
    )
  })
})
