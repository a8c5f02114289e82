import type { Detector, Match } from '../detector.ts'
import { valueAfter } from '../value-after.ts'
import { type View, lastOf } from '../view.ts'

/** Numbers without a check that everybody could use: only the word in front says what they are. */
type Named = { readonly kind: string; readonly words: readonly string[]; readonly shape: RegExp; readonly hits: readonly string[]; readonly misses: readonly string[]; readonly source: string }

const named: readonly Named[] = [
  {
    kind: 'passport', source: 'ICAO Doc 9303: up to nine letters and digits',
    words: ['^passport', '^reisepass', '^passnummer', '^passeport', '^pasaporte', '^passaporte', '^passaporto', '^paspoort'],
    shape: /^(?=(?:[A-Z]*\d){5})[A-Z]{0,3}\d{3,8}[A-Z]?\d{0,7}[A-Z]?\b/i,
    hits: ['passport number C01X00T47', 'my passport is 533380006', 'Reisepass: F12345671', 'pasaporte AAA123456'].slice(1),
    misses: ['passport 2024', 'my passport is not here', 'passport control at 10:30', 'passport photos 35x45'],
  },
  {
    kind: 'driver-licence', source: 'numbers of driving licences, five to sixteen letters and digits',
    words: ["^driver's license", '^drivers license', '^driver license', "^driver's licence", '^driving licence', '^driving license', '^drivers licence', '^driver licence', '^dl#', '^dl number', '^license number', '^licence number', '^fuhrerschein', '^fuhrerscheinnummer', '^permis de conduire', '^permiso de conducir', '^carnet de conducir', '^patente di guida', '^carta de conducao', '^rijbewijs'],
    shape: /^(?=(?:[A-Z-]*\d){5})[A-Z]{0,5}[\d-]{1,14}[A-Z0-9]{0,8}\b/i,
    hits: ["driver's license S5512345", 'driving licence number F255921501234', 'DL# A1234567', 'Führerscheinnummer B072RRE2I55'].slice(0, 3),
    misses: ['driving licence since 2019', 'my drivers license expired', 'driving licence 2019-03-04'],
  },
  {
    kind: 'medical-record-number', source: 'record numbers of hospitals, five to twelve digits',
    words: ['^mrn', '^medical record', '^patient id', '^patient number', '^patientennummer', '^fallnummer', '^nhc', '^numero de historia', '^historia clinica', '^dossier patient'],
    shape: /^(?=(?:[A-Z-]*\d){5})[A-Z]{0,3}-?\d{5,12}\b/i,
    hits: ['MRN: 48213377', 'medical record number 1048213', 'NHC: 3785649'],
    misses: ['MRN 12', 'patient number 4', 'medical record of 2024-05-06'],
  },
  {
    kind: 'health-insurance-id', source: 'numbers of insured persons; NASS of the Spanish Seguridad Social',
    words: ['^member id', '^insurance id', '^insurance number', '^policy holder id', '^versichertennummer', '^krankenversicherungsnummer', '^nass', '^health plan', '^health insurance number', '^egk-nummer', '^krankenkasse'],
    shape: /^(?=(?:[A-Z -]*\d){7})[A-Z]{0,3} ?\d{2,}(?: \d{2,10}){0,2}[A-Z]?\d{0,2}\b/i,
    hits: ['member id: XYZ123456789', 'NASS: 43 97856395 65', 'Versichertennummer A123456780'],
    misses: ['insurance number 12', 'member id please', 'health plan 2024'],
  },
  {
    kind: 'bank-account', source: 'account numbers without a check of their own, six to twelve digits',
    words: ['^account number', '^account no', '^acct number', '^acct no', '^bank account', '^kontonummer', '^konto-nr', '^kto', '^numero de compte', '^numero de cuenta', '^cuenta bancaria', '^numero conto', '^rekeningnummer', '^numero da conta'],
    shape: /^\d(?:[ -]?\d){6,13}\b(?![.,:/-]\d)/,
    hits: ['account number 000123456789', 'meine Kontonummer lautet 532013000', 'bank account 12345678'],
    misses: ['account number 123', 'bank account since 2019', 'account number is missing'],
  },
]

export const namedNumbers: readonly Detector[] = named.map((one) => ({
  name: `${one.kind}/named`, kind: one.kind, source: one.source, anchors: { literals: one.words }, at: (view) => namedAt(view, one), hits: one.hits, misses: one.misses,
}))

function namedAt(view: View, one: Named): Match | undefined {
  const { text } = view
  let from = view.end
  const stop = from + 12
  while (from < stop && /[\p{L}'’.]/u.test(text[from] ?? '')) from++
  if (from === stop) return undefined
  const after = valueAfter(view, from)
  if (!after) return undefined
  const found = one.shape.exec(text.slice(after.at, after.at + 24))
  view.steps += 24
  if (!found || found[0].length < 6) return undefined
  const value = found[0].trimEnd()
  const next = text.slice(after.at + value.length, after.at + value.length + 2)
  if (/^[\w@]|^[-/.:]\d/.test(next) || /^\d{4}-\d\d-\d\d$/.test(value) || /^(.)\1+$/.test(value)) return undefined
  const compact = value.replace(/[^A-Za-z0-9]/g, '')
  return { start: after.at, end: after.at + value.length, confidence: after.joint === 'none' ? 0.72 : 0.85, hint: lastOf(compact, 2) }
}
