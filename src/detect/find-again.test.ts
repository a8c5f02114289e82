import { expect, test } from 'vitest'
import { detect } from './detect.ts'

const valuesIn = (text: string) => detect(text).map(({ start, end }) => text.slice(start, end))

test('a password told once is found where it stands bare as well, before and behind', () => {
  const value = 'Marlow-' + '99!fern'
  expect(valuesIn(`${value} is refused. my password is ${value} and I typed "${value}" twice, (${value}).`)).toEqual(
    Array(4).fill(value),
  )
})

test('an account number is found again, but not as a part of another number or word', () => {
  const value = '532013000'
  expect(valuesIn(`Kontonummer ${value}. x${value} ${value}1 ${value}-22 ${value},50 ${value}`)).toEqual([value, value])
})

test('a PIN is found again, a plain word is not', () => {
  expect(valuesIn('my PIN is 4821. I typed 4821 thrice and paid 48.21, in 2019 no 4821-3')).toEqual(['4821', '4821'])
  expect(valuesIn('my security answer is Fluffy. Fluffy is ill')).toEqual(['Fluffy'])
})

test('explains itself, and never with the value', () => {
  const value = 'Marlow-' + '99!fern'
  const [, again] = detect(`password: ${value}, yes ${value}`, { explain: true })
  expect(again).toMatchObject({ kind: 'password', detector: 'password/again' })
  expect(again?.why?.rule).toContain('elsewhere in the text')
  expect(JSON.stringify(again)).not.toContain(value)
})

test('a kind that is not asked for is not found again either', () => {
  expect(detect('Kontonummer 532013000, 532013000', { kinds: ['email'] })).toEqual([])
})

test('a long text of almost the same costs no more than its length', () => {
  const value = 'a1'.repeat(20)
  const text = `password: ${value} ${'a1'.repeat(200_000)} ${value}`
  expect(valuesIn(text).filter((one) => one === value)).toHaveLength(2)
})
