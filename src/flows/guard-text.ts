import { canonicalValue, detect } from '../detect/detect.ts'
import type { Finding, Kind, Turn } from '../detect/finding.ts'
import { kindOf } from '../detect/kinds.ts'
import { decide } from '../core/decide.ts'
import { fail } from '../core/errors.ts'
import type { FindingRecord } from '../core/finding-record.ts'
import { makeId, makeToken } from '../core/id.ts'
import type { Context, Plan, Policy } from '../core/policy.ts'
import { redactText } from '../core/redact.ts'
import type { Place, SafeText, SealedValue } from '../core/seal.ts'
import type { Deps, Owner } from './ports.ts'

/** Whose text it is, where it will stand, and who wrote it. */
export type Subject = {
  readonly workspaceId: string
  readonly owner: Owner
  readonly place: Place
  readonly conversationId?: string
  readonly context: Context
  readonly recent?: readonly Turn[]
}

export type Hidden = { readonly kind: Kind; readonly title: string; readonly action: 'mask' | 'remove' | 'seal' }

/** A text that may be stored, with what must be stored beside it. */
export type Guarded = {
  readonly safe: SafeText
  readonly sealed: readonly SealedValue[]
  readonly findings: readonly FindingRecord[]
  readonly hidden: readonly Hidden[]
  readonly policyVersion: number
}

/**
 * The line, for any text that a person or program hands in: detect → decide → redact, seal. Nothing is stored here;
 * the caller stores `safe`, `sealed` and `findings` in one transaction. Throws `blocked`, or `vault_unavailable`.
 */
export async function guardText(d: Deps, subject: Subject, text: string, found?: readonly Finding[]): Promise<Guarded> {
  const policy = await d.store.policyOf(subject.workspaceId)
  const findings = found ?? detect(text, { recent: subject.recent, minConfidence: policy.minConfidence })
  const allowed: Allowed = (values) => d.store.allowed(subject.workspaceId, values)
  return guardSafeText(d, subject, { text, seals: [] }, findings, policy, allowed)
}

/** Which values a restoration has taught us to be harmless: the store's answer, or inside a transaction that one's. */
export type Allowed = (values: readonly { kind: Kind; value: string }[]) => Promise<readonly boolean[]>

/** The same for a text that has passed before and in which more was found. */
export async function guardSafeText(
  d: Deps,
  subject: Subject,
  before: SafeText,
  findings: readonly Finding[],
  policy: Policy,
  allowed: Allowed,
): Promise<Guarded> {
  const plan = decide(await withoutAllowed(allowed, before.text, findings), policy, subject.context)
  refuseBlocked(plan)
  return applyPlan(d, subject, before, plan, policy.version)
}

export async function applyPlan(d: Deps, subject: Subject, before: SafeText, plan: Plan, policyVersion: number): Promise<Guarded> {
  const now = d.clock.now()
  const { text, seals, removed } = redactText(before, plan, () => makeToken(d.random.bytes), now)
  const sealed = removed.length > 0 ? await d.vault.seal(subject.workspaceId, subject.owner, subject.place, removed) : []
  return {
    safe: { text, seals },
    sealed,
    policyVersion,
    findings: plan.map(({ finding, action }) => ({
      id: makeId('finding', now.getTime(), d.random.bytes),
      kind: finding.kind,
      class: finding.class,
      confidence: finding.confidence,
      detector: finding.detector,
      action,
      place: subject.place,
      contactId: subject.owner,
      conversationId: subject.conversationId ?? null,
      policyVersion,
      createdAt: now.toISOString(),
    })),
    hidden: plan.flatMap(({ finding, action }) =>
      action === 'mask' || action === 'remove' || action === 'seal'
        ? [{ kind: finding.kind, title: kindOf(finding.kind)?.title ?? finding.kind, action }]
        : [],
    ),
  }
}

async function withoutAllowed(allowed: Allowed, text: string, findings: readonly Finding[]): Promise<Finding[]> {
  if (findings.length === 0) return []
  const values = findings.map((f) => ({ kind: f.kind, value: canonicalValue(f.kind, text.slice(f.start, f.end)) }))
  const harmless = await allowed(values)
  return findings.filter((_, i) => !harmless[i])
}

function refuseBlocked(plan: Plan): void {
  const blocked = plan.filter((p) => p.action === 'block').map((p) => kindOf(p.finding.kind)?.title ?? p.finding.kind)
  if (blocked.length > 0) {
    throw fail('blocked', `This workspace does not accept: ${[...new Set(blocked)].join(', ')}. Remove it and send again.`, 'text')
  }
}

/** How many of each kind, for an activity row. */
export function tally(findings: readonly { readonly kind: Kind }[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { kind } of findings) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}
