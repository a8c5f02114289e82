import type { ListedFinding } from '../flows/list-findings.ts'
import type { Explained } from '../flows/explain-seal.ts'
import type { Overview as CoreOverview } from '../core/report.ts'
import type { ChainVerdict } from '../core/verify-chain.ts'
import type { Preview as CorePreview, Trial as CoreTrial } from '../flows/try-policy.ts'
import { presentActivity } from './present-house.ts'
import { presentText, type Eye } from './present-text.ts'
import type { FlaggedFinding, Overview, Preview, SealOrigin, Trial, Verification } from './wire/protection.ts'

export function presentSealOrigin({ sealed, origin, looks }: Explained): SealOrigin {
  const { token, kind, class: valueClass, createdAt, expiresAt } = sealed
  return {
    token,
    kind,
    class: valueClass,
    sealedAt: createdAt,
    expiresAt,
    origin: origin
      ? {
          detector: origin.detector,
          confidence: origin.confidence,
          policyVersion: origin.policyVersion,
          rule: origin.rule ?? null,
        }
      : null,
    looks: looks ? looks.map(presentActivity) : null,
  }
}

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

export function presentTrial({ messages, changed, counts, changes }: CoreTrial): Trial {
  return {
    messages,
    changed,
    counts: counts.map(({ kind, action, before, after }) => ({ kind, action, before, after })),
    changes: changes.map(({ conversationId, partId, kind, from, to, excerpt: { text, start, end } }) => ({
      conversationId,
      partId,
      kind,
      from,
      to,
      excerpt: { text, start, end },
    })),
  }
}

export function presentPreview({ text, refused, findings }: CorePreview): Preview {
  return {
    text,
    refused,
    findings: findings.map(({ kind, class: valueClass, start, end, confidence, detector, hint, action, rule }) => ({
      kind,
      class: valueClass,
      start,
      end,
      confidence,
      detector,
      hint,
      action,
      rule,
    })),
  }
}

export function presentOverview({
  started,
  firstResponse,
  resolution,
  open,
  unassigned,
  flagged,
  hidden,
  reveals,
}: CoreOverview): Overview {
  return {
    started: started.map(({ day, count }) => ({ day, count })),
    firstResponse: { median: firstResponse.median, count: firstResponse.count },
    resolution: { median: resolution.median, count: resolution.count },
    open,
    unassigned,
    flagged,
    hidden: hidden.map(({ week, kind, count }) => ({ week, kind, count })),
    reveals: reveals.map(({ week, count }) => ({ week, count })),
  }
}

export function presentVerdict({ rows, checkpoints, broken }: ChainVerdict, at: Date): Verification {
  return {
    rows,
    checkpoints,
    at: at.toISOString(),
    broken: broken ? { position: broken.position, id: broken.id, what: broken.what, why: broken.why } : null,
  }
}
