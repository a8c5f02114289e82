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
    ['third of october eighty two', 'Your date of birth?', 'date-of-birth'],
    ['on the 3rd of october eighty two', 'Your date of birth?', 'date-of-birth'],
    ['May third nineteen oh five', 'Your date of birth?', 'date-of-birth'],
    ['le huit mai soixante-quatorze', 'Votre date de naissance ?', 'date-of-birth'],
    ['acht mei vierenzeventig', 'Geboortedatum?', 'date-of-birth'],
    ["it's 447", 'And the code?', 'card-security-code'],
    ["it's 4471", 'and the code?', 'pin'],
    ['339 steht da', 'und der Code hinten?', 'card-security-code'],
    ['7035 pls', 'Choose a 4 digit PIN', 'pin'],
    ['4471#, dann 2. Stock', 'Wie ist der Türcode für den Monteur?', 'pin'],
    ['48B12 puis interphone à gauche', 'Le digicode pour le livreur ?', 'pin'],
    ['YK68 FTX, its a grey golf', 'Reg of the vehicle?', 'licence-plate'],
    ['3512JE 44', 'Postcode en huisnummer?', 'postal-address'],
    ['sure SK4 3QT, 22', 'Could you confirm your postcode and house number?', 'postal-address'],
    ['tourne' + 'sol', 'Votre mot de passe vocal ?', 'password'],
    ['March 12, 1984', 'and when were you born?', 'date-of-birth'],
    ['17 02 63', 'Your birthday please?', 'date-of-birth'],
    ['it was 71 something ... 714408', 'Please enter the verification code', 'one-time-code'],
    ['larkspur' + '88, all small letters', 'Which password do you use?', 'password'],
    ['i used larkspur' + '88 or maybe with a capital L', 'What password did you type?', 'password'],
    ['19 tanners row', 'Your address please?', 'postal-address'],
    ['via dei conciatori 19', 'Il suo indirizzo?', 'postal-address'],
    ['482', 'and the security code?', 'card-security-code'],
    ["it's 482, thanks", 'And the CVV on the back of the card?', 'card-security-code'],
    ['09/27', 'When does it expire?', 'card-expiry'],
    ['829104', 'Please tell me the verification code.', 'one-time-code'],
    ['4711', 'Wie lautet die PIN?', 'pin'],
    ['hunter' + '2!', 'What is your password?', 'password'],
    ['53622' + '4519', 'What is your social security number?', 'us-ssn'],
    ['9434765919', 'Could I have your NHS number?', 'uk-nhs-number'],
    ['030 901820', 'Unter welcher Telefonnummer sind Sie erreichbar?', 'phone'],
    ['612345678', 'Quel est votre numéro de téléphone ?', 'phone'],
    ['le 7 juin 1979', 'Quand êtes-vous née ?', 'date-of-birth'],
    ['el 21 de septiembre de 1990', '¿Cuándo nació usted?', 'date-of-birth'],
    ['12 de agosto de 85', 'Quando você nasceu?', 'date-of-birth'],
    ['3 novembre 1992', 'Quando è nato?', 'date-of-birth'],
    ['482', 'And the code on the back?', 'card-security-code'],
    ['09 27', 'and the expiration date?', 'card-expiry'],
    ['september 2027', 'and the expiration date of the card?', 'card-expiry'],
    ['774213', 'What is the one-time passcode we texted you?', 'one-time-code'],
    ['09/28', 'Bis wann ist die Karte gültig?', 'card-expiry'],
    ['882 104', 'What is the code we just sent you?', 'one-time-code'],
    ['blue' + 'whale', 'What is your current password?', 'password'],
    ['Sommer' + 'wind', 'Wie lautet Ihr Kennwort?', 'password'],
    ['ann smith 74656', 'May I have your account name and PIN?', 'pin'],
    ['ann and tulip ' + '44', 'What are your user name and password?', 'password'],
    ['Hathaway', "What's your mother's maiden name?", 'password'],
    ['Mr Whiskers', 'What was the name of your first pet?', 'password'],
    ['Krüger', 'Wie lautet der Mädchenname Ihrer Mutter?', 'password'],
    ['4519', 'Can you give me the last four digits of your SSN?', 'us-ssn'],
    ['4821#', "What's the gate code for the courier?", 'pin'],
    ['q8Rt2Lm9' + 'Zx4Vb7Np1Ks5', 'Please paste the API key here', 'api-key'],
    ['C01X00T47', 'Und die Nummer Ihres Reisepasses?', 'passport'],
    ['5283746192', 'Wat is uw rijbewijsnummer?', 'driver-licence'],
    ['548201937, 11/2030', "What's your passport number and expiry?", 'passport'],
    ['120384', 'DOB?', 'date-of-birth'],
    ['april 7th 76', 'When were you born?', 'date-of-birth'],
    ['482019-7', 'Qual é o número da sua conta?', 'bank-account'],
    ['KX21 ZZZ', "What's your registration?", 'licence-plate'],
    ['533380006', 'What is the passport number?', 'passport'],
    ['it says 77 20 14', 'What is the verification code?', 'one-time-code'],
    ['449120', 'Welchen Code haben Sie bekommen?', 'one-time-code'],
    ['630481', 'Quel code avez-vous reçu ?', 'one-time-code'],
    ['0091 i think', 'What is your PIN?', 'pin'],
    ["uh it's pepper" + 'mint', 'What is your security word?', 'password'],
    ['die ist 581', 'Und die Prüfziffer der Karte?', 'card-security-code'],
    ['48B12', "Quel est le code de l'immeuble ?", 'pin'],
    ['6280', '¿Cuál es la clave del portal?', 'pin'],
    ['moon' + 'stone', 'What password do you use?', 'password'],
    ['borbo' + 'leta', 'Qual é a sua senha?', 'password'],
    ['tarta' + 'ruga', 'Qual è la sua password?', 'password'],
    ['pepper' + 'mint', 'Can you give me the security word?', 'password'],
    ['seven one eight five five five zero one nine nine', 'What is your phone number?', 'phone'],
    ['00048201937', 'Quel est votre numéro de compte ?', 'bank-account'],
    ['it is 4 8 2 1', 'What is the PIN?', 'pin'],
    ['I think 482', 'What is your CVV?', 'card-security-code'],
    ['7ABC482', "What's your license plate?", 'licence-plate'],
    ['D1234567', "Can you give me your driver's license number?", 'driver-licence'],
    ['482019377', 'What is your member ID?', 'health-insurance-id'],
    ['hunter' + '2!', 'What is your PassWord?', 'password'],
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
    ['unfortunately', 'What is your password?'],
    ['sometimes', 'Did you forget your password?'],
    ['Unfortunately', 'What is your password?'],
    ['I ordered 3 of them', 'What is your name and password?'],
    ['12/03/2025', 'Vous ne trouvez pas la commande ? Quand l’avez-vous passée ?'],
    ['12/03/2025', 'Nee, wanneer heeft u besteld?'],
    ['482019377', 'What is the serial number?'],
    ['26 / 12 / 2018', 'Your phone?'],
    ['94105-1234', 'And your zip code?'],
    ['482913', 'What is the error code?'],
    ['88374629A1', 'What is the article number?'],
    ['482913', 'Which discount code did you use?'],
    ['twelve', 'What is your password length?'],
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
