import { everyday, frequent, known, roleWord } from './name-list.ts'
import type { Tagger } from './tagger.ts'
import { longestWord, readJust, readWords, shape, type Tokens } from './tokens.ts'
import { hashOf } from './word-hash.ts'
import { flagsAt } from './word-memory.ts'

/** A text read lately: a turn, or a message that will be one. Its words lie in `Turns`. */
export type Heard = {
  text: string
  /** Its words, and where they begin. */
  n: number
  readonly from: number
  /** How they are written, as tokens count it; -1 if the text is more than one stretch. */
  cases: number
  /** It may ask something, or for a name: a word of a question stands in it, or who reads letters alone would see other words. */
  mayAsk: boolean
  /** Where its bits for words that may be of a name lie. */
  readonly bits: number
  /** The words of names found in it for sure, once somebody asks. */
  sure: ReadonlySet<number> | undefined
}

/**
 * The texts read last, the words of each as hash, and form and place. Whoever writes again does so behind what was read as
 * messages, so that nothing of it is read again. Small numbers in one place: what is said before a message costs memory and little else.
 */
export type Turns = {
  readonly words: Int32Array
  readonly signs: Int32Array
  readonly asking: Asking
  readonly heard: Heard[]
  /** The place that was filled last, and that which was asked for: a question to many stays while their answers come and go. */
  last: number
  met: number
  /** The message read last of those without a question before them in which nothing is likely to be a name. */
  nameless: string | undefined
}

/** So many turns before are read for names that a text says again, and so much of each. */
export const mostTurns = 6
export const turnRoom = 1000
/** Shorter words are not known again: « I » and « a » stand in every second turn. */
export const shortestAgain = 3
/** More than a message and the turns before it. */
const places = 8
/** A word and a sign in turn: more does not stand in so many characters. */
const wordRoom = turnRoom + 1
/** A bit for each sort of word that a turn says. */
const signBits = 256
const signWords = signBits / 32

export function newTurns(): Turns {
  return {
    words: new Int32Array(places * wordRoom * 2),
    signs: new Int32Array(places * signWords),
    asking: newAsking(),
    heard: Array.from({ length: places }, (_, k) => ({
      text: '',
      n: 0,
      from: k * wordRoom * 2,
      cases: 0,
      mayAsk: false,
      bits: k * signWords,
      sure: undefined,
    })),
    last: 0,
    met: 0,
    nameless: undefined,
  }
}

/** What stands `before` places before the last one, or wherever it stands; read with the help of `room` if it is new. */
export function turnOf(turns: Turns, text: string, before: number, tagger: Tagger, room: Tokens): Heard {
  const { heard, last, met } = turns
  const same = heard[met] as Heard
  if (same.text === text) return same
  for (let k = 0; k < places; k++) {
    const at = (last - before - k) & (places - 1)
    const one = heard[at] as Heard
    if (one.text !== text) continue
    turns.met = at
    return one
  }
  const one = nextPlace(turns, text)
  turns.met = turns.last
  tagger.steps += text.length
  for (let at = 0; at < text.length; at = room.next) {
    readWords(room, text, at)
    add(turns, one, room)
    one.cases = at === 0 && room.next >= text.length ? room.cases : -1
  }
  return one
}

/** What was read just now as a message stands before the next one: its words are taken before that one is read. */
export function keepText(turns: Turns, text: string): void {
  const tokens = readJust(text)
  if (tokens === undefined || text.length > turnRoom || turns.heard[turns.last]?.text === text) return
  const one = nextPlace(turns, text)
  add(turns, one, tokens)
  one.cases = tokens.cases
  if (turns.nameless === text) one.sure = noNames
}

const noNames: ReadonlySet<number> = new Set()

function nextPlace(turns: Turns, text: string): Heard {
  do turns.last = (turns.last + 1) & (places - 1)
  while (turns.last === turns.met)
  const one = turns.heard[turns.last] as Heard
  one.text = text
  one.n = 0
  one.cases = 0
  one.mayAsk = false
  one.sure = undefined
  turns.signs.fill(0, one.bits, one.bits + signWords)
  return one
}

const kindBits = 4
const sizeBits = 6
const kindMask = 2 ** kindBits - 1
const sizeMask = 2 ** sizeBits - 1

/** All that is asked of a turn is read here, as its words go by. */
function add({ words, signs, asking }: Turns, one: Heard, { n, raw, hashes, starts, ends, odd }: Tokens): void {
  const asks = asking.bits
  const { bits } = one
  let at = one.from + 2 * one.n
  let met = 0
  let longest = 0
  for (let i = 0; i < n; i++) {
    const hash = hashes[i] as number
    const start = starts[i] as number
    const size = (ends[i] as number) - start
    const form = (((start << sizeBits) | size) << kindBits) | (raw[i] as number)
    words[at] = hash
    words[at + 1] = form
    at += 2
    const sign = bits + signOf(hash)
    signs[sign] = (signs[sign] as number) | (isNamable(form) << (hash & 31))
    met |= (asks[hash >>> (32 - askingBits + 5)] as number) >>> (hash >>> (32 - askingBits))
    longest = size > longest ? size : longest
  }
  one.n += n
  if ((met & 1) > 0 || longest >= longestWord || odd > 0) one.mayAsk = true
}

function signOf(hash: number): number {
  return (hash >>> 5) & (signWords - 1)
}

/** Puts the words of a turn that is one stretch at the beginning of `tokens`. */
export function takeWords({ words }: Turns, { n, from, cases, text }: Heard, tokens: Tokens): void {
  const { raw, hashes, starts, ends } = tokens
  for (let i = 0, at = from; i < n; i++, at += 2) {
    const form = words[at + 1] as number
    const start = form >>> (kindBits + sizeBits)
    hashes[i] = words[at] as number
    raw[i] = form & kindMask
    starts[i] = start
    ends[i] = start + ((form >>> kindBits) & sizeMask)
  }
  tokens.n = n
  tokens.cases = cases
  tokens.next = text.length
}

/** The words of a text that a turn may have named, as hashes; how many. They are those weighed last, from `from` on. */
export function readSayable(into: Int32Array, { memory }: Tagger, { n, hashes, shapes }: Tokens, from: number): number {
  let count = 0
  for (let i = 0; i < n; i++) {
    const kind = shapes[i] as number
    if (kind >= shape.capital && mayBeAgain(flagsAt(memory, from + i), kind)) into[count++] = hashes[i] as number
  }
  return count
}

/** In small letters only what is no word that people use: `oberhuber`, not `rose`. */
export function mayBeAgain(flags: number, kind: number): boolean {
  return (flags & (kind === shape.lower ? everyday | frequent | known | roleWord : everyday)) === 0
}

/** Whether one of them stands in a turn: only then is it asked who is named there. */
export function isSaidIn(turns: Turns, one: Heard, sayable: Int32Array, count: number): boolean {
  const { signs } = turns
  for (let k = 0; k < count; k++) {
    const hash = sayable[k] as number
    if (((signs[one.bits + signOf(hash)] as number) >>> (hash & 31)) & 1 && holds(turns, one, hash)) return true
  }
  return false
}

/** 1 for what may be a word of a name. */
function isNamable(form: number): number {
  return Number((form & kindMask) >= shape.capital && ((form >>> kindBits) & sizeMask) >= shortestAgain)
}

function holds({ words }: Turns, { from, n }: Heard, hash: number): boolean {
  for (let at = from; at < from + 2 * n; at += 2)
    if (words[at] === hash && isNamable(words[at + 1] as number)) return true
  return false
}

/** The words without which no question asks for anything, each of them in 17 bits of its hash. */
type Asking = { of: readonly string[]; readonly bits: Int32Array }

const askingBits = 17

/** Of each question for a name one word at least. */
const nameWords =
  'name surname speaking talking ihr heissen nom prénom appelez nombre apellido llama nome sobrenome cognome chiama naam achternaam voornaam'.split(
    ' ',
  )

function newAsking(): Asking {
  const asking = { of: [], bits: new Int32Array(1 << (askingBits - 5)) }
  addWords(asking, nameWords)
  return asking
}

function addWords({ bits }: Asking, words: Iterable<string>): void {
  for (const word of words)
    for (const sign of word.length > longestClitic ? [''] : ['', "'", '’']) {
      const bit = hashOf(sign + word) >>> (32 - askingBits)
      bits[bit >>> 5] = (bits[bit >>> 5] as number) | (1 << (bit & 31))
    }
}

/** In every second message, or in so many that a question is told by another of its words. */
const everywhere = new Set('a my s the your car card cards credit es identity no number one received time'.split(' '))
/** Behind an apostrophe so many letters are a word with it. */
const longestClitic = 3

/** To be told before any turn is read. Of each question the longest word that is not everywhere: a turn that says none of those asks nothing. */
export function listenFor(turns: Turns, questions: readonly string[]): void {
  const { asking, heard } = turns
  if (asking.of === questions) return
  asking.of = questions
  const keys = new Set(questions.filter((one) => !one.includes(' ')))
  for (const question of questions) {
    const words = question.split(' ')
    if (!words.some((word) => keys.has(word))) keys.add(tellingOf(words))
  }
  asking.bits.fill(0)
  addWords(asking, nameWords)
  addWords(asking, keys)
  // What was read before was not asked.
  for (const one of heard) one.mayAsk = true
}

function tellingOf(words: readonly string[]): string {
  const rare = words.filter((word) => !everywhere.has(word))
  return (rare.length > 0 ? rare : words).reduce((long, one) => (one.length > long.length ? one : long))
}
