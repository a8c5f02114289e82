import { isPolite } from './judge.ts'
import { common, everyday, flagsOf, frequent, given, roleWord, surname, usual } from './name-list.ts'
import type { Tagger } from './tagger.ts'
import { isUpper, shape, type Tokens } from './tokens.ts'
import { hashOf } from './word-hash.ts'
import { flagsAt } from './word-memory.ts'

/** Next to a name this much is enough to belong to it. */
const doubtful = 0.1
/** Behind a particle that stands in names only, this much is. */
const rather = 0.02
/** Endings shorter than this are met in words of all sorts. */
const shortestRole = 6
const patronymic = /^ (?:bin|ibn|ben|abu|al|el) $/
const particle = /^\.? (?:bin|ibn|ben|abu|al|el|vo[nm]|vo[nm] de[rn]|zu|van|van de[rn]?|ter|ten|dos|do|das|du|della) $/
const nobiliary = new Set(
  'van von der den de ten ter zu zum zur la las los el al du del della dalla di da do dos das le'
    .split(' ')
    .map((word) => hashOf(word)),
)
const isApostrophe = (c: number) => c === 39 || c === 0x2019
const closeBy = /^[ .]{1,2}$|^ (?:de|da|de la|del|di) $/
/** The first token of a name that was weighed from `i` to `last`; `begin` is the first of the text. */
export function firstOf(tagger: Tagger, tokens: Tokens, text: string, begin: number, i: number, last: number): number {
  const first = behindRole(tagger, tokens, text, widened(tagger, tokens, text, begin, i, -1), last)
  return fromParticle(tokens, begin, pastApostrophe(tokens, text, begin, first, -1))
}

/** `Günter de Bruyn` with a doubtful `Günter`: a capitalised word next to a name, itself no word, belongs to it. */
export function widened(
  tagger: Tagger,
  tokens: Tokens,
  text: string,
  begin: number,
  from: number,
  step: number,
): number {
  const { n, shapes, starts, ends } = tokens
  let at = from
  for (let words = 0; words < 2; words++) {
    let next = at + step
    if (step > 0 && isArticled(tokens, next, text) && starts[next] === (ends[at] as number) + 1) {
      at = next
      continue
    }
    while (isJoin(tokens, begin, next) && Math.abs(next - at) < 3) next += step
    if (next < begin || next >= n) break
    const kind = shapes[next] as number
    if (kind !== shape.capital && kind !== shape.initial) break
    const likelihood = tagger.inName[next] as number
    // Most words beside a name are none, whatever stands between.
    if (likelihood < rather) break
    const gap = step < 0 ? text.slice(ends[next], starts[at]) : text.slice(ends[at], starts[next])
    if (isWord(tagger, next) && !patronymic.test(gap)) break
    const between = particle.test(gap) ? rather : doubtful
    if (likelihood < between || (between === doubtful && !closeBy.test(gap))) break
    at = next
  }
  return at
}

/** `Dell’Acqua`, `D’Onofrio`: a capital on either side of it. */
export function pastApostrophe(
  { n, shapes, starts, ends }: Tokens,
  text: string,
  begin: number,
  at: number,
  step: number,
): number {
  const beyond = at + 2 * step
  const left = Math.min(at, beyond)
  if (left < begin || left + 2 >= n || (shapes[beyond] as number) > shape.initial) return at
  if ((shapes[beyond] as number) < shape.capital || (starts[left + 2] as number) !== (ends[left] as number) + 1)
    return at
  return isApostrophe(text.charCodeAt(ends[left] as number)) ? beyond : at
}

/** `Rohan "Bama" Davey`: what somebody is called besides stands in the name. */
export function pastNickname({ inName }: Tagger, { n, shapes }: Tokens, at: number): number {
  const isInside = at + 4 < n && shapes[at + 1] === shape.quote && shapes[at + 3] === shape.quote
  if (!isInside || shapes[at + 2] !== shape.capital || shapes[at + 4] !== shape.capital) return at
  return (inName[at + 4] as number) >= doubtful ? at + 4 : at
}

/** `Patel, Nisha (2006)`: turned round, at the beginning of its line; in a list of names words follow. */
export function pastComma(tagger: Tagger, tokens: Tokens, begin: number, from: number, at: number): number {
  if (from !== at || !isTurned(tokens, begin, at) || (flagsAt(tagger.memory, at) & common) > 0) return at
  return (flagsAt(tagger.memory, at + 2) & (given | common)) > 0 ? at + 2 : at
}

/** `Name: König, Bernd`, with `Bernd` found, who is judged alone; a word that is no name is taken behind a colon alone. */
export function beforeComma({ memory }: Tagger, tokens: Tokens, begin: number, first: number, last: number): number {
  const at = first - 2
  if (first !== last || at < begin || !isTurned(tokens, begin, at) || (flagsAt(memory, first) & given) === 0)
    return first
  const flags = flagsAt(memory, at)
  const isAsked = at > begin && tokens.shapes[at - 1] === shape.colon
  return (flags & surname) > 0 && (flags & common) === 0 && (isAsked || (flags & everyday) === 0) ? at : first
}

/** Two words and a comma between, by themselves. */
function isTurned({ n, shapes }: Tokens, begin: number, at: number): boolean {
  if (at + 2 >= n || shapes[at + 1] !== shape.comma || shapes[at + 2] !== shape.capital) return false
  const ahead = at > begin ? (shapes[at - 1] as number) : shape.newline
  const behind = at + 3 < n ? (shapes[at + 3] as number) : shape.newline
  const isApart = (kind: number) => kind < shape.clitic && kind !== shape.comma
  return isApart(ahead) && isApart(behind)
}

/** `Dhr. van der Berg`, `Herr von Stein`: behind a polite word the particle is of the name. */
function fromParticle(tokens: Tokens, begin: number, first: number): number {
  let at = first
  while (at - 1 > begin && at > first - 3 && nobiliary.has(tokens.hashes[at - 1] as number)) at--
  return at < first && isPolite(tokens, at - 1) ? at : first
}

/** `Ayman al-Sabri`: the article stands small before the second part. */
function isArticled({ n, shapes, starts }: Tokens, k: number, text: string): boolean {
  if (k >= n || shapes[k] !== shape.lower) return false
  const start = starts[k] as number
  return text.charCodeAt(start + 2) === 45 && isUpper(text.charCodeAt(start + 3))
}

function isWord({ memory }: Tagger, k: number): boolean {
  const flags = flagsAt(memory, k)
  return (flags & common) === 0 && (flags & (everyday | frequent | roleWord)) > 0
}

/** `Trainer Hoffmann`, `Israels Regierungssprecher Levi`: what somebody is stands before the name and is not in it. */
function behindRole(tagger: Tagger, tokens: Tokens, text: string, from: number, end: number): number {
  for (let k = end - 1; k >= from; k--)
    if ((tokens.shapes[k + 1] as number) >= shape.capital && isRole(tagger, tokens, text, k)) return k + 1
  return from
}

function isRole(tagger: Tagger, { starts, ends }: Tokens, text: string, k: number): boolean {
  const flags = flagsAt(tagger.memory, k)
  if ((flags & (common | usual)) > 0) return false
  if ((flags & roleWord) > 0) return true
  const start = starts[k] as number
  const stop = ends[k] as number
  // Looked for in the word alone: `lastIndexOf` would read a long text back to its beginning for each name.
  let hyphen = stop - 1
  while (hyphen > start && text.charCodeAt(hyphen) !== 45) hyphen--
  if (hyphen > start && isRoleAt(tagger, text, hyphen + 1, stop)) return true
  // `Sonderberaterin`, `Bob-Bundestrainer`: German writes what somebody is in one word, and what sort of it first.
  if ((flags & (given | surname)) === 0)
    for (let at = hyphen + 3; at <= stop - shortestRole; at++) if (isRoleAt(tagger, text, at, stop)) return true
  return false
}

function isRoleAt({ list }: Tagger, text: string, start: number, stop: number): boolean {
  return (flagsOf(list, hashOf(text, start, stop)) & roleWord) > 0
}

function isJoin({ n, shapes, starts, ends }: Tokens, begin: number, k: number): boolean {
  return (
    k >= begin &&
    k < n &&
    ((shapes[k] as number) >= shape.lower || shapes[k] === shape.stop) &&
    (ends[k] as number) - (starts[k] as number) <= 3
  )
}
