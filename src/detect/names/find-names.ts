import type { Seen } from '../find.ts'
import { isDigit, isLetter } from '../characters.ts'
import { common, everyday, flagsOf, frequent, given, known, roleWord, surname, usual } from './name-list.ts'
import { newTagger, tag, type Tagger } from './tagger.ts'
import { isUpper, newTokens, readTokens, shape, type Tokens } from './tokens.ts'
import type { NameList } from './name-list.ts'
import type { Weights } from './tagger.ts'

/** What `loadNames` gives. One at a time may search: it holds the room for its own work. */
export type Names = { readonly tagger: Tagger; readonly tokens: Tokens; readonly found: Map<number, number> }

export function newNames(list: NameList, weights: Weights): Names {
  return { tagger: newTagger(list, weights), tokens: newTokens(), found: new Map() }
}

/** A likelihood below which a word is not even a candidate; `minConfidence` decides above it. */
const least = 0.35
/**
 * Half of the sentences that the weights were trained on hold no name at all, more than the texts they meet: their likelihoods
 * are too low. Measured on sets that were not trained on, what they call 0.47 is right more often than wrong.
 */
const lift = 1.12
/** Next to a name this much is enough to belong to it. */
const doubtful = 0.1
/** A name surer than this is looked for elsewhere in the same conversation. */
const surely = 0.8
/** The end of the turn before that is read in front of a text: an answer is understood from its question. */
const before = 120

/** Names of persons in `text`; `recent` are the turns before, oldest first, whose names are known again. */
export function findNames(names: Names, text: string, recent: readonly string[] = [], question = ''): Seen[] {
  const { found } = names
  found.clear()
  for (const turn of recent) search(names, turn.slice(-1000), 0, undefined)
  const asked = question.slice(-before)
  // Only a short message is an answer; a long one brings its own words.
  const head = asked !== '' && text.length < 200 ? `${asked}\n` : ''
  const out: Seen[] = []
  search(names, head + text, head.length, out)
  if (!out.some((one) => one.confidence >= 0.5) && asksName.test(asked)) bareAnswer(text, out)
  if (found.size > 0) again(names, text, out)
  return out
}

const asksName =
  /\b(?:your (?:full |first |last |sur)?name|name please|who am i (?:speaking|talking)|ihr (?:voll|vor|nach)?\S*name|wie hei(?:ß|ss)en sie|dein name|votre (?:pré)?nom|comment vous appelez|su (?:nombre|apellido)|cómo se llama|seu (?:nome|sobrenome)|suo (?:nome|cognome)|come si chiama|uw (?:achter|voor)?naam)\b/i
const answer =
  /^\s*(?:(?:sure|yes|ok|it'?s|it is|i am|i'm|ja|ich bin|oui|si|sí|sono|soy|sou|ik ben)[,:]?\s+){0,2}(\p{L}[\p{L}'’.-]*(?: \p{L}[\p{L}'’.-]*){0,3}?)[.!]?\s*$/iu
const noAnswer =
  /^(?:no|yes|ok|okay|sure|why|what|nein|ja|warum|non|oui|sí|si|não|sim|nee|thanks|danke|merci|gracias|hi|hello|hallo|wait|please|later|nothing|none|i|the|my|not|don|can|how|is|it)(?![\p{L}'’])/iu

/** « priya sharma », after « May I have your name? ». */
function bareAnswer(text: string, out: Seen[]): void {
  if (text.length > 60) return
  const name = answer.exec(text)?.[1]
  if (name === undefined || name.length < 2 || noAnswer.test(name)) return
  const start = text.lastIndexOf(name)
  out.push(seen(start, start + name.length, 0.8, 'person-name/answer'))
}

function search(names: Names, text: string, from: number, out: Seen[] | undefined): void {
  const { tagger, tokens } = names
  for (let at = 0; at < text.length; at = tokens.next) {
    readTokens(tokens, text, at)
    tagger.steps += tokens.next - at
    if (tokens.n > 0 && tag(tagger, tokens, text)) collect(names, text, from, out)
  }
}

function collect(names: Names, text: string, from: number, out: Seen[] | undefined): void {
  const { tagger, tokens, found } = names
  const { inName, begins } = tagger
  const { n, shapes, starts, ends, hashes } = tokens
  let i = 0
  while (i < n) {
    if ((inName[i] as number) < least || (shapes[i] as number) < shape.capital) {
      i++
      continue
    }
    let last = i
    let sum = inName[i] as number
    let words = 1
    let k = i + 1
    while (k < n && (inName[k] as number) >= least && (begins[k] as number) < (inName[k] as number) * 0.5) {
      if ((shapes[k] as number) >= shape.capital) {
        last = k
        words++
        sum += inName[k] as number
      }
      k++
    }
    let first = widen(i, -1, text)
    // `Trainer Hoffmann`: what somebody is stands before the name and is not in it.
    while (first < last && isRole(hashes[first] as number)) first++
    const further = widen(last, 1, text)
    if (further > last) k = further + 1
    last = further
    const start = starts[first] as number
    const end = ends[last] as number
    const alone = first === last ? trust(tagger.list, hashes[first] as number, shapes[first] as number) : 1
    const confidence = lifted(sum / words) * alone
    if (start >= from && !inHandle(text, start, end)) {
      if (confidence >= surely) remember(tokens, found, first, last, confidence)
      out?.push(seen(start - from, end - from, confidence, 'person-name'))
    } else if (!out && confidence >= surely) remember(tokens, found, first, last, confidence)
    i = k
  }

  /** `Günter de Bruyn` with a doubtful `Günter`: a capitalised word next to a name, itself no word, belongs to it. */
  function widen(from: number, step: number, whole: string): number {
    let at = from
    for (let words = 0; words < 2; words++) {
      let next = at + step
      if (isJoin(next) && (starts[at] as number) > 0) next += step
      if (next < 0 || next >= n || (inName[next] as number) < doubtful) break
      const kind = shapes[next] as number
      if ((kind !== shape.capital && kind !== shape.initial) || isWord(hashes[next] as number)) break
      const gap = step < 0 ? whole.slice(ends[next], starts[at]) : whole.slice(ends[at], starts[next])
      if (!/^[ .]{1,2}$|^ (?:de|da|von|van|del|di|bin|al) $/.test(gap)) break
      at = next
    }
    return at
  }

  function isWord(hash: number): boolean {
    const flags = flagsOf(tagger.list, hash)
    return (flags & common) === 0 && (flags & (everyday | frequent | roleWord)) > 0
  }

  function isRole(hash: number): boolean {
    const flags = flagsOf(tagger.list, hash)
    return (flags & roleWord) > 0 && (flags & (common | usual)) === 0
  }

  function isJoin(k: number): boolean {
    return (
      k >= 0 &&
      k < n &&
      ((shapes[k] as number) >= shape.lower || shapes[k] === shape.stop) &&
      (ends[k] as number) - (starts[k] as number) <= 3
    )
  }

  function remember(_tokens: Tokens, into: Map<number, number>, first: number, end: number, sure: number): void {
    for (let w = first; w <= end; w++) {
      const hash = hashes[w] as number
      const size = (ends[w] as number) - (starts[w] as number)
      const flags = flagsOf(tagger.list, hash)
      if ((shapes[w] as number) < shape.capital || size < 3 || flags & everyday) continue
      if (end > first || flags & (given | surname)) into.set(hash, sure)
    }
  }
}

function lifted(likelihood: number): number {
  return (likelihood * lift) / (1 - likelihood + likelihood * lift)
}

/** One word that is in every dictionary, or that no capital and no list calls a name, is less surely one. */
function trust(list: NameList, hash: number, kind: number): number {
  const flags = flagsOf(list, hash)
  if (flags & common) return 1
  const word = (flags & frequent) > 0 || (flags & (everyday | known)) === (everyday | known)
  return word || (kind >= shape.lower && (flags & given) === 0) ? 0.8 : 1
}

function seen(start: number, end: number, confidence: number, detector: string): Seen {
  return { kind: 'person-name', class: 'identity', start, end, confidence, detector, hint: '', rank: -2 }
}

/** Part of a mail address, a handle or a path. */
function inHandle(text: string, start: number, end: number): boolean {
  const left = text.charCodeAt(start - 1)
  const right = text.charCodeAt(end)
  if (left === 64 || left === 47 || left === 95 || left === 35 || right === 64 || right === 95 || right === 47) {
    // `Vera Roth/Legal` and `Vera Roth@FIRM` write a person before a place; a path and an address have no blank or capital.
    const beyond = text.charCodeAt(end + 1)
    const apart = isUpper(beyond) || beyond === 32
    if (
      !isUpper(text.charCodeAt(start)) ||
      left === 64 ||
      left === 95 ||
      left === 35 ||
      right === 95 ||
      ((right === 64 || right === 47) && !apart)
    )
      return true
    if (right === 64 && !text.slice(start, end).includes(' ')) return true
  }
  if (isDigit(left) || isDigit(right)) return true
  return right === 46 && isLetter(text.charCodeAt(end + 1)) && text.charCodeAt(end + 1) >= 97
}

/** Words of names found for sure, where they stand once more: nobody says "Frau" each time. */
function again(names: Names, text: string, out: Seen[]): void {
  const { tagger, tokens, found } = names
  const known = [...out].sort((a, b) => a.start - b.start)
  const fresh: Seen[] = []
  let next = 0
  for (let at = 0; at < text.length; at = tokens.next) {
    readTokens(tokens, text, at)
    tagger.steps += tokens.n
    if (tokens.n === 0) break
    for (let i = 0; i < tokens.n; i++) {
      const kind = tokens.shapes[i] as number
      if (kind < shape.capital || kind === shape.lower || !found.has(tokens.hashes[i] as number)) continue
      const start = tokens.starts[i] as number
      let end = tokens.ends[i] as number
      while (i + 1 < tokens.n && found.has(tokens.hashes[i + 1] as number)) end = tokens.ends[++i] as number
      while (next < known.length && (known[next] as Seen).end <= start) next++
      const there = known[next]
      if ((there && there.start < end) || inHandle(text, start, end)) continue
      fresh.push(seen(start, end, 0.75, 'person-name/again'))
    }
  }
  out.push(...fresh)
}
