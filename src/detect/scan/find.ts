import { codeAt, isAlnum, isAsciiLetter, isDigit } from '../characters.ts'
import type { Detector } from '../detector.ts'
import { isFoldable, plainOf } from '../fold/fold.ts'
import { awakeAt, groupAfter, type GroupNode } from './groupings.ts'
import { mayBeParted } from './read-parted.ts'
import { beginsCountry, met, momentEnd, readChain, readToken, tokenEnd, tokenStart, uuidEnd } from './read-number.ts'
import { type MadeTable, scannerTable } from './scanner-table-data.ts'
import { asked, jointOf, type Others, othersOf } from './others.ts'
import { gateSize, isShut } from './gates.ts'
import { digitState, firstLanding, foldState, unbuilt } from './scanner-classes.ts'
import type { Hit, Scanner } from './scanner-shape.ts'
import { build, classAt, follows, isOf, landingOf, scannerOf, unfoldedClass } from './scanner.ts'
import type { Seen } from './seen.ts'
import { wake } from './wake.ts'
import { digitNear, isAsked, newText, newView, type View } from './view.ts'

export type Engine = {
  readonly detectors: readonly Detector[]
  readonly scanner: Scanner
  others: Others | undefined
  readonly view: View
  /** What the last scan found; empty, it is taken for the next one. */
  out: Seen[]
}

/** `made` holds the scanner's states if the build wrote them; they are asked whether they are those of these detectors. */
export function engineOf(given: readonly Detector[], made: MadeTable | undefined = scannerTable): Engine {
  return { detectors: given, scanner: scannerOf(given, made), others: undefined, view: newView(), out: [] }
}

function othersIn(engine: Engine): Others {
  return (engine.others ??= othersOf(engine.detectors))
}

/**
 * One pass over text. Every handler looks at a bounded window and the pass never goes back by more than one token. Text that
 * was not folded is given back as undefined when somebody looks at it who would see a character that folding changes; a
 * typographic quote in talk without a value is passed as the plain one, and `view.raw` says so.
 */
export function find(engine: Engine, text: string, prior: string, language: string, folded = true): Seen[] | undefined {
  const { scanner, view } = engine
  // An array that is emptied asks V8 for its length's setter, which takes longer than a new one.
  const out = engine.out.length > 0 ? (engine.out = []) : engine.out
  newText(view, text, prior)
  view.language = language
  view.urlAsked = 0
  view.urlSeen = false
  view.colonsSeen = 0
  view.digitSeen = -1
  view.digitless = 0
  view.metNumbers = 0
  view.tokenSeen = 0
  view.secretFrom = 0
  view.secretSeen = 0
  view.passwordSeen = 0
  view.partedTo = 0
  view.pairsTo = 0
  view.said = undefined
  view.alone = 0
  view.takenTo = 0
  view.steps = 0
  view.raw = false
  let looked = false
  if (prior !== '' && text.length < 220) {
    looked = true
    view.start = 0
    view.end = 0
    for (const one of answeringIn(engine)) wake(view, one, out)
  } else if (codeAt(text, 0) === 49) {
    looked = true
    view.start = 0
    view.end = 0
    for (const one of othersIn(engine).onList) wake(view, one, out)
  }
  const { stop, table } = scanner
  const length = text.length
  let i = 0
  let state = scanner.start
  for (;;) {
    i = scanner.walk(text, i, state)
    let next = stop.next
    if (next > 0) break
    state = stop.state
    if (next <= -firstLanding && isShut(scanner, view, next * -gateSize, i)) {
      state = scanner.gates[next * -gateSize] as number
      continue
    }
    if (next === digitState) {
      if (view.raw) return undefined
      looked = true
      if (view.metNumbers < view.numbers.length) view.numbers[view.metNumbers] = i - 1
      view.metNumbers++
      i = view.digitSeen = atDigit(engine, out, i - 1)
      state = scanner.inWord
    } else {
      const c = codeAt(text, i - 1)
      if (next === unbuilt) {
        build(scanner, state, scanner.classes[c] as number)
        i--
        continue
      }
      if (next === foldState) {
        let klass = unfoldedClass(scanner, c)
        if (!folded && isFoldable(text, i - 1)) {
          const plain = plainOf(c)
          if (looked || plain === 0) return undefined
          view.raw = true
          klass = scanner.signs[plain] as number
        }
        next = (table[state + klass] as number) || build(scanner, state, klass)
      }
      if (next > 0) {
        state = next
        continue
      }
      const hits = scanner.landings[-next]
      if (!hits) {
        // Now its gate is known.
        landingOf(scanner, -next)
        i--
        continue
      }
      if (view.raw) return undefined
      looked = true
      state = scanner.gates[next * -gateSize] as number
      atLiteral(engine, out, hits, i)
    }
    if (view.takenTo >= i) {
      // Behind what a detector took.
      i = view.digitSeen = view.takenTo
      state = isAlnum(codeAt(text, i - 1)) ? scanner.inWord : scanner.start
    }
  }
  view.steps += length
  return out
}

/** No digit stands in the text that was scanned last; false if the scan did not see all of it. */
export function isDigitless({ metNumbers, takenTo, raw }: View): boolean {
  return metNumbers === 0 && takenTo === 0 && !raw
}

/** All phrases by which a question asks for an answer. */
export function questionsOf(engine: Engine): readonly string[] {
  return othersIn(engine).questions
}

function answeringIn(engine: Engine): readonly Detector[] {
  return isAskedIn(engine) ? othersIn(engine).answering.by : othersIn(engine).onAnyAnswer
}

/** Whether the turn before asks for what anybody answers; most only say something. */
function isAskedIn(engine: Engine): boolean {
  const { answering, onAnswer, questions } = othersIn(engine)
  const { view } = engine
  if (answering.question !== view.prior) {
    answering.question = view.prior
    answering.isAsked = view.unasked !== view.prior && isAsked(view, questions)
    if (answering.isAsked) answering.by = onAnswer.filter((one) => answers(one, view))
  }
  return answering.isAsked
}

function answers({ anchors: { answer } }: Detector, view: View): boolean {
  return answer === true || (answer !== undefined && isAsked(view, answer))
}

function atLiteral(engine: Engine, out: Seen[], hits: readonly Hit[], i: number): void {
  const { view, scanner } = engine
  const klass = classAt(scanner, view.text, i)
  for (let k = 0; k < hits.length; k++) {
    const { detector, literal, size, length, next, rest } = hits[k] as Hit
    if (rest) {
      view.steps++
      if (!isOf(klass, next) || (rest.length > 1 && !follows(scanner, view.text, i, rest))) continue
    }
    view.start = i - length
    view.end = view.start + size
    view.literal = literal
    if (!detector.needsDigit || digitNear(view, i)) wake(view, detector, out)
  }
}

/** Wakes what numbers wake and returns where the scan goes on. */
function atDigit(engine: Engine, out: Seen[], i: number): number {
  const { view } = engine
  const { text } = view
  const short = view.prior === '' || !isAskedIn(engine) ? shortNumberEnd(view, i) : -1
  if (short > 0 && !(short === i + 4 && isListed(text, short))) return short
  if (i >= view.partedTo && mayBeParted(text, i)) atParted(engine, out, i)
  if (short > 0) return short
  if (i >= view.tokenSeen) {
    const whole = atToken(engine, out, i)
    if (whole > 0) return whole
    if (view.takenTo > i) return view.takenTo
  }
  const end = readChain(view, i)
  const after = codeAt(text, end)
  if (view.chain.digits >= 4) inChain(engine, out)
  return isAsciiLetter(after) ? wordBreak(view, end) : end
}

function atParted(engine: Engine, out: Seen[], i: number): void {
  const { view } = engine
  for (const one of othersIn(engine).onParted) {
    view.start = i
    wake(view, one, out)
  }
}

/** Shorter ones wake nobody who asks for long ones. */
const longToken = 17

/** Once for a token, at the first of its digits. Returns where a UUID or a moment ends, if it is one. */
function atToken(engine: Engine, out: Seen[], i: number): number {
  const { view } = engine
  const { text } = view
  const begin = i > 0 && isAlnum(text.charCodeAt(i - 1)) ? tokenStart(text, i) : i
  const uuid = uuidEnd(text, begin)
  if (uuid > 0) return uuid
  const moment = view.prior === '' ? momentEnd(text, begin) : -1
  if (moment > 0) return moment
  const tokenStop = tokenEnd(text, i)
  const joints = jointOf(codeAt(text, tokenStop)) | jointOf(codeAt(text, begin - 1)) | (view.prior === '' ? 0 : asked)
  if (joints > 0) {
    for (const { one, joints: wanted, most } of othersIn(engine).onToken) {
      if ((joints & wanted) === 0 || tokenStop - begin > most) continue
      view.start = begin
      view.end = i
      wake(view, one, out)
    }
  }
  if (tokenStop - begin >= longToken) {
    for (const { one, least } of othersIn(engine).onLongToken) {
      if (tokenStop - begin < least) continue
      view.start = begin
      view.end = tokenStop
      wake(view, one, out)
    }
  }
  readIds(engine, out, begin, i, tokenStop)
  view.tokenSeen = tokenStop
  return -1
}

/** « tried 3 times », « at 7:30 », « 12.50 », « 5th »: up to four digits with nothing of an identifier round them wake nobody who did not ask, and most numbers in chat are such. */
function shortNumberEnd(view: View, i: number): number {
  const { text } = view
  const before = codeAt(text, i - 1)
  if (isAlnum(before)) return -1
  let end = i + 1
  while (end < i + 5 && isDigit(codeAt(text, end))) end++
  if (end === i + 5) return -1
  const next = codeAt(text, end)
  if (endsNumber(text, end, next)) return end
  // Behind one of these the digits may go on from somewhere.
  if (before === 58 || before === 45 || before === 46 || before === 43 || before === 40 || before === 47) return -1
  if (next === 58 || next === 46) {
    let last = end + 1
    while (last < end + 3 && isDigit(codeAt(text, last))) last++
    if (last === end + 1) return -1
    const after = codeAt(text, last)
    if (endsNumber(text, last, after)) return last
    // « 7:30pm »
    const whole = last + 2
    return next === 58 && isUnit(after, codeAt(text, last + 1)) && endsNumber(text, whole, codeAt(text, whole))
      ? whole
      : -1
  }
  if (end > i + 2 || !isAsciiLetter(next)) return -1
  return isUnit(next, codeAt(text, end + 1)) && endsNumber(text, end + 2, codeAt(text, end + 2)) ? end + 2 : -1
}

/** Another number stands behind the sign: « 4242,4242 », « 4242; 4242 ». Each group of a card may be a number of its own. */
function isListed(text: string, end: number): boolean {
  return isDigit(codeAt(text, codeAt(text, end + 1) === 32 ? end + 2 : end + 1))
}

/** The text ends here, or a word or a sentence's sign follows. */
function endsNumber(text: string, end: number, next: number): boolean {
  if (end >= text.length || next === 44 || next === 63 || next === 33 || next === 59) return true
  const after = codeAt(text, end + 1)
  if (next === 46) return end + 1 >= text.length || (after === 32 && !isDigit(codeAt(text, end + 2)))
  return next === 32 && isAsciiLetter(after)
}

/** `am`, `pm`, `st`, `nd`, `rd`, `th`. */
function isUnit(first: number, second: number): boolean {
  const a = first | 32
  const b = second | 32
  return (
    (b === 109 && (a === 97 || a === 112)) ||
    (b === 104 && a === 116) ||
    (b === 116 && a === 115) ||
    (b === 100 && (a === 110 || a === 114))
  )
}

/** A token that goes on for longer than a card with letters at it is a key or a digest: it is left at its end. */
function wordBreak({ text, tokenSeen }: View, end: number): number {
  if (tokenSeen - end <= 24) return end
  return isAlnum(codeAt(text, tokenSeen)) ? tokenEnd(text, tokenSeen, 512) : tokenSeen
}

function readIds(engine: Engine, out: Seen[], begin: number, first: number, tokenStop: number): void {
  const { view } = engine
  const { text } = view
  const size = tokenStop - first
  const after = codeAt(text, tokenStop)
  // A short bare number begins no identifier, unless a dot goes on as in `12.345.678-Z`.
  if (begin < first || size > 5 || after === 46 || (size > 0 && !isAllDigits(text, first, tokenStop)))
    readFrom(engine, out, begin)
  // « lautetDE89 3704 … »: a word runs into the letters of a country.
  if (first - begin > 3 && beginsCountry(text, first)) readFrom(engine, out, first - 2, true)
  if (size < 2 || size === 4 || size === 5) return
  // `AB 12 34 56 C`: the letters in front are a token of their own.
  const gap = codeAt(text, begin - 1)
  if ((gap === 32 || gap === 45 || gap === 46) && begin > 1 && isAsciiLetter(codeAt(text, begin - 2))) {
    const earlier = tokenStart(text, begin - 1)
    if (begin - 1 - earlier <= 3) readFrom(engine, out, earlier)
  }
}

function isAllDigits(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!isDigit(text.charCodeAt(i))) return false
  return true
}

function readFrom(engine: Engine, out: Seen[], begin: number, longOnly = false): void {
  const { view } = engine
  const open = readToken(view, begin, othersIn(engine).shapes)
  const count = longOnly ? 0 : met.n
  for (let k = 0; k < count; k++) {
    const length = met.lengths[k] as number
    view.size = length
    view.start = begin
    view.end = (view.places[length - 1] as number) + 1
    for (const one of met.lists[k] as readonly Detector[]) wake(view, one, out)
  }
  if (!open) return
  view.start = begin
  wake(view, open, out)
}

function inChain(engine: Engine, out: Seen[]): void {
  const { view } = engine
  const { groupings, onChain } = othersIn(engine)
  const { chain, text } = view
  view.cards = undefined
  view.taken = false
  for (const { one, digits, groups } of onChain)
    if (chain.digits >= digits && chain.n >= groups) {
      view.start = chain.starts[0] ?? 0
      view.end = chain.ends[chain.n - 1] ?? 0
      wake(view, one, out)
    }
  if (view.taken) return
  for (let from = 0; from < chain.n; from++) {
    let node: GroupNode | undefined = groupings
    for (let to = from; to < chain.n; to++) {
      const size = (chain.ends[to] as number) - (chain.starts[to] as number)
      view.steps++
      node = groupAfter(node, size)
      if (!node) break
      if (node.all.length === 0) continue
      view.start = chain.starts[from] as number
      view.end = chain.ends[to] as number
      if (touchesLetters(text, view.start, view.end)) continue
      const awake = awakeAt(view, node, from, to)
      for (let k = 0; k < awake.length; k++) wake(view, awake[k] as Detector, out)
    }
  }
}

function touchesLetters(text: string, start: number, end: number): boolean {
  return isAlnum(codeAt(text, start - 1)) || isAlnum(codeAt(text, end))
}
