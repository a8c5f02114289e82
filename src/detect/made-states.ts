import { digitClass, digitState, foldClass, foldState, otherLetter, width } from './scanner-classes.ts'
import type { MadeTable } from './scanner-table-data.ts'

/** Reads states that were written down beforehand. Browsers build theirs as text asks for them, and do without this file. */
export const madeStates = { fillRow, literals }

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
  const atStart = numberAt(data, at++, 1)
  at += 1 + numberAt(data, at, 1) * 2
  if (id > 2) table.copyWithin(row, atStart * width, (atStart + 1) * width)
  else for (let k = 0; k < width; k++) table[row + k] = (k > 0 && k <= 26) || k === otherLetter ? width * 2 : width
  for (let left = numberAt(data, at++, 1); left > 0; left--, at += 3) {
    const to = numberAt(data, at + 1, 2)
    table[row + numberAt(data, at, 1)] = (to & 1 ? -width : width) * (to >> 1)
  }
  table[row + digitClass] = digitState
  table[row + foldClass] = foldState
}

/** The numbers of the literals that end in a state, counted over all detectors. */
function literals({ places, data }: MadeTable, id: number): number[] {
  const at = numberAt(places, (id - 1) * 3, 3) + 1
  return Array.from({ length: numberAt(data, at, 1) }, (_, k) => numberAt(data, at + 1 + k * 2, 2))
}
