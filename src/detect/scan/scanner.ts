import { alike } from './alike.ts'
import { codeAt } from '../characters.ts'
import type { Detector } from '../detector.ts'
import { everyday } from './everyday-beginnings-data.ts'
import { foldedStretches } from '../fold/fold-table.ts'
import { gateOf, gateSize } from './gates.ts'
import { madeStates } from './made-states.ts'
import {
  digitClass,
  digitState,
  firstLanding,
  foldClass,
  foldState,
  isLetterClass,
  noLetter,
  otherLetter,
  otherSign,
  width,
} from './scanner-classes.ts'
import type { Hit, Node, Scanner } from './scanner-shape.ts'
import type { MadeTable } from './scanner-table-data.ts'

/** U+00C0 to U+00FF as the letters they are read as; `-` is a letter without one, or a sign. */
const latin = 'aaaaaa-ceeeeiiii-nooooo--uuuuy-saaaaaa-ceeeeiiii-nooooo--uuuuy-y'

/**
 * Classes of the literals' signs, and of characters. What folding may change has `foldClass`, whatever it is. Signs are given
 * numbers as they come, so all literals are read, or only `met`: the signs in the order in which they were met before.
 */
function classesOf(literals: readonly string[], met?: string): { classes: Uint8Array; signs: Uint8Array } {
  const classes = new Uint8Array(65536).fill(otherSign)
  classes.fill(digitClass, 48, 58)
  for (let c = 65; c <= 90; c++) classes[c] = classes[c | 32] = c - 64
  for (let i = 0; i < latin.length; i++) {
    const c = latin.charCodeAt(i)
    classes[0xc0 + i] = c !== 45 ? c - 96 : i === 0x17 || i === 0x37 ? otherSign : otherLetter
  }
  let used = 27
  for (const literal of met ? [met] : literals)
    for (let i = literal.startsWith('^') ? 1 : 0; i < literal.length; i++) {
      const c = literal.charCodeAt(i)
      if (c > 127) throw new Error(`a literal holds only ASCII: ${literal}`)
      if (classes[c] === otherSign) classes[c] = used++
    }
  if (used > foldClass) throw new Error('too many signs in literals')
  classes.fill(otherLetter, 256, 0x2000)
  classes.fill(otherLetter, 0x2e80, 0xd800)
  const signs = classes.slice(0, 128)
  for (let i = 0; i < foldedStretches.length; i += 2)
    classes.fill(foldClass, foldedStretches[i], (foldedStretches[i + 1] as number) + 1)
  return { classes, signs }
}

/** The class of a character that folding leaves as it is. */
export function unfoldedClass(scanner: Scanner, c: number): number {
  return c < 128 ? (scanner.signs[c] as number) : otherSign
}

/** The states come from `made` if they were made of exactly these detectors. */
export function scannerOf(detectors: readonly Detector[], made?: MadeTable): Scanner {
  const known = made && madeStates.areOf(made, detectors) ? made : undefined
  const { classes, signs } = classesOf(known ? [] : literalsOf(detectors), known?.signs)
  let ids = 0
  const node = (): Node => ({ id: ids++, next: new Map(), hits: [] })
  const anywhere = node()
  const atWordStart = node()
  for (const detector of known ? [] : detectors) {
    for (const [index, written] of (detector.anchors.literals ?? []).entries()) {
      const bound = written.startsWith('^')
      const hit = hitOf(signs, detector, index)
      const classesHere = classesIn(signs, written)
      let at = bound ? atWordStart : anywhere
      for (let i = 0; i < hit.length; i++) {
        const klass = classesHere[i] as number
        let next = at.next.get(klass)
        if (!next) at.next.set(klass, (next = node()))
        at = next
      }
      at.hits.push(hit)
    }
  }
  // A state is a few nodes on one path, at the beginning of a word or not; row 0 stays empty. Rows that no text asks for are never touched.
  const table = new Int32Array((known ? known.places.length / 3 + 1 : ids * 2 + 3) * width)
  const landings = known ? known.landings.length / 5 + firstLanding : ids + firstLanding
  const gates = new Int32Array(landings * gateSize).fill(-1)
  const stop = { next: 1, state: 0 }
  const scanner: Scanner = {
    table,
    classes,
    walk: walkOf(table, classes, stop),
    stop,
    gates,
    start: width,
    inWord: 0,
    landings: Array.from({ length: firstLanding }),
    signs,
    states: [{ nodes: [], wordStart: false }],
    ids: new Map(),
    anywhere,
    atWordStart,
    detectors,
    made: known,
  }
  if (known) {
    scanner.inWord = width * 2
    madeStates.fillRow(table, known, width)
    madeStates.fillRow(table, known, width * 2)
    return scanner
  }
  rowOf(scanner, [], true)
  scanner.inWord = rowOf(scanner, [], false)
  return scanner
}

/** A closure of its own: the compiler takes the tables of a function that exists once for constants, which makes it faster by two thirds. */
function walkOf(table: Int32Array, classes: Uint8Array, stop: Scanner['stop']): Scanner['walk'] {
  return (text, from, begin) => {
    let state = begin
    const length = text.length
    for (let i = from; i < length; i++) {
      const next = table[state + (classes[text.charCodeAt(i)] as number)] as number
      if (next > 0) {
        state = next
        continue
      }
      stop.next = next
      stop.state = state
      return i + 1
    }
    stop.next = 1
    stop.state = state
    return length
  }
}

/** What stands behind `unbuilt`. States are bounded by the literals, not by the text. */
export function build(scanner: Scanner, from: number, klass: number): number {
  if (scanner.made) {
    madeStates.fillRow(scanner.table, scanner.made, from)
    return scanner.table[from + klass] as number
  }
  const state = scanner.states[from / width]
  if (!state) return scanner.start
  const nodes: Node[] = []
  for (const one of state.nodes) pushNext(nodes, one, klass)
  pushNext(nodes, scanner.anywhere, klass)
  if (state.wordStart) pushNext(nodes, scanner.atWordStart, klass)
  const to = goalOf(scanner, nodes, !isLetterClass(klass))
  scanner.table[from + klass] = to
  return to
}

/** Whose literals end at the step of this number. */
export function landingOf(scanner: Scanner, number: number): readonly Hit[] {
  const met = scanner.landings[number]
  if (met) return met
  const { hits, to } = madeStates.landing(scanner, scanner.made as MadeTable, number, hitOf)
  return landAt(scanner, number, hits, to)
}

function landAt(scanner: Scanner, number: number, hits: readonly Hit[], to: number): readonly Hit[] {
  scanner.gates.set(gateOf(hits, to), number * gateSize)
  return (scanner.landings[number] = hits)
}

function hitOf(signs: Uint8Array, detector: Detector, literal: number): Hit {
  const written = detector.anchors.literals?.[literal] ?? ''
  const classes = classesIn(signs, written)
  const size = classes.length - (written.endsWith('$') ? 1 : 0)
  const length = heldOf(written, size)
  const rest = classes.length > length ? classes.slice(length) : undefined
  return { detector: alike(detector), literal, size, length, next: rest?.[0] ?? 0, rest }
}

/**
 * How much of a literal is in the automaton: as far as everyday words go along with it and one letter more, at least two,
 * and nothing from a digit on. A browser, which has no list of such words, holds four.
 */
function heldOf(written: string, size: number): number {
  const literal = written.replace('^', '|').replace('$', '')
  const bound = literal.length - size
  const digit = literal.search(/\d/) - bound
  const most = digit < 0 ? size : digit
  let held = Math.min(everyday === '' ? 4 : 2, most)
  while (held < most && everyday.includes(literal.slice(0, held + bound))) held++
  return held
}

function classesIn(signs: Uint8Array, written: string): Uint8Array {
  const literal = written.startsWith('^') ? written.slice(1) : written
  return Uint8Array.from(literal, (c) => (c === '$' ? noLetter : (signs[c.charCodeAt(0)] as number)))
}

/** As they are looked for: without the `$` behind them, which is no sign. */
export function literalsOf(detectors: readonly Detector[]): string[] {
  return detectors.flatMap((one) => one.anchors.literals ?? []).map((one) => one.replace('$', ''))
}

function pushNext(into: Node[], node: Node, klass: number): void {
  const next = node.next.get(klass)
  if (next) into.push(next)
}

/** A state, or a landing's number with its sign changed. */
function goalOf(scanner: Scanner, nodes: readonly Node[], wordStart: boolean): number {
  const hits = nodes.flatMap((one) => one.hits)
  if (hits.length === 0) return rowOf(scanner, nodes, wordStart)
  const key = `landing ${keyOf(nodes, wordStart)}`
  let number = scanner.ids.get(key)
  if (number === undefined) {
    number = scanner.landings.length
    scanner.ids.set(key, number)
    landAt(
      scanner,
      number,
      hits,
      rowOf(
        scanner,
        nodes.filter((one) => one.next.size > 0),
        wordStart,
      ),
    )
  }
  return -number
}

function rowOf(scanner: Scanner, nodes: readonly Node[], wordStart: boolean): number {
  const key = keyOf(nodes, wordStart)
  let row = scanner.ids.get(key)
  if (row === undefined) {
    row = scanner.states.length * width
    scanner.ids.set(key, row)
    scanner.states.push({ nodes, wordStart })
    scanner.table[row + digitClass] = digitState
    scanner.table[row + foldClass] = foldState
  }
  return row
}

function keyOf(nodes: readonly Node[], wordStart: boolean): string {
  return `${nodes.map((one) => one.id).join(' ')} ${wordStart}`
}

/** Does the rest of a literal stand at `i`? Accents and case make no difference, as in the automaton itself. */
export function follows(scanner: Scanner, text: string, i: number, rest: Uint8Array): boolean {
  for (let k = 0; k < rest.length; k++) if (!isOf(classAt(scanner, text, i + k), rest[k] as number)) return false
  return true
}

/** The class of the character there, whatever folding would change. */
export function classAt({ classes, signs }: Scanner, text: string, i: number): number {
  const c = codeAt(text, i)
  return (c < 128 ? signs[c] : classes[c]) as number
}

/** Is it what a literal asks for? */
export function isOf(klass: number, wanted: number): boolean {
  return wanted === noLetter ? !isLetterClass(klass) : klass === wanted
}
