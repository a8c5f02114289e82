import { codeAt, isAlnum, isAsciiLetter, isDigit, isLetter, isLocal, plainLetters } from '../characters.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import type { View } from '../scan/view.ts'

/** RFC 5321: 64 before the sign, 255 after it. They bound the window on hostile text. */
const mostLocal = 64
const mostDomain = 255

/** `icon@2x.png`: endings that are files, not domains. */
const files = new Set([
  'png',
  'jpg',
  'jpeg',
  'gif',
  'svg',
  'webp',
  'js',
  'ts',
  'css',
  'html',
  'json',
  'txt',
  'md',
  'py',
  'exe',
  'dll',
  'local',
  'localhost',
])

export const email: Detector = {
  name: 'email',
  kind: 'email',
  source: 'RFC 5321, RFC 6531',
  anchors: { literals: ['@'] },
  takes: true,
  at: (view) => addressAt(view, view.start, view.end, 0.97) ?? slippedAt(view),
  hits: [
    'jo.smith@example.org',
    'mail JO@EXAMPLE.ORG.',
    'jürgen@bücher.de',
    'иван@почта.рф',
    "o'neil+x@mail.example.co.uk",
    '<jo@example.org>',
    '😀jo@example.org😀',
    'jo_smith@gmail,com',
    'jo.smith @gmail.com',
    'jo.smith@ gmail.com',
    'jo_smith@gmail',
    'jo@example,com',
    'jo @ example . com',
    'jo.smith @ example.org',
    'jo.smith@example .org',
  ],
  misses: [
    'icon@2x.png',
    'jo@example',
    '@handle',
    'a@b@c',
    'pkg@1.2.3',
    'me @ home',
    'jo@-x.org',
    'write @gmail.com',
    'ask @ gmail.com',
    'git@example.org:owner/name.git',
    'https://user:password@example.org',
  ],
}

/** Where people have mailboxes: « jo at gmail.com » is an address, « meet me at example.com » is not. */
const houses = [
  'gmail',
  'googlemail',
  'yahoo',
  'hotmail',
  'outlook',
  'icloud',
  'aol',
  'gmx',
  'web',
  'proton',
  'protonmail',
  'live',
  'msn',
  'mail',
  'orange',
  'free',
  'libero',
]
/** Signs that stand for `@` and nothing else. */
const signs = [
  '(arobase)',
  '[arobase]',
  '(arroba)',
  '[arroba]',
  '(chiocciola)',
  '[at]',
  '(at)',
  '{at}',
  ' (a) ',
  ' [a] ',
  '(apenstaartje)',
  '[apenstaartje]',
  '(klammeraffe)',
  '^arobase ',
  '^arroba ',
  '^chiocciola ',
  '^apenstaartje ',
]
/** Every thirtieth message holds it, so only what makes an address of it wakes anybody. */
const plain = ' at '

export const emailInWords: Detector = {
  name: 'email/in-words',
  kind: 'email',
  source: 'spellings people use against address collectors',
  anchors: { literals: [...signs, '^dot ', '^punkt ', ...houses.map((house) => `${plain}${house}.`)] },
  at: spelledAt,
  hits: [
    'jo.smith at example dot com',
    'WRITE TO JO.SMITH AT EXAMPLE DOT COM',
    'jo.smith[at]example.com',
    'jo (at) example (dot) org',
    'jo [at] example [dot] org',
    'jens.meyer at beispiel punkt de',
    'maria dot lopez at example dot com',
    'j-o-h-n at example dot com',
    'it is j o h n at gmail.com',
    'jean arobase exemple point fr',
    'jean(arobase)exemple.fr',
    'juan arroba ejemplo punto es',
    'joao arroba exemplo ponto pt',
    'gianni chiocciola esempio punto it',
    'piet apenstaartje voorbeeld punt nl',
    'info (apenstaartje) voorbeeld.nl',
  ],
  misses: [
    'meet me at example.com',
    'at noon dot',
    'look at example dot com',
    'we are at example dot com',
    'plan b at example.com',
  ],
}

function addressAt(view: View, sign: number, after: number, confidence: number): Match | undefined {
  const { text } = view
  const start = localStart(text, sign)
  if (start === sign) return undefined
  const ahead = text.slice(Math.max(0, start - 40), start)
  // `https://user:password@host` shows where one would stand.
  if (ahead.endsWith(':') && /:\/\/[^\s/@]*$/.test(ahead)) return undefined
  const end = domainEnd(text, after)
  view.steps += sign - start + mostLocal
  // `git@host:owner/name`
  if (end < 0 || (codeAt(text, end) === 58 && sign - start === 3 && text.startsWith('git', start))) return undefined
  return {
    start,
    end,
    // A card's number before the sign is still a card's, and whoever leaves addresses readable must not leave that.
    confidence: longestDigits(text, start, sign) < shortestCard ? confidence : Math.min(confidence, unsure),
    hint: `${sign - start > 2 ? first(text, start) : ''}•••@${text.slice(after, end).toLowerCase()}`,
  }
}

/** « jo_smith@gmail,com », « jo.smith @gmail.com », « jo_smith@gmail »: a slip of the finger, where people have mailboxes. */
const slip =
  /^( ?)(?:gmail|googlemail|yahoo|hotmail|outlook|icloud|aol|gmx|web|protonmail|live|msn|orange|free|libero)([.,]) ?(?:(?:co|com)\.)?[a-z]{2,3}(?![\w.,]\w)/i
const shortened =
  /^()(?:gmail|googlemail|hotmail|icloud|protonmail|[a-z\d-]{2,30},(?:com|net|org|de|fr|es|it|nl|pt|co\.uk)|[a-z\d-]{2,30} \. ?(?:com|net|org|de|fr|es|it|nl|pt))(?![\w.,-]?\w)/i
/** « jo @ example . com »: nobody parts what is no address from its dot. */
const spread = /^ ?[a-z\d-]{2,40} ?\. ?(?:com|net|org|info|edu|de|fr|es|it|nl|pt|uk|eu|io)(?![\w.]?\w)/i

function slippedAt(view: View): Match | undefined {
  const { text } = view
  const ahead = text.slice(view.end, view.end + 52)
  view.steps += 52
  const isApart = text.charCodeAt(view.start - 1) === 32
  const parted = isApart ? spread.exec(ahead) : null
  const found = slip.exec(ahead) ?? parted ?? (isApart ? null : shortened.exec(ahead))
  if (!found) return undefined
  const sign = isApart ? view.start - 1 : view.start
  const start = localStart(text, sign)
  const isSpread = parted?.[0].includes(' .') === true
  if (sign - start < 2 || (isApart && !isSpread && !/[\d._]/.test(text.slice(start, sign)))) return undefined
  return { start, end: view.end + found[0].length, confidence: 0.8, hint: `${first(text, start)}•••` }
}

/** Less than a card's own, and too little to pass over what stands inside. */
const unsure = 0.9
const shortestCard = 13

function longestDigits(text: string, from: number, to: number): number {
  let longest = 0
  let run = 0
  for (let i = from; i < to; i++) {
    run = isDigit(text.charCodeAt(i)) ? run + 1 : 0
    if (run > longest) longest = run
  }
  return longest
}

function first(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 42)
}

function localStart(text: string, sign: number): number {
  const stop = Math.max(0, sign - mostLocal)
  let at = sign
  // Chinese and Japanese put no blank before a Latin address.
  const latin = codeAt(text, sign - 1) < 0x2e80
  while (at > stop && isInLocal(text.charCodeAt(at - 1)) && !(latin && text.charCodeAt(at - 1) >= 0x2e80)) at--
  // A local part neither begins nor ends with a dot or a quote; `...jo@` and `'jo@` begin at the letter.
  while (
    at < sign &&
    !(isAlnum(codeAt(text, at)) || isLetter(codeAt(text, at)) || codeAt(text, at) === 95 || codeAt(text, at) === 43)
  )
    at++
  return at > 0 && sign > at && text.charCodeAt(sign - 1) === 46 ? sign : at
}

function isInLocal(c: number): boolean {
  return isLocal(c) || isLetter(c)
}

/** End of `label(.label)+` whose last label is letters, or -1. */
function domainEnd(text: string, from: number): number {
  const stop = Math.min(text.length, from + mostDomain)
  let at = from
  let labelStart = from
  let best = -1
  let labels = 0
  while (at <= stop) {
    const c = at < stop ? codeAt(text, at) : 32
    const cjk = c >= 0x2e80 && codeAt(text, from) < 0x2e80
    if (!cjk && isInLabel(c)) {
      at++
      continue
    }
    if (at === labelStart || codeAt(text, labelStart) === 45 || at - labelStart > 63) break
    labels++
    if (labels > 1 && isTop(text, labelStart, at)) best = at
    if (c !== 46) break
    at++
    labelStart = at
  }
  return best
}

function isTop(text: string, start: number, end: number): boolean {
  if (end - start < 2 || end - start > 24) return false
  if (text.startsWith('xn--', start)) return true
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i)
    if (!isAsciiLetter(c) && !isLetter(c)) return false
  }
  return !files.has(text.slice(start, end).toLowerCase())
}

const tops = '(?:com|org|net|edu|gov|info|biz|io|co|eu|de|at|ch|fr|es|it|nl|be|pt|br|uk|us|ca|au|in|dev|app|me)'
const anyDot = new RegExp(
  `^ {0,2}([\\p{L}\\d-]{1,40})((?: {0,2}[([{]? ?(?:dot|punkt|point|punto|ponto|punt|\\.)[)\\]}]? {0,2}[\\p{L}\\d-]{2,24}){1,3})(?![\\p{L}\\d])`,
  'iu',
)
const plainDot = new RegExp(
  `^ {0,2}([\\p{L}\\d-]{2,40}(?: (?:dot|punkt) [\\p{L}\\d-]{2,24}){0,2}) (?:dot|punkt) ${tops}(?![\\p{L}\\d])`,
  'iu',
)
const anyDomain = /^ {0,2}[\p{L}\d-]{1,40}(?:\.[\p{L}\d-]{1,24}){0,2}\.\p{L}{2,12}/u
const mailHouses = new RegExp(`^(?:${houses.join('|')})\\.(?:[a-z]{2,3}\\.)?[a-z]{2,4}(?![\\w])`, 'i')

/** « maria dot lopez at », « jens Unterstrich meyer at » */
const earlier =
  /(?<![\p{L}\d])(?:[\p{L}\d]{1,20} [([]?(?:dot|punkt|point|punto|ponto|punt|underscore|unterstrich|dash|minus)[)\]]? ){1,3}$/iu

/** « j o h n at » */
const letterByLetter = /(?<![\p{L}\d.'’-])(?:[\p{L}\d] ){2,24}$/u

/** « look at example dot com », « sold out at example dot com » */
const noMailbox =
  /^(?:me|us|it|him|her|them|look|meet|meeting|now|here|there|out|only|also|available|visit|shop|shopping|store|order|orders|ordered|bought|buy|found|find|see|page|site|website|online|blog|posted|are|is|was|be|live|work|works|working)$/i

/** `name at example dot com`. The plain word « at » counts only with « dot » or a house of mailboxes, another sign also with a dot. */
function spelledAt(view: View): Match | undefined {
  const { text, start, end } = view
  if (view.literal < signs.length) return spelledRound(view, start, end, true)
  const at = codeAt(text, start) === 32 ? start : plainBefore(text, start)
  return at < 0 ? undefined : spelledRound(view, at, at + plain.length, false)
}

/** Where « at » begins in front of a word and « dot », or -1. */
function plainBefore(text: string, dot: number): number {
  let at = dot - 1
  const stop = Math.max(0, at - 42)
  if (codeAt(text, at) !== 32) return -1
  while (at > stop && isInLabel(text.charCodeAt(at - 1))) at--
  const begin = at - plain.length
  return at < dot - 1 && begin >= 0 && plainLetters(text.slice(begin, at)).toLowerCase() === plain ? begin : -1
}

function isInLabel(c: number): boolean {
  return isAlnum(c) || isLetter(c) || c === 45
}

function spelledRound(view: View, begin: number, end: number, certain: boolean): Match | undefined {
  const { text } = view
  let sign = begin
  while (sign > 0 && text.charCodeAt(sign - 1) === 32 && begin - sign < 2) sign--
  const last = localStart(text, sign)
  if (last === sign || (!certain && noMailbox.test(text.slice(last, sign)))) return undefined
  const window = text.slice(end, end + 80)
  view.steps += 80
  const spelled = (certain ? anyDot : plainDot).exec(window)
  const written = (certain ? anyDomain : mailHouses).exec(window)
  const match = spelled ?? written
  if (!match) return undefined
  const ahead = text.slice(Math.max(0, last - 60), last)
  view.steps += ahead.length
  const more = (sign - last === 1 ? letterByLetter.exec(ahead) : undefined) ?? earlier.exec(ahead)
  const start = last - (more?.[0].length ?? 0)
  return {
    start,
    end: end + match[0].length,
    confidence: certain ? 0.92 : 0.82,
    hint: `${first(text, start)}•••`,
  }
}
