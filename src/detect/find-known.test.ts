import { expect, test } from 'vitest'
import { detect } from './detect.ts'

const known = { names: ['Ada Lovelace'], emails: ['Ada@Example.org'], phones: ['+44 20 7946 0958'] }
const seen = (text: string) => detect(text, { known }).map((one) => [one.kind, text.slice(one.start, one.end)])

test("the writer's own name is found in any case, whole or in part", () => {
  expect(seen('this is ada lovelace again')).toContainEqual(['person-name', 'ada lovelace'])
  expect(seen('ADA here')).toContainEqual(['person-name', 'ADA'])
  expect(seen('a cascade of lovelaces')).toEqual([])
})

test('their mail address and number are found as they are written elsewhere', () => {
  expect(seen('ada@example.org')).toEqual([['email', 'ada@example.org']])
  expect(seen('ring 020 7946 0958')).toContainEqual(['phone', '020 7946 0958'])
})

test('nothing else is', () => {
  expect(seen('no name, no number 12')).toEqual([])
})
