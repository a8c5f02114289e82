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

test('a password is found with another number behind it', () => {
  const [first, second] = ['Fernbank' + '71', 'Fernbank' + '72']
  expect(valuesIn(`my password was ${first}, support made it ${second} and that one is dead`)).toEqual([first, second])
  expect(valuesIn(`my password is ${first}, see Fernbank Road and Fernbank 72 or xFernbank73`)).toEqual([first])
})

test('a PIN is found again, a plain word is not', () => {
  expect(valuesIn('my PIN is 4821. I typed 4821 thrice and paid 48.21, in 2019 no 4821-3')).toEqual(['4821', '4821'])
  expect(valuesIn('my security answer is Fluffy. Fluffy is ill')).toEqual(['Fluffy'])
})

test.each([
  ['my PIN is 4471, no wait its 4417 sorry', ['4471', '4417']],
  ['die PIN ist 8830, nein Moment, 8380', ['8830', '8380']],
  ['o pin é 7703 ai não espera 7730', ['7703', '7730']],
  ['account 30718264. correction: 30718246, sort code 20-41-77', ['30718264', '30718246, sort code 20-41-77']],
  ['my password is Winter' + '24 sorry Winter' + '25', ['Winter' + '24', 'Winter' + '25']],
])('what is put right by another of its form is found, and the other: %j', (text, expected) =>
  expect(valuesIn(text)).toEqual(expected),
)

test.each([
  'PIN 4471, order 4417',
  'PIN 4471, sorry, see order 4417',
  'PIN 4471 not 441',
  'PIN 4471, wait 4417-2',
  'Kontonummer 532013000 nicht gefunden, Vorgang 532013001',
])('what is no correction is left: %j', (text) => expect(valuesIn(text)).toHaveLength(1))

test('explains itself, and never with the value', () => {
  const value = 'Marlow-' + '99!fern'
  const [, again] = detect(`password: ${value}, yes ${value}`, { explain: true })
  expect(again).toMatchObject({ kind: 'password', detector: 'password/again' })
  expect(again?.why?.rule).toContain('elsewhere in the text')
  expect(JSON.stringify(again)).not.toContain(value)
  const [, right] = detect('my PIN is 4471, no, 4417', { explain: true })
  expect(right?.why?.rule).toContain('put right')
})

test('a kind that is not asked for is not found again either', () => {
  expect(detect('Kontonummer 532013000, 532013000', { kinds: ['email'] })).toEqual([])
})

test('a long text of almost the same costs no more than its length', () => {
  const value = 'a1'.repeat(20)
  const text = `password: ${value} ${'a1'.repeat(200_000)} ${value}`
  expect(valuesIn(text).filter((one) => one === value)).toHaveLength(2)
})

test('a PIN that came in place of another one is one, too', () => {
  expect(valuesIn('my pin was 6152, then you posted 3390 and it is refused')).toEqual(['6152', '3390'])
  expect(valuesIn('die PIN war 6152, dann kam 3390 per Post')).toEqual(['6152', '3390'])
})

test('a day of birth is put right, but the same day elsewhere is left', () => {
  expect(valuesIn('date of birth reads 03/09/1981, should be 09/03/1981')).toEqual(['03/09/1981', '09/03/1981'])
  expect(valuesIn('born 03/09/1981. the house was built on 03/09/1981')).toEqual(['03/09/1981'])
})
