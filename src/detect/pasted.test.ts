import { expect, test } from 'vitest'
import { detect } from './detect.ts'

const found = (text: string) => detect(text).map((one) => `${one.kind} ${text.slice(one.start, one.end)}`)

test.each([
  ['Benutzername\tPasswort\nhans\tWint3r' + 'fell9', ['password Wint3r' + 'fell9']],
  [
    'user;password;pin\nbo;Tulip' + '44;4471\nan;Rose' + '55x;9034',
    ['password Tulip' + '44', 'pin 4471', 'password Rose' + '55x', 'pin 9034'],
  ],
  ['| User | Password |\n| --- | --- |\n| bo | Tulip' + '44 |', ['password Tulip' + '44']],
  ['"name","password"\n"bo","Tulip' + '44"', ['password Tulip' + '44']],
  ['account_number,sort_code\n30418822,20-44-18', ['bank-account 30418822', 'uk-sort-code-account 20-44-18']],
  [
    'Hello, here it is:\n\nseat\tpassport\n14A\tC01X00T47\n14B\tC4F7HK2M9',
    ['passport C01X00T47', 'passport C4F7HK2M9'],
  ],
  ['| Name | Geb. |\n| --- | --- |\n| Bo | 14.02.1991 |', ['date-of-birth 14.02.1991']],
])('a heading says what the cells of its column are: %j', (text, expected) => expect(found(text)).toEqual(expected))

test.each([
  'I lost my password, sorry\nThanks, Bo',
  'user;password\nplease;help me',
  'name,password\nbo,<secret>',
  'Password\tExpires\nnever set\t2024',
  'pin, needle\n12, 13',
  'passport,seat\n14A,2,3',
  'plate;price\nblue;12.50',
])('a line with signs in it is no table: %j', (text) => expect(found(text)).toEqual([]))

test.each([
  ['Agent: What is the code we texted you?\nBo: 448120', ['one-time-code 448120']],
  ['[10:14] support: please confirm the code we texted\n[10:15] jo: 448 120', ['one-time-code 448 120']],
  ['Q: What is your date of birth?\nA: 14/02/1991', ['date-of-birth 14/02/1991']],
  ['Agent: and your memorable word?\nBo: Kingfisher', ['password Kingfisher']],
  ['what is your kenteken?\nmein Passwort ist Sonnenblume\nthanks', ['password Sonnenblume']],
  ['what is your passport number?\n\n533380006', ['passport 533380006']],
  ['[00:22] Agente: cuál es su clave\n[00:27] Cliente: gira' + 'sol', ['password gira' + 'sol']],
  ['Operatore: e la data di nascita\nCliente: 08/10/1977', ['date-of-birth 08/10/1977']],
  ['12/05/2025, 18:22 - Jo: whats the door code again\n12/05/2025, 18:24 - Bo: 5519#', ['pin 5519#']],
])('in a talk the line before says what is answered: %j', (text, expected) => expect(found(text)).toEqual(expected))

test.each([
  'Agent: What is the code we texted you?\nAgent: order 448120 is on its way',
  'Bank account: a savings account\nInvoice: 30418822',
  'did you get the code?\nyes, thanks',
  'Agent: which order?\nBo: 448120',
  'Agent: the code was sent\nBo: and order 448120?',
  'my pin does not work, why?\nI tried on 2024',
  'can I have an auto top up?\nBo: MRN 12',
])('what answers nothing is left: %j', (text) => expect(found(text)).toEqual([]))

test('offsets are those of the whole text, also where it is folded', () => {
  const text = 'ﬁrst\nuser;pin\nbo;4471'
  expect(found(text)).toEqual(['pin 4471'])
})
