import { expect, test } from 'vitest'
import { idsBetween } from './ids-between.ts'

const list = ['a', 'b', 'c', 'd']

test('a range reaches either way, and holds both its ends', () => {
  expect(idsBetween(list, 'b', 'd')).toEqual(['b', 'c', 'd'])
  expect(idsBetween(list, 'd', 'b')).toEqual(['b', 'c', 'd'])
  expect(idsBetween(list, 'c', 'c')).toEqual(['c'])
})

test('there is none where one of them is not in the list', () => {
  expect(idsBetween(list, undefined, 'b')).toBeUndefined()
  expect(idsBetween(list, 'x', 'b')).toBeUndefined()
  expect(idsBetween(list, 'b', 'x')).toBeUndefined()
})
