import { expect, test } from 'vitest'
import { detect } from '../detect.ts'
import type { Turn } from '../finding.ts'

const words = 'abandon amount liar amount expire adjust cage candy arch gather drum buyer'

test('twelve words of the list are a seed phrase where somebody has spoken before', () => {
  const recent: Turn[] = [{ text: 'How can I get my wallet back?', author: 'other' }]
  expect(detect(words, { recent })).toMatchObject([{ kind: 'crypto-seed-phrase', start: 0, end: words.length }])
})

test('thirteen words are none, nor are twelve of which one is not in the list', () => {
  const recent: Turn[] = [{ text: 'What happened?', author: 'other' }]
  expect(detect(`${words} buyer`, { recent })).toEqual([])
  expect(detect(words.replace('cage', 'delivery'), { recent })).toEqual([])
})
