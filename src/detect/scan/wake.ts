import type { Detector } from '../detector.ts'
import type { Class, Kind } from '../finding.ts'
import { kindOf } from '../kinds.ts'
import type { Match } from './match.ts'
import type { Seen } from './seen.ts'
import type { View } from './view.ts'

/** From here on nothing that stands within a value has more to say than the value. */
const surely = 0.9

export function wake(view: View, detector: Detector, out: Seen[]): void {
  view.awake = detector.name
  const seen = detector.at(view)
  if (!seen) return
  if (Array.isArray(seen)) for (const one of seen as readonly Match[]) add(view, detector, one, out)
  else {
    add(view, detector, seen as Match, out)
    if (detector.takes && (seen as Match).confidence > surely)
      view.takenTo = Math.max(view.takenTo, (seen as Match).end)
  }
}

function add(view: View, detector: Detector, match: Match, out: Seen[]): void {
  const kind: Kind = match.kind ?? detector.kind
  const one: Seen = {
    kind,
    class: kindOf(kind)?.class ?? ('custom' as Class),
    start: match.start,
    end: match.end,
    confidence: match.confidence,
    detector: match.detector ?? detector.name,
    hint: match.hint,
    rank: detector.rank ?? 0,
    by: detector.name,
  }
  if (view.unwanted && out.length > 0 && isSame(out[out.length - 1] as Seen, one, view.unwanted)) {
    if (outdoes(one, out[out.length - 1] as Seen)) view.last = out[out.length - 1] = one
  } else {
    view.last = one
    out.push(one)
  }
}

/** This place was just read as the same sort of value, so surely that no reading of `confidence` would become a finding. */
export function isOutdone({ last, unwanted, start, end }: View, klass: Class | undefined, confidence: number): boolean {
  return (
    last !== undefined &&
    unwanted !== undefined &&
    last.start === start &&
    last.end === end &&
    last.class === klass &&
    last.rank === 0 &&
    last.confidence >= confidence &&
    last.hint !== '' &&
    !unwanted.includes(last.kind)
  )
}

/** One place read twice as the same sort of value: one of the two wins, whatever else touches them. */
function isSame(last: Seen, one: Seen, unwanted: readonly string[]): boolean {
  return (
    last.start === one.start &&
    last.end === one.end &&
    last.class === one.class &&
    last.rank === one.rank &&
    !unwanted.includes(last.kind) &&
    !unwanted.includes(one.kind)
  )
}

function outdoes(one: Seen, last: Seen): boolean {
  return one.confidence > last.confidence || (one.confidence === last.confidence && last.hint === '' && one.hint !== '')
}
