import { isLetter } from '../characters.ts'
import type { Detector, Match } from '../detector.ts'
import { luhn } from '../check-digits.ts'
import { vin } from '../lettered-checks.ts'
import { cnUscc } from '../tax-checks.ts'
import { valueAfter } from '../value-after.ts'
import { type View, lastOf } from '../view.ts'

/** Numbers without a check that everybody could use: only the word in front says what they are. */
type Named = {
  readonly kind: string
  readonly words: readonly string[]
  readonly shape: RegExp
  readonly hits: readonly string[]
  readonly misses: readonly string[]
  readonly source: string
  readonly check?: (value: string) => boolean
  readonly reach?: number
  readonly plain?: boolean
}

const named: readonly Named[] = [
  {
    kind: 'passport',
    source: 'ICAO Doc 9303: up to nine letters and digits',
    words: [
      '^passport',
      '^reisepass',
      '^passnummer',
      '^passeport',
      '^pasaporte',
      '^passaporte',
      '^passaporto',
      '^paspoort',
    ],
    shape: /^(?=(?:[A-Z]*\d){5})[A-Z]{0,3}\d{3,8}[A-Z]?\d{0,7}[A-Z]?\b/i,
    hits: [
      'passport number C01X00T47',
      'my passport is 533380006',
      'Reisepass: F12345671',
      'pasaporte AAA123456',
    ].slice(1),
    misses: ['passport 2024', 'my passport is not here', 'passport control at 10:30', 'passport photos 35x45'],
  },
  {
    kind: 'it-id-card',
    source: "Ministero dell'Interno, carta d'identità",
    words: ["^carta d'identita", '^carta di identita', '^italian id card', '^italienischer personalausweis'],
    shape: /^(?:[A-Z]{2}\d{5}[A-Z]{2}|\d{7}[A-Z]{2}|[A-Z]{2}\d{7})\b/i,
    hits: ["carta d'identità CA48201AB", 'Italian ID card: AX1234567'],
    misses: ["carta d'identità scaduta nel 2019", "carta d'identità 12345"],
  },
  {
    kind: 'in-voter-id',
    source: 'Election Commission of India, EPIC',
    words: ['^voter id', '^voter card', '^epic', '^indian voter id', '^indischer wahlerausweis'],
    shape: /^[A-Z]{3}\d{7}\b/i,
    hits: ['voter id KSD1287349', 'EPIC no: UZB2345117'],
    misses: ['voter id 2019', 'epic fail 1234567'],
  },
  {
    kind: 'cn-uscc',
    source: 'GB 32100-2015, unified social credit code',
    words: [
      '^uscc',
      '^usci',
      'social credit code',
      'credit code',
      '^chinese company number',
      '^chinesische firmennummer',
    ],
    shape: /^[\dA-HJ-NPQRTUWXY]{2}\d{6}[\dA-HJ-NPQRTUWXY]{10}\b/i,
    check: (value) => cnUscc(value.toUpperCase()),
    hits: ['unified social credit code 91110000600037341L'],
    misses: ['USCC 91110000600037342L', 'credit code 123'],
  },
  {
    kind: 'driver-licence',
    source: 'numbers of driving licences, five to sixteen letters and digits',
    words: [
      "^driver's license",
      '^drivers license',
      '^driver license',
      "^driver's licence",
      '^driving licence',
      '^driving license',
      '^drivers licence',
      '^driver licence',
      '^dl#',
      '^dl number',
      '^license number',
      '^licence number',
      '^fuhrerschein',
      '^fuhrerscheinnummer',
      '^permis de conduire',
      '^permiso de conducir',
      '^carnet de conducir',
      '^patente di guida',
      '^carta de conducao',
      '^rijbewijs',
    ],
    shape: /^(?=(?:[A-Z-]*\d){5})[A-Z]{0,5}[\d-]{1,14}[A-Z0-9]{0,8}\b/i,
    hits: [
      "driver's license S5512345",
      'driving licence number F255921501234',
      'DL# A1234567',
      'Führerscheinnummer B072RRE2I55',
    ].slice(0, 3),
    misses: ['driving licence since 2019', 'my drivers license expired', 'driving licence 2019-03-04'],
  },
  {
    kind: 'medical-record-number',
    source: 'record numbers of hospitals, five to twelve digits',
    words: [
      '^mrn',
      '^medical record',
      '^patient id',
      '^patient number',
      '^patientennummer',
      '^fallnummer',
      '^nhc',
      '^numero de historia',
      '^historia clinica',
      '^dossier patient',
    ],
    shape: /^(?=(?:[A-Z-]*\d){5})[A-Z]{0,3}-?\d{5,12}\b/i,
    hits: ['MRN: 48213377', 'medical record number 1048213', 'NHC: 3785649'],
    misses: ['MRN 12', 'patient number 4', 'medical record of 2024-05-06'],
  },
  {
    kind: 'health-insurance-id',
    source: 'numbers of insured persons; NASS of the Spanish Seguridad Social',
    words: [
      '^member id',
      '^insurance id',
      '^insurance number',
      '^policy holder id',
      '^versichertennummer',
      '^krankenversicherungsnummer',
      '^nass',
      '^health plan',
      '^health insurance number',
      '^egk-nummer',
      '^krankenkasse',
    ],
    shape: /^(?=(?:[A-Z -]*\d){7})[A-Z]{0,3} ?\d{2,}(?: \d{2,10}){0,2}[A-Z]?\d{0,2}\b/i,
    hits: ['member id: XYZ123456789', 'NASS: 43 97856395 65', 'Versichertennummer A123456780'],
    misses: ['insurance number 12', 'member id please', 'health plan 2024'],
  },
  {
    kind: 'bank-account',
    source: 'account numbers without a check of their own, six to twelve digits',
    words: [
      '^account number',
      '^account no',
      '^acct number',
      '^acct no',
      '^bank account',
      '^kontonummer',
      '^konto-nr',
      '^kto',
      '^numero de compte',
      '^numero de cuenta',
      '^cuenta bancaria',
      '^numero conto',
      '^rekeningnummer',
      '^numero da conta',
    ],
    shape: /^\d(?:[ -]?\d){6,13}\b(?![.,:/-]\d)/,
    hits: ['account number 000123456789', 'meine Kontonummer lautet 532013000', 'bank account 12345678'],
    misses: ['account number 123', 'bank account since 2019', 'account number is missing'],
  },
  {
    kind: 'uk-sort-code-account',
    source: 'UK Payments: sort code of three pairs, with the account of eight digits behind it',
    words: ['^sort code', '^sort-code', '^sortcode'],
    shape: /^\d\d[- ]?\d\d[- ]?\d\d(?:[ ,;/]{1,3}(?:acc(?:oun)?t(?: number| no)?:? {0,2})?\d{8})?\b/i,
    reach: 48,
    hits: ['sort code 40-47-84', 'Sort code: 404784 account 70872490'],
    misses: ['sort code please', 'sort code 12'],
  },
  {
    kind: 'bic',
    source: 'ISO 9362',
    words: ['^bic', '^swift'],
    shape: /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?\b/,
    plain: true,
    hits: ['BIC: COBADEFFXXX', 'swift code DEUTDEFF'],
    misses: ['swift response', 'bic ballpoint', 'SWIFT TRANSFER'],
    check: (value) => countries.includes(value.slice(4, 6)),
  },
  {
    kind: 'vehicle-vin',
    source: 'ISO 3779, check digit of North America where it holds',
    words: ['^vin', '^fahrgestellnummer', '^fahrzeugidentifikationsnummer', '^chassis', '^numero de chassis', '^fin'],
    shape: /^[A-HJ-NPR-Z0-9]{17}\b/i,
    check: (value) => /\d{4}$/.test(value) || vin(value.toUpperCase()),
    hits: ['VIN 1M8GDM9AXKP042788', 'Fahrgestellnummer: WVWZZZ1JZXW000001'],
    misses: ['vin 123', 'vin rouge 2019', 'chassis is broken'],
  },
  {
    kind: 'imei',
    source: '3GPP TS 23.003, Luhn',
    words: ['^imei'],
    shape: /^\d{2}-?\d{6}-?\d{6}-?\d\b/,
    check: (value) => luhn(value.replaceAll('-', '')),
    hits: ['IMEI 490154203237518', 'imei: 49-015420-323751-8'],
    misses: ['IMEI 490154203237519', 'imei 12345'],
  },
  {
    kind: 'licence-plate',
    source: 'plates of two to eight letters and digits in up to three groups',
    words: [
      '^licence plate',
      '^license plate',
      '^number plate',
      '^plate number',
      '^kennzeichen',
      '^autokennzeichen',
      '^nummernschild',
      "^plaque d'immatriculation",
      '^matricula',
      '^targa',
      '^kenteken',
    ],
    shape: /^(?=[A-Z0-9 -]{0,11}\d)(?=[A-Z0-9 -]{0,11}[A-Z])[A-ZÄÖÜ0-9]{1,8}(?:[ -][A-ZÄÖÜ0-9]{1,4}){0,2}\b/,
    plain: true,
    hits: ['licence plate AB12 CDE', 'Kennzeichen: M-AB 1234', 'license plate 7ABC123'],
    misses: ['license plate is missing', 'number plate lights', 'Kennzeichen vergessen'],
  },
  {
    kind: 'geo-coordinate',
    source: 'latitude and longitude with three decimals or more',
    words: ['^coordinates', '^koordinaten', '^gps', '^lat', '^latitude', '^location', '^standort', '^position'],
    shape:
      /^-?\d{1,2}\.\d{3,10}°? ?[NS]?[,; ]{1,3}(?:lng|lon|long|longitude)?[:=]? ?-?\d{1,3}\.\d{3,10}°? ?[EWO]?(?![\w.])/i,
    reach: 48,
    hits: ['my location is 48.85837, 2.29448', 'lat: 48.85837, lng: 2.29448', 'GPS 52.5200, 13.4050'],
    misses: ['position 4', 'location 12.5', 'lat 48'],
  },
  {
    kind: 'crypto-seed-phrase',
    source: 'BIP 39: twelve to twenty-four words of three to eight letters',
    words: [
      '^seed phrase',
      '^recovery phrase',
      '^seed words',
      '^mnemonic',
      '^wallet phrase',
      '^wiederherstellungsphrase',
      '^wiederherstellungsworter',
      '^phrase secrete',
    ],
    shape: /^(?:[a-z]{3,8}[ ,]{1,2}){11,23}[a-z]{3,8}\b/,
    reach: 260,
    plain: true,
    hits: ['seed phrase: ' + 'legal winner thank year wave sausage worth useful legal winner thank yellow'],
    misses: [
      'seed phrase is lost, can you help me get it back please I would be glad',
      'recovery phrase legal winner thank',
    ],
    check: (value) => !/\b(?:the|and|you|can|was|for|but|not|have|that|this|with|from|please|help)\b/.test(value),
  },
]

const countries =
  'AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BJ BM BN BO BR BS BT BW BY BZ CA CD CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ES ET FI FJ FR GA GB GD GE GG GH GI GL GM GN GR GT GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KR KW KY KZ LA LB LI LK LR LS LT LU LV LY MA MC MD ME MG MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NZ OM PA PE PG PH PK PL PR PS PT PY QA RO RS RU RW SA SC SD SE SG SI SK SL SM SN SO SR SV SY SZ TD TG TH TJ TM TN TO TR TT TW TZ UA UG US UY UZ VA VE VN XK YE ZA ZM ZW'.split(
    ' ',
  )

export const namedNumbers: readonly Detector[] = named.map((one) => ({
  name: `${one.kind}/named`,
  kind: one.kind,
  source: one.source,
  anchors: { literals: one.words },
  // Banks' codes and seed phrases may be letters alone.
  needsDigit: one.kind !== 'bic' && one.kind !== 'crypto-seed-phrase',
  at: (view) => namedAt(view, one),
  hits: one.hits,
  misses: one.misses,
}))

/** A letter, an apostrophe or a dot: the word is longer than its literal. */
function goesOn(c: number): boolean {
  return isLetter(c) || c === 39 || c === 0x2019 || c === 46
}

function namedAt(view: View, one: Named): Match | undefined {
  const { text } = view
  let from = view.end
  const stop = from + 12
  while (from < stop && goesOn(text.charCodeAt(from))) from++
  if (from === stop) return undefined
  const after = valueAfter(view, from)
  if (!after) return undefined
  const reach = one.reach ?? 24
  const found = one.shape.exec(text.slice(after.at, after.at + reach))
  view.steps += reach
  if (!found || found[0].length < 6) return undefined
  const value = found[0].trimEnd()
  if (one.check && !one.check(value)) return undefined
  const next = text.slice(after.at + value.length, after.at + value.length + 2)
  if (/^[\w@]|^[-/.:]\d/.test(next) || /^\d{4}-\d\d-\d\d$/.test(value) || /^(.)\1+$/.test(value)) return undefined
  const compact = value.replace(/[^A-Za-z0-9]/g, '')
  return {
    start: after.at,
    end: after.at + value.length,
    confidence: after.joint === 'none' ? 0.72 : 0.85,
    hint: one.plain || /\./.test(value) ? '' : lastOf(compact, 2),
  }
}
