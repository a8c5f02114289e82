import { codeAt, isAsciiLetter, isDigit, isHex, isLetter } from '../characters.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { type Assignment, assignmentAt } from '../code-assignment.ts'
import { entropy, isPlaceholder } from '../checks/entropy.ts'
import type { View } from '../scan/view.ts'

/** Longest value looked at; keys of clouds reach 88, service tokens some hundred. */
const most = 400

export const genericSecret: Detector = {
  name: 'api-key/generic',
  kind: 'api-key',
  source: 'assignments to names such as api_key, with enough entropy to be random',
  anchors: {
    literals: [
      'api_key',
      'apikey',
      'api-key',
      'api key',
      '^cle api',
      '^clave api',
      '^jeton',
      'segreta',
      'secreta',
      'secrete',
      'geheime sleutel',
      '^segredo',
      '^clave de api',
      '^clave de la api',
      "^cle d'api",
      '^chave api',
      '^chave de api',
      '^chiave api',
      '^api-sleutel',
      '^api sleutel',
      'sessionid',
      'session_id',
      'phpsessid',
      'jsessionid',
      'connect.sid',
      '?sig=',
      '&sig=',
      '^session=',
      'secret',
      'token',
      'access_key',
      'accesskey',
      'access key',
      'auth_key',
      'authkey',
      'private_key',
      'privatekey',
      'encryption_key',
      'signing_key',
      'credential',
      'schlussel',
      'bearer',
      '_key',
      '-key',
      'encryption key',
      'master key',
      'masterkey',
      'license key',
      'licence key',
      'licensekey',
      'signingkey',
      'encryptionkey',
      'subscriptionkey',
      'appkey',
      'passkey',
      'account_key',
      'accountkey',
      'sharedaccesskey',
      'webhook',
      'authorization',
      'softlayer',
      'sl-key',
      '^auth',
      '_auth',
      '^salt',
      '_salt',
      'cloudflare',
      'pkey',
    ],
  },
  at: secretAt,
  hits: [
    'api_key = "q8Rt2Lm9' + 'Zx4Vb7Np1Ks5"',
    'client_secret: 8f4b2c' + '1d9e7a3f5061b2',
    'here is my api key: 9fKq2mZ7' + 'xW4tR8bL',
    'Authorization: Bearer 7hQ2mLk9' + 'Zp4rTv8xNc3b',
    'ma clé API est 9fKq2mZ7' + 'xW4tR8bL',
    'mi clave API es 9fKq2mZ7' + 'xW4tR8bL',
    'le jeton est 9fKq2mZ7' + 'xW4tR8bL',
    'la chiave segreta è 9fKq2mZ7' + 'xW4tR8bL',
    'mi clave de API es 9fKq2mZ7' + 'xW4tR8bL',
    'minha chave de API é 9fKq2mZ7' + 'xW4tR8bL',
    'la chiave API è 9fKq2mZ7' + 'xW4tR8bL',
    'mijn API-sleutel is 9fKq2mZ7' + 'xW4tR8bL',
    'Authorization: SSWS 00aBcDeFgHiJkLmNoPq' + 'RsTuVwXyZ0123456789-_a',
    'Set-Cookie: session=9fKq2mZ7' + 'xW4tR8bLc3Vn6Hs1; Path=/',
    'auth token 7f3e2d1c0b9a8f7e' + '6d5c4b3a29180716',
    'my heroku api key 3f2c9a71-88de-4b1c-' + '9a0e-5d7c1b2e4f60',
    // Letters in a row are read once, however many ways there are to part them.
    'api_key = "abdfhkmnprtvwxzbdfhkmnprtv' + '4R9-x7"',
  ],
  misses: [
    'api_key = "your_api_key_here"',
    'token: string',
    'the secret is out',
    'my api key is not working',
    'key: value',
    'public_api_key = "8f4b2c1d' + '9e7a3f5061b2"',
    'api_key = os.environ["API_KEY"]',
    'tokenizer: BertTokenizerFast',
  ],
}

const inValue = new Uint8Array(65536)
for (const c of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+/=.~:!@#$%^&*|-')
  inValue[c.charCodeAt(0)] = 1

/** `= "`, `: `, `.= "`, `?= "`, `", "`, `string = "`, `=> '`, ` is `. */
const assigned =
  /^\\?["'`\])]{0,2}(?:\s{0,3}(?:string\s{1,2}|str\s{1,2})?(?:[.?:]{0,4}={1,3}>?|!={1,2}|:|,(?=\s{0,2}["'`])|=>|->|(?:is|ist|est|es|é|è|lautet)(?=\s))\s{0,3}|>\s{1,8}|\s{1,2}\(?)(?:\\?["'`]|\(")?/i
const space = /^\s{1,2}["'`]?/
/** `Authorization: SSWS 00a…` */
const schemes = /^(?:ssws|apikey|token|bot|basic) /i
/** A UUID, or as many hexadecimal digits as keys and digests have. */
const drawn = /^(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|(?=.{0,9}\d)(?:[\da-f]{8}){4,8})$/i

/**
 * `api_key` and `_key` end at one place, `secret` and `secrete` lie in one name: what stands behind it is judged once, unless the
 * longer name forbade it.
 */
function secretAt(view: View): Match | undefined {
  const { end, secretFrom, secretSeen } = view
  if (end >= secretFrom && end <= secretSeen && (end === secretSeen || !isBearer(view))) return undefined
  const match = secretBehind(view)
  if (match) judged(view, end)
  return match
}

/** Behind it no sign need stand, so it is judged in its own way. */
function isBearer({ text, start, end }: View): boolean {
  return end - start === 6 && text.slice(start, end).toLowerCase() === 'bearer'
}

function secretBehind(view: View): Match | undefined {
  const { text } = view
  // `session=`
  let from = codeAt(text, view.end - 1) === 61 ? view.end - 1 : view.end
  // The name may go on (`api_key_id`, `tokens`), but only a little.
  const stop = from + 24
  while (
    from < stop &&
    (isLetter(codeAt(text, from)) ||
      codeAt(text, from) === 95 ||
      codeAt(text, from) === 45 ||
      isDigit(codeAt(text, from)))
  )
    from++
  if (from === stop) return undefined
  const nameEnd = from
  // « Secret Key: … », « Session Token … »
  const word = codeAt(text, from) === 32 && /^ (?:key|token|value|id|hash)\b/i.exec(text.slice(from, from + 7))
  if (word) from += word[0].length
  // `auth` and `-key` alone: `AuthSource`, `master-keying` name no secret.
  if (from > view.end && isLetter(codeAt(text, view.end)) && /^_?auth$|^-key$/i.test(text.slice(view.start, view.end)))
    return undefined
  // A key's id or its public half is no secret.
  if (
    (from > view.end && /id|public|name|url|path|type|limit|file$/i.test(text.slice(view.end, from))) ||
    isPublic(text, view.start)
  )
    return undefined
  const bearer = isBearer(view)
  if (from < text.length && isLetter(codeAt(text, from))) return undefined
  const given = bearer ? undefined : assignmentAt(text, from, view.start)
  const inCode = given && codedBehind(view, given)
  if (inCode) return inCode
  const ahead = text.slice(from, from + 40)
  const joint = (bearer ? space.exec(ahead) : undefined) ?? assigned.exec(ahead)
  if (!joint) return bearer ? undefined : refused(view, nameEnd)
  const behind = from + joint[0].length
  const scheme = schemes.exec(text.slice(behind, behind + 8))?.[0].length ?? 0
  const at = behind + scheme
  const last = text[behind - 1]
  const quote = scheme === 0 && (last === '"' || last === "'" || last === '`') ? last : ''
  // The same quotes were judged already.
  if (given && !given.loose && quote !== '' && given.quote === quote && given.at === at) return refused(view, nameEnd)
  const end = quote === '' ? valueEnd(view, at) : quoteEnd(view, at, quote)
  view.steps += end - from
  const judgedTo = bearer ? view.end : nameEnd
  if (end - at < 10 || end - at >= most) return refused(view, judgedTo)
  const value = text.slice(at, end)
  const quoted = quote !== ''
  const said = /is|ist|est|es|é|è|lautet/i.test(joint[0])
  if ((said && value.length < 12) || !looksRandom(value, quoted || joint[0].includes('\n')))
    return refused(view, judgedTo)
  // Without a sign between only what cannot be a word is taken.
  const loose = !bearer && /^[\s(]*$/.test(joint[0])
  if (loose && !isMixed(value) && !(drawn.test(value) && /key|token/i.test(text.slice(view.start, from))))
    return undefined
  if (isCutOff(text, end)) return undefined
  if (joint[0].includes(',') && isNextName(text, end)) return undefined
  // A call or an index is code that fetches the secret, not the secret.
  const next = text[end] ?? ''
  if (next === '(' || next === '[' || (next === '.' && /\p{L}/u.test(text[end + 1] ?? ''))) return undefined
  return { start: at, end, confidence: loose ? 0.6 : quoted || !said ? 0.82 : 0.75, hint: '' }
}

/** By its value, which no other name that ends there changes. */
function refused(view: View, nameEnd: number): undefined {
  judged(view, nameEnd)
}

/** A name that lies in this one goes on to the same end, unless blanks are in it. */
function judged(view: View, nameEnd: number): void {
  view.secretFrom = /[^\w-]/.test(view.text.slice(view.start, view.end)) ? view.end : view.start
  view.secretSeen = nameEnd
}

/** By an ellipsis, or by what a tool writes in the place of the rest: shown, not given. */
function isCutOff(text: string, end: number): boolean {
  return text.startsWith('..', end) || text[end] === '…'
}

/** `"…":` is another name, and not the value of this one. */
function isNextName(text: string, end: number): boolean {
  return /^\\?["'`]\s?:/.test(text.slice(end, end + 4))
}

/** What settings and programs give it with more than a sign between. */
function codedBehind(view: View, given: Assignment): Match | undefined {
  const { text } = view
  const end = given.quote === '' ? valueEnd(view, given.at) : quoteEnd(view, given.at, given.quote)
  view.steps += 64 + end - given.at
  const value = text.slice(given.at, end)
  if (value.length < 10 || value.length >= most || !looksRandom(value, given.quote !== '')) return undefined
  if (isCutOff(text, end)) return undefined
  const next = text[end] ?? ''
  if (given.loose && given.quote !== '' && isNextName(text, end)) return undefined
  if (given.quote === '' && (next === '(' || next === '[' || /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+$/.test(value)))
    return undefined
  return { start: given.at, end, confidence: given.loose ? 0.72 : 0.82, hint: '' }
}

/** `public_`, `public-`, `public` end before it. */
function isPublic(text: string, end: number): boolean {
  const sign = codeAt(text, end - 1)
  const last = sign === 95 || sign === 45 ? end - 1 : end
  const letter = codeAt(text, last - 1) | 32
  if (letter !== 99 && letter !== 105) return false
  const ahead = text.slice(Math.max(0, last - 10), last).toLowerCase()
  // `public_api_key` is found by `_key` and by `api_key`.
  return ahead.endsWith('public') || /public[_-]api$/.test(ahead)
}

/** To the closing quote: braces and brackets belong to a value in quotes. A blank ends it. */
function quoteEnd(view: View, from: number, quote: string): number {
  const { text } = view
  const code = quote.charCodeAt(0)
  const stop = Math.min(text.length, from + most)
  for (let end = from; end < stop; end++) {
    const c = text.charCodeAt(end)
    if (c === code) return text.charCodeAt(end - 1) === 92 ? end - 1 : end
    if (c < 33 || c > 126) break
  }
  return valueEnd(view, from)
}

/** Letters of both cases and digits, as no word has. */
function isMixed(value: string): boolean {
  return (
    value.length >= 14 &&
    /[a-z]/.test(value) &&
    /[A-Z]/.test(value.slice(1)) &&
    /\d/.test(value) &&
    !/[:/@]/.test(value)
  )
}

/** Where many names stand in a row without a blank they have one end, which is looked for once. */
function valueEnd(view: View, from: number): number {
  const { text } = view
  const stop = Math.min(text.length, from + most)
  const known = from >= view.valueFrom && from <= view.valueTo
  let end = known ? Math.min(view.valueTo, stop) : from
  while (end < stop && inValue[text.charCodeAt(end)] === 1) end++
  view.valueFrom = from
  view.valueTo = Math.max(end, known ? view.valueTo : 0)
  // Nobody takes what is longer.
  if (end === from + most) return end
  while (end > from && endsSentence(text.charCodeAt(end - 1))) end--
  return end
}

/** One of `.:!,-` */
function endsSentence(c: number): boolean {
  return c === 46 || c === 58 || c === 33 || c === 44 || c === 45
}

/** Every part a word or a number: `SalesResults-1.2`, `cmp2-qat-1208358310`. */
function isName(value: string): boolean {
  if (value.length >= 40) return false
  let begin = 0
  for (let i = 0; i <= value.length; i++) {
    const c = codeAt(value, i)
    if (i < value.length && c !== 45 && c !== 95 && c !== 46 && c !== 47) continue
    if (!isWordOrNumber(value, begin, i)) return false
    // One part alone is no name.
    if (begin === 0 && i === value.length) return false
    begin = i + 1
  }
  return true
}

/** Letters with up to three digits behind them, or digits alone. */
function isWordOrNumber(value: string, from: number, to: number): boolean {
  let at = from
  while (at < to && isAsciiLetter(value.charCodeAt(at))) at++
  const letters = at - from
  while (at < to && isDigit(value.charCodeAt(at))) at++
  return at === to && to - from < 14 && (letters === 0 || to - from - letters <= 3)
}

/** An address of the web, a path, a mail address or who is signed in where. */
const isPlace = /^(?:[a-z][a-z+]{1,20}:\/\/|https?:|\/|\.\/|[\w-]{1,30}@(?:[A-Za-z][\w-]*(?:[.:]|$)|$))/

function looksRandom(value: string, enclosed: boolean): boolean {
  const { digits, symbols, hex } = counted(value)
  // Most of what is assigned is a word or two, and told apart without looking closer.
  if (digits < 2 && value.length >= 12 && isShuffled(value) && !isPlaceholder(value)) return entropy(value) >= 3
  // `TKTokenSmartCardOperation`: words in a row.
  if (digits === 0 && symbols === 0 && (value.match(/[a-z]{4}/g)?.length ?? 0) > 2) return false
  if (digits < 2 && value.length < 32 && !(enclosed && symbols >= 8 && value.length >= 20)) return false
  if (isPlaceholder(value) || (/[/:@]/.test(value) && isPlace.test(value))) return false
  // Ids of bots and accounts are digits alone, and stand in quotes or between tags.
  if (enclosed && digits === value.length) return digits >= 16 && digits <= 40 && entropy(value) > 2
  if (enclosed && symbols >= 8 && value.length >= 20) return entropy(value) >= 3.5
  if (
    (digits < 2 && !(value.length >= 32 && entropy(value) > 4.2)) ||
    digits + symbols === value.length ||
    isName(value)
  )
    return false
  if (/^[a-z]+(?:[._-][a-z]+)*[._-]?\d{1,4}$/i.test(value) || /^\d{1,4}[-/.]\d/.test(value)) return false
  return entropy(value) >= (hex === value.length ? 2.9 : /[!#$%^&*@+]/.test(value) ? 2.7 : 3.1)
}

/** Capitals, small letters and digits change places as in no name made of words. */
function isShuffled(value: string): boolean {
  let changes = 0
  for (let i = 1; i < value.length; i++) if (classOf(value, i) !== classOf(value, i - 1)) changes++
  return (
    changes * 2.2 >= value.length - 1 && /[A-Z].*[A-Z]/.test(value) && !/[a-z]{5}|^[\w$]+(?:\.[\w$]+)+$/.test(value)
  )
}

/** By class: digits, signs, capitals, small letters. */
const classes = Uint8Array.from({ length: 128 }, (_, c) => (isDigit(c) ? 0 : !isAsciiLetter(c) ? 1 : c < 91 ? 2 : 3))

function classOf(value: string, i: number): number {
  const c = codeAt(value, i)
  return c < 128 ? (classes[c] as number) : 1
}

/** What hexadecimal numbers are written with, and their dashes. */
const hexadecimal = Uint8Array.from({ length: 128 }, (_, c) => Number(c === 45 || isHex(c)))

const ofClass = new Int32Array(4)

/** Code units, as expressions without the flag `u` count them. */
function counted(value: string): { digits: number; symbols: number; hex: number } {
  ofClass.fill(0)
  let hex = 0
  for (let i = 0; i < value.length; i++) {
    const c = value.charCodeAt(i)
    const k = c < 128 ? (classes[c] as number) : 1
    ofClass[k] = (ofClass[k] as number) + 1
    hex += c < 128 ? (hexadecimal[c] as number) : 0
  }
  return { digits: ofClass[0] as number, symbols: ofClass[1] as number, hex }
}
