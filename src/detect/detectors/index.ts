import type { Detector } from '../detector.ts'
import { aamva } from './aamva.ts'
import { bareAnswer } from './answers.ts'
import { askedSecret } from './asked-secret.ts'
import { apiKey } from './api-key.ts'
import { apiKeyInside } from './api-key-inside.ts'
import { besideCard, cardExpiry, cardTrackData } from './card-details.ts'
import { cardSecurityCode, oneTimeCode, pin } from './codes.ts'
import { commandLogin, passwordGiven } from './command-login.ts'
import { coordinates } from './coordinates.ts'
import { cryptoWallet, cryptoWalletPrefixed } from './crypto-wallet.ts'
import { birthAnswer, birthInBrackets, dateOfBirth } from './date-of-birth.ts'
import { deRegisterNumber } from './de-register-number.ts'
import { deTaxId } from './de-tax-id.ts'
import { doorCode, doorCodes } from './door-code.ts'
import { email, emailInWords } from './email.ts'
import { genericSecret } from './generic-secret.ts'
import { diagnosis, medication } from './health-words.ts'
import { bicOfHeadOffice, iban } from './iban.ts'
import { ipAddress, ipAddressV6 } from './ip-address.ts'
import { jwt } from './jwt.ts'
import { macAddress, macAddressNamed } from './mac-address.ts'
import { passportMrz } from './mrz.ts'
import { namedAnswer } from './named-answer.ts'
import { namedNumbers } from './named-numbers.ts'
import { nationalNumbers } from './national-numbers.ts'
import { password } from './password.ts'
import { passwordApart, passwordMeant } from './password-apart.ts'
import { passwordInUse } from './password-in-use.ts'
import { passwordOfFile } from './password-of-file.ts'
import { passwordPlain } from './password-plain.ts'
import { passwordBehindUser, passwordTold, passwordWithUser } from './password-told.ts'
import { partedCard } from './parted-card.ts'
import { partedIban } from './parted-iban.ts'
import { partedPhone } from './parted-phone.ts'
import { paymentCard } from './payment-card.ts'
import { phone } from './phone.ts'
import { privateKey } from './private-key.ts'
import { careFacility, patientInWords, patientSexInWords, recordFields } from './record-fields.ts'
import { rareNumbers } from './rare-numbers.ts'
import { saidBirth, saidBirthAnswer } from './said-birth.ts'
import { driveKey, recoveryCodes, recoveryKey } from './recovery-codes.ts'
import { connectionString, secretUrl } from './secret-url.ts'
import { seedPhrase } from './seed-phrase.ts'
import { securityAnswer } from './security-answer.ts'
import { sentCode } from './sent-code.ts'
import { shownCode } from './shown-code.ts'
import { spelledCard } from './spelled-card.ts'
import { spelledCode } from './spelled-code.ts'
import { spelledAccount, spelledSecurityCode, spelledSsn } from './spelled-number.ts'
import { spelledPhone } from './spelled-phone.ts'
import { vehicleVin } from './vehicle-vin.ts'
import { taxNumbers } from './tax-numbers.ts'
import { ukAccount, ukPair } from './uk-account.ts'
import { ukNhsNumber, ukNino } from './uk-numbers.ts'
import { usItin, usSsn, usSsnEnd } from './us-ssn.ts'
import { deTaxNumber, vatId } from './vat.ts'

/** Every detector. Adding one touches its own file and this list. */
export const detectors: readonly Detector[] = [
  // Cards and network addresses first: they take a chain of digits, and no other reading of it is tried.
  paymentCard,
  besideCard,
  spelledCard,
  partedCard,
  ipAddress,
  cardExpiry,
  cardSecurityCode,
  cardTrackData,
  iban,
  partedIban,
  bicOfHeadOffice,
  cryptoWallet,
  cryptoWalletPrefixed,
  usSsn,
  usSsnEnd,
  usItin,
  ukNino,
  ukNhsNumber,
  ukAccount,
  ukPair,
  deTaxId,
  deTaxNumber,
  vatId,
  ...nationalNumbers,
  ...taxNumbers,
  ...namedNumbers,
  ...rareNumbers,
  vehicleVin,
  namedAnswer,
  seedPhrase,
  deRegisterNumber,
  passportMrz,
  aamva,
  dateOfBirth,
  birthAnswer,
  birthInBrackets,
  saidBirth,
  saidBirthAnswer,
  email,
  emailInWords,
  phone,
  spelledPhone,
  partedPhone,
  bareAnswer,
  askedSecret,
  password,
  passwordInUse,
  passwordTold,
  passwordApart,
  passwordMeant,
  passwordOfFile,
  passwordPlain,
  securityAnswer,
  passwordWithUser,
  passwordBehindUser,
  pin,
  oneTimeCode,
  sentCode,
  shownCode,
  spelledCode,
  spelledSsn,
  spelledAccount,
  spelledSecurityCode,
  doorCode,
  doorCodes,
  recoveryCodes,
  recoveryKey,
  driveKey,
  apiKey,
  apiKeyInside,
  commandLogin,
  passwordGiven,
  genericSecret,
  privateKey,
  jwt,
  secretUrl,
  connectionString,
  coordinates,
  ipAddressV6,
  macAddress,
  macAddressNamed,
  ...recordFields,
  patientInWords,
  patientSexInWords,
  careFacility,
  diagnosis,
  medication,
]
