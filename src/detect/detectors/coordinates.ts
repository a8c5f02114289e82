import { codeAt, isDigit } from '../characters.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import type { View } from '../scan/view.ts'

/** A pair of decimals as a map copies it, or degrees, minutes and seconds: four places behind the point are some ten metres. */
export const coordinates: Detector = {
  name: 'geo-coordinate/pair',
  kind: 'geo-coordinate',
  source: 'ISO 6709: latitude and longitude, as maps write them',
  anchors: { token: '.', tokenMost: 3 },
  check: 'at most 90 and 180 degrees',
  at: pairAt,
  hits: [
    "I'm at 48.85837, 2.29448 waiting for the courier",
    '-33.8567844,151.2152967',
    'https://maps.example.org/?q=52.520008,13.404954',
    `48°51'29.6"N 2°17'40.2"E`,
    '48.85837° N, 2.29448° E',
  ],
  misses: [
    'between 0.1234 and 0.5678',
    'it costs 12.50, 13.40',
    '97.12345, 2.29448',
    '0.12345, 0.98765, 0.45678',
    '0.1234, 0.4321',
    'version 10.15.7, 2.4',
  ],
}

const decimals =
  /([+-]?\d{1,2}\.\d{4,10})°?( ?[NS])?[,;] {0,2}([+-]?\d{1,3}\.\d{4,10})°?( ?[EWO](?![\p{L}]))?(?![\d.]|, ?[\d+-])/uy
const seconds =
  /(\d{1,2})° ?\d{1,2}['’′] ?\d{1,2}(?:\.\d{1,4})?(?:"|″|'')? ?[NS],? {0,2}(\d{1,3})° ?\d{1,2}['’′] ?\d{1,2}(?:\.\d{1,4})?(?:"|″|'')? ?[EWO](?!\p{L})/uy

function pairAt(view: View): Match | undefined {
  const { text, start } = view
  let point = start + 1
  while (point < start + 3 && isDigit(codeAt(text, point))) point++
  if (codeAt(text, point) !== 46 || !isDigit(text.charCodeAt(start))) return undefined
  const before = codeAt(text, start - 1)
  // `29.6"N`: the degrees stand before the minutes.
  if (before === 39 || before === 0x2032) return degreesAt(view)
  const signed = before === 45 || before === 43 ? start - 1 : start
  const outer = codeAt(text, signed - 1)
  if (isDigit(outer) || outer === 46 || (outer === 44 && isDigit(codeAt(text, signed - 2)))) return undefined
  if (codeAt(text, signed - 2) === 44 && isDigit(codeAt(text, signed - 3))) return undefined
  if (!hasPlaces(text, point + 1)) return undefined
  decimals.lastIndex = signed
  const found = decimals.exec(text)
  view.steps += 32
  if (!found) return undefined
  const [whole, north = '', , east = ''] = found
  const latitude = Math.abs(Number(north))
  const longitude = Math.abs(Number(east))
  if (latitude > 90 || longitude > 180 || (latitude < 1 && longitude < 1)) return undefined
  return { start: signed, end: signed + whole.length, confidence: 0.75, hint: '' }
}

/** Places enough, and what may stand between the two: most numbers with a point have neither. */
function hasPlaces(text: string, from: number): boolean {
  let end = from
  while (end < from + 11 && isDigit(codeAt(text, end))) end++
  if (end - from < 4) return false
  const c = codeAt(text, end)
  return c === 44 || c === 59 || c === 0xb0 || c === 32 || (c | 32) === 110 || (c | 32) === 115
}

function degreesAt(view: View): Match | undefined {
  const { text } = view
  const from = Math.max(0, view.start - 8)
  let degree = from
  while (degree <= view.start && codeAt(text, degree) !== 0xb0) degree++
  view.steps += 64
  if (degree > view.start) return undefined
  let start = degree
  while (start > 0 && start > degree - 2 && isDigit(text.charCodeAt(start - 1))) start--
  seconds.lastIndex = start
  const found = seconds.exec(text)
  if (!found || Number(found[1]) > 90 || Number(found[2]) > 180) return undefined
  return { start, end: start + found[0].length, confidence: 0.9, hint: '' }
}
