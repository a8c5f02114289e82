import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { kindOf } from '../../../src/detect/kinds.ts'
import { en, type Key } from './en.ts'
import { kindNamesIn, knownLanguages, sayIn } from './words.ts'

const keys = Object.keys(en) as Key[]
const gaps = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort()
const others = knownLanguages.filter((one) => one !== 'en')

test('a file beside the others is a language', () => {
  const files = readdirSync(new URL('.', import.meta.url)).filter((name) => /^[a-z]{2}\.ts$/.test(name))
  expect([...knownLanguages].sort()).toEqual(files.map((name) => name.slice(0, 2)).sort())
  expect(others).toContain('de')
})

test.each(others)('every word is there in %s, none is empty, and each has the gaps of its original', (language) => {
  const say = sayIn(language)
  for (const key of keys) {
    expect(say(key).trim(), key).not.toBe('')
    expect(gaps(say(key)), key).toEqual(gaps(en[key]))
  }
})

test.each(knownLanguages)('the kinds that have a name of their own in %s exist', (language) => {
  expect(Object.keys(kindNamesIn(language)).filter((kind) => !kindOf(kind))).toEqual([])
})

test('no key is left over that no screen says', () => {
  const folder = new URL('../', import.meta.url)
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.') && !name.startsWith('words'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n')
  expect(keys.filter((key) => !sources.includes(`'${key}'`))).toEqual([])
})

test('gaps are filled, and a gap nobody filled stays visible', () => {
  expect(sayIn('en')('unread', { count: 3 })).toBe('3 unread')
  expect(sayIn('de')('unread')).toContain('{count}')
})
