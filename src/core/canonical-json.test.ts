import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson, saysOnly, type Json } from './canonical-json.ts'

/** The same value with the keys of every object in another order. */
function shuffled(value: Json): Json {
  if (Array.isArray(value)) return value.map(shuffled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, shuffled(inner)]),
  )
}

const anyJson = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json)

describe('canonicalJson', () => {
  test('keys are sorted at every depth and nothing stands between', () => {
    expect(canonicalJson({ b: [1, { d: null, c: true }], a: 'x' })).toBe('{"a":"x","b":[1,{"c":true,"d":null}]}')
  })

  test('keys are sorted by UTF-16 unit, as RFC 8785 has it', () => {
    // The example of section 3.2.3: the pair of U+1F600 sorts before U+FB33.
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6']
    const sorted = Object.keys(JSON.parse(canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])))) as object)
    expect(sorted).toEqual(['1', '\r', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33'])
  })

  test('numbers are written as JavaScript writes them', () => {
    expect(canonicalJson([1.0, 0.1, 1e21, -0])).toBe('[1,0.1,1e+21,0]')
  })

  test('quotes, line ends and lone surrogates are escaped, so that the bytes are always UTF-8', () => {
    expect(canonicalJson('a"\n\ud800')).toBe(String.raw`"a\"\n\ud800"`)
  })

  test('the order of an array counts', () => {
    expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]))
  })

  test('any value can be read back, so that no two spell the same', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(value)
      }),
    )
  })

  test('the order of keys never counts', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value))
      }),
    )
  })
})

describe('saysOnly', () => {
  const says = (json: string) => saysOnly(json, JSON.parse(json) as Json)

  test('any value in any spaces and escapes says itself', () => {
    fc.assert(
      fc.property(anyJson, fc.constantFrom(0, 1, 2), (value, spaces) => {
        const json = JSON.stringify(value, null, spaces)
        const escaped = json.replace(/[^\n -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
        return says(json) && says(` ${escaped}\n`)
      }),
    )
  })

  test.each([
    '{"a":1,"a":1}',
    '{"a":{"b":1,"b":2}}',
    '{"a":1,"\\u0061":1}',
    '[3.0000000000000001]',
    '[9007199254740993]',
    '[1e999]',
    '[-0]',
  ])('%s says more than it is read as', (json) => {
    expect(says(json)).toBe(false)
  })
})
