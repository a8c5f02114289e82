import type { Seen } from '../scan/find.ts'
import { isDigit, isLetter } from '../characters.ts'
import { type Heard, heardOf, isSaidAgain, mayBeAgain, mostTurns, turnRoom } from './heard.ts'
import { isPolite, type Judge, judged, newJudge } from './judge.ts'
import { common, everyday, flagsOf, frequent, given, type NameList, roleWord, surname, usual } from './name-list.ts'
import { newTagger, tag, type Tagger } from './tagger.ts'
import { isUpper, joinTokens, newTokens, readHead, readTokens, readWhole, shape, type Tokens } from './tokens.ts'
import type { Turn } from '../finding.ts'
import type { Weights } from './weights.ts'
import { hashOf } from './word-hash.ts'

/** What `loadNames` gives. One at a time may search: it holds the room for its own work. */
export type Names = {
  readonly tagger: Tagger
  readonly judge: Judge
  readonly tokens: Tokens
  /** Words of names found for sure. */
  readonly found: Set<number>
  readonly question: Question
  /** The turns met last: who writes again asks of most of them again. */
  readonly heard: Heard[]
  /** Comes with the words, so that whoever looks for no names need not load how. */
  readonly find: typeof findNames
}

/** What was asked before a text, read once for all who answer it; the answer's words are put behind it. */
type Question = { text: string; readonly tokens: Tokens; from: number; isForName: boolean }

export function newNames(list: NameList, weights: Weights, judge = newJudge()): Names {
  return {
    tagger: newTagger(list, weights),
    judge,
    tokens: newTokens(),
    found: new Set(),
    question: { text: '', tokens: newTokens(), from: -1, isForName: false },
    heard: [],
    find: findNames,
  }
}

/** A likelihood below which a word does not begin a candidate, and below which it does not go on with one. */
const least = 0.2
const onward = 0.35
/** Next to a name this much is enough to belong to it. */
const doubtful = 0.1
/** Behind a particle that stands in names only, this much is. */
const rather = 0.02
/** Endings shorter than this are met in words of all sorts. */
const shortestRole = 6
const patronymic = /^ (?:bin|ibn|ben|abu|al|el) $/
const particle = /^ (?:bin|ibn|ben|abu|al|el|von|vom|van|van der|van den|von der|dos|do|das) $/
const nobiliary = new Set(
  'van von der den de ten ter zu zum zur la las los el al du del della dalla di da do dos das le'
    .split(' ')
    .map((word) => hashOf(word)),
)
const isApostrophe = (c: number) => c === 39 || c === 0x2019
const closeBy = /^[ .]{1,2}$|^ (?:de|da|de la|del|di) $/
/** A name surer than this is looked for elsewhere in the same conversation. */
const surely = 0.8
/** The end of the turn before that is read in front of a text: an answer is understood from its question. */
const before = 120

/** Names of persons in `text`; `recent` are the turns before, oldest first, whose names are known again. */
export function findNames(names: Names, text: string, recent: readonly Turn[] = []): Seen[] {
  const { found } = names
  if (found.size > 0) found.clear()
  const last = recent.length > 0 ? recent[recent.length - 1] : undefined
  const asked = last?.author === 'other' ? ending(last.text, before) : ''
  const out: Seen[] = []
  const whole = readWhole(text)
  // Only a short message is an answer; a long one brings its own words.
  const head = text.length < 200 ? asked : ''
  const question = head === '' ? undefined : questionOf(names, head)
  const tokens = whole && question ? joinTokens(question.tokens, question.from, whole) : whole
  const from = question?.from ?? 0
  if (whole && tokens) {
    names.tagger.steps += text.length + head.length
    if (tag(names.tagger, tokens, text, from, head)) collect(names, tokens, text, 0, out, from)
    if (question) answered(text, question, out)
    if (recent.length > 0) readTurns(names, recent, whole)
  } else {
    search(names, head === '' ? text : `${head}\n${text}`, head === '' ? 0 : head.length + 1, out)
    if (question) answered(text, question, out)
    readTurns(names, recent)
  }
  if (found.size > 0) again(names, text, out)
  return out
}

function questionOf({ question }: Names, text: string): Question {
  if (question.text === text) return question
  question.text = text
  question.from = readHead(question.tokens, text)
  question.isForName = mayAsk.test(text) && asksName.test(text)
  return question
}

function ending(text: string, most: number): string {
  return text.length > most ? text.slice(-most) : text
}

function answered(text: string, question: Question, out: Seen[]): void {
  if (!question.isForName || text.length > longestAnswer) return
  if (out.some((one) => one.confidence >= 0.5)) return
  const name = answer.exec(text)?.[1]
  if (name === undefined || name.length < 2 || noAnswer.test(name)) return
  const start = text.lastIndexOf(name)
  out.push(seen(start, start + name.length, 0.8, 'person-name/answer'))
}

/** Reading the words of the turns costs little; who they are is asked only of a turn that holds a word of the text, if that is one stretch. */
function readTurns(names: Names, recent: readonly Turn[], whole?: Tokens): void {
  const { tagger, tokens, heard } = names
  for (let k = Math.max(0, recent.length - mostTurns); k < recent.length; k++) {
    const turn = ending((recent[k] as Turn).text, turnRoom)
    if (!whole || isSaidAgain(tagger, whole, heardOf(heard, tagger, tokens, turn))) search(names, turn, 0, undefined)
  }
}

/** A part of each question below, read in a fraction of the time. */
const mayAsk = /n[ao][ma]|who am|hei[sß]|pel|lama|hiama/i
const asksName =
  /\b(?:your (?:full |first |last |sur)?name|name please|who am i (?:speaking|talking)|ihr (?:voll|vor|nach)?\S*name|wie hei(?:ß|ss)en sie|dein name|votre (?:pré)?nom|comment vous appelez|su (?:nombre|apellido)|cómo se llama|seu (?:nome|sobrenome)|suo (?:nome|cognome)|come si chiama|uw (?:achter|voor)?naam)\b/i
/** « priya sharma », after « May I have your name? ». */
const longestAnswer = 60
const answer =
  /^\s*(?:(?:sure|yes|ok|it'?s|it is|i am|i'm|ja|ich bin|oui|si|sí|sono|soy|sou|ik ben)[,:]?\s+){0,2}(\p{L}[\p{L}'’.-]*(?: \p{L}[\p{L}'’.-]*){0,3}?)[.!]?\s*$/iu
const noAnswer =
  /^(?:no|yes|ok|okay|sure|why|what|nein|ja|warum|non|oui|sí|si|não|sim|nee|thanks|danke|merci|gracias|hi|hello|hallo|wait|please|later|nothing|none|i|the|my|not|don|can|how|is|it)(?![\p{L}'’])/iu

function search(names: Names, text: string, from: number, out: Seen[] | undefined): void {
  const { tagger, tokens } = names
  for (let at = 0; at < text.length; at = tokens.next) {
    readTokens(tokens, text, at)
    tagger.steps += tokens.next - at
    if (tokens.n > 0 && tag(tagger, tokens, text)) collect(names, tokens, text, from, out, 0)
  }
}

/** `from` is where the text begins in a joined one, `begin` its first token. */
function collect(
  names: Names,
  tokens: Tokens,
  text: string,
  from: number,
  out: Seen[] | undefined,
  begin: number,
): void {
  const { tagger, found } = names
  const { inName, begins } = tagger
  const { n, shapes, starts, ends, hashes } = tokens
  let i = begin
  while (i < n) {
    if ((inName[i] as number) < least || (shapes[i] as number) < shape.capital) {
      i++
      continue
    }
    let last = i
    let k = i + 1
    while (k < n && (inName[k] as number) >= onward && (begins[k] as number) < (inName[k] as number) * 0.5) {
      if ((shapes[k] as number) >= shape.capital) last = k
      k++
    }
    const further = widen(last, 1, text)
    if (further > last) k = further + 1
    last = further
    last = pastApostrophe(last, 1, text)
    const first = fromParticle(pastApostrophe(behindRole(widen(i, -1, text), last, text), -1, text))
    const start = starts[first] as number
    const end = ends[last] as number
    const confidence = judged(names.judge, tagger, tokens, text, first, last, meanOf(first, last))
    if (start >= from && !inHandle(text, start, end)) {
      if (confidence >= surely) remember(first, last)
      out?.push(seen(start - from, end - from, confidence, 'person-name'))
    } else if (!out && confidence >= surely) remember(first, last)
    i = k
  }

  function meanOf(from: number, to: number): number {
    let sum = 0
    let words = 0
    for (let w = from; w <= to; w++) {
      if ((shapes[w] as number) < shape.capital) continue
      sum += inName[w] as number
      words++
    }
    return sum / words
  }

  /** `Günter de Bruyn` with a doubtful `Günter`: a capitalised word next to a name, itself no word, belongs to it. */
  function widen(from: number, step: number, whole: string): number {
    let at = from
    for (let words = 0; words < 2; words++) {
      let next = at + step
      if (step > 0 && isArticled(next, whole) && starts[next] === (ends[at] as number) + 1) {
        at = next
        continue
      }
      while (isJoin(next) && (starts[at] as number) > 0 && Math.abs(next - at) < 3) next += step
      if (next < begin || next >= n) break
      const kind = shapes[next] as number
      if (kind !== shape.capital && kind !== shape.initial) break
      const gap = step < 0 ? whole.slice(ends[next], starts[at]) : whole.slice(ends[at], starts[next])
      if (isWord(hashes[next] as number) && !patronymic.test(gap)) break
      const between = particle.test(gap) ? rather : doubtful
      if ((inName[next] as number) < between || (between === doubtful && !closeBy.test(gap))) break
      at = next
    }
    return at
  }

  /** `Dell’Acqua`, `D’Onofrio`: a capital on either side of it. */
  function pastApostrophe(at: number, step: number, whole: string): number {
    const beyond = at + 2 * step
    const left = Math.min(at, beyond)
    if (left < begin || left + 2 >= n || (shapes[beyond] as number) > shape.initial) return at
    if ((shapes[beyond] as number) < shape.capital || (starts[left + 2] as number) !== (ends[left] as number) + 1)
      return at
    return isApostrophe(whole.charCodeAt(ends[left] as number)) ? beyond : at
  }

  /** `Dhr. van der Berg`, `Herr von Stein`: behind a polite word the particle is of the name. */
  function fromParticle(first: number): number {
    let at = first
    while (at - 1 > begin && at > first - 3 && nobiliary.has(hashes[at - 1] as number)) at--
    return at < first && isPolite(tokens, at - 1) ? at : first
  }

  /** `Ayman al-Sabri`: the article stands small before the second part. */
  function isArticled(k: number, whole: string): boolean {
    const start = starts[k] as number
    return (
      k < n && shapes[k] === shape.lower && whole.charCodeAt(start + 2) === 45 && isUpper(whole.charCodeAt(start + 3))
    )
  }

  function isWord(hash: number): boolean {
    const flags = flagsOf(tagger.list, hash)
    return (flags & common) === 0 && (flags & (everyday | frequent | roleWord)) > 0
  }

  /** `Trainer Hoffmann`, `Israels Regierungssprecher Levi`: what somebody is stands before the name and is not in it. */
  function behindRole(from: number, end: number, whole: string): number {
    for (let k = end - 1; k >= from; k--)
      if ((shapes[k + 1] as number) >= shape.capital && isRole(k, whole)) return k + 1
    return from
  }

  function isRole(k: number, whole: string): boolean {
    const flags = flagsOf(tagger.list, hashes[k] as number)
    if ((flags & (common | usual)) > 0) return false
    if ((flags & roleWord) > 0) return true
    const start = starts[k] as number
    const stop = ends[k] as number
    const hyphen = whole.lastIndexOf('-', stop - 1)
    if (hyphen > start) return isRoleAt(whole, hyphen + 1, stop)
    // `Sonderberaterin`: German writes what somebody is in one word, and what sort of it first.
    if ((flags & (given | surname)) === 0)
      for (let at = start + 3; at <= stop - shortestRole; at++) if (isRoleAt(whole, at, stop)) return true
    return false
  }

  function isRoleAt(whole: string, start: number, stop: number): boolean {
    return (flagsOf(tagger.list, hashOf(whole, start, stop)) & roleWord) > 0
  }

  function isJoin(k: number): boolean {
    return (
      k >= begin &&
      k < n &&
      ((shapes[k] as number) >= shape.lower || shapes[k] === shape.stop) &&
      (ends[k] as number) - (starts[k] as number) <= 3
    )
  }

  function remember(first: number, end: number): void {
    for (let w = first; w <= end; w++) {
      const hash = hashes[w] as number
      const size = (ends[w] as number) - (starts[w] as number)
      const flags = flagsOf(tagger.list, hash)
      if ((shapes[w] as number) < shape.capital || size < 3 || flags & everyday) continue
      if (end > first || flags & (given | surname)) found.add(hash)
    }
  }
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

const onceMore = 0.75

/** Words of names found for sure, where they stand once more: nobody says "Frau" each time. */
function again(names: Names, text: string, out: Seen[]): void {
  const { tagger, found } = names
  const already = [...out].sort((a, b) => a.start - b.start)
  const fresh: Seen[] = []
  const whole = readWhole(text)
  const tokens = whole ?? names.tokens
  let next = 0
  for (let at = 0; at < text.length; at = tokens.next) {
    if (!whole) readTokens(tokens, text, at)
    tagger.steps += tokens.n
    if (tokens.n === 0) break
    for (let i = 0; i < tokens.n; i++) {
      const kind = tokens.shapes[i] as number
      const hash = tokens.hashes[i] as number
      if (kind < shape.capital || !found.has(hash) || !mayBeAgain(tagger, hash, kind)) continue
      const start = tokens.starts[i] as number
      let end = tokens.ends[i] as number
      while (i + 1 < tokens.n && found.has(tokens.hashes[i + 1] as number)) end = tokens.ends[++i] as number
      while (next < already.length && (already[next] as Seen).end <= start) next++
      const there = already[next]
      const isMore =
        there && there.start < end && (there.confidence >= onceMore || there.end - there.start > end - start)
      if (isMore || inHandle(text, start, end)) continue
      fresh.push(seen(start, end, onceMore, 'person-name/again'))
    }
  }
  out.push(...fresh)
}
