import { expect, test } from 'vitest'
import { languageOf } from './language.ts'

test('the page speaks the first language of the browser that it has, and English to all others', () => {
  expect(languageOf(null, ['de-AT', 'en'])).toBe('de')
  expect(languageOf(null, ['fr-CA', 'en-GB', 'de'])).toBe('en')
  expect(languageOf(null, ['fr', 'DE'])).toBe('de')
  expect(languageOf(null, ['dek', 'fr'])).toBe('en')
  expect(languageOf(null, [])).toBe('en')
})

test('the address has the last word, if the page has that language', () => {
  expect(languageOf('en', ['de-DE'])).toBe('en')
  expect(languageOf('de', ['en-GB'])).toBe('de')
  expect(languageOf('fr', ['de-DE'])).toBe('de')
})
