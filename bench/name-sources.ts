/** Reads names, places and everyday words from the packages that bench/build-name-list.ts names. */
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { everyday, given, place, surname } from '../src/detect/names/name-list.ts'
import { frequentSurnames } from './frequent-surnames-data.ts'

export type NameSources = { readonly flags: Map<string, number>; readonly given: string[]; readonly surname: string[] }

export async function readNameSources(folder: string): Promise<NameSources> {
  const require = createRequire(pathToFileURL(join(resolve(folder), 'x.js')))
  const load = async (name: string) =>
    (await import(pathToFileURL(require.resolve(name)).href)) as Record<string, unknown>

  const flags = new Map<string, number>()
  const written: { given: string[]; surname: string[] } = { given: [], surname: [] }

  function add(words: unknown, flag: number): void {
    if (!Array.isArray(words)) return
    for (const entry of words) {
      if (typeof entry !== 'string') continue
      for (const part of entry.split(/[\s]+/)) {
        const word = part.replace(/[^\p{L}'’-]/gu, '')
        const parts = word.includes('-') ? [word, ...word.split('-')] : [word]
        for (const one of parts) {
          if (one.length < 2) continue
          if ((flag === given || flag === surname) && (one.length < 3 || particles.has(one.toLowerCase()))) continue
          const key = one.toLowerCase()
          flags.set(key, (flags.get(key) ?? 0) | flag)
        }
      }
    }
  }

  const particles = new Set(
    'de da do di del der den van von la le las los dos das du des el al zu zur ten ter della dalla bin ibn san santa saint'.split(
      ' ',
    ),
  )

  const faker = (await load('@faker-js/faker')) as { allLocales: Record<string, Locale> }
  const latin = /^(en|de|fr|es|pt|it|nl|pl|sv|da|cs|tr|ro|hr|fi|nb|hu|sk|sr_RS_latin|id|vi|lv|eo|af|zu|yo)/
  for (const [name, locale] of Object.entries(faker.allLocales)) {
    if (!latin.test(name)) continue
    for (const list of arrays(locale.person?.first_name)) add(list, given)
    for (const list of arrays(locale.person?.last_name)) add(list, surname)
    if (/^(en|de|fr|es|pt|it|nl|pl|sv|tr)/.test(name)) {
      written.given.push(...strings(locale.person?.first_name))
      written.surname.push(...strings(locale.person?.last_name))
    }
    add(locale.location?.city_name, place)
    add(locale.location?.country, place)
    add(locale.location?.state, place)
  }
  const Chance = (await load('chance')).default as new () => { get: (key: string) => unknown }
  const chance = new Chance()
  for (const list of arrays(chance.get('firstNames'))) add(list, given)
  for (const list of arrays(chance.get('lastNames'))) add(list, surname)
  for (const language of ['de', 'en', 'es', 'fr', 'it', 'tr']) {
    const names: unknown = require(`gender-detection-from-name/names/${language}.js`)
    for (const inner of [names, ...Object.values(Object(names) as object)])
      if (inner instanceof Map) add([...inner.keys()], given)
  }
  const nlp = (await load('compromise')).default as {
    model: () => { one: { lexicon: Record<string, string | string[]> } }
  }
  for (const [word, tag] of Object.entries(nlp.model().one.lexicon)) {
    const tags = [tag].flat()
    if (word.includes(' ')) continue
    if (tags.some((t) => ['MaleName', 'FemaleName', 'FirstName'].includes(t))) add([word], given)
    else if (tags.includes('LastName')) add([word], surname)
    else if (tags.some((t) => ['City', 'Country', 'Place', 'Region', 'Demonym'].includes(t))) add([word], place)
    else add([word], everyday)
  }
  for (const words of Object.values(frequentSurnames)) {
    add(words.split(' '), surname)
    written.surname.push(...words.split(' '))
  }
  const clean = (names: string[]) => [...new Set(names.filter((name) => /^[\p{L}'-]{2,20}$/u.test(name)))].sort()
  return { flags, given: clean(written.given), surname: clean(written.surname) }
}

const arrays = (x: unknown): unknown[] =>
  Array.isArray(x) ? [x] : x && typeof x === 'object' ? Object.values(x).flatMap(arrays) : []
const strings = (x: unknown): string[] =>
  arrays(x)
    .flat()
    .filter((one): one is string => typeof one === 'string')

type Locale = {
  person?: { first_name?: unknown; last_name?: unknown }
  location?: { city_name?: unknown; country?: unknown; state?: unknown; county?: unknown }
}
