import { codeAt, isAlnum } from '../characters.ts'
import { entropy, isPlaceholder } from '../checks/entropy.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import type { View } from '../scan/view.ts'

/** Keys whose fixed part stands inside them: the literal wakes, and the key is read from its beginning, a bounded way back. */
type Inside = { readonly vendor: string; readonly literal: string; readonly back: number; readonly shape: RegExp }

const inside: readonly Inside[] = [
  { vendor: 'telegram', literal: ':aa', back: 10, shape: /\d{8,10}:AA[\w-]{33}(?![\w-])/y },
  { vendor: 'azure', literal: 'q~', back: 4, shape: /[\w~.-]{3}\dQ~[\w~.-]{31,34}/y },
  {
    vendor: 'azure-devops',
    literal: 'jqqj',
    back: 52,
    shape: /[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{26}(?:[A-Za-z0-9+/]{4,8}={0,2})?/y,
  },
  { vendor: 'facebook', literal: '|', back: 18, shape: /\d{12,18}\|[\w-]{20,40}(?![\w-])/y },
  // Sanctum, and so Forge and Coolify: the row's number and forty drawn letters, since 2023 with a checksum of eight.
  { vendor: 'laravel', literal: '|', back: 8, shape: /\d{1,8}\|[A-Za-z0-9]{40}(?:[a-f0-9]{8})?(?![\w-])/y },
  { vendor: 'google-oauth-refresh', literal: '//', back: 1, shape: /1\/\/0[\w-]{20,120}/y },
  // The first fourteen are the team's or user's part.
  { vendor: 'hashicorp-terraform', literal: '.atlasv', back: 14, shape: /[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{60,70}/y },
  { vendor: 'maxmind', literal: '_mmk', back: 36, shape: /[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk/y },
  {
    vendor: 'google-oauth',
    literal: '.apps.googleusercontent',
    back: 80,
    shape: /\d{8,16}-[a-z0-9]{32}\.apps\.googleusercontent\.com/y,
  },
]

const hex = 'abcdef0123456789'
const longest = Infinity

/**
 * Keys that are known by their whole form. Each begins with a token of at least 20 letters and digits: by what that may begin
 * with, how long it may be and what stands in it at one place most are told apart before an expression is tried.
 */
type Whole = readonly [
  vendor: string,
  heads: string,
  least: number,
  most: number,
  mark: string,
  place: number,
  shape: RegExp,
]
const whole: readonly Whole[] = [
  ['aws', 'A', 20, 20, '', 0, /A3T[A-Z0-9][A-Z2-7]{16}(?!\w)/y],
  ['clickhouse', '4', 42, 42, 'b1d', 1, /4b1d[A-Za-z0-9]{38}(?!\w)/y],
  ['discord', 'MNOA', 23, 28, '', 0, /[MNOA][A-Za-z0-9]{22,27}\.[\w-]{6}\.[\w-]{27,45}/y],
  // The key of a mobile app is meant to be read by all.
  ['mailchimp', hex, 32, 32, '-us', 32, /(?<!SDK\.initialize\(token: ?"?)[a-f0-9]{32}-us\d{1,2}(?!\w)/y],
  ['mailgun', hex, 32, 32, '-', 32, /[a-f0-9]{32}-[a-f0-9]{8}-[a-f0-9]{8}(?!\w)/y],
  ['newrelic', hex, 40, 40, 'NRAL', 36, /[a-f0-9]{36}NRAL(?!\w)/y],
  ['stellar', 'S', 56, 56, '', 0, /S[A-Z2-7]{55}(?!\w)/y],
  ['dropbox', '', 20, longest, 'AAAAA', 15, /[A-Za-z0-9]{10,15}AAAAAAAAAA[\w-]{40,50}(?!\w)/y],
  ['base64-pem', 'L', 20, longest, 'S0t', 1, /LS0tLS1CRUdJTi[A-Za-z0-9+/]{40,4000}={0,2}/y],
  ['private-key-der', 'M', 20, longest, 'II', 1, /MII[BEJ][A-Za-z0-9+/]{60,4000}={0,2}/y],
  ['salesforce', '3', 20, longest, 'MVG', 1, /3MVG[\w.]{70,100}/y],
  // Microsoft's identifiable keys: the service signs the last part, and a check stands behind the signature.
  [
    'azure',
    '',
    20,
    longest,
    '',
    0,
    /[\w+/-]{20,76}(?:(?:APIM|ACDb|\+(?:ABa|AMC|ASt))[\w+/]{5}[AQgw]==|(?:AIoT|\+(?:ASb|AEh|ARm))[A-P][\w+/]{5}=|AzFu[\w-]{5}[AQgw]==|(?:AzSe|\+ACR)[A-D][\w+/]{5}(?![\w+/=])|AzCa[A-P]\w{5}=)/y,
  ],
]

export const apiKeyInside: Detector = {
  name: 'api-key/inside',
  kind: 'api-key',
  source: 'key formats as documented by the vendors',
  anchors: { literals: inside.map((one) => one.literal), longToken: 20 },
  at: keyAt,
  rank: 1,
  takes: true,
  hits: [
    '508627689:AAEuLPKs-EhrjrYGnz60bnYN' + 'Zqakf6HJxc0',
    'bot NDU2Nzg5MDEyMzQ1Njc4OTAx' + '.GSroKE.g2MTwve8OnUAAByz8KV_ZTV1Ipzg4o_NmQW',
    'a25a4ac62a074cd52c668c6b9937cf40' + '-432f2836-db15b420',
    'qpF8Q~PCM5MhMoyTFc5TYEom' + 'nYRUKim9UJhe8a2P',
    'k7Qm2XvB9sLd4RtY8wNz3HcJ6pFg1KaE5uTo0VbIqs' + 'AzSeB7xQ2m',
    'k7Qm2XvB9sLd4RtY8wNz3HcJ6pFg1KaE5' + 'AzCaD7xQ2m=',
    'token 17|k7Qm2XvB9sLd4RtY8wNz' + '3HcJ6pFg1KaE5uTo0VbI',
    'kQ4nZ81mLpVc2x.atlasv1.AbCdEfGhIjKlMnOpQrStUvWx' + 'Yz0123456789aBcDeFgHiJkLmNoPqRsTuVwXyZ0123',
  ],
  misses: ['a | b | c', 'see http://01.example.org', 'MIIBIjANBgkq', '12345678:AAA', 'faq~ing'],
}

function keyAt(view: View): Match | undefined {
  const { text } = view
  if (isAlnum(codeAt(text, view.start)) && view.end - view.start >= 20) return wholeAt(view)
  const { vendor, back, shape } = inside[view.literal] as Inside
  let start = view.start
  const stop = Math.max(0, start - back)
  while (start > stop && isKeyChar(text.charCodeAt(start - 1))) start--
  view.steps += back
  // Something of the key stands before what wakes.
  return start < view.start ? tried(text, start, vendor, shape) : undefined
}

/** Those that a letter or digit may begin. */
const byHead = new Map<string, readonly Whole[]>()

function beginningWith(head: string): readonly Whole[] {
  let some = byHead.get(head)
  if (!some) byHead.set(head, (some = whole.filter(([, heads]) => heads === '' || heads.includes(head))))
  return some
}

function wholeAt(view: View): Match | undefined {
  const { text, start } = view
  const size = view.end - start
  for (const [vendor, , least, most, mark, place, shape] of beginningWith(text.charAt(start))) {
    if (size < least || size > most) continue
    if (!text.startsWith(mark, start + place) || (vendor === 'azure' && !isSigned(text, start))) continue
    const match = tried(text, start, vendor, shape)
    if (!match) continue
    view.steps += match.end - match.start
    return match
  }
  return undefined
}

/** An `A` and what follows it in each of Azure's signatures, within as many characters as may stand before one. */
function isSigned(text: string, start: number): boolean {
  for (let i = start + 20; i < start + 78; i++) {
    const c = codeAt(text, i)
    if (c === 65 && 'BCEIMPRSz'.includes(text.charAt(i + 1))) return true
    if (!isAlnum(c) && c !== 43 && c !== 45 && c !== 47 && c !== 95) return false
  }
  return false
}

function tried(text: string, start: number, vendor: string, shape: RegExp): Match | undefined {
  shape.lastIndex = start
  const value = shape.exec(text)?.[0]
  if (!value || isAlnum(codeAt(text, start - 1)) || isPlaceholder(value) || entropy(value) < 3) return undefined
  return { start, end: start + value.length, confidence: 0.95, hint: vendor, detector: `api-key/${vendor}` }
}

function isKeyChar(c: number): boolean {
  return isAlnum(c) || c === 45 || c === 46 || c === 95 || c === 126
}
