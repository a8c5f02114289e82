import { expect, test } from 'vitest'
import { detectNamed } from './detect-named.ts'

const kindsOf = (name: string, value: string) => detectNamed(name, value, {}).map((finding) => finding.kind)

test('the name of a field is context for its value, and offsets are those of the value', () => {
  const value = ['Quokka', 'Lamp', '77'].join('-')
  expect(detectNamed('password', value, {})).toMatchObject([{ kind: 'password', start: 0, end: value.length }])
  expect(kindsOf('nickname', value)).toEqual([])
})

test('a name that says otherwise does not hide what the value is by itself', () => {
  const card = ['4111', '1111', '1111', '1111'].join('')
  expect(kindsOf('order_number', card)).toEqual(['payment-card'])
})
