import { plainLetters } from '../characters.ts'
import { hashOf } from '../names/word-hash.ts'
import * as data from './address-words-data.ts'

/** Roles a word can play in an address; one word plays several (`av`, `place`, `st`). */
export const role = {
  strongEnding: 1,
  weakEnding: 2,
  beginning: 4,
  sureBeginning: 8,
  particle: 16,
  unit: 32,
  direction: 64,
  state: 128,
  country: 256,
  box: 512,
  stop: 1024,
  stateName: 2048,
  field: 4096,
  /** A country's name of more words may begin here. */
  manyWords: 8192,
  house: 16384,
  /** A number in letters. */
  spelled: 32768,
  /** A flat without doubt. */
  flat: 65536,
  /** The words for a post box may begin here. */
  postal: 131072,
  /** `Hauptstraße`, `Kerkstraat`, `Bahnhofstr`: a street name of one word. */
  compound: 262144,
  /** A house number. */
  number: 524288,
  /** A street in Hungarian, behind its name. */
  hungarian: 1048576,
} as const

const roles = new Map<number, number>()
const give = (words: string, flag: number) => {
  for (const word of words.split(' ')) {
    const hash = hashOf(word)
    roles.set(hash, (roles.get(hash) ?? 0) | flag)
  }
}

let ready = false

function prepare(): void {
  ready = true
  give(data.strongEndings, role.strongEnding)
  give(data.weakEndings, role.weakEnding)
  give(data.beginnings, role.beginning)
  give(data.sureBeginnings, role.sureBeginning)
  give(data.particles, role.particle)
  give(data.units, role.unit)
  give(data.directions, role.direction)
  give(data.states, role.state)
  give(data.stateNames, role.stateName)
  give(data.countries, role.country)
  give(data.boxes, role.box)
  give(data.stopWords, role.stop)
  give(data.fields, role.field)
  give(data.houses, role.house)
  give('one two three four five six seven eight nine ten', role.spelled)
  give('u utca út tér körút krt köz sétány', role.hungarian)
  give(data.countryBeginnings, role.manyWords)
  give('apt apartment suite ste unit flat appartement appt wohnung whg', role.flat)
  give(
    'uss usns uscgc psc unit cmr p po pobox post b bp apartado apdo casella c caixa rr hc rural house h plot flat villa blk block',
    role.postal,
  )
}

/** Words met lately, by a part of their hash, and what they are. */
const places = 1 << 13
const lately = new Int32Array(places)
const latelyRoles = new Int32Array(places)

/** The roles of the word of `text` with this hash. */
export function roleOf(text: string, start = 0, end = text.length, hash = hashOf(text, start, end)): number {
  const at = Math.imul(hash, 0x9e3779b1) >>> 19
  if (lately[at] === hash) return latelyRoles[at] as number
  if (!ready) prepare()
  lately[at] = hash
  return (latelyRoles[at] = (roles.get(hash) ?? 0) | (endsAsStreet(text, start, end) ? role.compound : 0))
}

const endings = data.compoundEndings.split(' ')
const noStreets = new Set(data.noStreets.split(' '))

/** The last two letters of all endings: most words are told from them by these. */
const lastLetters = new Uint8Array(1024)
for (const one of endings) lastLetters[pairOf(one.charCodeAt(one.length - 2), one.charCodeAt(one.length - 1))] = 1

function pairOf(first: number, second: number): number {
  return ((first & 31) << 5) | (second & 31)
}

function endsAsStreet(text: string, start: number, end: number): boolean {
  if (end - start < 6) return false
  const first = text.charCodeAt(end - 2)
  const second = text.charCodeAt(end - 1)
  if (first < 128 && second < 128 && lastLetters[pairOf(first, second)] === 0) return false
  const word = plainLetters(text.slice(start, end)).toLowerCase()
  if (noStreets.has(word)) return false
  // `sharing`, `ordering`: an English verb; a ring road has a consonant before it. `Garantie`, `Demokratie` are no Finnish ways.
  if (/[aeiou]ring$|(?:aran|kra|nas|nes|par)tie$/.test(word)) return false
  for (const ending of endings) if (word.length >= ending.length + 3 && word.endsWith(ending)) return true
  return false
}
