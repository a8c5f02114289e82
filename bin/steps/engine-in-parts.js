import { leanTables } from './lean-tables.js'
import { withoutExamples } from './without-examples.js'

/** What a page that only watches what somebody types never asks for. */
const never = new Map([
  ['address/address-parts', 'addressParts'],
  ['custom', 'customEngine'],
  ['explain', 'explainer'],
  ['find-known', 'findKnown'],
  ['births-of-names', 'birthsOf'],
  ['scan/made-states', 'madeStates'],
])

/**
 * The engine for a browser: the kinds that the scanner sees in one file but for the keys of three hundred vendors and the
 * dictionaries (illnesses, medicines, seed words, licences' barcodes, passports' code lines, numbers said as words, wallets, tax numbers, cards, accounts and telephones between odd signs, coordinates, fields of records, VAT, hardware and database addresses, tokens and private keys, codes of recovery, passwords and codes told in other words than their names, dates of birth said as words, values that stand once more or are put right), which come right
 * after it in a second one, addresses in a third one that is fetched when somebody first looks for them, and tables and talks
 * that somebody pasted, with what answers a question in them, in a fourth one that comes with the first text of several lines. Forms of numbers that are asked for by name are a fifth, for whoever asks.
 * Detectors of one's own, explanations and names of persons stay on the server.
 *
 * @returns {import('vite').Plugin[]}
 */
export function engineInParts() {
  return [
    {
      name: 'engine-in-parts',
      enforce: 'pre',
      load(id) {
        const [, path = ''] = /[\\/]src[\\/]detect[\\/](.+)\.ts(\?\w+)?$/.exec(id) ?? []
        if (id.endsWith('?later') || id.endsWith('?first')) return undefined
        if (id.endsWith('?talk')) return talk
        if (path === 'detectors/index') return withKeys
        if (path === 'pasted') return laterPasted
        if (path === 'find-again') return laterAgain
        if (path === 'find-asked') return laterAsked
        if (id.endsWith('?keys')) return keys
        // Only makes the pass faster, and the other file is full.
        if (path === 'scan/everyday-beginnings-data') return `export const everyday = ''`
        const file = path.replace('detectors/', '')
        const held = second.get(file) ?? fourth.get(file)
        if (held) return asleep(held)
        const name = path.replace(/^names[\\/]/, '')
        // The pages that use it are compiled with its types.
        if (name === 'check-options') return 'export const checkOnce = () => {}, notText = () => new TypeError()'
        if (never.has(name))
          return `export const customProblem = () => undefined
export const ${never.get(name)} = () => { throw new Error('This is not part of the engine for browsers.') }`
        return /^address[\\/]find-addresses$/.test(path) ? later : undefined
      },
    },
    withoutExamples({ lean: true }),
    leanTables(),
  ]
}

/** Detectors of the second file, by the file they are written in: variable, name, kind. A variable that stands twice holds a list. @type {Map<string, string[][]>} */
const second = new Map([
  ['api-key', [['apiKey', 'api-key', 'api-key']]],
  ['api-key-inside', [['apiKeyInside', 'api-key/inside', 'api-key']]],
  [
    'health-words',
    [
      ['diagnosis', 'diagnosis', 'diagnosis'],
      ['medication', 'medication', 'medication'],
    ],
  ],
  [
    'uk-account',
    [
      ['ukAccount', 'uk-sort-code-account/behind', 'uk-sort-code-account'],
      ['ukPair', 'uk-sort-code-account/pair', 'uk-sort-code-account'],
    ],
  ],
  ['seed-phrase', [['seedPhrase', 'crypto-seed-phrase', 'crypto-seed-phrase']]],
  ['aamva', [['aamva', 'us-driver-licence/aamva', 'us-driver-licence']]],
  ['mrz', [['passportMrz', 'passport-mrz', 'passport-mrz']]],
  [
    'crypto-wallet',
    [
      ['cryptoWallet', 'crypto-wallet/base58', 'crypto-wallet'],
      ['cryptoWalletPrefixed', 'crypto-wallet/prefixed', 'crypto-wallet'],
    ],
  ],
  ['parted-card', [['partedCard', 'payment-card/parted', 'payment-card']]],
  ['parted-iban', [['partedIban', 'iban/parted', 'iban']]],
  ['parted-phone', [['partedPhone', 'phone/parted', 'phone']]],
  ['de-register-number', [['deRegisterNumber', 'de-register-number', 'de-register-number']]],
  ['de-tax-id', [['deTaxId', 'de-tax-id', 'de-tax-id']]],
  [
    'said-birth',
    [
      ['saidBirth', 'date-of-birth/said', 'date-of-birth'],
      ['saidBirthAnswer', 'date-of-birth/said-answer', 'date-of-birth'],
    ],
  ],
  ['spelled-card', [['spelledCard', 'payment-card/spelled', 'payment-card']]],
  ['spelled-code', [['spelledCode', 'one-time-code/spelled', 'one-time-code']]],
  [
    'spelled-number',
    [
      ['spelledSsn', 'us-ssn/spelled', 'us-ssn'],
      ['spelledAccount', 'bank-account/spelled', 'bank-account'],
      ['spelledSecurityCode', 'card-security-code/spelled', 'card-security-code'],
    ],
  ],
  ['spelled-phone', [['spelledPhone', 'phone/spelled', 'phone']]],
  [
    'vat',
    [
      ['vatId', 'vat-id', 'vat-id'],
      ['deTaxNumber', 'de-tax-number', 'de-tax-number'],
    ],
  ],
  [
    'secret-url',
    [
      ['secretUrl', 'basic-auth-url', 'basic-auth-url'],
      ['connectionString', 'connection-string', 'connection-string'],
    ],
  ],
  [
    'mac-address',
    [
      ['macAddress', 'mac-address', 'mac-address'],
      ['macAddressNamed', 'mac-address/named', 'mac-address'],
    ],
  ],
  ['private-key', [['privateKey', 'private-key', 'private-key']]],
  ['jwt', [['jwt', 'jwt', 'jwt']]],
  [
    'command-login',
    [
      ['commandLogin', 'basic-auth-url/command', 'password'],
      ['passwordGiven', 'password/given', 'password'],
    ],
  ],
  ['sent-code', [['sentCode', 'one-time-code/sent', 'one-time-code']]],
  [
    'record-fields',
    [
      ['recordFields', 'patient-age/field', 'patient-age'],
      ['recordFields', 'patient-sex/field', 'patient-sex'],
      ['recordFields', 'patient-place/field', 'patient-place'],
      ['recordFields', 'patient-place/field-code', 'patient-place'],
      ['recordFields', 'care-date/field', 'care-date'],
      ['recordFields', 'medical-licence/field', 'medical-licence'],
      ['recordFields', 'medical-record-number/field', 'medical-record-number'],
      ['patientInWords', 'patient-age/in-words', 'patient-age'],
      ['patientSexInWords', 'patient-sex/in-words', 'patient-sex'],
      ['careFacility', 'care-facility', 'care-facility'],
    ],
  ],
  ['shown-code', [['shownCode', 'one-time-code/shown', 'one-time-code']]],
  ['named-answer', [['namedAnswer', 'answer/named', 'bank-account']]],
  ['security-answer', [['securityAnswer', 'password/security-answer', 'password']]],
  [
    'password-told',
    [
      ['passwordTold', 'password/told', 'password'],
      ['passwordWithUser', 'password/with-user', 'password'],
      ['passwordBehindUser', 'password/behind-user', 'password'],
    ],
  ],
  ['password-in-use', [['passwordInUse', 'password/in-use', 'password']]],
  ['password-plain', [['passwordPlain', 'password/plain', 'password']]],
  [
    'password-apart',
    [
      ['passwordApart', 'password/apart', 'password'],
      ['passwordMeant', 'password/meant', 'password'],
    ],
  ],
  [
    'rare-numbers',
    [
      ['rareNumbers', 'it-id-card/named', 'it-id-card'],
      ['rareNumbers', 'it-codice-fiscale/grouped', 'it-codice-fiscale'],
      ['rareNumbers', 'health-insurance-id/card', 'health-insurance-id'],
      ['rareNumbers', 'co-cedula/named', 'co-cedula'],
      ['rareNumbers', 'ar-dni/named', 'ar-dni'],
      ['rareNumbers', 'uk-sort-code-account/short', 'uk-sort-code-account'],
      ['rareNumbers', 'in-voter-id/named', 'in-voter-id'],
      ['rareNumbers', 'cn-uscc/named', 'cn-uscc'],
      ['rareNumbers', 'bank-account/routing', 'bank-account'],
      ['rareNumbers', 'bank-account/branch', 'bank-account'],
      ['rareNumbers', 'us-ssn/parted', 'us-ssn'],
      ['rareNumbers', 'mx-rfc/named', 'mx-rfc'],
      ['rareNumbers', 'vehicle-vin/named', 'vehicle-vin'],
      ['rareNumbers', 'imei/named', 'imei'],
      ['rareNumbers', 'licence-plate/named', 'licence-plate'],
      ['rareNumbers', 'geo-coordinate/named', 'geo-coordinate'],
      ['rareNumbers', 'us-alien-number/named', 'us-alien-number'],
      ['rareNumbers', 'residence-permit/named', 'residence-permit'],
      ['rareNumbers', 'br-rg/named', 'br-rg'],
      ['rareNumbers', 'fr-id-card/named', 'fr-id-card'],
      ['rareNumbers', 'bank-account/bank', 'bank-account'],
      ['rareNumbers', 'bank-account/key', 'bank-account'],
      ['rareNumbers', 'bank-account/named-key', 'bank-account'],
      ['rareNumbers', 'passport/elsewhere', 'passport'],
      ['rareNumbers', 'driver-licence/elsewhere', 'driver-licence'],
      ['rareNumbers', 'licence-plate/elsewhere', 'licence-plate'],
    ],
  ],
  [
    'tax-numbers',
    'ad-nrt al-nipt at-tax-number bg-pnf by-unp ca-business-number cz-ico dk-cvr do-rnc ec-ruc ee-registrikood es-cif es-nss fi-y-tunnus fr-nif gh-tin gr-afm gt-cui gt-nit jp-corporate-number ke-pin kr-brn lt-asmens-kodas ma-ice md-idno me-pib mk-edb mu-nid mx-rfc mx-rfc/short mz-nuit no-orgnr no-bank-account pe-cui ph-tin pl-regon pt-citizen-card ro-cui rs-pib se-organisationsnummer sg-uen sv-nit th-tax-number tr-vkn tw-ubn ua-edrpou us-ein uy-rut za-tax-number fr-nir/worded de-physician-number de-practice-number'
      .split(' ')
      .map((name) => ['taxNumbers', name, name.replace(/\/.*/, '')]),
  ],
  ['password-of-file', [['passwordOfFile', 'password/of-file', 'password']]],
  [
    'door-code',
    [
      ['doorCode', 'pin/door', 'pin'],
      ['doorCodes', 'pin/two-doors', 'pin'],
    ],
  ],
  ['vehicle-vin', [['vehicleVin', 'vehicle-vin/bare', 'vehicle-vin']]],
  ['generic-secret', [['genericSecret', 'api-key/generic', 'api-key']]],
  ['coordinates', [['coordinates', 'geo-coordinate/pair', 'geo-coordinate']]],
  [
    'recovery-codes',
    [
      ['recoveryCodes', 'one-time-code/recovery', 'one-time-code'],
      ['recoveryKey', 'password/recovery-key', 'password'],
      ['driveKey', 'password/drive-key', 'password'],
    ],
  ],
])

/** As `second`: detectors of the fourth file. In a browser a question stands before its answer only in a talk that somebody pasted. @type {Map<string, string[][]>} */
const fourth = new Map([
  ['answers', [['bareAnswer', 'answer', 'pin']]],
  ['asked-secret', [['askedSecret', 'answer/secret', 'password']]],
])

/** What holds the places of detectors until the real ones are there. @param {string[][]} held */
const asleep = (held) =>
  variables(held)
    .map((variable) => {
      const places = held
        .filter(([owner]) => owner === variable)
        .map(([, name, kind]) => `{ name: '${name}', kind: '${kind}', anchors: {}, at() {} }`)
      return `export const ${variable} = ${places.length > 1 ? `[${places.join(', ')}]` : places[0]}`
    })
    .join('\n')

/** @param {string[][]} held */
const variables = (held) => [...new Set(held.map(([variable]) => variable))]

/** @param {Map<string, string[][]>} held @param {string} folder */
const exportsOf = (held, folder) =>
  [...held].map(([file, its]) => `export { ${variables(its).join(', ')} } from '${folder}${file}.ts?later'`)

const keys = exportsOf(second, './').concat("export { findAgain } from '../find-again.ts?later'").join('\n')

const talk = exportsOf(fourth, './detectors/').concat("export { pastedIn } from './pasted.ts?later'").join('\n')

/** What was told once is looked for again, or put right, as soon as the second file is there. */
const laterAgain = `export let findAgain = () => []
void import('./detectors/api-key.ts?keys').then((later) => { findAgain = later.findAgain })
`

/** Tables and talks that somebody pastes are told apart by a file of its own, fetched with the first text of several lines. */
const laterPasted = `import { take } from './detectors/index.ts'
let real
export const pastedIn = (text, view) => {
  if (!real) {
    real = () => []
    void import('./pasted.ts?talk').then((later) => { real = later.pastedIn; take(later) }, () => { real = undefined })
  }
  return real(text, view)
}
`

/** The forms of numbers that are asked for by name come when somebody first asks for a few kinds. */
const laterAsked = `let real
export const findAsked = (text, asked) => {
  if (!real) {
    real = () => []
    void import('./find-asked.ts?later').then((later) => { real = later.findAsked }, () => { real = undefined })
  }
  return real(text, asked)
}
`

/** `detect` answers at once, so until the second file is there it knows no vendor's keys; it takes the new list as it comes. */
const withKeys = `import { detectors as first } from './index.ts?first'
export let detectors = first
export const take = (later) => {
  const all = Object.values(later).flat()
  detectors = detectors.map((one) => all.find(({ name }) => name === one.name) ?? one)
}
void import('./api-key.ts?keys').then(take)
`

/** Until the third file is there `detect` finds no addresses; a policy that lets them stand never asks for it. */
const later = `let find
export const findAddresses = (text) => {
  if (!find) {
    find = () => []
    void import('./find-addresses.ts?later').then((real) => { find = real.findAddresses }, () => { find = undefined })
  }
  return find(text)
}
`
