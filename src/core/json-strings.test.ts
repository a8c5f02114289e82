import { expect, test } from 'vitest'
import { leavesOf, matchesPath, withLeaves } from './json-strings.ts'
import type { Json } from './canonical-json.ts'

const document = { user: { name: 'Carla', tags: ['a', 'b'] }, 'a/b~c': 5, done: true, none: null }

test('every string and number has its place', () => {
  expect(leavesOf(document)).toEqual([
    { path: '/user/name', value: 'Carla' },
    { path: '/user/tags/0', value: 'a' },
    { path: '/user/tags/1', value: 'b' },
    { path: '/a~1b~0c', value: 5 },
  ])
})

test('other leaves stand in the same places', () => {
  expect(withLeaves(document, (i, value) => `${i}${value}`)).toEqual({
    user: { name: '0Carla', tags: ['1a', '2b'] },
    'a/b~c': '35',
    done: true,
    none: null,
  })
})

test.each([
  ['/user/name', ['/user/name'], true],
  ['/user/names', ['/user/name'], false],
  ['/user/tags/1', ['/user'], true],
  ['/users/7/name', ['/users/*/name'], true],
  ['/users/7/mail', ['/users/*/name'], false],
  ['/anything', undefined, true],
  ['/anything', [''], true],
] as const)('%s is below %j: %s', (path, paths, below) => {
  expect(matchesPath(path, paths)).toBe(below)
})

test('a document too deep is refused and does not exhaust the stack', () => {
  let deep: Json = 'x'
  for (let i = 0; i < 200; i++) deep = [deep]
  expect(() => leavesOf(deep)).toThrow('100 levels')
})

test('a name that reaches into prototypes stays a name', () => {
  const odd = JSON.parse('{"__proto__":{"polluted":"x"}}') as Json
  expect(JSON.stringify(withLeaves(odd, () => 'y'))).toBe('{"__proto__":{"polluted":"y"}}')
  expect(({} as { polluted?: string }).polluted).toBeUndefined()
})
