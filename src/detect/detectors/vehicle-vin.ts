import { codeAt, isAlnum } from '../characters.ts'
import { vin } from '../checks/lettered-checks.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { inUrl, lastOf, type View } from '../scan/view.ts'

/** North America's check digit at the ninth place, a model year at the tenth, and at the end the count of one works. */
const american = /^[1-59JKLSTWVYZ][A-HJ-NPR-Z\d]{9}[A-HJ-NPR-TV-Y1-9][A-HJ-NPR-Z\d]\d{5}$/
/** Works in Europe that have no check digit write Z in its place, and before it. */
const european = /^[VWSTXYZ][A-HJ-NPR-Z\d]{2}ZZZ[A-HJ-NPR-Z\d]{2}[Z\d][A-HJ-NPR-TV-Y1-9][A-HJ-NPR-Z\d]\d{6}$/

/** A vehicle's number with no word beside it; behind a word it need not hold so much (rare-numbers-data.ts). */
export const vehicleVin: Detector = {
  name: 'vehicle-vin/bare',
  kind: 'vehicle-vin',
  source: 'ISO 3779, 49 CFR 565.15: makers, check digit, model year, serial number',
  check: 'the check digit of North America, or the form of works in Europe',
  anchors: { longToken: 17 },
  at: vinAt,
  hits: ['1M8GDM9AXKP042788 is ours', 'WVWZZZ1JZXW000001', 'it is the blue one, JHMCM56557C404453'],
  misses: ['1M8GDM9A1KP042788', 'WVWZZZ1JZXW00000A', '11111111111111111', 'AB12CD34EF56GH789', '1m8gdm9axkp042788'],
}

function vinAt(view: View): Match | undefined {
  const { text, start, end } = view
  if (end - start !== 17 || isAlnum(codeAt(text, end))) return undefined
  const token = text.slice(start, end)
  view.steps += 17
  const holds = european.test(token) || (american.test(token) && /[A-Z]{2}/.test(token) && vin(token))
  return holds && !inUrl(view, start) ? { start, end, confidence: 0.85, hint: lastOf(token, 2) } : undefined
}
