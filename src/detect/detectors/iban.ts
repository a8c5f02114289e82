import { codeAt, isAlnum, isDigit, isJoint } from '../characters.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { lastOf, type View } from '../scan/view.ts'
import { isBankCountry } from './named-numbers-data.ts'

/** Country and length, ISO 13616 registry release 99, and the partial list of countries that use the shape outside it. */
const lengths =
  'AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23' +
  'GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28' +
  'NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30' +
  'AO25BF28BJ28CF27CG27CI28CM27CV25DZ26GA27GQ27GW25IR26KM27MA28MG27ML28MZ25NE28SN28TD27TG28'
/** By both letters' places in the alphabet: most things that look so are none, and should cost no string. */
const byLetters = new Uint8Array(1024)

for (let i = 0; i < lengths.length; i += 4) byLetters[placeOf(lengths, i)] = Number(lengths.slice(i + 2, i + 4))

function placeOf(text: string, i: number): number {
  return ((text.charCodeAt(i) & 31) << 5) | (text.charCodeAt(i + 1) & 31)
}

export const iban: Detector = {
  name: 'iban',
  kind: 'iban',
  source: 'ISO 13616 registry',
  check: 'length of the country, mod 97',
  anchors: { shapes: ['AA99*'] },
  takes: true,
  at: ibanAt,
  hits: [
    'DE89 3704 0044 0532 0130 00',
    'to GB29NWBK60161331926819 please',
    'gb29 nwbk 6016 1331 9268 19',
    'NO93 8601 1117 947',
    'DE89 3704 0044 0532 0130 00, COBADEFFXXX',
    'DE89-3704-0044-0532-0130-00',
    'die IBAN lautetDE89370400440532013000',
  ],
  misses: [
    'keyxDE89370400440532013000x',
    'DE89 3704 0044 0532 0130 01',
    'order 8937 0400 4405',
    'XX89370400440532013000',
    'DE89 3704 0044 0532 0130',
  ],
}

/** « COBADEFFXXX »: with the three letters of a head office no word is needed. */
export const bicOfHeadOffice: Detector = {
  name: 'bic/head-office',
  kind: 'bic',
  source: 'ISO 9362: the branch code of a head office',
  anchors: { literals: ['xxx'] },
  at: headOfficeAt,
  hits: ['bank: COBADEFFXXX', 'NWBKGB2LXXX'],
  misses: ['hf_xxxxxxxxxxx', 'XXXXXXXXXXX', 'cobadeffxxx', 'COBAZZFFXXX', 'ACOBADEFFXXX'],
}

function headOfficeAt({ text, start, end }: View): Match | undefined {
  const from = start - 8
  if (from < 0 || isAlnum(codeAt(text, end)) || isAlnum(codeAt(text, from - 1))) return undefined
  const value = text.slice(from, end)
  if (!/^[A-WYZ][A-Z]{5}[A-Z\d]{2}XXX$/.test(value) || !isBankCountry(value)) return undefined
  return { start: from, end, confidence: 0.85, hint: '' }
}

/** Of a whole one that begins with the two letters at `start`; 0 if they are no country's. */
export function ibanLength(text: string, start: number): number {
  return byLetters[placeOf(text, start)] as number
}

/** How its groups may be parted: by one sign that joins all numbers, or by up to three that stay in the line. */
const evenly = 1
export const unevenly = 2

/**
 * Where one ends that begins at `start` and is parted so, or 0. Counted modulo 97 as it is read, since nearly none of what begins
 * so is one, and once for both who ask.
 */
export function ibanEnd(view: View, parted: number): number {
  if (view.ibanFrom !== view.start) {
    view.ibanFrom = view.start
    view.ibanTo = 0
    readIban(view)
  }
  return view.ibanParted & parted ? view.ibanTo : 0
}

function readIban(view: View): void {
  const { text, start } = view
  const length = ibanLength(text, start)
  let parted = evenly | unevenly
  let at = start
  let count = 0
  let letters = 0
  let gap = 0
  // Country and check digits count last (ISO 7064).
  let head = 0
  let rest = 0
  view.steps += length
  for (; count < length; at++) {
    const c = codeAt(text, at)
    if (isAlnum(c)) {
      const digit = isDigit(c)
      const base = digit ? 10 : 100
      const value = digit ? c - 48 : (c | 32) - 87
      if (count > 3) rest = (rest % 97) * base + value
      else if (digit === count > 1) head = head * base + value
      else return
      // A word is none of its groups.
      letters = digit ? -length : letters + 1
      if (letters > 6) parted &= unevenly
      count++
      gap = 0
    } else if (isJoint(c) && gap < 3) {
      if (gap++ > 0) parted &= unevenly
      if (c === 10) parted &= evenly
      letters = 0
    } else return
  }
  if (isAlnum(codeAt(text, at)) || ((rest % 97) * 1_000_000 + head) % 97 !== 1) return
  view.ibanTo = at
  view.ibanParted = parted
}

/** Its last four. */
export function ibanHint(text: string, start: number, end: number): string {
  return lastOf(text.slice(start, end).replace(/\W/g, '').toUpperCase(), 4)
}

function ibanAt(view: View): Match | Match[] | undefined {
  const { text, start } = view
  const end = ibanEnd(view, evenly)
  if (end === 0) return undefined
  const found = { start, end, confidence: 0.99, hint: ibanHint(text, start, end) }
  const bank = bankBeside(view, end)
  return bank ? [found, bank] : found
}

/** `DE89…` and behind it, with no word between, the code of a bank in the same country. */
function bankBeside(view: View, end: number): Match | undefined {
  const { text, start } = view
  const ahead = text.slice(end, end + 24)
  view.steps += ahead.length
  const [whole = '', value = ''] =
    /^[\s,;|/(]{1,5}([A-Z]{4}[A-Z]{2}[A-Z\d]{2}(?:[A-Z\d]{3})?)(?![\p{L}\d])/u.exec(ahead) ?? []
  if (value.slice(4, 6) !== text.slice(start, start + 2).toUpperCase()) return undefined
  const from = end + whole.length - value.length
  return { start: from, end: from + value.length, confidence: 0.9, hint: '', kind: 'bic', detector: 'bic/beside-iban' }
}
