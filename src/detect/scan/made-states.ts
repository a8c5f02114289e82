import type { Detector } from '../detector.ts'
import { digitClass, digitState, firstLanding, foldClass, foldState, isLetterClass, width } from './scanner-classes.ts'
import type { Hit, Scanner } from './scanner-shape.ts'
import type { MadeTable } from './scanner-table-data.ts'

/** Reads states that were written down beforehand. Browsers build theirs as text asks for them, and do without this file. */
export const madeStates = { areOf, fillRow, landing }

/** `hitOf` of the scanner, of which this is a part. */
type MakeHit = (signs: Uint8Array, detector: Detector, literal: number) => Hit

/** Numbers are written as one to three figures, from `(` to `~`: a file of ASCII alone is read faster. */
export const firstFigure = 40
export const figures = 87

function numberAt(written: string, i: number, size: number): number {
  let number = 0
  for (let k = i; k < i + size; k++) number = number * figures + written.charCodeAt(k) - firstFigure
  return number
}

/** A made state says where it goes other than all states at the beginning of a word, or inside one. */
function fillRow(table: Int32Array, { places, data }: MadeTable, row: number): void {
  const id = row / width
  let at = numberAt(places, (id - 1) * 3, 3)
  const like = numberAt(data, at++, 1) * width
  if (row > width * 2) table.copyWithin(row, like, like + width)
  else for (let k = 0; k < width; k++) table[row + k] = isLetterClass(k) ? width * 2 : width
  for (let left = numberAt(data, at++, 1); left > 0; left--, at += 3) {
    const goal = numberAt(data, at + 1, 2)
    table[row + numberAt(data, at, 1)] = goal & 1 ? -(goal >> 1) : (goal >> 1) * width
  }
  table[row + digitClass] = digitState
  table[row + foldClass] = foldState
}

function landing(
  scanner: Scanner,
  { landings, met }: MadeTable,
  number: number,
  make: MakeHit,
): { hits: Hit[]; to: number } {
  const at = (number - firstLanding) * 5
  const first = numberAt(landings, at + 2, 2)
  const count = numberAt(landings, at + 4, 1)
  const hits = Array.from({ length: count }, (_, k) => hitAt(scanner, numberAt(met, (first + k) * 2, 2), make))
  return { hits, to: numberAt(landings, at, 2) * width }
}

/** The literal of this number, counted over all detectors. */
function hitAt({ detectors, signs }: Scanner, number: number, make: MakeHit): Hit {
  let literal = number
  for (const detector of detectors) {
    const count = detector.anchors.literals?.length ?? 0
    if (literal < count) return make(signs, detector, literal)
    literal -= count
  }
  throw new Error('the table of the scanner was made of other detectors')
}

/** Tells tables of other detectors apart; a test compares the table itself. */
function areOf(made: MadeTable, detectors: readonly Detector[]): boolean {
  return made.detectors === detectors.length
}
