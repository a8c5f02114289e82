import { describe, expect, test } from 'vitest'
import { detect } from './detect.ts'
import type { Turn } from './finding.ts'

const asked = (question: string): Turn[] => [
  { text: 'hello', author: 'same' },
  { text: question, author: 'other' },
]
const kindsOf = (text: string, question: string) => detect(text, { recent: asked(question) }).map((one) => one.kind)

describe('a question in the turn before', () => {
  test.each([
    ['12.3.84', 'What is your date of birth?', 'date-of-birth'],
    ['March 12, 1984', 'and when were you born?', 'date-of-birth'],
    ['482', 'and the security code?', 'card-security-code'],
    ["it's 482, thanks", 'And the CVV on the back of the card?', 'card-security-code'],
    ['09/27', 'When does it expire?', 'card-expiry'],
    ['829104', 'Please tell me the verification code.', 'one-time-code'],
    ['4711', 'Wie lautet die PIN?', 'pin'],
    ['hunter' + '2!', 'What is your password?', 'password'],
    ['53622' + '4519', 'What is your social security number?', 'us-ssn'],
    ['9434765919', 'Could I have your NHS number?', 'uk-nhs-number'],
    ['030 901820', 'Unter welcher Telefonnummer sind Sie erreichbar?', 'phone'],
  ])('makes « %s » after « %s » a finding', (text, question, kind) => {
    expect(kindsOf(text, question)).toContain(kind)
  })

  test.each([
    ['12.3.84', 'When did you order?'],
    ['482', 'How many boxes do you need?'],
    ['yes', 'Did you reset your password?'],
    ['4242', 'What are the last four digits of the card, and is the security code there?'],
    ['thanks a lot', 'What is your date of birth?'],
    ['I do not want to tell', 'What is your password?'],
  ])('leaves « %s » after « %s »', (text, question) => {
    expect(kindsOf(text, question)).toEqual([])
  })

  test('is only lent by the other side', () => {
    expect(detect('482', { recent: [{ text: 'my security code?', author: 'same' }] })).toEqual([])
  })

  test('the last four of a card are no card and no code', () => {
    expect(detect('the last four are 4242')).toEqual([])
  })
})
