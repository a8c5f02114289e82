import { catalogue } from '../src/detect/kinds.ts'

const government = catalogue.filter((one) => one.class === 'government-id').map((one) => one.kind)
const banks = catalogue.filter((one) => one.class === 'bank').map((one) => one.kind)
const secrets = catalogue.filter((one) => one.class === 'secret').map((one) => one.kind)
const health = catalogue.filter((one) => one.class === 'health').map((one) => one.kind)

/** Which of our kinds a mark in our own messages means; « no » looks like a value and is none, « may » may be found or left. */
const marks: Readonly<Record<string, readonly string[]>> = {
  card: ['payment-card'],
  cvc: ['card-security-code'],
  exp: ['card-expiry'],
  iban: ['iban'],
  bic: ['bic'],
  acct: banks,
  wallet: ['crypto-wallet'],
  seed: ['crypto-seed-phrase'],
  ssn: ['us-ssn'],
  natid: government,
  tax: government,
  pass: ['passport', 'us-passport'],
  dl: ['driver-licence', 'us-driver-licence', ...government],
  hid: [...health, ...government],
  mrn: ['medical-record-number'],
  pw: secrets,
  key: secrets,
  conn: secrets,
  url: secrets,
  pin: ['pin', 'one-time-code', 'password'],
  otp: ['one-time-code', 'pin', 'password'],
  mail: ['email'],
  phone: ['phone'],
  addr: ['postal-address'],
  dob: ['date-of-birth'],
  ip: ['ip-address'],
  mac: ['mac-address'],
  imei: ['imei'],
  vin: ['vehicle-vin'],
  plate: ['licence-plate'],
  geo: ['geo-coordinate'],
  name: ['person-name'],
  dx: ['diagnosis'],
  med: ['medication'],
  no: [],
  may: [],
}

export function kindsOf(mark: string): readonly string[] {
  const kinds = marks[mark]
  if (!kinds) throw new Error(`no such mark: ${mark}`)
  return kinds
}
