import { expect, test } from 'vitest'
import { isWebhookUrl } from './webhook.ts'

test.each([
  'https://example.com/hooks',
  'https://hooks.example.co.uk:8443/a?b=c',
  'https://xn--bcher-kva.example/',
  'https://bücher.example',
  'https://3com.example.',
])('%s is an address on the open internet', (url) => expect(isWebhookUrl(url, false)).toBe(true))

test.each([
  'http://example.com/hooks',
  'https://user@example.com/',
  'https://example.com/#part',
  'https://localhost/',
  'https://printer.local/',
  'https://db.INTERNAL:8443/x',
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://0177.0.0.1/',
  'https://１２７.０.０.１/',
  'https://[::1]/',
  'https://[::ffff:10.0.0.1]:443/',
  'https://',
  `https://example.com/${'x'.repeat(2_000)}`,
])('%s is none', (url) => expect(isWebhookUrl(url, false)).toBe(false))

test('who tries it out may name any host', () => {
  expect(['http://localhost:9000/hook', 'https://127.0.0.1/'].map((url) => isWebhookUrl(url, true))).toEqual([
    true,
    true,
  ])
  expect(isWebhookUrl('ftp://localhost/', true)).toBe(false)
})
