import { isDigit, isLetter, isSpace, plainLetters } from './characters.ts'

/** How far back a word may stand and still say what a value is; about twelve words. */
const reach = 90
const reachAfter = 36

/**
 * What a detector may look at. One object is reused for a whole scan: a detector reads it and keeps nothing of it.
 * `start`/`end` is what woke the detector: a literal, a run of digit groups, a token.
 */
export type View = {
  text: string
  start: number
  end: number
  /** Digits of the run, without separators. */
  digits: string
  /** Lengths of the digit groups of the run. */
  groups: number[]
  /** What stands between the groups: '' for a single group, one string if all are the same, '*' if they differ. */
  separator: string
  /** True if the run is cut out of a longer chain whose separator is the same: `1-2-3` out of `1-2-3-4`. */
  cut: boolean
  /** Letters and digits of the token run, upper-case, without separators; `places[i]` is where character `i` stands. */
  token: string
  places: Int32Array
  /** The whole chain of digit groups, for detectors that choose their own part of it. */
  chain: Chain
  /** What the other side said just before, lower-case; '' if nothing. */
  prior: string
  language: string
  /** Work done, in characters looked at: the growth test counts it. */
  steps: number
  grams: Set<string>
  gramsAt: number
  gramsEnd: number
}

export type Chain = { n: number; starts: Int32Array; ends: Int32Array; digits: number }

/** Groups kept of one chain at a time; a longer chain goes on in the next one. */
export const chainRoom = 64

export function newView(): View {
  return {
    text: '', start: 0, end: 0, digits: '', groups: [], separator: '', cut: false, token: '', places: new Int32Array(64),
    chain: { n: 0, starts: new Int32Array(chainRoom), ends: new Int32Array(chainRoom), digits: 0 },
    prior: '', language: '', steps: 0, grams: new Set(), gramsAt: -1, gramsEnd: -1,
  }
}

/** Does one of these words or phrases stand near: before the value, just after it, or in the question before? */
export function near(view: View, phrases: readonly string[] | undefined): boolean {
  if (!phrases) return false
  gather(view)
  for (const phrase of phrases) if (view.grams.has(phrase)) return true
  return false
}

function gather(view: View): void {
  if (view.gramsAt === view.start && view.gramsEnd === view.end) return
  view.gramsAt = view.start
  view.gramsEnd = view.end
  view.grams.clear()
  const from = Math.max(0, view.start - reach)
  addGrams(view.grams, view.text.slice(from, view.start))
  addGrams(view.grams, view.text.slice(view.end, view.end + reachAfter))
  if (view.prior !== '' && view.start < reach) addGrams(view.grams, view.prior)
  view.steps += view.end - from + reachAfter
}

/** All words, pairs and triples. */
export function addGrams(grams: Set<string>, text: string): void {
  let before = ''
  let beforeThat = ''
  for (const word of wordsOf(text)) {
    grams.add(word)
    if (before !== '') grams.add(`${before} ${word}`)
    if (beforeThat !== '') grams.add(`${beforeThat} ${before} ${word}`)
    beforeThat = before
    before = word
  }
}

/** Lower-case words without accents; camelCase and snake_case fall apart, apostrophes and digits end a word. */
export function wordsOf(text: string): string[] {
  const words: string[] = []
  let begin = -1
  for (let i = 0; i <= text.length; i++) {
    const c = i < text.length ? text.charCodeAt(i) : 32
    const letter = isLetter(c)
    const hump = letter && begin >= 0 && c >= 65 && c <= 90 && text.charCodeAt(i - 1) >= 97
    if (begin >= 0 && (!letter || hump)) {
      words.push(plainLetters(text.slice(begin, i).toLowerCase()))
      begin = hump ? i : -1
    } else if (letter && begin < 0) begin = i
  }
  return words
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

/** Inside an address of the web, where numbers are ids: a `://` stands before without a blank between. */
export function inUrl(text: string, start: number): boolean {
  const stop = Math.max(0, start - 200)
  for (let i = start - 1; i >= stop; i--) {
    const c = text.charCodeAt(i)
    if (isSpace(c) || c === 34 || c === 39) return false
    if (c === 47 && text.charCodeAt(i - 1) === 47 && text.charCodeAt(i - 2) === 58) return true
  }
  return false
}

/** The last so many characters of a value as a hint. */
export function lastOf(value: string, count: number): string {
  return `•••• ${value.slice(-count)}`
}
