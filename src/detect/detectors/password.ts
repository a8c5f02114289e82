import { codeAt, isAsciiLetter, isLetter, isSpace } from '../characters.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { assignmentAt } from '../code-assignment.ts'
import { isPlaceholder } from '../checks/entropy.ts'
import { beginsMonth } from '../read-date.ts'
import { type After, valueAfter } from '../value-after.ts'
import type { View } from '../scan/view.ts'
import { slipsOf } from '../slips.ts'

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
  'motdepasse',
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
  'identified by',
  'identified\tby',
  'password by',
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
  '^wifi-code',
  '^wlan-code',
  '^wlan code',
  '^code wifi',
  '^wifi code',
  '^wpa key',
  '^cle wifi',
  '^clave wifi',
  '^chiave wifi',
  '^chave wifi',
  '^wifi-sleutel',
  '^ww:',
  '^ww$',
  'wlan schlussel',
  'wlanschlussel',
  'wifi-schlussel',
  '^wpa:',
  '^wpa2:',
  '^wpa3:',
  '^kenncode',
  'psk=',
  '^ww is',
  '^p/w',
  '^passw0rd',
  '^pa$$word',
  '^mots de passe',
  '^mot de pass',
  '^mod de passe',
  'psswd',
  'passwrd',
  'paasword',
  'passworsd',
  '^paswd',
  '^paswrd',
  '^psswrd',
  ...['password', 'passwort', 'kennwort', 'contrasena', 'wachtwoord'].flatMap(slipsOf).map((slip) => `^${slip}`),
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
    'passwrod: Tulip' + '44x',
    'mot de pass : Tulip' + '44x',
    'mein Passwort ist Sommer' + '2024!',
    'la clave del wifi es Girasol' + '_88',
    'senha do wifi: girassol' + '88',
    'mot de passe provisoire : aX9#' + 'kLm2',
    'mot de passe : Ete' + '#2024',
    'la contraseña es Luna' + '_77',
    'DB_PASSWORD=' + 'xK29!fhQ',
    '<td>Password</td><td>Wint3r' + 'fell</td>',
    '<b>Passwort:</b> Wint3r' + 'fell<br>',
    '"password": "correct' + 'horse9"',
    'minha senha era gato' + '1234',
    'inlog bo ww fiets' + 'bel_9',
    'SMTP_PASS=Moss.' + 'Kettle_55',
    'WLAN-Schlüssel 488122' + '04418820117743',
    'passwort;Gurke' + '44',
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
    'password: required',
    'Passwort: erforderlich',
    'Passwort ist falsch',
    'passport 123',
    'pass: <password>',
    'pass 2 of the exam',
    "PASSWORD_HASHERS = ['django.contrib.auth.hashers.Argon2PasswordHasher']",
    'PASSWORD_RESET_TIMEOUT=3600',
    'PASS: ld-elf/textaddr5',
    'password: ${DB_PASSWORD}',
    'PASSWORD=settings.DB_PASSWORD',
    '<label>Password</label><input name="x1">',
    'compass 360',
    'password;repeat',
    '(CXX_TO_PASS): New.\n\t([PGO_BUILD_1])',
    'ww 2 was long',
    'my password has expired on 2024-01-02',
    '"pw": "Password: "',
  ],
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
  // `pw` and `pw:`, `_pass` and `pass=` end at one place: what stands behind it is found once.
  const nameEnd = from
  if (nameEnd === view.passwordSeen) return undefined
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
  const after: After | undefined = inCode
    ? { at: inCode.at, joint: 'sign', quote: inCode.quote }
    : valueAfter(view, from)
  // `user:password@host`: an address that shows where the password would stand.
  if (!after || after.at === from || (longer && after.joint !== 'sign')) return undefined
  const end = after.quote === '' ? wordEnd(text, after.at) : quoteEnd(text, after.at, after.quote)
  view.steps += end - from
  const value = text.slice(after.at, end)
  if (value.startsWith('@') && text[after.at - 1] === '>') return undefined
  if (inCode?.loose && !(/\d/.test(value) && /\p{L}/u.test(value))) return undefined
  const confidence = believed(value, after.joint, after.quote, word, text, end)
  if (confidence === 0) return undefined
  // Of these a longer name is surer.
  if (word !== 'pass' && word !== 'clave') view.passwordSeen = nameEnd
  return { start: after.at, end, confidence, hint: '' }
}

function believed(
  value: string,
  joint: 'sign' | 'word' | 'none',
  quote: string,
  word: string,
  text: string,
  end: number,
): number {
  // « "Password: " » asks for one.
  if (value.length < 4 || value.length >= most || value.endsWith(': ') || isPlaceholder(value)) return 0
  if (
    /^(?:https?:|www\.|\d{1,2}[:.]\d\d$|\d{4}-\d\d-\d\d$|\d+(?:st|nd|rd|th)$|\d+(?:x|k|mb|gb|kg|min|h|s|ms)$)/i.test(
      value,
    )
  )
    return 0
  if (quote === '' && /^[\w.]+[([{]/.test(value)) return 0
  const digits = /\d/.test(value)
  const mixed =
    (digits && /\p{L}/u.test(value)) ||
    (/[!#$%^&*_@+=?~]/.test(value.slice(0, -1)) && /[\p{L}\d]/u.test(value)) ||
    (/[a-z][A-Z]/.test(value) && kindsIn(value) > 2)
  // `'django.contrib.auth.hashers.Argon2PasswordHasher'`
  if (value.length > 20 && /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*){2,}$/.test(value)) return 0
  const inCode = joint === 'sign' && quote === '' && /^[a-zA-Z_$][\w$]*(?:\.[a-zA-Z_$][\w$]*)+$/.test(value)
  // `SMTP_PASS=Moss.Kettle_55`: a line of settings, where no code stands.
  if (inCode && !(digits && text.slice(end - value.length - 2, end - value.length).search(/[A-Z]=/) === 0)) return 0
  // « if not password: key = … », « pass to do_open », `key_password = key_password`
  if (quote === '' && /^\s{0,2}=[^=]/.test(text.slice(end, end + 4))) return 0
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
      !states.test(value) &&
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
    return /^\d{4,24}$/.test(value) && word !== 'pass' ? 0.7 : 0
  }
  // What a router has printed on it.
  if (/schl|wpa|key|cle|clave|chiave|chave|sleutel/.test(word) && /^\d{16,24}$/.test(value)) return 0.75
  // « changed my password in March2024 »
  if (/^\p{L}{3,9}[-.]?(?:19|20)\d\d$/u.test(value) && beginsMonth(value, 0)) return 0
  return mixed &&
    digits &&
    kindsIn(value) > 1 &&
    (word !== 'pass' || /^\p{L}{3,}.*[!#$%*?^~]/u.test(value)) &&
    !/^\d+\p{L}{1,2}$/u.test(value)
    ? 0.68
    : 0
}

/** « password: required »: what is said of a field. */
const states =
  /^(?:(?:un)?required|optional|missing|invalid|incorrect|expired|unknown|disabled|enabled|forgotten|erforderlich|vergessen|falsch|abgelaufen|unbekannt|requise?|oubli[ée]|incorrecte?|requerida|obligatoria|olvidada|incorrecta|obrigat[oó]ria|esquecida|richiesta|obbligatoria|dimenticata|errata|verplicht|vergeten|verlopen)$/iu

/** Digits, small letters, capitals behind the first sign, and what words do not have. */
function kindsIn(value: string): number {
  return (
    (/\d/.test(value) ? 1 : 0) +
    (/[a-z]/.test(value) ? 1 : 0) +
    (/[A-Z]/.test(value.slice(1)) ? 1 : 0) +
    (/[^\p{L}\d.,'’-]/u.test(value) ? 1 : 0)
  )
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
  while (end > from + 1 && '.,;:)]}?'.includes(text[end - 1] as string)) end--
  return end
}

function quoteEnd(text: string, from: number, quote: string): number {
  const at = text.slice(from, from + most).indexOf(quote)
  // `\"…\"` within a string.
  return at < 0 ? wordEnd(text, from) : from + at - (text[from + at - 1] === '\\' ? 1 : 0)
}
