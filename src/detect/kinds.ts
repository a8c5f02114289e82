import type { Class, Kind } from './finding.ts'

/** What a kind is called where people read it. Titles are lower-case: they stand inside sealed text (`[payment card •••• 4242]`). */
export type KindEntry = { readonly kind: Kind; readonly class: Class; readonly title: string; readonly titleDe: string }

const entry = (klass: Class) => (kind: Kind, title: string, titleDe: string): KindEntry =>
  ({ kind, class: klass, title, titleDe })

const payment = entry('payment')
const bank = entry('bank')
const government = entry('government-id')
const identity = entry('identity')
const contact = entry('contact')
const health = entry('health')
const secret = entry('secret')
const device = entry('device')

/** Every kind the engine knows. Names never change: policies, logs and sealed values hold them. */
export const catalogue: readonly KindEntry[] = [
  payment('payment-card', 'payment card', 'Zahlungskarte'),
  payment('card-security-code', 'card security code', 'Kartenprüfnummer'),
  payment('card-expiry', 'card expiry', 'Ablaufdatum der Karte'),
  payment('card-track-data', 'card track data', 'Magnetstreifendaten'),
  bank('iban', 'IBAN', 'IBAN'),
  bank('bic', 'BIC', 'BIC'),
  bank('us-routing-number', 'US routing number', 'US-Bankleitzahl'),
  bank('us-bank-account', 'US bank account', 'US-Kontonummer'),
  bank('uk-sort-code-account', 'UK sort code and account', 'britische Bankverbindung'),
  bank('bank-account', 'bank account', 'Kontonummer'),
  bank('crypto-wallet', 'crypto wallet', 'Krypto-Adresse'),
  bank('crypto-seed-phrase', 'seed phrase', 'Wiederherstellungswörter'),
  government('us-ssn', 'US social security number', 'US-Sozialversicherungsnummer'),
  government('us-itin', 'US taxpayer number', 'US-Steuernummer'),
  government('us-passport', 'US passport', 'US-Reisepass'),
  government('us-driver-licence', 'US driver licence', 'US-Führerschein'),
  government('uk-nino', 'UK national insurance number', 'britische Sozialversicherungsnummer'),
  government('uk-nhs-number', 'NHS number', 'NHS-Nummer'),
  government('uk-utr', 'UK taxpayer reference', 'britische Steuernummer'),
  government('de-tax-id', 'German tax ID', 'Steuer-ID'),
  government('de-id-card', 'German ID card', 'Personalausweisnummer'),
  government('de-pension-number', 'German pension number', 'Rentenversicherungsnummer'),
  government('fr-nir', 'French social security number', 'französische Sozialversicherungsnummer'),
  government('es-dni', 'Spanish DNI', 'spanische DNI'),
  government('es-nie', 'Spanish NIE', 'spanische NIE'),
  government('it-codice-fiscale', 'Italian tax code', 'italienische Steuernummer'),
  government('nl-bsn', 'Dutch BSN', 'niederländische BSN'),
  government('be-nrn', 'Belgian national number', 'belgische Nationalregisternummer'),
  government('pl-pesel', 'Polish PESEL', 'polnische PESEL'),
  government('pt-nif', 'Portuguese NIF', 'portugiesische NIF'),
  government('se-personnummer', 'Swedish personal number', 'schwedische Personennummer'),
  government('ch-ahv', 'Swiss AHV number', 'AHV-Nummer'),
  government('at-svnr', 'Austrian insurance number', 'österreichische Versicherungsnummer'),
  government('ca-sin', 'Canadian social insurance number', 'kanadische Sozialversicherungsnummer'),
  government('au-tfn', 'Australian tax file number', 'australische Steuernummer'),
  government('au-medicare', 'Australian Medicare number', 'australische Medicare-Nummer'),
  government('in-aadhaar', 'Aadhaar number', 'Aadhaar-Nummer'),
  government('in-pan', 'Indian PAN', 'indische PAN'),
  government('br-cpf', 'Brazilian CPF', 'brasilianische CPF'),
  government('br-cnpj', 'Brazilian CNPJ', 'brasilianische CNPJ'),
  government('mx-curp', 'Mexican CURP', 'mexikanische CURP'),
  government('jp-my-number', 'Japanese My Number', 'japanische My Number'),
  government('kr-rrn', 'Korean resident number', 'koreanische Einwohnernummer'),
  government('sg-nric', 'Singapore NRIC', 'Singapur-NRIC'),
  government('za-id', 'South African ID', 'südafrikanische ID'),
  government('passport', 'passport', 'Reisepass'),
  government('passport-mrz', 'passport code lines', 'maschinenlesbare Zeile'),
  government('driver-licence', 'driver licence', 'Führerschein'),
  identity('person-name', 'name', 'Name'),
  identity('date-of-birth', 'date of birth', 'Geburtsdatum'),
  identity('licence-plate', 'licence plate', 'Kennzeichen'),
  identity('vehicle-vin', 'vehicle number', 'Fahrgestellnummer'),
  contact('email', 'e-mail address', 'E-Mail-Adresse'),
  contact('phone', 'phone number', 'Telefonnummer'),
  contact('postal-address', 'postal address', 'Anschrift'),
  health('us-npi', 'US provider number', 'US-Ärztenummer'),
  health('us-dea', 'US DEA number', 'US-DEA-Nummer'),
  health('us-mbi', 'US Medicare number', 'US-Medicare-Nummer'),
  health('medical-record-number', 'medical record number', 'Patientennummer'),
  health('health-insurance-id', 'health insurance ID', 'Versichertennummer'),
  health('diagnosis', 'diagnosis', 'Diagnose'),
  health('medication', 'medication', 'Medikament'),
  secret('password', 'password', 'Passwort'),
  secret('pin', 'PIN', 'PIN'),
  secret('one-time-code', 'one-time code', 'Einmalcode'),
  secret('api-key', 'API key', 'API-Schlüssel'),
  secret('private-key', 'private key', 'privater Schlüssel'),
  secret('jwt', 'access token', 'Zugriffstoken'),
  secret('connection-string', 'connection string', 'Verbindungszeichenfolge'),
  secret('basic-auth-url', 'address with password', 'Adresse mit Passwort'),
  device('ip-address', 'IP address', 'IP-Adresse'),
  device('mac-address', 'MAC address', 'MAC-Adresse'),
  device('imei', 'IMEI', 'IMEI'),
  device('geo-coordinate', 'coordinates', 'Koordinaten'),
]

const byKind = new Map(catalogue.map((one) => [one.kind, one]))

export function kindOf(kind: Kind): KindEntry | undefined {
  return byKind.get(kind)
}
