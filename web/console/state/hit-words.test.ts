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

it('marks of an address nothing but the address', () => {
  expect(marked('Will it come to Jo?', 'jo@example.com')).toBe('Will it come to Jo?')
  expect(marked('Write to Jo@example.com, refund', 'jo@example.com refund')).toBe(
    'Write to «Jo»@«example».«com», «refund»',
  )
})

it('leaves a text whole that holds none of them', () => {
  expect(hitWords('hello there', 'card')).toEqual([{ text: 'hello there', hit: false }])
  expect(hitWords('hello', '')).toEqual([{ text: 'hello', hit: false }])
})
