import { codeAt, isAlnum, isDigit } from '../characters.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { tokenOf } from '../scan/read-number.ts'
import { lastOf, type View } from '../scan/view.ts'
import { isBankCountry } from './named-numbers-data.ts'

/** Country and length, ISO 13616 registry release 99, and the partial list of countries that use the shape outside it. */
const lengths =
  'AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23' +
  'GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28' +
  'NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30' +
  'AO25BF28BJ28CF27CG27CI28CM27CV25DZ26GA27GQ27GW25IR26KM27MA28MG27ML28MZ25NE28SN28TD27TG28'
const lengthOf = new Map<string, number>()
/** Of a whole IBAN, by its first two letters; undefined where no country writes them. */
export const ibanLength = (country: string): number | undefined => lengthOf.get(country)

/** The same by both letters' places in the alphabet: most things that look so are none, and should cost no string. */
const byLetters = new Uint8Array(1024)

for (let i = 0; i < lengths.length; i += 4) {
  const length = Number(lengths.slice(i + 2, i + 4))
  lengthOf.set(lengths.slice(i, i + 2), length)
  byLetters[placeOf(lengths, i)] = length
}

function placeOf(text: string, i: number): number {
  return ((text.charCodeAt(i) & 31) << 5) | (text.charCodeAt(i + 1) & 31)
}

export const iban: Detector = {
  name: 'iban',
  kind: 'iban',
  source: 'ISO 13616 registry',
  check: 'length of the country, mod 97',
  anchors: { shapes: ['AA99*15'] },
  reads: lengthAt,
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

function lengthAt({ text, places }: View): number {
  return byLetters[placeOf(text, places[0] as number)] as number
}

function ibanAt(view: View): Match | Match[] | undefined {
  const { places, text } = view
  const length = lengthAt(view)
  if (length === 0 || view.reached < length) return undefined
  view.steps += length
  if (!holds(view, length)) return undefined
  const end = (places[length - 1] ?? view.start) + 1
  // A mod 97 check passes by chance once in a hundred; a token that goes on is another kind of key.
  if (isAlnum(codeAt(text, end))) return undefined
  const found = { start: view.start, end, confidence: 0.99, hint: lastOf(tokenOf(view, length), 4) }
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

/** Modulo 97 with the first four characters at the end, letters as numbers from 10 on; without making a text of it. */
function holds(view: View, length: number): boolean {
  const { places, text } = view
  let rest = 0
  for (let k = 4; k < length + 4; k++) {
    const c = text.charCodeAt(places[k < length ? k : k - length] as number)
    rest = isDigit(c) ? (rest * 10 + c - 48) % 97 : (rest * 100 + (c | 32) - 87) % 97
  }
  return rest === 1
}
