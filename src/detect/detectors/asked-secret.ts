import type { Kind } from '../finding.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { near, type View, questionOf } from '../scan/view.ts'
import { lead, longest, noWord, remark, tail } from '../answer-words.ts'

/** A question that no number's name stands in, and what its bare answer looks like. */
type Row = {
  readonly kind: Kind
  readonly asked: readonly string[]
  readonly value: RegExp
  /** What the question says besides. */
  readonly also?: RegExp
}

const rows: readonly Row[] = [
  {
    kind: 'password',
    asked: [
      'maiden name',
      'birth name',
      'first pet',
      'first school',
      'first car',
      'favourite teacher',
      'favorite teacher',
      'childhood friend',
      'childhood nickname',
      'security answer',
      'secret answer',
      'security question',
      'memorable word',
      'memorable answer',
      'security word',
      'secret word',
      'safe word',
      'madchenname',
      'madchennamen',
      'geburtsname',
      'geburtsnamen',
      'erstes haustier',
      'ersten haustiers',
      'erste schule',
      'sicherheitsfrage',
      'sicherheitsantwort',
      'kundenkennwort',
      'telefonkennwort',
      'sicherheitswort',
      'jeune fille',
      'premier animal',
      'premiere ecole',
      'reponse secrete',
      'question secrete',
      'question de securite',
      'mot secret',
      'soltera',
      'primera mascota',
      'primera escuela',
      'primer colegio',
      'respuesta secreta',
      'pregunta secreta',
      'pregunta de seguridad',
      'palabra secreta',
      'palabra clave',
      'solteira',
      'primeiro animal',
      'primeira escola',
      'resposta secreta',
      'pergunta secreta',
      'pergunta de seguranca',
      'palavra secreta',
      'nubile',
      'primo animale',
      'prima scuola',
      'risposta segreta',
      'domanda segreta',
      'domanda di sicurezza',
      'parola segreta',
      'meisjesnaam',
      'eerste huisdier',
      'eerste school',
      'beveiligingsvraag',
      'geheime woord',
    ],
    value: /^\p{L}[\p{L}'’-]{1,23}(?: \p{Lu}[\p{L}'’-]{1,23}){0,2}/u,
  },
  {
    kind: 'us-ssn',
    asked: ['ssn', 'social', 'social security'],
    also: /last (?:four|4)/,
    value: /^\d{4}\b/,
  },
  {
    kind: 'pin',
    asked: [
      'gate code',
      'door code',
      'entry code',
      'alarm code',
      'building code',
      'lockbox code',
      'garage code',
      'turcode',
      'code der tur',
      'code fur die tur',
      'code fur die haustur',
      'code fur die garage',
      'code fur das tor',
      'code vom tor',
      'code furs tor',
      'alarmcode',
      'digicode',
      'code de la porte',
      'code du portail',
      'code de l immeuble',
      'code d entree',
      'codigo del portal',
      'codigo de la puerta',
      'clave del portal',
      'clave de la puerta',
      'clave del garaje',
      'codigo del garaje',
      'codigo da porta',
      'codigo do portao',
      'senha do portao',
      'senha da porta',
      'senha do predio',
      'key safe',
      'key box',
      'lockbox',
      'schlusselkasten',
      'boite a cles',
      'caja de llaves',
      'cassetta chiavi',
      'codigo do predio',
      'codigo da garagem',
      'codice del cancello',
      'codice del portone',
      'codice del garage',
      'deurcode',
      'code van de deur',
      'code van de voordeur',
      'code van de garage',
      'code van de schuur',
      'code van de poort',
    ],
    value: /^#?(?:[A-Z]?\d{3,8}[A-Z]?|\d{2,4}[A-Z]\d{1,3})[#*]?/i,
  },
  {
    kind: 'postal-address',
    asked: [
      'postcode and house',
      'postcode and number',
      'house number and',
      'postleitzahl und hausnummer',
      'plz und hausnummer',
      'hausnummer und postleitzahl',
      'postcode en huisnummer',
      'huisnummer en postcode',
    ],
    value:
      /^(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{4} ?[A-Z]{2}|\d{5})[ ,]{1,3}(?:(?:nummer|nr|no|number|house|flat|and|und|en)\.? ){0,2}\d{1,4}[a-z]?(?!\w)|^\d{1,4}[a-z]?[ ,]{1,3}(?:(?:and|und|en|in) )?(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{4} ?[A-Z]{2}|\d{5})(?!\w)/i,
  },
  {
    kind: 'postal-address',
    asked: [
      'your address',
      'whats your address',
      'home address',
      'street address',
      'delivery address',
      'line of your address',
      'line of the address',
      'ihre adresse',
      'ihre anschrift',
      'votre adresse',
      'su direccion',
      'seu endereco',
      'il suo indirizzo',
      'suo indirizzo',
      'uw adres',
    ],
    also: /^(?!.*(?:e-?mail|mail|ip|web|mac|wallet|btc))/,
    value:
      /^(?:\d{1,4}[a-z]?,? (?:(?:the|de la|du|des|de) )?\p{L}[\p{L}'’.-]{2,20}(?: \p{L}[\p{L}'’.-]{1,20}){0,3}(?:,? [A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})?|\p{L}[\p{L}'’.-]{2,24}(?: \p{L}[\p{L}'’.-]{1,20}){0,4},? \d{1,4}[a-z]?)(?!\w)/iu,
  },
  {
    kind: 'api-key',
    asked: [
      'api key',
      'api token',
      'access token',
      'secret key',
      'client secret',
      'api schlussel',
      'cle api',
      'cle d api',
      'clave api',
      'clave de api',
      'chave api',
      'chave de api',
      'chave da api',
      'chiave api',
      'api sleutel',
    ],
    value: /^(?=[^\d\s]*\d)(?=[^a-z\s]*[a-z])[\w./+=-]{16,}/i,
  },
]

/** « Your mother's maiden name? » « Hathaway »: what is asked for opens an account as a password does. */
export const askedSecret: Detector = {
  name: 'answer/secret',
  kind: 'password',
  source:
    'a question in the turn before for the answer to a security question, the end of a social security number, the code of a door, a postcode with its house, an API key',
  anchors: { answer: rows.flatMap((row) => row.asked) },
  at: answerAt,
  hits: [],
  misses: ['Hathaway', '4519', '4821#'],
}

function answerAt(view: View): Match | undefined {
  const { text } = view
  if (text.length > longest * 2) return undefined
  const start = lead.exec(text)?.[0].length ?? 0
  const rest = text.slice(start)
  view.steps += text.length
  for (const row of rows) {
    const value = row.value.exec(rest)?.[0] ?? ''
    if (
      value === '' ||
      noWord.test(value) ||
      !(
        tail.test(rest.slice(value.length)) ||
        (/\d.{0,2}\d.{0,2}\d/.test(value) && remark.test(rest.slice(value.length)))
      ) ||
      row.also?.test(questionOf(view)) === false
    )
      continue
    view.start = start
    view.end = start + value.length
    if (near(view, row.asked))
      return { start, end: view.end, confidence: 0.8, hint: '', kind: row.kind, detector: `${row.kind}/answer` }
  }
  return undefined
}
