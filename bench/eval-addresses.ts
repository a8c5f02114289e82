import type { Finding } from '../src/detect/finding.ts'

type Place = { readonly start: number; readonly end: number }
type Row = { readonly text: string; readonly spans: readonly (Place & { readonly label: string })[] }
export type Score = { gold: number; hit: number; right: number; wrong: number }

/** Where lines of an address are labelled one by one, a label may be met by the whole or by one of the parts that the finding names. */
export function judgeParts(score: Score, row: Row, found: readonly Finding[]): void {
  const gold = row.spans.filter((span) => span.label === 'ADDRESS')
  judge(score, gold, found, (one) => [one, ...(one.parts ?? [])])
}

/** Labels of an address and its places with nothing but signs between them count as one, as presidio-research's own evaluator joins them. */
export function judgeWhole(score: Score, row: Row, found: readonly Finding[]): void {
  judge(score, joined(row), found, (one) => [one])
}

const places = new Set(['ADDRESS', 'LOCATION', 'POSTCODE'])

function joined({ text, spans }: Row): Place[] {
  const out: { start: number; end: number; isAddress: boolean }[] = []
  for (const span of spans.filter(({ label }) => places.has(label)).sort((a, b) => a.start - b.start)) {
    const last = out.at(-1)
    const isAddress = span.label === 'ADDRESS'
    if (last && !/[\p{L}\d]/u.test(text.slice(last.end, span.start))) {
      last.end = span.end
      last.isAddress ||= isAddress
    } else out.push({ start: span.start, end: span.end, isAddress })
  }
  return out.filter((one) => one.isAddress)
}

function judge(
  score: Score,
  gold: readonly Place[],
  found: readonly Finding[],
  placesOf: (one: Finding) => readonly Place[],
): void {
  const used = new Set<Place>()
  for (const one of found) {
    const met = gold.filter((span) => placesOf(one).some((place) => overlap(place, span) >= 0.5))
    if (met.length > 0) score.right++
    else score.wrong++
    for (const span of met) used.add(span)
  }
  score.gold += gold.length
  score.hit += used.size
}

/** What two places share of what either covers. */
export function overlap(a: Place, b: Place): number {
  const common = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return common <= 0 ? 0 : common / (Math.max(a.end, b.end) - Math.min(a.start, b.start))
}
