import type { Detector } from './detector.ts'
import type { MadeTable } from './scanner-table-data.ts'
import { build, digitClass, firstCharacter, foldClass, type Hit, hitsIn, literalsSize, otherLetter, type Scanner, scannerOf, unbuilt } from './scanner.ts'

const width = 64

/** All states that the literals of these detectors have, as text whose characters are numbers. */
export function makeScannerTable(detectors: readonly Detector[]): MadeTable {
  const scanner = scannerOf(detectors)
  const numbers = new Map<string, number>()
  for (const one of detectors) for (const index of one.anchors.literals?.keys() ?? []) numbers.set(`${one.name} ${index}`, numbers.size)
  // States appear while the ones before them are read.
  for (let id = 1; id < scanner.states.length; id++)
    for (let k = 0; k < width; k++) if (scanner.table[id * width + k] === unbuilt) build(scanner, id * width, k)
  let places = ''
  let data = ''
  for (let id = 1; id < scanner.states.length; id++) {
    places += asText(data.length)
    data += asText(...written(scanner, id, numbers))
  }
  if (data.length > 0xd000) throw new Error('the states do not fit in numbers of one character')
  return { literals: literalsSize(detectors), places, data }
}

const asText = (...numbers: readonly number[]) => String.fromCharCode(...numbers.map((one) => one + firstCharacter))

function written(scanner: Scanner, id: number, numbers: ReadonlyMap<string, number>): number[] {
  const atStart = scanner.states[id]?.wordStart ? 1 : 2
  const hits = hitsIn(scanner, id * width).map(({ detector, literal }: Hit) => numbers.get(`${detector.name} ${literal}`) ?? -1)
  const exceptions: number[] = []
  for (let k = 0; k < width; k++) {
    const to = scanner.table[id * width + k] as number
    const usual = id > 2 ? scanner.table[atStart * width + k] : (k > 0 && k <= 26) || k === otherLetter ? 2 * width : width
    if (k !== digitClass && k !== foldClass && to !== usual) exceptions.push(k, to < 0 ? (-to / width) * 2 + 1 : (to / width) * 2)
  }
  return [atStart, hits.length, ...hits, exceptions.length / 2, ...exceptions]
}
