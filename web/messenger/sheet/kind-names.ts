import { catalogue } from '../../../src/detect/kinds.ts'
import type { Kind } from '../../../src/detect/finding.ts'
import type { Language, Say } from '../words/words.ts'

/** Kinds by the names that people use for them; the catalogue's titles are for teams. */
const plainer: Readonly<Record<Kind, Readonly<Record<Language, string>>>> = {
  'payment-card': { en: 'card number', de: 'Kartennummer' },
  'card-security-code': { en: 'card security code', de: 'Prüfnummer der Karte' },
  'us-ssn': { en: 'social security number', de: 'Sozialversicherungsnummer' },
  'connection-string': { en: 'connection details', de: 'Verbindungsdaten' },
}

const titles = new Map(catalogue.map((one) => [one.kind, { en: one.title, de: one.titleDe }]))
const kindsByTitle = new Map(catalogue.map((one) => [one.title, one.kind]))

export function kindName(kind: Kind, language: Language, fallback = kind): string {
  return plainer[kind]?.[language] ?? titles.get(kind)?.[language] ?? fallback
}

/** `payment card` inside `[payment card •••• 4242]`: placeholders are always written with the English title. */
export const kindOfTitle = (title: string): Kind | undefined => kindsByTitle.get(title)

/** The kinds in a sentence of the server's that names them, such as «This workspace does not accept: payment card, IBAN.» */
export function kindsNamedIn(sentence: string): readonly Kind[] {
  return sentence.split(/[:,.]/).flatMap((piece) => kindsByTitle.get(piece.trim()) ?? [])
}

export function listOf(names: readonly string[], say: Say): string {
  const each = [...new Set(names)]
  return each.length < 2 ? (each[0] ?? '') : `${each.slice(0, -1).join(', ')} ${say('and')} ${each.at(-1)}`
}
