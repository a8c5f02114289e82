import type { Detector } from '../detector.ts'
import { gateSize } from './gates.ts'
import { figures, firstFigure } from './made-states.ts'
import { digitClass, firstLanding, foldClass, isLetterClass, unbuilt, width } from './scanner-classes.ts'
import type { MadeTable } from './scanner-table-data.ts'
import type { Scanner } from './scanner-shape.ts'
import { build, landingOf, literalsOf, scannerOf } from './scanner.ts'

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
    places += asText(data.length, 3)
    data += written(scanner, id)
  }
  let landings = ''
  let met = ''
  for (let number = firstLanding; number < scanner.landings.length; number++) {
    const hits = landingOf(scanner, number)
    landings += asText((scanner.gates[number * gateSize] as number) / width, 2) + asText(met.length / 2, 2) + asText(hits.length, 1)
    for (const { detector, literal } of hits) met += asText(numbers.get(`${detector.name} ${literal}`) ?? -1, 2)
  }
  return { detectors: detectors.length, signs: signsMet(detectors), places, data, landings, met }
}

/** In so many figures. */
function asText(number: number, size: number): string {
  if (number >= figures ** size) throw new Error('a number of the scanner has more figures than it is given')
  const figure = String.fromCharCode((number % figures) + firstFigure)
  return size > 1 ? asText(Math.floor(number / figures), size - 1) + figure : figure
}

function written(scanner: Scanner, id: number): string {
  const like = scanner.states[id]?.wordStart ? 1 : 2
  const exceptions: string[] = []
  for (let k = 0; k < width; k++) {
    const goal = scanner.table[id * width + k] as number
    const usual = id > 2 ? scanner.table[like * width + k] : isLetterClass(k) ? 2 * width : width
    if (k !== digitClass && k !== foldClass && goal !== usual)
      exceptions.push(asText(k, 1) + asText(goal < 0 ? -goal * 2 + 1 : (goal / width) * 2, 2))
  }
  return [asText(like, 1), asText(exceptions.length, 1), ...exceptions].join('')
}

/** The signs in literals, in the order in which they are given their classes. */
function signsMet(detectors: readonly Detector[]): string {
  return [...new Set(literalsOf(detectors).join('').replace(/[a-z^]/g, ''))].join('')
}
