import { expect, test } from 'vitest'
import { linkify } from './linkify.ts'

const links = (text: string) => linkify(text).flatMap((piece) => piece.href ?? [])
const whole = (text: string) =>
  linkify(text)
    .map((piece) => piece.text)
    .join('')

test('addresses become links, the words around them stay words', () => {
  expect(linkify('See https://example.com/a?b=1#c for more')).toEqual([
    { text: 'See ' },
    { text: 'https://example.com/a?b=1#c', href: 'https://example.com/a?b=1#c' },
    { text: ' for more' },
  ])
})

test('the sentence around an address is not part of it', () => {
  expect(links('Look (https://example.com/x), then https://example.com/y.')).toEqual([
    'https://example.com/x',
    'https://example.com/y',
  ])
  expect(links('https://example.com/a_(b)')).toEqual(['https://example.com/a_(b)'])
})

test.each([
  'javascript:alert(1)',
  'data:text/html,<b>',
  'file:///etc/passwd',
  'vbscript:x',
  'ftp://example.com',
  'www.example.com',
  'http://',
])('%s is never a link', (text) => {
  expect(links(text)).toEqual([])
})

test('an address that hides where it leads behind a name is not offered', () => {
  expect(links('https://bank.example@evil.example/')).toEqual([])
  expect(links('https://a:b@evil.example/')).toEqual([])
})

test('markup stays text', () => {
  const text = '<img src=x onerror=alert(1)> "https://example.com/"><script>'
  expect(whole(text)).toBe(text)
  expect(links(text)).toEqual(['https://example.com/'])
})

test('nothing is lost and nothing hangs on a hostile text', () => {
  for (const text of [
    '',
    'https://'.repeat(5000),
    `https://${'a'.repeat(50_000)}`,
    '(((('.repeat(10_000),
    'http://x)'.repeat(2000),
    '\ud800 https://example.com',
  ]) {
    expect(whole(text)).toBe(text)
  }
})
