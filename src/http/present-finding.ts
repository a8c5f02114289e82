import type { ListedFinding } from '../flows/list-findings.ts'
import { type Eye, presentText } from './present-text.ts'
import type { FlaggedFinding } from './wire/finding.ts'

export function presentFinding(eye: Eye, finding: ListedFinding): FlaggedFinding {
  const {
    id,
    kind,
    class: valueClass,
    confidence,
    detector,
    place,
    contactId,
    conversationId,
    policyVersion,
    createdAt,
  } = finding
  const { excerpt, review } = finding
  return {
    id,
    kind,
    class: valueClass,
    confidence,
    detector,
    place: { table: place.table, row: place.row, field: place.field },
    contactId,
    conversationId,
    policyVersion,
    rule: finding.rule ?? null,
    createdAt,
    review: review ? { verdict: review.verdict, by: review.by, at: review.at } : null,
    excerpt: excerpt && { text: presentText(eye, excerpt.text), start: excerpt.start, end: excerpt.end },
  }
}
