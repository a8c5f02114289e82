import { codeAt, isDigit, isLetter, isSpace } from '../characters.ts'
import type { Match } from './match.ts'
import type { Seen } from './seen.ts'
import { forget, hasAny, isStale, learn, newWords, readWords, selectWords, type Words } from '../context.ts'

/** How far back a word may stand and still say what a value is; about twelve words. */
const reach = 90
const reachAfter = 36

/** Digits that are said in a row, where the word of each stands, and the bits of those who have asked for it. */
export type Said = { readonly digits: string; readonly starts: readonly number[]; readonly ends: readonly number[] }
export type SaidRow = Said & { readonly start: number; readonly end: number; by: number }

/**
 * What a detector may look at. One object is reused for a whole scan: a detector reads it and keeps nothing of it.
 * `start`/`end` is what woke the detector: a literal, a run of digit groups, a token.
 */
export type View = {
  text: string
  start: number
  end: number
  /** Which of the detector's literals woke it; says nothing if something else did. */
  literal: number
  /** Digits of the run, without separators. */
  digits: string
  /** Lengths of the digit groups of the run. */
  groups: number[]
  /** What stands between the groups: '' for a single group, one string if all are the same, '*' if they differ. */
  separator: string
  /** True if the run is cut out of a longer chain whose separator is the same: `1-2-3` out of `1-2-3-4`. */
  cut: boolean
  /** How many letters and digits the token run has; `tokenIn` gives them, `places[i]` is where character `i` stands. */
  size: number
  places: Int32Array
  /** The whole chain of digit groups, for detectors that choose their own part of it. */
  chain: Chain
  /** Cards seen in this chain, so that what stands beside them need not look again. */
  cards: readonly Match[] | undefined
  /** The whole chain is known to be a card or a network address: no other reading of it is tried. */
  taken: boolean
  /** What the other side said just before, '' if nothing, as it was written; `questionOf` gives it in small letters. */
  prior: string
  question: string
  /** A question of which somebody else has seen that it asks for nothing. */
  unasked: string
  language: string
  /** The few kinds that were asked for by name: a form's field says what its value is. */
  asked: readonly string[]
  /** Kinds that shall not be found. Of several readings of one place the surest is enough then; undefined if all are asked for, or why some lost. */
  unwanted: readonly string[] | undefined
  /** What was found last. */
  last: Seen | undefined
  /** Work done, in characters looked at: the growth test counts it. */
  steps: number
  /** The words round what was asked about, and those of the question before. */
  readonly words: Words
  readonly priorWords: Words
  /** Where the last question for an address of the web was asked, and its answer. */
  urlAsked: number
  urlSeen: boolean
  /** An IPv6 address was looked for up to here. */
  colonsSeen: number
  /** Where the scan last left a digit behind, and up to where none stands ahead. */
  digitSeen: number
  digitless: number
  /** Where the scan met numbers: the first so many of them. */
  metNumbers: number
  readonly numbers: Int32Array
  /** Up to where a token was read, so that none is read from each of its digits. */
  tokenSeen: number
  /** The end of the name behind which a secret was judged last, and from where on it holds letters alone; and of a password's. */
  secretFrom: number
  secretSeen: number
  passwordSeen: number
  /** What was read last of a value: no sign in it ends one. */
  valueFrom: number
  valueTo: number
  /** Where an IBAN was looked for last, where it ends, 0 if there is none, and how it is parted. */
  ibanFrom: number
  ibanTo: number
  ibanParted: number
  /** Where the pairs end in which a secret was seen last, the numbers that were said last, and where one ended that stands alone. */
  pairsTo: number
  said: SaidRow | undefined
  alone: number
  /** Where a day was looked for last and none begins, with the places that were tried: words near each other see the same ones. */
  readonly dayless: { from: number; to: number; readonly tried: number[] }
  /** Up to where groups were read that odd signs part. */
  partedTo: number
  /** Where a value ends that holds nothing else. */
  takenTo: number
  /** The text was not folded and holds what folding would change; nobody has looked at it. */
  raw: boolean
  /** The detector that is looking. */
  awake: string
  /** The place whose words were selected. */
  nearStart: number
  nearEnd: number
  /** Only while a finding is explained: what was heard, or that nothing shall be. */
  heard: Heard[] | undefined
  deaf: boolean
}

/** Words that a detector listened for and that stood near its candidate. */
export type Heard = {
  readonly by: string
  readonly start: number
  readonly end: number
  readonly words: readonly string[]
}

export type Chain = {
  n: number
  starts: Int32Array
  ends: Int32Array
  digits: number
  /** Which groups the view was last set to; holds only while `written` does. */
  run: number
  /** All digits of the chain, '' until somebody asks; group `k` begins at `offsets[k]`. */
  written: string
  offsets: Int32Array
}

/** Groups kept of one chain at a time; a longer chain goes on in the next one. */
export const chainRoom = 64

export function newView(): View {
  return {
    text: '',
    start: 0,
    end: 0,
    literal: 0,
    digits: '',
    groups: [],
    separator: '',
    cut: false,
    size: 0,
    places: new Int32Array(64),
    chain: {
      n: 0,
      starts: new Int32Array(chainRoom),
      ends: new Int32Array(chainRoom),
      digits: 0,
      run: -1,
      written: '',
      offsets: new Int32Array(chainRoom + 1),
    },
    cards: undefined,
    taken: false,
    prior: '',
    question: '',
    unasked: '',
    language: '',
    asked: [],
    unwanted: undefined,
    last: undefined,
    steps: 0,
    words: newWords(),
    priorWords: newWords(),
    nearStart: -1,
    nearEnd: -1,
    urlAsked: 0,
    urlSeen: false,
    colonsSeen: 0,
    digitSeen: -1,
    digitless: 0,
    metNumbers: 0,
    numbers: new Int32Array(4096),
    tokenSeen: 0,
    secretFrom: 0,
    secretSeen: 0,
    passwordSeen: 0,
    valueFrom: 0,
    valueTo: 0,
    ibanFrom: -1,
    ibanTo: 0,
    ibanParted: 0,
    dayless: { from: 0, to: -1, tried: [] },
    partedTo: 0,
    pairsTo: 0,
    said: undefined,
    alone: 0,
    takenTo: 0,
    raw: false,
    awake: '',
    heard: undefined,
    deaf: false,
  }
}

/** Another text is looked at. */
export function newText(view: View, text: string, prior: string): void {
  view.text = text
  view.last = undefined
  view.nearStart = -1
  view.ibanFrom = -1
  view.valueTo = 0
  view.dayless.to = -1
  forget(view.words)
  if (view.prior === prior) return
  view.prior = prior
  view.question = ''
  forget(view.priorWords)
}

/** Does one of these words or phrases stand near: before the value, just after it, or in the question before? */
export function near(view: View, phrases: readonly string[] | undefined): boolean {
  if (!phrases || view.deaf) return false
  const found = hears(view, phrases)
  if (found && view.heard)
    view.heard.push({
      by: view.awake,
      start: view.start,
      end: view.end,
      words: phrases.filter((one) => hears(view, [one])),
    })
  return found
}

/** The question before, lower-case: made once somebody asks, which nearly nobody does. */
export function questionOf(view: View): string {
  if (view.question === '') view.question = view.prior.toLowerCase()
  return view.question
}

/** Does one of them stand in the question before? */
export function isAsked(view: View, phrases: readonly string[]): boolean {
  const { priorWords } = view
  const question = questionOf(view)
  learn(phrases)
  if (readWords(priorWords, question, 0, question.length) > 0) selectWords(priorWords, 0, -1, -1, question.length)
  return hasAny(priorWords, phrases)
}

/** None of these words stands near, and there is more in the message than the value. */
export function isSilent(view: View, words: readonly string[]): boolean {
  if (isWhole(view, view.start, view.end)) return false
  return view.deaf || !hears(view, words)
}

/** As `near`, and nobody is told. */
export function hears(view: View, phrases: readonly string[]): boolean {
  learn(phrases)
  const { words, start, end } = view
  if (view.nearStart !== start || view.nearEnd !== end || isStale(words)) listen(view)
  return hasAny(words, phrases) || (view.prior !== '' && start < reach && isAsked(view, phrases))
}

/** Many ask about one value. */
function listen(view: View): void {
  const { words, text, start, end } = view
  view.nearStart = start
  view.nearEnd = end
  const from = Math.max(0, start - reach)
  const to = Math.min(text.length, end + reachAfter)
  view.steps += readWords(words, text, from, to)
  selectWords(words, from, start, end, to)
}

/** How far from the beginning of a literal digits are looked for: as far as any detector that needs them reads, and a literal's length. */
const digitReach = 170

/** A digit stands near `i`. What is known of the text ahead is kept, so that it is read once. */
export function digitNear(view: View, i: number): boolean {
  if (view.digitSeen >= 0 && i - view.digitSeen < digitReach) return true
  const { text } = view
  const stop = Math.min(text.length, i + digitReach)
  let at = Math.max(i, view.digitless)
  view.steps += Math.max(0, stop - at)
  while (at < stop && !isDigit(text.charCodeAt(at))) at++
  view.digitless = at
  return at < stop
}

/** Nothing but the value in the message: a bare answer. */
export function isWhole(view: View, start: number, end: number): boolean {
  return onlyBlank(view.text, 0, start) && onlyBlank(view.text, end, view.text.length)
}

/** Looks at 12 characters at most on either side, so that a text of blanks costs nothing. */
function onlyBlank(text: string, from: number, to: number): boolean {
  if (to - from > 12) return false
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i)
    if (isLetter(c) || isDigit(c)) return false
  }
  return true
}

/**
 * Inside an address of the web, where numbers are ids: a `://` stands before without a blank between. Looks back no further
 * than the last time it was asked, so that a long text without blanks is read once.
 */
export function inUrl(view: View, start: number): boolean {
  const { text } = view
  const asked = view.urlAsked <= start ? view.urlAsked : 0
  const stop = Math.max(asked, start - 200)
  let seen = stop === asked && view.urlSeen
  for (let i = start - 1; i >= stop; i--) {
    const c = codeAt(text, i)
    if (isSpace(c) || c === 34 || c === 39) {
      seen = false
      break
    }
    if (c === 47 && codeAt(text, i - 1) === 47 && codeAt(text, i - 2) === 58) {
      seen = true
      break
    }
  }
  view.urlAsked = start
  view.urlSeen = seen
  return seen
}

/** The last so many characters of a value as a hint. */
export function lastOf(value: string, count: number): string {
  return `•••• ${value.slice(-count)}`
}
