import { createContext, useContext } from 'react'
import { kindOf } from '../../../src/detect/kinds.ts'
import { Problem } from '../api/call.ts'
import { en, type Words } from './en.ts'

export type { Words }

export type Language = 'en' | 'de'

const all: Partial<Record<Language, Words>> & { en: Words } = { en }

export const WordsContext = createContext<Words>(en)

export function useWords(): Words {
  return useContext(WordsContext)
}

/** English until the language has been fetched. */
export function wordsFor(language: Language): Words {
  return all[language] ?? en
}

export function hasWords(language: Language): boolean {
  return all[language] !== undefined
}

/** Only those who speak it fetch a language. */
export async function fetchWords(language: Language): Promise<void> {
  if (language === 'de') all.de ??= (await import('./de.ts')).de
}

/** Before anyone is signed in, the browser says which language to speak. */
export function browserLanguage(languages: readonly string[] = navigator.languages): Language {
  const first = languages.find((tag) => /^(de|en)\b/i.test(tag))
  return first?.toLowerCase().startsWith('de') ? 'de' : 'en'
}

export function kindTitle(words: Words, kind: string): string {
  const entry = kindOf(kind)
  // A workspace's own kind has the name that somebody gave it.
  if (!entry) return kind.startsWith('custom:') ? kind.slice('custom:'.length).replaceAll('-', ' ') : kind
  return words.language === 'de' ? entry.titleDe : entry.title
}

/** What to say about a failed call: the closed list of codes has a sentence each, in the reader's language. */
export function problemText(words: Words, problem: unknown): string {
  const code = problem instanceof Problem ? problem.code : 'internal'
  const text = words.errors[code]
  const reference = problem instanceof Problem ? problem.reference : undefined
  return code === 'internal' && reference ? `${text} ${words.reference(reference)}.` : text
}
