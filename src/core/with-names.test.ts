import { expect, test } from 'vitest'
import type { Finding } from '../detect/finding.ts'
import { withNames } from './with-names.ts'

const name = (start: number, end: number, confidence = 0.9): Finding => ({
  kind: 'person-name',
  class: 'identity',
  start,
  end,
  confidence,
  detector: 'person-name',
  hint: '',
})
const mail = (start: number, end: number): Finding => ({ ...name(start, end), kind: 'email', class: 'contact' })

test('without a name the engine is taken at its word', () => {
  const own = [mail(0, 9)]
  expect(withNames(own, [])).toBe(own)
})

test('a name the engine has not seen takes its place in the order of the text', () => {
  expect(withNames([name(0, 4), mail(20, 30)], [name(8, 12)])).toEqual([name(0, 4), name(8, 12), mail(20, 30)])
})

test('names that overlap become one that reaches as far as both, and is as sure as the surer', () => {
  expect(withNames([name(0, 4, 0.6)], [name(0, 12, 0.95)])).toEqual([name(0, 12, 0.95)])
  expect(withNames([name(4, 12, 0.8)], [name(0, 6, 0.6)])).toEqual([name(0, 12, 0.8)])
  expect(withNames([name(0, 4)], [name(4, 8)])).toEqual([name(0, 4), name(4, 8)])
})

test('another value inside a name keeps neither from being found', () => {
  expect(withNames([name(0, 4), mail(6, 20)], [name(0, 9)])).toEqual([name(0, 9), mail(6, 20)])
  expect(withNames([mail(2, 4)], [name(0, 5), name(3, 9)])).toEqual([name(0, 9), mail(2, 4)])
})
