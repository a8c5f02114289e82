import { codeAt, isAsciiLetter, isLetter, isSpace, plainLetters } from '../characters.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { near, type View } from '../scan/view.ts'

/** A field of a medical record: what stands before the colon, and what its value looks like. */
type Field = {
  readonly kind: string
  readonly labels: readonly string[]
  readonly value: RegExp
  readonly confidence: number
  /** The label is used outside of medicine, too: a word of a medical record must stand near. */
  readonly common?: boolean
  readonly source: string
  readonly hits: readonly string[]
  readonly misses: readonly string[]
}

/** A name of a place: words in capitals with their joining words, up to a full stop, comma or line's end. */
const place =
  /^[\p{Lu}][\p{L}'’.-]*(?:(?: (?:de|del|la|las|los|el|y|di|do|da|dos|von|am|an|der|im|sur|le|les|of|the|and|den|aan))* ?[\p{Lu}][\p{L}'’-]*){0,4}/u
const day =
  /^(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}-\d\d-\d\d|\d{1,2}\.? (?:de )?\p{L}{3,10}\.? (?:de )?\d{4})/u

const fields: readonly Field[] = [
  {
    kind: 'patient-age',
    common: true,
    labels: ['edad', 'age', 'alter', 'eta', 'idade', 'leeftijd'],
    value:
      /^\d{1,3}(?: {0,2}(?:años|meses|días|years?(?: old)?|yrs?|Jahre|Monate|ans|mois|anni|anos|jaar))?(?![\d.,]*\d)/iu,
    confidence: 0.7,
    source: 'HIPAA, 45 CFR 164.514: ages in a record',
    hits: ['Edad: 54  Sexo: H.\nFecha de Ingreso', 'Patient: male, Age: 70 years'],
    misses: ['average: 54', 'age: unknown', 'the age of 54 orders', 'Age: 54'],
  },
  {
    kind: 'patient-sex',
    common: true,
    labels: ['sexo', 'sex', 'geschlecht', 'sexe', 'sesso', 'geslacht'],
    value:
      /^(?:[HVMFWD]|hombre|mujer|var[oó]n|masculino|femenino|male|female|m[äa]nnlich|weiblich|homme|femme|maschio|femmina|man|vrouw)(?![\p{L}\d])/iu,
    confidence: 0.7,
    source: 'MEDDOCAN guidelines: sex in a record',
    hits: ['Edad: 54 Sexo: H.\nMédico', 'patient sex: female'],
    misses: ['sex: what', 'unisex: M'],
  },
  {
    kind: 'patient-place',
    common: true,
    labels: [
      'localidad/ provincia',
      'localidad/provincia',
      'localidad',
      'provincia',
      'poblacion',
      'municipio',
      'pais',
      'ciudad',
      'lugar de nacimiento',
      'place of birth',
      'geburtsort',
      'lieu de naissance',
      'luogo di nascita',
      'geboorteplaats',
      'naturalidade',
    ],
    value: place,
    confidence: 0.65,
    source: 'HIPAA, 45 CFR 164.514: places smaller than a state; MEDDOCAN guidelines',
    hits: ['NHC: 73164. Localidad/ Provincia: Badajoz.', 'Patientin, Geburtsort: Bad Tölz'],
    misses: ['localidad: 12', 'provincia de', 'Ciudad: Madrid'],
  },
  {
    kind: 'patient-place',
    common: true,
    labels: ['cp', 'c.p', 'codigo postal', 'plz', 'postal code', 'zip', 'zip code', 'postcode'],
    value: /^(?:E-)?\d{4,6}(?![\d-])/,
    confidence: 0.6,
    source: 'HIPAA, 45 CFR 164.514: postal codes',
    hits: ['CP: 28016.\nNHC: 6326226', 'Patient, PLZ: 80331'],
    misses: ['CP: 12', 'zip file: 12345', 'PLZ: 123456789', 'PLZ: 80331', 'zip: 94107'],
  },
  {
    kind: 'care-date',
    labels: [
      'fecha de ingreso',
      'fecha de alta',
      'fecha de la consulta',
      'fecha de intervencion',
      'fecha de defuncion',
      'date of admission',
      'admission date',
      'discharge date',
      'date of discharge',
      'date of death',
      'aufnahmedatum',
      'entlassungsdatum',
      "date d'admission",
      'date de sortie',
      'data di ricovero',
      'data de internamento',
      'opnamedatum',
    ],
    value: day,
    confidence: 0.8,
    source: 'HIPAA, 45 CFR 164.514: dates of care',
    hits: ['Fecha de Ingreso: 23/09/2016.', 'Date of admission: 2016-09-23'],
    misses: ['fecha de ingreso: mañana', 'date of admission 12'],
  },
  {
    kind: 'medical-licence',
    labels: [
      'ncol',
      'n col',
      'n.col',
      'nº col',
      'no col',
      'num. colegiado',
      'numero de colegiado',
      'nº colegiado',
      'n° colegiado',
      'colegiado',
      'medical license',
      'medical licence',
      'arztregisternummer',
      'license no',
      'gmc',
      'gmc number',
      'rpps',
      'big-nummer',
      'crm',
    ],
    value: /^\d{2,6}(?:[ -]\d{2,6}){0,3}/,
    confidence: 0.8,
    source: 'numbers of the colleges of physicians',
    hits: ['Médico: Ana Pi  NºCol: 28 28 45612.', 'GMC: 7412345'],
    misses: ['NºCol: pendiente', 'gmc trucks 2019'],
  },
  {
    kind: 'medical-record-number',
    labels: [
      'nhc',
      'cipa',
      'episodio',
      'historia clinica',
      'numero de historia',
      'n. historia',
      'mrn',
      'fallnummer',
      'patientennummer',
      'encounter',
      'accession',
    ],
    value: /^(?:[A-Za-z]{1,5}-?)?\d[\d/-]{2,14}\d(?![\p{L}])/u,
    confidence: 0.85,
    source: 'record numbers of hospitals',
    hits: ['NHC: 73164.', 'Episodio:1520368541', 'CIPA: nhc-6326226'],
    misses: ['Episodio: 3', 'encounter: lunch'],
  },
]

const longestLabel = 26

/** Words of a medical record's head. */
const record = [
  'nhc',
  'nass',
  'cipa',
  'asistenciales',
  'paciente',
  'ingreso',
  'medico',
  'episodio',
  'ncol',
  'historia',
  'clinico',
  'informe',
  'mrn',
  'patient',
  'admission',
  'diagnosis',
  'hospital',
  'physician',
  'patientin',
  'krankenhaus',
  'aufnahme',
  'hopital',
  'ospedale',
  'paziente',
  'ziekenhuis',
  'nacimiento',
  'birth',
  'geburtsdatum',
  'naissance',
]

export const recordFields: readonly Detector[] = fields.map((one, nth) => recordField(one, nth))

function recordField(one: Field, nth: number): Detector {
  const literals = literalsOf(one.labels)
  const byLiteral = literals.map((literal) =>
    one.labels.filter((label) => literalOf(label) === literal).map((label) => label.replaceAll('º', '')),
  )
  return {
    name: `${one.kind}/field${nth === 3 ? '-code' : ''}`,
    kind: one.kind,
    source: one.source,
    anchors: { literals },
    at: (view) => fieldAt(view, one, byLiteral[view.literal] ?? []),
    hits: one.hits,
    misses: one.misses,
  }
}

/** The last four letters and the colon: the label is compared backwards from there. */
function literalsOf(labels: readonly string[]): string[] {
  return [...new Set(labels.map(literalOf))]
}

function literalOf(label: string): string {
  return `${label.slice(-3).replaceAll('º', 'o')}:`
}

/** The letter in front of the last three, where it is an ordinary one: most words that end so are told apart by it. */
function mayEnd(text: string, at: number, label: string): boolean {
  const c = codeAt(text, at)
  if (c > 127) return true
  return label.length > 3 ? (isAsciiLetter(c) ? c | 32 : c) === label.charCodeAt(label.length - 4) : !isAsciiLetter(c)
}

function fieldAt(view: View, field: Field, labels: readonly string[]): Match | undefined {
  const { text } = view
  if (!labels.some((one) => mayEnd(text, view.end - 5, one))) return undefined
  let at = view.end
  while (at < view.end + 4 && isSpace(text.charCodeAt(at))) at++
  view.steps += 60
  const value = field.value.exec(text.slice(at, at + 60))?.[0].replace(/[.,;:\s-]+$/, '') ?? ''
  if (value === '') return undefined
  view.steps += longestLabel
  const label = plainLetters(
    text.slice(Math.max(0, view.end - 1 - longestLabel), view.end - 1).toLowerCase(),
  ).replaceAll('º', '')
  if (!labels.some((one) => endsWithLabel(label, one))) return undefined
  view.start = at
  view.end = at + value.length
  if (field.common && !near(view, record)) return undefined
  return { start: at, end: at + value.length, confidence: field.confidence, hint: '' }
}

function endsWithLabel(text: string, label: string): boolean {
  return text.endsWith(label) && !isLetter(text.charCodeAt(text.length - label.length - 1))
}

/** Words of a medical report: in another text a woman of forty years is nobody's patient. */
const clinical = [
  'paciente',
  'informe',
  'historia',
  'clinico',
  'clinica',
  'actual',
  'ingreso',
  'diagnostico',
  'antecedentes',
  'consulta',
  'acude',
  'remitido',
  'presenta',
  'caso',
  'patient',
  'presents',
  'admitted',
  'history',
  'clinical',
  'patientin',
  'vorstellung',
  'anamnese',
  'aufnahme',
]

export const patientInWords: Detector = {
  name: 'patient-age/in-words',
  kind: 'patient-age',
  source: 'how medical reports begin, in Spanish and English',
  needsDigit: true,
  anchors: { literals: [' anos', ' meses', '-year-old', ' years old', 'jahrige', ' year-old', ' year old'] },
  context: clinical,
  at: ageAt,
  hits: ['Se trata de un paciente de 54 años', 'the patient, a 54-year-old man, presents with'],
  misses: ['hotel de 54 años', 'a 54-year-old whisky', 'hace 3 años'],
}

const personBefore =
  /(?:paciente|var[oó]n|mujer|hombre|ni[ñn][oa]|lactante|se[ñn]ora?|patient|male|female|man|woman|boy|girl)[\p{L} ,]{0,24}?(?:de|aged|,|is|an?)? {0,2}(\d{1,3})$/iu
const personAfter = /^[- ](?:male|female|man|woman|boy|girl|patient|mujer|var[oó]n)|^ ?(?:edad)|^ de edad/iu

function ageAt(view: View): Match | undefined {
  const { text } = view
  const window = text.slice(Math.max(0, view.start - 60), view.start)
  const digits = /(\d{1,3})$/.exec(window)?.[1]
  view.steps += 60
  if (!digits || Number(digits) > 115) return undefined
  let end = view.end
  while (end < view.end + 4 && isLetter(text.charCodeAt(end))) end++
  const start = view.start - digits.length
  const told = personBefore.test(window) || personAfter.test(text.slice(end, end + 12))
  view.start = start
  view.end = end
  if (!told || !near(view, clinical)) return undefined
  return { start, end, confidence: 0.6, hint: '' }
}

export const patientSexInWords: Detector = {
  name: 'patient-sex/in-words',
  kind: 'patient-sex',
  source: 'how medical reports begin, in Spanish',
  anchors: {
    literals: ['^varon', '^mujer', '^hombre', '^masculino', '^femenino', '^femenina', '^nino de', '^nina de'],
  },
  context: clinical,
  at: sexAt,
  hits: ['Informe clínico: Varón de 54 años', 'paciente mujer de 30 años'],
  misses: ['ropa de mujer', 'hombre de 54 años busca piso'],
}

function sexAt(view: View): Match | undefined {
  const { text } = view
  const end = text.endsWith(' de', view.end) ? view.end - 3 : view.end
  if (isLetter(text.charCodeAt(end)) || isLetter(text.charCodeAt(view.start - 1))) return undefined
  view.steps += 40
  const aged = /^[\p{L} ,]{0,20} ?de \d{1,3} (?:años|meses)/iu.test(text.slice(end, end + 34))
  const patient = /paciente[\p{L} ,]{0,12}$/iu.test(text.slice(Math.max(0, view.start - 26), view.start))
  view.end = end
  if (!(aged || patient) || !near(view, clinical)) return undefined
  return { start: view.start, end, confidence: 0.6, hint: '' }
}

export const careFacility: Detector = {
  name: 'care-facility',
  kind: 'care-facility',
  source: 'names of hospitals and clinics in a report: the word and the names behind it',
  anchors: {
    literals: ['^hospital', '^clinica', '^complejo hospitalario', '^centro de salud', '^klinikum', '^clinique'],
  },
  context: clinical,
  at: facilityAt,
  hits: ['Médico del Hospital Universitario de La Princesa, servicio de Urología'],
  misses: ['nearest hospital please', 'Hospital bills are due', 'hospital de día'],
}

/** A street or a department behind the name is not part of it. */
const named =
  /^(?: {1,2}(?!(?:Avda|Av|Avenida|Calle|C|Paseo|Pso|Po|Pº|Plaza|Pza|Pl|Ctra|Carretera|Bulevar|Camino|Ronda|Rambla|Passeig|Servicio|Departamento|Unidad|Doctor|Dr)\b)(?:de|del|la|las|los|el|y|[\p{Lu}][\p{L}'’-]*)){1,7}/u
const houseNumber = /^,? (?:\d{1,4}\b|s\/n)/
const lastName = / [\p{Lu}][\p{L}'’-]*(?: (?:de|del|la|el|y)(?: la)? [\p{Lu}][\p{L}'’-]*)?$/u
const staff = [
  'servicio',
  'unidad',
  'departamento',
  'medico',
  'dr',
  'dra',
  'doctor',
  'urologia',
  'facultativo',
  'jefe',
  'correspondencia',
  'remitido',
  'responsable',
  'avda',
  'calle',
  'email',
  'electronico',
  'universitario',
  'klinik',
]

function facilityAt(view: View): Match | undefined {
  const { text } = view
  const first = text.charCodeAt(view.start)
  // With a capital only: a hospital that somebody looks for has no name yet.
  if (!(first >= 65 && first <= 90)) return undefined
  let end = view.end
  while (end < view.end + 4 && isLetter(text.charCodeAt(end))) end++
  const tail =
    named
      .exec(text.slice(end, end + 80))?.[0]
      .replace(/(?:[ ,]+(?:de|del|la|las|los|el|y))+$/u, '')
      .replace(/[ ,.]+$/, '') ?? ''
  view.steps += 80
  if (!/\p{Lu}/u.test(tail)) return undefined
  // A number behind it makes the last of the names a street: `Navarra Irunlarrea, 4`.
  const street = houseNumber.test(text.slice(end + tail.length, end + tail.length + 6)) ? lastName.exec(tail) : null
  view.end = end + (street && street.index > 0 ? street.index : tail.length)
  if (!near(view, staff) && !near(view, clinical)) return undefined
  return { start: view.start, end: view.end, confidence: 0.5, hint: '' }
}
