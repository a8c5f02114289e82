import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { de } from './de.ts'
import { en, type Key } from './en.ts'
import { sayIn } from './words.ts'

const keys = Object.keys(en) as Key[]
const gaps = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort()

test('every word is there in both languages, and none is empty', () => {
  expect(Object.keys(de).sort()).toEqual([...keys].sort())
  for (const key of keys) {
    expect(en[key].trim(), key).not.toBe('')
    expect(de[key].trim(), key).not.toBe('')
  }
})

test('a translation has the same gaps as its original', () => {
  for (const key of keys) expect(gaps(de[key]), key).toEqual(gaps(en[key]))
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
