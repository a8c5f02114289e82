import { isAlnum, isDigit } from '../characters.ts'
import type { Detector, Match } from '../detector.ts'
import { valueAfter } from '../value-after.ts'
import { near, type View } from '../view.ts'

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
    ],
  },
  needsDigit: true,
  at: (view) => codeAfter(view, 4, 8, 'pin'),
  hits: ['my pin is 4821', 'PIN: 90210', 'meine PIN lautet 4711', 'Geheimzahl 8273', 'pin 4821 thanks'],
  misses: [
    'I forgot my pin',
    'pin 3 on the board',
    'pin is blocked since 2019-03-04',
    'pineapple 1234',
    'my pin is 12',
    'pin: last four 1234',
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
      '^mtan',
      'verification code',
      'security code',
      'confirmation code',
      'one-time code',
      'one time code',
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
      'verificatiecode',
      'sms code',
      'sms-code',
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
      'security code',
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
    ],
  },
  needsDigit: true,
  at: (view) => codeAfter(view, 3, 4, 'card-security-code'),
  rank: 1,
  hits: [
    'cvv 123',
    'CVC2: 9876',
    'the security code is 482',
    'Prüfnummer lautet 731',
    '482 is the cvv',
    'cvc is 0 1 2',
  ],
  misses: ['cvv is 12', 'the cvc is missing since 2024-01-01', 'cid 12345', 'the last four are 4242'],
}

function codeAfter(
  view: View,
  least: number,
  most: number,
  kind: 'pin' | 'one-time-code' | 'card-security-code',
): Match | undefined {
  const { text } = view
  let from = view.end
  if (kind === 'card-security-code' && isDigit(text.charCodeAt(from)) && !isAlnum(text.charCodeAt(from + 1))) from++
  if (/[a-z]/i.test(text[from] ?? '')) {
    if ((text[from] ?? '').toLowerCase() !== 's' || /[a-z]/i.test(text[from + 1] ?? '')) return undefined
    from++
  }
  const after = valueAfter(view, from)
  if (after) {
    const end = digitsEnd(text, after.at, least, most)
    if (end > 0) {
      const bare = after.joint === 'none'
      if (
        kind === 'one-time-code' &&
        bare &&
        text.slice(view.start, view.end).toLowerCase() === 'tan' &&
        end - after.at < 6
      )
        return undefined
      return coded(view, after.at, end, kind, bare ? 0.72 : 0.9)
    }
  }
  return codeBefore(view, least, most, kind)
}

/** « 482913 is your verification code » */
function codeBefore(view: View, least: number, most: number, kind: string): Match | undefined {
  const from = Math.max(0, view.start - 40)
  const window = view.text.slice(from, view.start)
  view.steps += window.length
  const found =
    /(?:^|[^\w.,/:-])(\d{3,8})(?= {0,2}(?:is|ist|est|es|e|è|=|:|as|was|war)\b)(?: {0,2}[\p{L}=:]{1,8}){1,4} {0,2}$/u.exec(
      window,
    )
  const value = found?.[1]
  if (!value || value.length < least || value.length > most) return undefined
  const start = from + found.index + found[0].indexOf(value)
  return coded(view, start, start + value.length, kind, 0.75)
}

function coded(view: View, start: number, end: number, kind: string, confidence: number): Match | undefined {
  view.start = start
  view.end = end
  if (near(view, tails)) return undefined
  if (kind === 'one-time-code' && near(view, cardWords)) return undefined
  return { start, end, confidence, hint: '' }
}

/** End of so many digits standing for themselves, single blanks or one dash between them allowed; -1 if it is something else. */
function digitsEnd(text: string, from: number, least: number, most: number): number {
  let count = 0
  let at = from
  let end = from
  while (at < text.length && count <= most) {
    const c = text.charCodeAt(at)
    if (isDigit(c)) {
      count++
      end = ++at
    } else if (
      (c === 32 || c === 45) &&
      count > 0 &&
      isDigit(text.charCodeAt(at + 1)) &&
      !isDigit(text.charCodeAt(at + 4)) &&
      count < most
    )
      at++
    else break
  }
  const next = text.charCodeAt(end)
  if (count < least || count > most || isAlnum(next)) return -1
  // 2024-05-06, 10:30, 1.500, 50 %
  if ((next === 45 || next === 58 || next === 46 || next === 44 || next === 47) && isDigit(text.charCodeAt(end + 1)))
    return -1
  return next === 37 ? -1 : end
}
