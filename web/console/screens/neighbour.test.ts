import { expect, it } from 'vitest'
import { neighbour } from './neighbour.ts'

const items = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]

it('steps through a list and stops at its ends', () => {
  expect(neighbour(items, 'a', 1)?.id).toBe('b')
  expect(neighbour(items, 'b', -1)?.id).toBe('a')
  expect(neighbour(items, 'c', 1)).toBeUndefined()
  expect(neighbour(items, 'a', -1)).toBeUndefined()
})

it('starts at the first when nothing is chosen, or what was chosen is gone', () => {
  expect(neighbour(items, undefined, 1)?.id).toBe('a')
  expect(neighbour(items, 'gone', -1)?.id).toBe('a')
  expect(neighbour([], 'a', 1)).toBeUndefined()
})
