import { codeAt, isAsciiLetter, isLetter, isSpace } from '../characters.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { assignmentAt } from '../code-assignment.ts'
import { isPlaceholder } from '../checks/entropy.ts'
import { beginsMonth } from '../read-date.ts'
import { type After, valueAfter } from '../value-after.ts'
import type { View } from '../scan/view.ts'

const most = 72

const words = [
  'password',
  'passwd',
  '^pwd',
  '^pswd',
  '^psw',
  '^pw$',
  '^pass$',
  '^passcode',
  '^passphrase',
  'passwort',
  'passwoert',
  'kennwort',
  'losungswort',
  '^zugangscode',
  'mot de passe',
  '^mdp',
  'contrasena',
  '^clave',
  '^contrasenya',
  '^senha',
  'palavra-passe',
  'palavra passe',
  'wachtwoord',
  "parola d'ordine",
  'parola chiave',
  '_pwd',
  '_pass',
  'pw:',
  'pw=',
  'pass=',
  'mysqlpass',
  'psswd',
  'passwrd',
  'identified by',
  'identified\tby',
  'password by',
  '^paswd',
  '^pasword',
  '^passwrod',
  '^pass word',
  '^pword',
  '^mypass',
  'adminpass',
  'userpass',
  'dbpass',
  'sshpass',
  'rootpass',
  'wlan-schlussel',
  '^wifi key',
  '^wi-fi key',
  '^code wifi',
  '^wifi code',
  '^wpa key',
  '^cle wifi',
  '^clave wifi',
  '^chiave wifi',
  '^chave wifi',
  '^wifi-sleutel',
  '^paswrd',
  '^psswrd',
  'paasword',
  'passworsd',
  '^ww:',
  '^ww is',
  '^p/w',
]

export const password: Detector = {
  name: 'password',
  kind: 'password',
  source: 'how people and settings name a password, in seven languages',
  anchors: { literals: words },
  at: passwordAt,
  hits: [
    'my password is hunter' + '2',
    'pw: Tr0ub4' + 'dor&3',
    'mein Passwort ist Sommer' + '2024!',
    'la clave del wifi es Girasol' + '_88',
    'senha do wifi: girassol' + '88',
    'mot de passe provisoire : aX9#' + 'kLm2',
    'mot de passe : Ete' + '#2024',
    'la contraseña es Luna' + '_77',
    'DB_PASSWORD=' + 'xK29!fhQ',
    '"password": "correct' + 'horse9"',
    'minha senha é gato' + '1234',
    'mijn wachtwoord is fiets' + '88',
    'password hunter' + '2',
    'jo@example.org pass Rosen' + '#44',
  ],
  misses: [
    'my password is not working',
    'I forgot my password.',
    'password: ********',
    'password = os.environ["PW"]',
    'reset your password at https://example.org/reset',
    'password is required',
    'Passwort ist falsch',
    'passport 123',
    'pass: <password>',
    'pass 2 of the exam',
    "PASSWORD_HASHERS = ['django.contrib.auth.hashers.Argon2PasswordHasher']",
    'PASSWORD_RESET_TIMEOUT=3600',
    'PASS: ld-elf/textaddr5',
    'password: ${DB_PASSWORD}',
    'compass 360',
    'my password has expired on 2024-01-02',
  ],
}

const users = [
  'to log in',
  'to login',
  'to sign in',
  'zum einloggen',
  'zum anmelden',
  'nicht einloggen',
  'nicht mehr einloggen',
  'nicht anmelden',
  'pour me connecter',
  'pour te connecter',
  'pour vous connecter',
  'pour se connecter',
  'para entrar',
  'para iniciar',
  'para acceder',
  'para fazer login',
  '^per accedere',
  '^per entrare',
  '^om in te loggen',
]

export const passwordInUse: Detector = {
  name: 'password/in-use',
  kind: 'password',
  source: '« use … to log in »',
  anchors: { literals: users },
  needsDigit: true,
  at: usedAt,
  hits: [
    'use hunter' + '2 to log in',
    'nimm Sommer' + '24! zum Einloggen',
    'kann mich mit Nordsee' + '77 nicht einloggen',
    'utilise hunter' + '22 pour te connecter',
    'usa hunter' + '22 para entrar',
    'use gato' + '1234 para fazer login',
    'usa hunter' + '22 per accedere',
    'gebruik hunter' + '22 om in te loggen',
  ],
  misses: ['use Safari to log in', 'I tried 3 times to log in', 'with 2FA to log in', 'use Office365 to log in'],
}

function passwordAt(view: View): Match | undefined {
  const { text } = view
  const word = text.slice(view.start, view.end).toLowerCase()
  const sign = codeAt(text, view.end - 1)
  let from = sign === 58 || sign === 61 ? view.end - 1 : view.end
  // `passwords`, `passwordHash`: the word may go on as an identifier, and then only a sign can follow.
  const stop = from + 16
  while (from < stop && (isLetter(codeAt(text, from)) || codeAt(text, from) === 95)) from++
  if (from === stop) return undefined
  const tick = codeAt(text, from)
  if ((tick === 39 || tick === 0x2019) && text.startsWith('s ', from + 1)) from += 2
  const longer = from > view.end
  if (
    longer &&
    (word === 'pass' ||
      word === 'pw' ||
      /^(?:s|less|manager|reset|protected|hash|ed|age|port|ing|ion|enger|_?(?:re(?:set|try|tries)|len|min|max|time|ttl|expir|policy|round|attempt|lifetime|history|grace|days|iter|cost))/i.test(
        text.slice(view.end, from),
      ))
  )
    return undefined
  const inCode = assignmentAt(text, from, view.start)
  const after: After | undefined = inCode ? { ...inCode, joint: 'sign' } : valueAfter(view, from)
  if (!after || (longer && after.joint !== 'sign')) return undefined
  const end = after.quote === '' ? wordEnd(text, after.at) : quoteEnd(text, after.at, after.quote)
  view.steps += end - from
  const value = text.slice(after.at, end)
  // `user:password@host`: an address that shows where the password would stand.
  if (after.at === from || (value.startsWith('@') && text[after.at - 1] === '>')) return undefined
  if (inCode?.loose && !(/\d/.test(value) && /\p{L}/u.test(value))) return undefined
  const confidence = believed(value, after.joint, after.quote, word, text, end)
  return confidence === 0 ? undefined : { start: after.at, end, confidence, hint: '' }
}

function believed(
  value: string,
  joint: 'sign' | 'word' | 'none',
  quote: string,
  word: string,
  text: string,
  end: number,
): number {
  if (value.length < 4 || value.length >= most || isPlaceholder(value)) return 0
  if (
    /^(?:https?:|www\.|\d{1,2}[:.]\d\d$|\d{4}-\d\d-\d\d$|\d+(?:st|nd|rd|th)$|\d+(?:x|k|mb|gb|kg|min|h|s|ms)$)/i.test(
      value,
    )
  )
    return 0
  if (/[(){}[\]]/.test(value) && quote === '' && /^[\w.]+[([{]/.test(value)) return 0
  const kinds =
    (/\d/.test(value) ? 1 : 0) +
    (/[a-z]/.test(value) ? 1 : 0) +
    (/[A-Z]/.test(value.slice(1)) ? 1 : 0) +
    (/[^\p{L}\d.,'’-]/u.test(value) ? 1 : 0)
  const mixed =
    (/\d/.test(value) && /\p{L}/u.test(value)) ||
    (/[!#$%^&*_@+=?~]/.test(value.slice(0, -1)) && /[\p{L}\d]/u.test(value)) ||
    (/[a-z][A-Z]/.test(value) && kinds > 2)
  // `'django.contrib.auth.hashers.Argon2PasswordHasher'`
  if (value.length > 20 && /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*){2,}$/.test(value)) return 0
  const inCode = joint === 'sign' && quote === '' && /^[a-zA-Z_$][\w$]*(?:\.[a-zA-Z_$][\w$]*)+$/.test(value)
  if (inCode) return 0
  // « if not password: key = … », « pass to do_open », `key_password = key_password`
  if (/^\s{0,2}=[^=]/.test(text.slice(end, end + 4)) && quote === '') return 0
  if (quote === '' && /^[a-z]+(?:_[a-z]+)+$/.test(value) && (word === 'pass' || text[end - value.length - 2] === '='))
    return 0
  if (joint === 'sign') {
    // « PASS: ld-elf/textaddr5 »: what a row of tests says.
    if (
      word === 'pass' &&
      text.startsWith('PASS: ', end - value.length - 6) &&
      !/(?:user|login|name|email|@)/i.test(text.slice(Math.max(0, end - value.length - 80), end - value.length - 6))
    )
      return 0
    // « "pass": "Elements are labelled" »: what is written where a check passes.
    if (word === 'pass' && quote !== '' && (value.includes(' ') || !/^[!-~]+$/.test(value))) return 0
    if (quote !== '' && / .* .* .* .* /.test(value)) return 0
    if (mixed) return word === 'pass' || word === 'clave' ? 0.85 : 0.93
    if (quote !== '') return /^[\p{L}]+$/u.test(value) ? (value.length >= 6 ? 0.62 : 0.3) : 0.8
    if (/^\d{4,24}$/.test(value)) return /[<>] $/.test(text.slice(end - value.length - 2, end - value.length)) ? 0 : 0.7
    // A lone word after « password: » at the end of the line.
    return /^\p{L}{6,}$/u.test(value) &&
      value !== value.toUpperCase() &&
      /^\s*(?:\n|$)/.test(text.slice(end, end + 3)) &&
      /\p{L}["']?\s?[:=]\s{0,2}$/u.test(text.slice(Math.max(0, end - value.length - 6), end - value.length))
      ? 0.55
      : 0
  }
  if (joint === 'word') {
    if (mixed) return 0.9
    // « pass it to the `handle` »
    if (quote !== '') return word === 'pass' ? 0 : 0.75
    return /^\d{4,12}$/.test(value) && word !== 'pass' ? 0.7 : 0
  }
  // « changed my password in March2024 »
  if (/^\p{L}{3,9}[-.]?(?:19|20)\d\d$/u.test(value) && beginsMonth(value, 0)) return 0
  return mixed &&
    kinds > 1 &&
    /\d/.test(value) &&
    (word !== 'pass' || /^\p{L}{3,}.*[!#$%*?^~]/u.test(value)) &&
    !/^\d+\p{L}{1,2}$/u.test(value)
    ? 0.68
    : 0
}

function wordEnd(text: string, from: number): number {
  let end = from
  const stop = Math.min(text.length, from + most)
  while (end < stop) {
    const c = text.charCodeAt(end)
    if (!isAsciiLetter(c)) {
      if (isSpace(c) || c === 34 || c === 39 || c === 96 || c === 60 || c === 62 || c === 124 || c === 0xa0) break
      if (c === 44 && /^,[\w-]{1,24}[:=]/.test(text.slice(end, end + 27))) break
    }
    end++
  }
  while (end > from + 1 && /[.,;:)\]}?]/.test(text[end - 1] ?? '')) end--
  return end
}

function quoteEnd(text: string, from: number, quote: string): number {
  const at = text.slice(from, from + most).indexOf(quote)
  // `\"…\"` within a string.
  return at < 0 ? wordEnd(text, from) : from + at - (text[from + at - 1] === '\\' ? 1 : 0)
}

/** What people sign in with that is no password. */
const products =
  /^(?:windows|office|microsoft|iphone|ipad|ios|android|chrome|firefox|safari|o?auth|web|saml|fido|google|outlook|sms|mfa|totp|yubikey|samsung|galaxy|pixel|h\d|ipv)[-_ ]?\d+$/i

/** « I log in with hunter22 », « ich melde mich mit Katze1234 an ». */
export const passwordAtSignIn: Detector = {
  name: 'password/at-sign-in',
  kind: 'password',
  source: '« I log in with … »',
  anchors: {
    literals: [
      '^log in with ',
      '^sign in with ',
      '^logge mich mit ',
      '^melde mich mit ',
      '^connecte avec ',
      '^inicio sesion con ',
      '^entro con ',
      '^entro com ',
      '^login com ',
      '^accedo con ',
      '^log in met ',
    ],
  },
  needsDigit: true,
  at: signInAt,
  hits: [
    'I log in with hunter' + '22!',
    'ich logge mich mit Katze' + '1234 ein',
    'je me connecte avec chaton' + '44',
    'inicio sesión con gato' + '1234',
    'entro com gato' + '1234',
    'accedo con gatto' + '123',
    'ik log in met fiets' + '88x',
  ],
  misses: [
    'I log in with my phone',
    'log in with Windows11',
    'sign in with jo@example.org',
    'log in with 12345678',
    'log in with iPhone15',
  ],
}

function signInAt(view: View): Match | undefined {
  const { text, end } = view
  const value = /^["'«]?(\S{6,40}?)["'»]?[.,;]?(?=\s|$)/.exec(text.slice(end, end + 44))?.[1]
  view.steps += 44
  if (!value || !/\d/.test(value) || !/\p{L}/u.test(value) || /@|:\/\/|^\+/.test(value) || isPlaceholder(value))
    return undefined
  if (products.test(value) || /^\p{L}{0,2}\d+\p{L}{0,2}$/u.test(value)) return undefined
  const start = end + text.slice(end, end + 44).indexOf(value)
  return { start, end: start + value.length, confidence: 0.65, hint: '' }
}

function usedAt(view: View): Match | undefined {
  const window = view.text.slice(Math.max(0, view.start - 60), view.start)
  view.steps += window.length
  const used =
    /(?:^|[\s,])(?:use|using|with|try|benutze?|nutze|nimm|mit|verwende|utilise[rz]?|avec|usa|use|usar|utilizza|gebruik|met|con|com) {1,2}["']?(\S{5,40}?)["']? {0,2}$/i.exec(
      window,
    )
  const value = used?.[1]
  if (
    !value ||
    !/\d/.test(value) ||
    !/\p{L}/u.test(value) ||
    /^\d+\p{L}{1,3}$|^\p{Lu}\d\p{Lu}$|@|:\/\//u.test(value) ||
    products.test(value)
  )
    return undefined
  const start = view.start - window.length + window.lastIndexOf(value)
  return { start, end: start + value.length, confidence: 0.8, hint: '' }
}
