import { codeAt, isAlnum, isDigit } from '../characters.ts'
import type { Detector } from '../detector.ts'
import { asKeys } from '../key-spellings.ts'
import type { Match } from '../scan/match.ts'
import { valueAfter, valueApart } from '../value-after.ts'
import { near, type View } from '../scan/view.ts'

/** « the last four are 4242 » names the end of a known number, never a code. */
const tails = [
  'last four',
  'last digits',
  'last numbers',
  'ending in',
  'ends in',
  'ends with',
  'ending',
  'letzten vier',
  'letzten ziffern',
  'endet auf',
  'endet mit',
  'derniers chiffres',
  'ultimos cuatro',
  'ultimos digitos',
  'ultime quattro',
  'laatste vier',
]

const cardWords = ['cvv', 'cvc']

export const pin: Detector = {
  name: 'pin',
  kind: 'pin',
  source: 'words for a PIN, ISO 9564 lengths 4 to 12',
  anchors: {
    literals: [
      '^pin',
      '^pin code',
      '^pincode',
      '^pin-code',
      '^geheimzahl',
      '^passcode',
      '^code pin',
      '^telefon-pin',
      'unlock code',
      'entsperrcode',
      '^geheimcode',
      '^geheime code',
      '^code secret',
      '^numero secreto',
      '^codigo secreto',
      '^clave secreta',
      '^codice segreto',
      '^puk',
      '^code de deverrouillage',
      '^codigo de desbloqueo',
      '^codigo de desbloqueio',
      '^codice di sblocco',
      '^ontgrendelcode',
      '^toegangscode',
      '^clave del cajero',
      '^code carte',
      '^code de carte',
      '^code de ma carte',
      '^senha do cartao',
      '^senha do banco',
    ],
  },
  needsDigit: true,
  at: (view) => codeAfter(view, 4, 8, 'pin'),
  hits: [
    'my pin is 4821',
    'PIN: 90210',
    'the pin for my card is 9021',
    'meine PIN lautet 4711',
    'PIN vom Anrufbeantworter: 4711',
    'they ask for the pin, it is 4821',
    'me piden el pin, es 9044',
    'the PIN you posted me (4417) is refused',
    'PIN I was given over phone: 3375',
    'Geheimzahl 8273',
    'pin 4821 thanks',
    'mon code secret est le 4821',
    'mi número secreto es 4821',
    'o meu código PIN é 4821',
    'il codice segreto è 48213',
    'mijn pincode is 4821',
  ],
  misses: [
    'I forgot my pin',
    'pin 3 on the board',
    'pin is blocked since 2019-03-04',
    'pineapple 1234',
    'my pin is 12',
    'pin: last four 1234',
    'PIN for order no: 4821',
    'the pin letter was sent in: 2024',
  ],
}

export const oneTimeCode: Detector = {
  name: 'one-time-code',
  kind: 'one-time-code',
  source: 'words for a code that is sent to a person',
  anchors: {
    literals: [
      '^otp',
      '^tan',
      '^mfa',
      '^pushtan',
      '^push-tan',
      '^smstan',
      '^sms-tan',
      '^chiptan',
      'step code',
      'factor code',
      'mfa code',
      'verifcation code',
      'verfication code',
      'verificaton code',
      'confimation code',
      '^mtan',
      ...asKeys(['verification code', 'security code', 'confirmation code', 'one time code']),
      'verification number',
      'one-time code',
      'one-time password',
      'one time password',
      'authentication code',
      'auth code',
      'login code',
      'access code',
      '^2fa code',
      'fa code',
      'einmalcode',
      'einmalpasswort',
      'bestatigungscode',
      'verifizierungscode',
      'sicherheitscode',
      'code de verification',
      'code de confirmation',
      'codigo de verificacion',
      'codigo de seguridad',
      'codigo de verificacao',
      'codice di verifica',
      'codigo de confirmacion',
      'codigo de confirmacao',
      'codice di conferma',
      'codice di accesso',
      'codigo de acceso',
      'codigo de acesso',
      '^code de connexion',
      "^code d'acces",
      'verificatiecode',
      'bevestigingscode',
      'eenmalige code',
      'sms code',
      'sms-code',
      '^smscode',
      '^code sms',
      '^codigo sms',
      '^codice sms',
      'validation code',
      'code de validation',
      'code d authentification',
      "code d'authentification",
      'codigo de autentica',
      'codice di autenticazione',
      'codigo de validacion',
      'codigo de validacao',
      'inlogcode',
    ],
  },
  needsDigit: true,
  at: (view) => codeAfter(view, 4, 8, 'one-time-code'),
  hits: [
    'my otp is 829104',
    'verification code: 58213',
    'der Bestätigungscode lautet 771203',
    '482913 is your verification code',
    'TAN 381924',
    '{"verification_code":"482913"}',
    'G-482913 is your Google verification code',
    'mijn eenmalige code is 482913',
    'verification code G-482913',
    'il codice di conferma è 482913',
  ],
  misses: ['I never got the otp', 'tan lines in 2024', 'verification code was sent on 2024-05-06', 'otp 12'],
}

export const cardSecurityCode: Detector = {
  name: 'card-security-code',
  kind: 'card-security-code',
  source: 'names of the three or four digits that card networks print: CVC, CVV, CID, CSC',
  anchors: {
    literals: [
      '^cvv',
      '^cvc',
      '^csc',
      '^cvn',
      '^cid',
      '^cav',
      ...asKeys(['security code']),
      'sec code',
      'dreistellige',
      'codice dietro',
      'zahl hinten',
      'zahlen hinten',
      'sec. code',
      'prufnummer',
      'prufziffer',
      'sicherheitscode',
      'kartenprufnummer',
      'cryptogramme',
      'codigo de seguridad',
      'codice di sicurezza',
      'codigo de seguranca',
      'beveiligingscode',
      'back of the card',
      'back of my card',
      'digits on the back',
      'digits on back',
      'code on the back',
      'code on back',
      'ziffern auf der ruckseite',
      'zahlen auf der ruckseite',
      'chiffres au dos',
      'chiffres au verso',
      'digitos del reverso',
      'digitos de atras',
      'digitos do verso',
      'digitos no verso',
      'cifre sul retro',
      'cijfers achterop',
    ],
  },
  needsDigit: true,
  at: (view) => codeAfter(view, 3, 4, 'card-security-code'),
  rank: 1,
  hits: [
    'cvv 123',
    'CVC2: 9876',
    '"securityCode": 731',
    'the security code is 482',
    'Prüfnummer lautet 731',
    '482 is the cvv',
    'cvc is 0 1 2',
    'die dreistellige Zahl hinten ist 482',
    'die drei Ziffern auf der Rückseite: 482',
    'les trois chiffres au dos sont 482',
    'el código de seguridad de la tarjeta es 123',
    'os três dígitos no verso são 482',
    'il codice di sicurezza della carta è 123',
    'de beveiligingscode van de kaart is 123',
  ],
  misses: [
    'cvv is 12',
    'social security number: 536 | 22',
    'the cvc is missing since 2024-01-01',
    'cid 12345',
    'the last four are 4242',
  ],
}

function codeAfter(
  view: View,
  least: number,
  most: number,
  kind: 'pin' | 'one-time-code' | 'card-security-code',
): Match | undefined {
  const { text } = view
  let from = view.end
  if (kind === 'card-security-code' && isDigit(codeAt(text, from)) && !isAlnum(codeAt(text, from + 1))) from++
  if (/[a-z]/i.test(text[from] ?? '')) {
    if ((text[from] ?? '').toLowerCase() !== 's' || /[a-z]/i.test(text[from + 1] ?? '')) return undefined
    from++
  }
  if (/^['’]s /.test(text.slice(from, from + 3))) from += 2
  const after = valueAfter(view, from)
  if (after) {
    let { at } = after
    // `G-482913`
    if (kind === 'one-time-code') at += /^[A-Z]{1,2}-(?=\d)/.exec(text.slice(at, at + 4))?.[0].length ?? 0
    const end = digitsEnd(text, at, least, most)
    if (end > 0) {
      const bare = after.joint === 'none'
      if (kind === 'one-time-code' && bare && text.slice(view.start, view.end).toLowerCase() === 'tan' && end - at < 6)
        return undefined
      return coded(view, at, end, kind, bare ? 0.72 : 0.9)
    }
    if (kind === 'one-time-code' && after.joint !== 'none') {
      const mixed = lettered.exec(text.slice(at, at + 12))?.[0]
      if (mixed) return coded(view, at, at + mixed.length, kind, 0.7)
    }
  }
  const far = valueApart(view, from, { digits: true })
  const farEnd = far > 0 ? digitsEnd(text, far, least, most) : -1
  if (farEnd > 0 && !/^(?:19|20)\d\d$/.test(text.slice(far, farEnd))) return coded(view, far, farEnd, kind, 0.7)
  return codeBefore(view, least, most, kind)
}

/** « A7K2Q9 »: capitals and two digits at least, as some senders draw their codes. */
const lettered = /^(?=[A-Z\d]*[A-Z])(?=(?:[A-Z]*\d){2})[A-Z\d]{5,8}(?![\w-])/

/** « 482913 is your verification code » */
export function codeBefore(view: View, least: number, most: number, kind: string): Match | undefined {
  const from = Math.max(0, view.start - 40)
  const window = view.text.slice(from, view.start)
  view.steps += window.length
  const found =
    /(?:^|[^\w.,/:-])(?:[A-Z]{1,2}-)?(\d{3} \d{3}|\d{3,8})(?= {0,2}(?:is|ist|est|es|e|è|=|:|as|was|war)\b)(?: {0,2}[\p{L}=:]{1,8}){1,4} {0,2}$/u.exec(
      window,
    )
  const value = found?.[1]
  if (!value || value.length < least || value.replace(' ', '').length > most) return undefined
  const start = from + found.index + found[0].indexOf(value)
  return coded(view, start, start + value.length, kind, 0.75)
}

export function coded(view: View, start: number, end: number, kind: string, confidence: number): Match | undefined {
  view.start = start
  view.end = end
  if (near(view, tails)) return undefined
  if (kind === 'one-time-code' && near(view, cardWords)) return undefined
  return { start, end, confidence, hint: '' }
}

/** End of so many digits standing for themselves, single blanks or one dash between them allowed; -1 if it is something else. */
export function digitsEnd(text: string, from: number, least: number, most: number): number {
  let count = 0
  let at = from
  let end = from
  while (at < text.length && count <= most) {
    const c = codeAt(text, at)
    if (isDigit(c)) {
      count++
      end = ++at
    } else if (
      (c === 32 || c === 45) &&
      count > 0 &&
      isDigit(codeAt(text, at + 1)) &&
      !(isDigit(codeAt(text, at + 2)) && isDigit(codeAt(text, at + 3)) && isDigit(codeAt(text, at + 4))) &&
      count < most
    )
      at++
    else break
  }
  const next = codeAt(text, end)
  if (count < least || count > most || isAlnum(next)) return -1
  // 2024-05-06, 10:30, 1.500, 50 %
  if ((next === 45 || next === 58 || next === 46 || next === 44 || next === 47) && isDigit(codeAt(text, end + 1)))
    return -1
  return next === 37 ? -1 : end
}
