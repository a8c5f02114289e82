import { expect, test } from 'vitest'
import { loadNames } from '../load-names.ts'
import { findNames } from './find-names.ts'
import { factCount } from './judge.ts'
import { judgeWeights } from './judge-data.ts'

const names = await loadNames()
const surest = (text: string) => Math.max(0, ...findNames(names, text).map((one) => one.confidence))

test('each fact has its weight', () => {
  expect(judgeWeights).toHaveLength(factCount)
})

test('a shop that is called like a person, listed whole, is none', () => {
  expect(surest('I had a long talk with Albert Heijn')).toBeLessThan(0.5)
  expect(surest('I had a long talk with Albert Hein')).toBeGreaterThan(0.5)
})

test('two words of a name are surer than one of them', () => {
  expect(surest('I spoke with Miriam Kowalczyk yesterday')).toBeGreaterThan(surest('I spoke with Kowalczyk yesterday'))
})

test('a span is told to who learns, with as many facts as there are weights', () => {
  const told: string[] = []
  const text = 'Please ask Sarah Connor.'
  names.judge.learn = (facts, start, end) => told.push(`${facts.length} ${text.slice(start, end)}`)
  findNames(names, text)
  delete names.judge.learn
  expect(told).toEqual([`${factCount} Sarah Connor`])
})
