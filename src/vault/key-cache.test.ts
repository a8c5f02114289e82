import { expect, test } from 'vitest'
import { keyLifeMs, makeKeyCache } from './key-cache.ts'

test('a key is remembered for its time and no longer', () => {
  let now = 0
  const cache = makeKeyCache<string>(() => now)
  cache.set('vic', 'key')
  now = keyLifeMs - 1
  expect(cache.get('vic')).toBe('key')
  now = keyLifeMs
  expect(cache.get('vic')).toBeUndefined()
})

test('looking at a key does not make it live longer', () => {
  let now = 0
  const cache = makeKeyCache<string>(() => now)
  cache.set('vic', 'key')
  for (now = 0; now < keyLifeMs; now += 1_000) cache.get('vic')
  expect(cache.get('vic')).toBeUndefined()
})

test('when it is full the oldest goes', () => {
  const cache = makeKeyCache<number>(() => 0, 3)
  for (const n of [1, 2, 3]) cache.set(`cnt_${n}`, n)
  cache.set('cnt_1', 1)
  cache.set('cnt_4', 4)
  expect([1, 2, 3, 4].map((n) => cache.get(`cnt_${n}`))).toEqual([1, undefined, 3, 4])
})

test('what is dropped or cleared is gone', () => {
  const cache = makeKeyCache<number>(() => 0)
  cache.set('a', 1)
  cache.set('b', 2)
  cache.drop('a')
  expect([cache.get('a'), cache.get('b')]).toEqual([undefined, 2])
  cache.clear()
  expect(cache.get('b')).toBeUndefined()
})

test('a key past half its time says so once, and again after it was read anew', () => {
  let now = 0
  const cache = makeKeyCache<string>(() => now)
  const told = () => [cache.isAging('vic'), cache.isAging('vic')]
  expect(told()).toEqual([false, false])
  cache.set('vic', 'key')
  now = keyLifeMs / 2 - 1
  expect(told()).toEqual([false, false])
  now = keyLifeMs / 2
  expect(told()).toEqual([true, false])
  cache.set('vic', 'key')
  now = keyLifeMs
  expect(told()).toEqual([true, false])
})
