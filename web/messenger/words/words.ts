import { de } from './de.ts'
import { en, type Key } from './en.ts'

/** One more language is one more file here and one more line below. */
export const languages = { en, de } as const
export type Language = keyof typeof languages
export type Say = (key: Key, gaps?: Readonly<Record<string, string | number>>) => string

export function sayIn(language: Language): Say {
  const words: Readonly<Record<Key, string>> = languages[language]
  return (key, gaps = {}) => words[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(gaps[name] ?? whole))
}
