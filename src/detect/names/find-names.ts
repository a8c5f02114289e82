import type { Seen } from '../scan/seen.ts'
import { isDigit, isLetter } from '../characters.ts'
import { greeted, signed } from './addressed.ts'
import { introduced } from './introduced.ts'
import { type Judge, judged, newJudge } from './judge.ts'
import { beforeComma, firstOf, pastApostrophe, pastComma, pastNickname, widened } from './name-ends.ts'
import { everyday, flagsOf, given, type NameList, surname } from './name-list.ts'
import { newTagger, tag, type Tagger } from './tagger.ts'
import { speakersIn } from './speakers.ts'
import {
  closeHead,
  isUpper,
  joinTokens,
  newTokens,
  readHead,
  readTokens,
  readWhole,
  room,
  shape,
  type Tokens,
} from './tokens.ts'
import {
  type Heard,
  isSaidIn,
  keepText,
  listenFor,
  mayBeAgain,
  mostTurns,
  newTurns,
  readSayable,
  shortestAgain,
  takeWords,
  turnOf,
  turnRoom,
  type Turns,
} from './turns.ts'
import type { Turn } from '../finding.ts'
import { priorRoom } from '../prior.ts'
import type { Weights } from './weights.ts'
import { flagsAt } from './word-memory.ts'

/** What `loadNames` gives. One at a time may search: it holds the room for its own work. */
export type Names = {
  readonly tagger: Tagger
  readonly judge: Judge
  readonly tokens: Tokens
  /** Words of names found for sure. */
  readonly found: Set<number>
  /** Words of the text that a turn before may have named. */
  readonly sayable: Int32Array
  readonly question: Question
  readonly turns: Turns
  /** Comes with the words, so that whoever looks for no names need not load how. */
  readonly find: typeof findNames
  readonly hear: typeof hear
}

/** What was asked before a text, read once for all who answer it; the answer's words are put behind it. */
type Question = { text: string; readonly tokens: Tokens; from: number; isForName: boolean | undefined }

export function newNames(list: NameList, weights: Weights, judge = newJudge()): Names {
  return {
    tagger: newTagger(list, weights),
    judge,
    tokens: newTokens(),
    found: new Set(),
    sayable: new Int32Array(room),
    question: { text: '', tokens: newTokens(), from: -1, isForName: undefined },
    turns: newTurns(),
    find: findNames,
    hear,
  }
}

/** A likelihood below which a word does not begin a candidate, and below which it does not go on with one. */
const least = 0.2
const onward = 0.35
/** A name surer than this is looked for elsewhere in the same conversation. */
const surely = 0.8
/** The end of the turn before that is read in front of a text: an answer is understood from its question. */
const before = 120

const noTurns: readonly Turn[] = []

/** Names of persons in `text`; `recent` are the turns before, oldest first, whose names are known again. */
export function findNames(names: Names, text: string, recent: readonly Turn[] = noTurns, isWordy = false): Seen[] {
  const { found } = names
  if (found.size > 0) found.clear()
  const last = recent.length > 0 ? recent[recent.length - 1] : undefined
  const asked = last?.author === 'other' ? ending(last.text, before) : ''
  const out: Seen[] = []
  const whole = readWhole(text)
  // Only a short message is an answer; a long one brings its own words.
  const head = text.length < 200 ? asked : ''
  const question = head === '' ? undefined : questionOf(names, head, (last as Turn).text)
  const tokens = whole && question ? joinTokens(question.tokens, question.from, whole) : whole
  const from = question?.from ?? 0
  if (whole && tokens) {
    names.tagger.steps += text.length + head.length
    if (tag(names.tagger, tokens, text, from, head)) collect(names, tokens, text, 0, from, found, out)
    else if (from === 0) names.turns.nameless = text
    addressed(names, whole, text, 0, true, out, 0)
    if (question) answered(text, question, out)
    if (recent.length > 0) readTurns(names, recent, whole, from)
  } else {
    search(names, head === '' ? text : `${head}\n${text}`, head === '' ? 0 : head.length + 1, found, out)
    if (question) answered(text, question, out)
    readTurns(names, recent, undefined, 0)
  }
  if (!isWordy && (!whole || text.includes('\n')))
    speakersIn(names.tagger.list, text, (start, end) => out.push(seen(start, end, surely, 'person-name/addressed')))
  if (found.size > 0) again(names, text, out)
  return out
}

/**
 * To be told of the turns before a text is read: what was a message just now need not be read again. Says whether that at `at`
 * may ask any of these questions; false is for sure.
 */
function hear(
  { turns, tagger, tokens }: Names,
  recent: readonly Turn[],
  at: number,
  questions: readonly string[],
): boolean {
  listenFor(turns, questions)
  keepText(turns, (recent[recent.length - 1] as Turn).text)
  if (at < 0) return false
  const { text } = recent[at] as Turn
  return text.length > priorRoom || turnOf(turns, text, recent.length - 1 - at, tagger, tokens).mayAsk
}

/** `text` is the end of what was said, or all of it. */
function questionOf({ question, turns, tagger, tokens }: Names, text: string, said: string): Question {
  if (question.text === text) return question
  question.text = text
  const turn = text === said ? turnOf(turns, text, 0, tagger, tokens) : undefined
  question.isForName = turn?.mayAsk === false ? false : undefined
  if (turn && turn.cases >= 0) {
    takeWords(turns, turn, question.tokens)
    question.from = closeHead(question.tokens, text.length)
  } else question.from = readHead(question.tokens, text)
  return question
}

function ending(text: string, most: number): string {
  return text.length > most ? text.slice(-most) : text
}

function answered(text: string, question: Question, out: Seen[]): void {
  if (question.isForName === false || text.length > longestAnswer || text.endsWith('?')) return
  question.isForName ??= asksName.test(question.text)
  if (!question.isForName || out.some((one) => one.confidence >= 0.5)) return
  const name = answer.exec(text)?.[1]
  if (name === undefined || name.length < 2 || noAnswer.test(name)) return
  const start = text.lastIndexOf(name)
  out.push(seen(start, start + name.length, 0.8, 'person-name/answer'))
}

/** Turns are read if the text has a word that may be a name's; who is named there is asked of one that has such a word too. A text of several stretches asks them all. */
function readTurns(names: Names, recent: readonly Turn[], whole: Tokens | undefined, from: number): void {
  const { tagger, found, sayable } = names
  const count = whole ? readSayable(sayable, tagger, whole, from) : 0
  if (whole && count === 0) return
  const oldest = Math.max(0, recent.length - mostTurns)
  let said = 0
  for (let k = oldest; k < recent.length; k++)
    if (!whole || isSaidIn(names.turns, turnAt(names, recent, k), sayable, count)) said |= 1 << (k - oldest)
  for (let k = oldest; k < recent.length; k++)
    if (said & (1 << (k - oldest))) for (const word of sureIn(names, turnAt(names, recent, k))) found.add(word)
}

function turnAt({ turns, tagger, tokens }: Names, recent: readonly Turn[], k: number): Heard {
  return turnOf(turns, ending((recent[k] as Turn).text, turnRoom), recent.length - 1 - k, tagger, tokens)
}

/** Kept, as whoever says a word of a turn will mostly do so again. */
function sureIn(names: Names, one: Heard): ReadonlySet<number> {
  if (!one.sure) {
    const sure = new Set<number>()
    search(names, one.text, 0, sure, undefined)
    one.sure = sure
  }
  return one.sure
}

/** Each holds one of the words that `turns.ts` knows them by, so that a turn without any is known to ask for no name. */
const asksName =
  /(?<![\p{L}\d_])(?:your (?:full |first |last |sur)?name|name please|who am i (?:speaking|talking)|ihr (?:voll|vor|nach)?\S*name|wie hei(?:ß|ss)en sie|dein name|votre (?:pré)?nom|comment vous appelez|su (?:nombre|apellido)|cómo se llama|seu (?:nome|sobrenome)|suo (?:nome|cognome)|come si chiama|uw (?:achter|voor)?naam)(?![\p{L}\d_])/iu
/** « priya sharma », after « May I have your name? ». */
const longestAnswer = 60
const answer =
  /^\s*(?:(?:sure|yes|ok|it'?s|it is|i am|i'm|ja|ich bin|oui|si|sí|sono|soy|sou|ik ben)[,:]?\s+){0,2}(\p{L}[\p{L}'’.-]*(?: \p{L}[\p{L}'’.-]*){0,3}?)[.!]?\s*$/iu
const noAnswer =
  /^(?:no|yes|ok|okay|sure|why|what|nein|ja|warum|non|oui|sí|si|não|sim|nee|thanks|danke|merci|gracias|hi|hello|hallo|wait|please|later|nothing|none|i|the|my|not|don|can|how|is|it)(?![\p{L}'’])/iu

function search(names: Names, text: string, from: number, found: Set<number>, out: Seen[] | undefined): void {
  const { tagger, tokens } = names
  for (let at = 0; at < text.length; at = tokens.next) {
    readTokens(tokens, text, at)
    tagger.steps += tokens.next - at
    const since = out?.length ?? 0
    if (tokens.n > 0 && tag(tagger, tokens, text)) collect(names, tokens, text, from, 0, found, out)
    if (out) addressed(names, tokens, text, from, at <= from, out, since)
  }
}

/** Adds who is greeted, signs or is named as somebody's kin, unless found there already: from `since` on `out` holds what these tokens gave, in order. */
function addressed(
  { tagger }: Names,
  tokens: Tokens,
  text: string,
  from: number,
  isFirst: boolean,
  out: Seen[],
  since: number,
): void {
  const told = introduced(tagger.list, tokens)
  const count = out.length
  let next = since
  for (let k = 0; k < told.length; k += 2) {
    const start = (tokens.starts[told[k] as number] as number) - from
    while (next < count && (out[next] as Seen).end <= start) next++
    const end = (tokens.ends[told[k + 1] as number] as number) - from
    if (start >= 0 && !(next < count && isThere(out[next] as Seen, start, end))) out.push(addressee(start, end))
  }
  if (isFirst) addAt(tokens, greeted(tagger.list, tokens, text), from, out)
  if (tokens.next >= text.length) addAt(tokens, signed(tagger.list, tokens), from, out)
}

function addAt({ starts, ends }: Tokens, at: number, from: number, out: Seen[]): void {
  if (at < 0) return
  const start = (starts[at] as number) - from
  const end = (ends[at] as number) - from
  if (start < 0 || out.some((one) => isThere(one, start, end))) return
  out.push(addressee(start, end))
}

function isThere(one: Seen, start: number, end: number): boolean {
  return one.confidence >= 0.5 && one.start < end && one.end > start
}

const addressee = (start: number, end: number) => seen(start, end, surely, 'person-name/addressed')

/** `from` is where the text begins in a joined one, `begin` its first token. */
function collect(
  names: Names,
  tokens: Tokens,
  text: string,
  from: number,
  begin: number,
  found: Set<number>,
  out: Seen[] | undefined,
): void {
  const { tagger } = names
  const { inName } = tagger
  const { n, shapes, starts, ends } = tokens
  let i = begin
  while (i < n) {
    if ((inName[i] as number) < least || (shapes[i] as number) < shape.capital) {
      i++
      continue
    }
    let last = i
    let k = i + 1
    while (k < n && (inName[k] as number) >= onward && !isOther(tagger, tokens, last, k)) {
      if ((shapes[k] as number) >= shape.capital) last = k
      k++
    }
    const further = pastNickname(tagger, tokens, widened(tagger, tokens, text, begin, last, 1))
    if (further > last) k = further + 1
    last = pastComma(tagger, tokens, begin, i, pastApostrophe(tokens, text, begin, further, 1))
    k = Math.max(k, last + 1)
    const first = firstOf(tagger, tokens, text, begin, i, last)
    const start = starts[beforeComma(tagger, tokens, begin, first, last)] as number
    const end = ends[last] as number
    const confidence = judged(names.judge, tagger, tokens, text, first, last, meanOf(tagger, tokens, first, last))
    if (start >= from && (isMention(tagger, tokens, text, first) || !inHandle(text, start, end))) {
      if (confidence >= surely) remember(found, tagger, tokens, first, last)
      out?.push(seen(start - from, end - from, confidence, 'person-name'))
    } else if (!out && confidence >= surely) remember(found, tagger, tokens, first, last)
    i = k
  }
}

/** Whether another name begins. Between two words side by side none does, but without capitals the first may be a greeting. */
function isOther({ inName, begins }: Tagger, { shapes }: Tokens, last: number, k: number): boolean {
  if ((begins[k] as number) < (inName[k] as number) * 0.5) return false
  return last < k - 1 || ((shapes[k] as number) >= shape.lower && (inName[last] as number) < onward)
}

function meanOf({ inName }: Tagger, { shapes }: Tokens, first: number, last: number): number {
  let sum = 0
  let words = 0
  for (let w = first; w <= last; w++) {
    if ((shapes[w] as number) < shape.capital) continue
    sum += inName[w] as number
    words++
  }
  return sum / words
}

function remember(
  found: Set<number>,
  tagger: Tagger,
  { hashes, starts, ends, shapes }: Tokens,
  first: number,
  last: number,
): void {
  for (let w = first; w <= last; w++) {
    const size = (ends[w] as number) - (starts[w] as number)
    const flags = flagsAt(tagger.memory, w)
    if ((shapes[w] as number) < shape.capital || size < shortestAgain || flags & everyday) continue
    if (last > first || flags & (given | surname)) found.add(hashes[w] as number)
  }
}

function seen(start: number, end: number, confidence: number, detector: string): Seen {
  return { kind: 'person-name', class: 'identity', start, end, confidence, detector, hint: '', rank: -2 }
}

/** `@sabrina`: somebody is spoken to by a given name; who calls themselves otherwise is nobody that we know. */
function isMention({ memory }: Tagger, { starts, ends }: Tokens, text: string, at: number): boolean {
  const start = (starts[at] as number) - 1
  if (text.charCodeAt(start) !== 64 || (start > 0 && text.charCodeAt(start - 1) > 32)) return false
  return (flagsAt(memory, at) & given) > 0 && !inHandle(text, start + 2, ends[at] as number)
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
      if (kind < shape.capital || !found.has(hash) || !mayBeAgain(flagsOf(tagger.list, hash), kind)) continue
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
