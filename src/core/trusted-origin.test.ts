import { expect, test } from 'vitest'
import { isTrusted, originPattern } from './trusted-origin.ts'

const list = ['https://www.example.com', 'https://*.shop.example', 'http://localhost:3000']

test('an empty list trusts every site', () => expect(isTrusted([], 'https://anywhere.example')).toBe(true))

test.each([
  'https://www.example.com',
  'https://WWW.example.com',
  'https://de.shop.example',
  'https://a.b.shop.example',
  'http://localhost:3000',
])('%s is on the list', (origin) => expect(isTrusted(list, origin)).toBe(true))

test.each([
  'http://www.example.com',
  'https://example.com',
  'https://www.example.com.evil.example',
  'https://www.example.com:8443',
  'https://shop.example',
  'https://evilshop.example',
  'https://.shop.example.evil.example',
  'null',
  '',
])('%s is not', (origin) => expect(isTrusted(list, origin)).toBe(false))

test('the pattern takes origins and nothing longer', () => {
  const takes = (text: string) => new RegExp(originPattern).test(text)
  expect(list.every(takes)).toBe(true)
  expect(
    ['https://a.example/path', 'a.example', 'https://*', 'ftp://a.example', 'https://a.*.example'].some(takes),
  ).toBe(false)
})
