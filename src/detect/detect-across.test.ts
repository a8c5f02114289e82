import { describe, expect, test } from 'vitest'
import { joinedIn } from './detect-across.ts'
import { detect, detectAcross } from './detect.ts'

const kindsOf = (texts: readonly string[]) => detectAcross(texts).map((found) => found.map((one) => one.kind).join(' '))

describe('a value over several messages of one author', () => {
  test.each([
    [['4242', '4242', '4242', '4242'], 'payment-card'],
    [['4242 4242', '4242 4242'], 'payment-card'],
    [['my card starts with 4242 4242', 'and then 4242 4242 thanks'], 'payment-card'],
    [['4242-4242-', '4242-4242'], 'payment-card'],
    [['DE89 3704 0044', '0532 0130 00'], 'iban'],
    [['536', '22', '4519'], 'us-ssn'],
  ])('%j is found in each of them', (texts, kind) => {
    expect(kindsOf(texts)).toEqual(texts.map(() => kind))
  })

  test.each([
    [['4242', '4242', '4242', '4243']],
    [['order 4242', 'from 12 May', 'it cost 4242']],
    [['hello', '4242', 'how are you']],
    [['see you at 10', '30 people']],
    [['ticket 2199', 'ticket 2200', 'ticket 2201', 'ticket 2202', 'ticket 2203']],
  ])('%j is none', (texts) => {
    expect(kindsOf(texts)).toEqual(texts.map(() => ''))
  })

  test('only the last piece carries the hint', () => {
    expect(
      detectAcross(['4242 4242', '4242 4242'])
        .flat()
        .map((one) => one.hint),
    ).toEqual(['', '•••• 4242'])
  })

  test('offsets are local to each text', () => {
    const texts = ['my card starts with 4242 4242', 'and then 4242 4242 thanks']
    expect(detectAcross(texts).map(([one], i) => texts[i]?.slice(one?.start, one?.end))).toEqual([
      '4242 4242',
      '4242 4242',
    ])
  })
})

test('for what shows only when texts are read together none of them is looked through alone', () => {
  const looked: string[] = []
  const look = (text: string) => {
    looked.push(text)
    return detect(text)
  }
  expect(joinedIn(['hello', 'my mail is jo@fastmailbox.com', 'bye'], look)).toEqual([[], [], []])
  expect(looked).toEqual(['hello\nmy mail is jo@fastmailbox.com\nbye\n'])
  const texts = ['mail jo@fastmailbox.com, card 4242 4242', 'and 4242 4242']
  const kinds = (found: readonly { kind: string }[]) => found.map(({ kind }) => kind)
  expect(joinedIn(texts, look).map(kinds)).toEqual([['payment-card'], ['payment-card']])
  expect(detectAcross(texts).map(kinds)).toEqual([['email', 'payment-card'], ['payment-card']])
})
