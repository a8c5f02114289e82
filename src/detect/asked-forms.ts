import type { Kind } from './finding.ts'
import { deDocument, icaoCheck } from './checks/lettered-checks.ts'
import { isVat } from './checks/vat-checks.ts'
import { brCnpj, inAadhaar } from './checks/national-checks.ts'
import { cnUscc, grAfm, mkEdb, mxRfc } from './checks/tax-checks.ts'

/** How a country writes the numbers of a document. `name` is what may be asked for: `passport/de`. */
export type AskedForm = {
  readonly name: string
  readonly kind: Kind
  readonly shape: RegExp
  readonly check?: (token: string) => boolean
  readonly source: string
  readonly hit: string
}

const german = '[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ\\d]{8}'
/** Not inside a longer word or number. */
const alone = (shape: string): RegExp =>
  new RegExp(`(?<![A-Za-z\\u00c0-\\u024f\\d])(?:${shape})(?![A-Za-z\\u00c0-\\u024f\\d])`, 'giu')
/** Number, birth and expiry each with their check, and one over all. */
const isLine = (token: string): boolean => {
  const s = token.replaceAll('D', '')
  return (
    s.length === 25 &&
    icaoCheck(s.slice(0, 10)) &&
    icaoCheck(s.slice(10, 17)) &&
    icaoCheck(s.slice(17, 24)) &&
    icaoCheck(s)
  )
}
const digitsIn = (token: string): number => token.replace(/\D/g, '').length
const isGerman = (s: string): boolean => digitsIn(s) >= 3 && (s.length === 9 || deDocument(s.slice(0, 10)))
const letterValues = (s: string): string => s.replace(/[A-Z]/g, (c) => String(c.charCodeAt(0) - 48).padStart(2, '0'))

/** Letters count as their place in the table of characters less 48, as do digits (Receita Federal, 2024). */
const lettered = (s: string): boolean => {
  if (/^\d+$/.test(s)) return brCnpj(s)
  const values = [...s].map((c) => c.charCodeAt(0) - 48)
  const digit = (weights: readonly number[]): number => {
    const rest = weights.reduce((sum, w, i) => sum + w * (values[i] ?? 0), 0) % 11
    return rest < 2 ? 0 : 11 - rest
  }
  return (
    digit([5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) === values[12] &&
    digit([6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) === values[13] &&
    letterValues(s) !== ''
  )
}

export const askedForms: readonly AskedForm[] = [
  {
    name: 'us-alien-number',
    kind: 'us-alien-number',
    shape: alone(
      'A[- ]?\\d{3}[- ]?\\d{3}[- ]?\\d{1,3}|\\d{3}-\\d{3}-\\d{3}|(?:EAC|WAC|LIN|SRC|MSC|IOE|NBC|YSC)\\d{10}',
    ),
    source: 'USCIS',
    hit: 'A098765432',
  },
  {
    name: 'br-rg',
    kind: 'br-rg',
    shape: alone('\\d{1,2}\\.?\\d{3}\\.?\\d{3}-?[\\dX]'),
    source: 'Registro Geral',
    hit: '48.201.937-X',
  },
  {
    name: 'passport/de',
    kind: 'passport',
    shape: alone(`${german}\\d?D?`),
    check: isGerman,
    source: 'PassV',
    hit: 'C01X00T47',
  },
  {
    name: 'passport/es',
    kind: 'passport',
    shape: alone('[A-Z]{3}\\d{6}'),
    source: 'Dirección General de la Policía',
    hit: 'XDC482019',
  },
  {
    name: 'passport/in',
    kind: 'passport',
    shape: alone('[A-PR-WY]\\d{7}'),
    source: 'Ministry of External Affairs',
    hit: 'B3097651',
  },
  {
    name: 'passport/it',
    kind: 'passport',
    shape: alone('[A-Z]{2}\\d{7}'),
    source: 'Polizia di Stato',
    hit: 'YA4820193',
  },
  {
    name: 'passport/kr',
    kind: 'passport',
    shape: alone('[MSROD]\\d{3}[A-Z]\\d{4}|[MSROD]\\d{8}'),
    source: 'Ministry of Foreign Affairs of Korea',
    hit: 'M123A4567',
  },
  {
    name: 'passport/uk',
    kind: 'passport',
    shape: alone('[A-Z]{2}\\d{7}|\\d{9}'),
    source: 'HM Passport Office',
    hit: '533380006',
  },
  {
    name: 'passport/us',
    kind: 'passport',
    shape: alone('[A-Z]\\d{8}|\\d{9}'),
    source: 'US Department of State',
    hit: 'A12803456',
  },
  { name: 'passport/fr', kind: 'passport', shape: alone('\\d{2}[A-Z]{2}\\d{5}'), source: 'ANTS', hit: '12AB48201' },
  {
    name: 'de-id-card',
    kind: 'de-id-card',
    shape: alone(`${german}\\d?D?`),
    check: isGerman,
    source: 'PAuswV',
    hit: 'T220001293',
  },
  {
    name: 'de-id-card/lines',
    kind: 'de-id-card',
    shape: alone('[A-Z\\d]{9}\\d ?D? ?\\d{7} ?\\d{7}D? ?\\d'),
    check: isLine,
    source: 'ICAO Doc 9303',
    hit: 'T22000129364081252010315D4',
  },
  {
    name: 'de-id-card/old',
    kind: 'de-id-card',
    shape: alone('\\d{10}D'),
    check: (s) => icaoCheck(s.slice(0, 10)),
    source: 'PAuswG of 1986',
    hit: '2406055684D',
  },
  {
    name: 'mx-rfc/spaced',
    kind: 'mx-rfc',
    shape: alone('[A-Z&]{3,4}[- ]?\\d{6}(?:[- ]?[A-Z\\d]{3})?'),
    check: mxRfc,
    source: 'SAT, RFC in its three parts',
    hit: 'GODE 561231 GR8',
  },
  {
    name: 'vat-id/lt',
    kind: 'vat-id',
    shape: alone('\\d{9}|\\d{12}'),
    check: (s) => isVat(`LT${s}`),
    source: 'VIES',
    hit: '119511515',
  },
  {
    name: 'vat-id/at',
    kind: 'vat-id',
    shape: alone('U\\d{8}'),
    check: (s) => isVat(`AT${s}`),
    source: 'VIES',
    hit: 'U13585627',
  },
  {
    name: 'gr-afm/prefixed',
    kind: 'gr-afm',
    shape: alone('(?:GR|EL) ?\\d{8,9}'),
    check: (s) => grAfm(s.slice(2).padStart(9, '0')),
    source: 'VIES',
    hit: 'GR 23456780',
  },
  {
    name: 'mk-edb/prefixed',
    kind: 'mk-edb',
    shape: alone('MK ?\\d{13}'),
    check: (s) => mkEdb(s.slice(2)),
    source: 'УЈП',
    hit: 'MK4057009501106',
  },
  {
    name: 'it-id-card',
    kind: 'it-id-card',
    shape: alone('[A-Z]{2}\\d{5}[A-Z]{2}|\\d{7}[A-Z]{2}|[A-Z]{2}\\d{7}'),
    source: "Ministero dell'Interno, carta d'identità",
    hit: 'CA48201AB',
  },
  {
    name: 'in-voter-id',
    kind: 'in-voter-id',
    shape: alone('[A-Z]{3}\\d{7}'),
    source: 'Election Commission of India, EPIC',
    hit: 'KSD1287349',
  },
  {
    name: 'in-aadhaar',
    kind: 'in-aadhaar',
    shape: alone('\\d{4}:\\d{4}:\\d{4}'),
    check: inAadhaar,
    source: 'UIDAI, Verhoeff',
    hit: '3998:7654:3211',
  },
  {
    name: 'br-cnpj',
    kind: 'br-cnpj',
    shape: alone('[A-Z\\d]{2}\\.?[A-Z\\d]{3}\\.?[A-Z\\d]{3}/?[A-Z\\d]{4}-?\\d{2}'),
    check: lettered,
    source: 'Receita Federal, CNPJ with letters',
    hit: '12.ABC.345/01DE-35',
  },
  {
    name: 'cn-uscc',
    kind: 'cn-uscc',
    shape: alone('[\\dA-HJ-NPQRTUWXY]{2}\\d{6}[\\dA-HJ-NPQRTUWXY]{10}'),
    check: cnUscc,
    source: 'GB 32100-2015',
    hit: '91110000600037341L',
  },
  {
    name: 'driver-licence/de',
    kind: 'driver-licence',
    shape: alone('[A-Z][A-Z\\d]{9}[A-Z\\d]'),
    check: (s) => digitsIn(s) >= 6,
    source: 'FeV, Anlage 8',
    hit: 'B072RRE2I55',
  },
  {
    name: 'driver-licence/it',
    kind: 'driver-licence',
    shape: alone('[A-Z]{2}\\d{7}[A-Z]|U1[A-Z\\d]{7}[A-Z]'),
    source: 'Motorizzazione',
    hit: 'U1K711J11M',
  },
  {
    name: 'driver-licence/kr',
    kind: 'driver-licence',
    shape: alone('(?:1[1-9]|2[0-68])[- ]?\\d\\d[- ]?\\d{6}[- ]?\\d\\d'),
    source: 'Korean National Police Agency',
    hit: '28 22 123456 12',
  },
  {
    name: 'driver-licence/us',
    kind: 'driver-licence',
    shape: alone('[A-Z]\\d{5,14}|[A-Z]{2}\\d{3,7}|\\d{7,10}|\\d{12}'),
    source: 'AAMVA: forms of the states',
    hit: 'H12234567',
  },
  {
    name: 'licence-plate/de',
    kind: 'licence-plate',
    shape: alone('[A-ZÄÖÜ]{1,3}[ -][A-Z]{1,2}[ -]?[1-9]\\d{0,3}[EH]?'),
    source: 'FZV, § 9',
    hit: 'M-AB 1234',
  },
  {
    name: 'licence-plate/in',
    kind: 'licence-plate',
    shape: alone('[A-Z]{2}[ -]?\\d{1,2}[ -]?[A-Z]{1,3}[ -]?\\d{1,4}|[A-Z]{2,3}\\d{4}'),
    source: 'Central Motor Vehicles Rules',
    hit: 'KA53ME3456',
  },
  {
    name: 'licence-plate/ng',
    kind: 'licence-plate',
    shape: alone('[A-Z]{3}-\\d{3}[A-Z]{2}'),
    source: 'FRSC',
    hit: 'ABJ-123XY',
  },
  {
    name: 'licence-plate/tr',
    kind: 'licence-plate',
    shape: alone('(?:0[1-9]|[1-7]\\d|8[01]) ?(?:[A-Z] ?\\d{3,4}|[A-Z]{2} ?\\d{2,4}|[A-Z]{3} ?\\d{2,4}|[A-Z] ?\\d\\d)'),
    source: 'Karayolları Trafik Yönetmeliği',
    hit: '34 ABC 1234',
  },
  {
    name: 'licence-plate/uk',
    kind: 'licence-plate',
    shape: alone(
      '[A-HJ-PR-Y]{2}(?:0[2-9]|[12]\\d|5[1-9]|[67]\\d)[ -]?[A-HJ-PR-Z]{3}|[A-HJ-NPR-TV-Y]\\d{1,3}[ -]?[A-HJ-PR-TV-Y]{3}|[A-HJ-PR-TV-Y]{3}[ -]?\\d{1,3}[A-HJ-NPR-TV-Y]',
    ),
    source: 'DVLA INF104',
    hit: 'AB51 ABC',
  },
  {
    name: 'bank-account/us',
    kind: 'bank-account',
    shape: alone('\\d{8,17}'),
    source: 'ABA: up to seventeen digits',
    hit: '945456787654',
  },
]
