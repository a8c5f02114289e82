import { catalogue } from '../../../src/detect/kinds.ts'
import type { Kind } from '../../../src/detect/finding.ts'
import type { KindNames, Language, Say } from '../words/words.ts'

/** The words of all languages are in the first script, and are not loaded a second time with this one. */
let kindNamesIn: (language: Language) => KindNames = () => ({})
export const learnKindNames = (from: typeof kindNamesIn): void => void (kindNamesIn = from)

const titles = new Map(
  catalogue.map((one) => [one.kind, { en: one.title, de: one.titleDe } as Readonly<Record<Language, string>>]),
)
const kindsByTitle = new Map(catalogue.map((one) => [one.title, one.kind]))

/** By the name that people use for it; the catalogue's titles are for teams, and stand in where a language has none. */
export function kindName(kind: Kind, language: Language, fallback = kind): string {
  const title = titles.get(kind)
  return kindNamesIn(language)[kind] ?? title?.[language] ?? kindNamesIn('en')[kind] ?? title?.['en'] ?? fallback
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
