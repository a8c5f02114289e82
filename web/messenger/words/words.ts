import { en, type Key } from './en.ts'

/** Every word of the messenger in one language. */
export type Words = Readonly<Record<Key, string>>
/** Kinds by the names that people use for them; what is not here has its English name. */
export type KindNames = Readonly<Record<string, string>>

/** Two letters, ISO 639-1. */
export type Language = string
export type Say = (key: Key, gaps?: Readonly<Record<string, string | number>>) => string

/** One more language is one more file here, named by its two letters: it exports `words`, and `kinds` if it likes. */
const files = import.meta.glob<{ readonly words: Words; readonly kinds?: KindNames }>('./??.ts', { eager: true })
const languages = new Map(Object.entries(files).map(([path, file]) => [path.slice(2, 4), file]))

export const knownLanguages: readonly Language[] = [...languages.keys()]
export const isLanguage = (code: string): boolean => languages.has(code)
export const kindNamesIn = (language: Language): KindNames => languages.get(language)?.kinds ?? {}

export function sayIn(language: Language): Say {
  const words = languages.get(language)?.words ?? en
  return (key, gaps = {}) => words[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(gaps[name] ?? whole))
}
