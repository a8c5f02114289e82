import { expect, it } from 'vitest'
import { hitWords } from './hit-words.ts'

const marked = (text: string, query: string) =>
  hitWords(text, query)
    .map(({ text: piece, hit }) => (hit ? `«${piece}»` : piece))
    .join('')

it('marks whole words that begin like a word of the query, whatever their case and accents', () => {
  expect(marked('My Überweisung and the überweisungen, not Weisung', 'uberweis')).toBe(
    'My «Überweisung» and the «überweisungen», not Weisung',
  )
  expect(marked('refund or card', 'CARD refund')).toBe('«refund» or «card»')
})

it('leaves a text whole that holds none of them', () => {
  expect(hitWords('hello there', 'card')).toEqual([{ text: 'hello there', hit: false }])
  expect(hitWords('hello', '')).toEqual([{ text: 'hello', hit: false }])
})
