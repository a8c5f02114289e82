import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  fieldNamesOf,
  isDeeperThan,
  isWiderThan,
  leavesOf,
  placesBelow,
  plainlySpelled,
  withLeaves,
} from './json-strings.ts'
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
  ['/user/name', ['/user/name'], 0],
  ['/user/names', ['/user/name'], undefined],
  ['/user/tags/1', ['/user'], 0],
  ['/users/7/name', ['/users/*/name'], 0],
  ['/users/7/mail', ['/users/*/name'], undefined],
  ['/user/name', ['/user/mail', '/*/name', '/user'], 1],
  ['/anything', [''], 0],
  ['', [''], 0],
  ['', ['/user'], undefined],
] as const)('%s lies below %j: %s', (path, paths, first) => {
  expect(placesBelow(paths)(path)).toBe(first)
})

test('the first path that fits is told, whatever was asked before', () => {
  const steps = fc
    .array(fc.constantFrom('a', 'b', '*', '0'), { maxLength: 4 })
    .map((all) => all.map((one) => `/${one}`).join(''))
  const fits = (path: string[], wanted: string[]) =>
    wanted.length <= path.length && wanted.every((step, i) => step === '*' || step === path[i])
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 6 }), fc.array(steps, { maxLength: 6 }), (paths, asked) => {
      const at = placesBelow(paths)
      for (const path of asked) {
        const first = paths.findIndex((wanted) => fits(path.split('/'), wanted.split('/')))
        expect(at(path)).toBe(first === -1 ? undefined : first)
      }
    }),
  )
})

test('many paths in a large document are followed at once, not one after the other', () => {
  const steps = '/a'.repeat(99)
  const at = placesBelow(Array.from({ length: 200 }, (_, i) => `${steps}${i}`))
  const found = leavesOf(Array.from({ length: 100_000 }, () => 1)).filter(
    ({ path }) => at(`${steps}${path}`) !== undefined,
  )
  expect(found).toHaveLength(0)
})

test('names longer than people write are refused around values, and may name one', () => {
  const name = 'n'.repeat(2_001)
  expect(() => leavesOf({ [name]: ['x'] })).toThrow('2000 characters')
  expect(leavesOf({ [name]: 'x' })).toHaveLength(1)
})

test('the places of many values below a long name are refused before they fill all memory', () => {
  const values = Array.from({ length: 20_000 }, () => 1)
  expect(() => leavesOf({ ['n'.repeat(1_900)]: values })).toThrow('in pieces')
  expect(leavesOf({ n: values })).toHaveLength(20_000)
})

test('a name that reaches into prototypes stays a name', () => {
  const odd = JSON.parse('{"__proto__":{"polluted":"x"}}') as Json
  expect(JSON.stringify(withLeaves(odd, () => 'y'))).toBe('{"__proto__":{"polluted":"y"}}')
  expect(({} as { polluted?: string }).polluted).toBeUndefined()
})

test('every name of a field is told once', () => {
  expect(fieldNamesOf({ a: [{ b: true }, { b: null, a: {} }], 'c/d': 1 })).toEqual(['a', 'b', 'c/d'])
})

test('a text that is JSON is spelled with letters where it had their numbers', () => {
  expect(plainlySpelled('{"name":"M\\u00fcller","card":"4242\\u00a04242"}')).toBe(
    '{"name":"Müller","card":"4242\u00a04242"}',
  )
  for (const same of [
    '"\\u00fc"',
    '{ "a": "M\\u00fcller"',
    'say \\u00fc',
    '{"a":"\\\\u00fc \\u0022 \\u005c \\u000a \\ud83d\\ude00"}',
  ])
    expect(plainlySpelled(same)).toBe(same)
})

test('whatever JSON it is, it means the same afterwards', () => {
  const escaped = (text: string) =>
    text.replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
  const words = fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) })
  fc.assert(
    fc.property(fc.dictionary(words, fc.array(words, { maxLength: 3 }), { maxKeys: 3 }), (document) => {
      const text = escaped(JSON.stringify(document))
      expect(JSON.parse(plainlySpelled(text))).toEqual(JSON.parse(text))
    }),
  )
})

test.each([
  ['[1,2,3]', 2],
  ['{"a":1,"b":[]}', 3],
  ['["a,b:c\\",",2]', 1],
  ['["a,b",1]', 1],
  ['["a\\\\",1]', 1],
])('%s holds as many values and fields as its commas and colons outside of texts', (json, wide) => {
  expect(isWiderThan(json, wide)).toBe(false)
  expect(isWiderThan(json, wide - 1)).toBe(true)
})

test.each([
  ['1', 0],
  ['[{"a":[]},{"b":1}]', 3],
  ['{"[[[\\"[[":"{{{"}', 1],
  ['[[', 2],
])('%s is as deep as its brackets outside of texts', (json, deep) => {
  expect(isDeeperThan(json, deep)).toBe(false)
  expect(isDeeperThan(json, deep - 1)).toBe(deep > 0)
})
