import { describe, expect, test } from 'vitest'
import { detect, detectAcross } from './detect.ts'

/** The number of a network's own tests, said digit by digit in seven languages, four digits a message. */
const said: readonly (readonly [language: string, four: string, two: string])[] = [
  ['English', 'four', 'two'],
  ['German', 'vier', 'zwei'],
  ['French', 'quatre', 'deux'],
  ['Spanish', 'cuatro', 'dos'],
  ['Portuguese', 'quatro', 'dois'],
  ['Italian', 'quattro', 'due'],
  ['Dutch', 'vier', 'twee'],
]

describe('over several messages, in seven languages', () => {
  test.each(said)('a card spelled in %s is found in each message', (_language, four, two) => {
    const texts = Array.from({ length: 4 }, () => `${four} ${two} ${four} ${two}`)
    expect(detectAcross(texts).map((found) => found.map((one) => one.kind).join(' '))).toEqual(
      texts.map(() => 'payment-card'),
    )
  })

  test.each(said)('four digits in %s alone are nothing', (_language, four, two) => {
    expect(detectAcross([`${four} ${two}`, `${four} ${two}`]).flat()).toEqual([])
  })
})

describe('a question lends its meaning to the answer', () => {
  test.each([
    ['12.3.84', 'What is your date of birth?', 'date-of-birth'],
    ['12.3.84', 'Wann sind Sie geboren?', 'date-of-birth'],
    ['12/03/1984', 'Quelle est votre date de naissance ?', 'date-of-birth'],
    ['12/03/1984', '¿Cuál es su fecha de nacimiento?', 'date-of-birth'],
    ['12/03/1984', 'Qual é a sua data de nascimento?', 'date-of-birth'],
    ['12/03/1984', 'Qual è la sua data di nascita?', 'date-of-birth'],
    ['12-03-1984', 'Wat is uw geboortedatum?', 'date-of-birth'],
    ['hunter' + '2!', 'What is your password?', 'password'],
    ['hunter' + '2!', 'Wie lautet Ihr Passwort?', 'password'],
    ['hunter' + '2!', 'Quel est votre mot de passe ?', 'password'],
    ['hunter' + '2!', '¿Cuál es su contraseña?', 'password'],
    ['hunter' + '2!', 'Qual é a sua senha?', 'password'],
    ['hunter' + '2!', 'Qual è la sua parola chiave?', 'password'],
    ['hunter' + '2!', 'Wat is uw wachtwoord?', 'password'],
  ])('« %s » after « %s »', (text, question, kind) => {
    expect(detect(text, { recent: [{ text: question, author: 'other' }] }).map((one) => one.kind)).toContain(kind)
  })
})

describe('the end of a sealed card is not a new one', () => {
  test.each([
    'the last four are 4242',
    'die letzten vier sind 4242',
    'les quatre derniers chiffres sont 4242',
    'los últimos cuatro son 4242',
    'os últimos quatro são 4242',
    'le ultime quattro sono 4242',
    'de laatste vier zijn 4242',
  ])('%s', (text) => {
    const recent = [
      { text: '[payment card •••• 4242]', author: 'same' },
      { text: 'And the security code? PIN?', author: 'other' },
    ] as const
    expect(detect(text)).toEqual([])
    expect(detect(text, { recent: [...recent] })).toEqual([])
    expect(detectAcross(['[payment card •••• 4242]', text]).flat()).toEqual([])
  })
})
