import { calibrationData } from './calibration-data.ts'
import type { Class, Kind } from './finding.ts'

/** Where the curves were measured: the middle of each tenth, and for the last where most of its findings lie. */
export const knots = [0.55, 0.65, 0.75, 0.85, 0.97] as const

/** What rests on the same sort of evidence shares a curve: forms and checks, check digits of a hundred schemes that any number may hold by chance, randomness, a model of names, the parts of a street. */
export function familyOf(kind: Kind, klass: Class): string {
  if (kind === 'person-name') return 'name'
  if (kind === 'postal-address') return 'address'
  if (klass === 'government-id') return 'identity'
  return klass === 'secret' ? 'secret' : klass === 'custom' ? 'own' : 'form'
}

/**
 * A detector's own measure as the share of such findings that are right. Rises with it, so that what wins stays what wins.
 * Below a half nothing is shown unless somebody asks, and nothing has been measured: there it stays as it is.
 */
export function calibrated(kind: Kind, klass: Class, measure: number): number {
  const curve = calibrationData[familyOf(kind, klass)]
  if (!curve || measure < 0.5) return measure
  const first = curve[0] ?? measure
  if (measure <= knots[0]) return Math.max(0.5, first - (knots[0] - measure))
  for (let k = 1; k < knots.length; k++) {
    const from = knots[k - 1] ?? 0
    const to = knots[k] ?? 1
    if (measure > to) continue
    const low = curve[k - 1] ?? from
    return low + (((curve[k] ?? to) - low) * (measure - from)) / (to - from)
  }
  return Math.max(curve[knots.length - 1] ?? measure, Math.min(0.99, measure))
}
