import { canonicalValue } from '../detect/detect.ts'
import type { Finding, Kind, Turn } from '../detect/finding.ts'
import { titleOf } from '../detect/kinds.ts'
import { decide, ruleFor } from '../core/decide.ts'
import { fail } from '../core/errors.ts'
import type { FindingRecord } from '../core/finding-record.ts'
import { makeId, makeToken } from '../core/id.ts'
import type { Context, Plan, Planned, Policy } from '../core/policy.ts'
import { redactText } from '../core/redact.ts'
import type { Place, Removed, SafeText, SealedValue } from '../core/seal.ts'
import { lookIn } from './names-in.ts'
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
  const findings = found ?? (await lookIn(d, policy, text, subject.recent ? { recent: subject.recent } : {}))
  const allowed: Allowed = (values) => d.store.allowed(subject.workspaceId, values)
  return guardSafeText(d, subject, { text, seals: [] }, findings, policy, allowed)
}

/** Which values a restoration has taught us to be harmless: the store's answer, or inside a transaction that one's. */
export type Allowed = (values: readonly { kind: Kind; value: string }[]) => Promise<readonly boolean[]>
export const noneAllowed: Allowed = (values) => Promise.resolve(values.map(() => false))

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
  return applyPlan(d, subject, before, plan, policy.version, (finding) => ruleFor(finding, policy, subject.context))
}

/** `ruleOf` is absent where a person decided. */
export async function applyPlan(
  d: Deps,
  subject: Subject,
  before: SafeText,
  plan: Plan,
  policyVersion: number,
  ruleOf: (finding: Finding) => number | undefined = () => undefined,
): Promise<Guarded> {
  const now = d.clock.now()
  const { text, seals, removed } = redactText(before, plan, () => makeToken(d.random.bytes), now)
  const tokens = new Map(removed.map(({ from, token }) => [from, token]))
  const sealed =
    removed.length > 0
      ? await known(d, subject, removed, await d.vault.seal(subject.workspaceId, subject.owner, subject.place, removed))
      : []
  return {
    safe: { text, seals },
    sealed,
    policyVersion,
    findings: plan.map((planned) => ({
      ...traceOf(planned, tokens.get(planned), ruleOf(planned.finding), before, plan, now),
      id: makeId('finding', now.getTime(), d.random.bytes),
      kind: planned.finding.kind,
      class: planned.finding.class,
      confidence: planned.finding.confidence,
      detector: planned.finding.detector,
      action: planned.action,
      place: subject.place,
      contactId: subject.owner,
      conversationId: subject.conversationId ?? null,
      policyVersion,
      createdAt: now.toISOString(),
    })),
    hidden: plan.flatMap(({ finding, action }) =>
      action === 'mask' || action === 'remove' || action === 'seal'
        ? [{ kind: finding.kind, title: titleOf(finding.kind), action }]
        : [],
    ),
  }
}

/** Fields of a contact are handed over again and again, so it is kept which value it was. */
async function known(
  d: Deps,
  { workspaceId, owner, place }: Subject,
  removed: readonly Removed[],
  sealed: readonly SealedValue[],
): Promise<readonly SealedValue[]> {
  if (place.table !== 'contacts') return sealed
  const what = removed.map(({ kind, value }) =>
    JSON.stringify(['sealed', owner, place.field, kind, canonicalValue(kind, value)]),
  )
  const hashes = await d.vault.hashes(workspaceId, 'name', what)
  return sealed.map((one, i) => ({ ...one, sameAs: hashes[i]! }))
}

/** What leads from a finding to its seal and rule, or to where it was left. */
function traceOf(
  { finding, action }: Planned,
  token: string | undefined,
  rule: number | undefined,
  before: SafeText,
  plan: Plan,
  now: Date,
): Pick<FindingRecord, 'token' | 'rule' | 'span'> {
  const length = finding.end - finding.start
  const start = action === 'flag' ? movedTo(finding.start, before, plan, now) : undefined
  return {
    ...(token === undefined ? {} : { token }),
    ...(rule === undefined ? {} : { rule }),
    ...(start === undefined ? {} : { span: [start, start + length] as const }),
  }
}

/** Where a place of the text is once the values before it are cut out. */
function movedTo(at: number, before: SafeText, plan: Plan, now: Date): number {
  const head = { text: before.text.slice(0, at), seals: before.seals.filter((seal) => seal.end <= at) }
  const cuts = plan.filter(({ finding }) => finding.end <= at)
  return redactText(head, cuts, () => '', now).text.length
}

async function withoutAllowed(allowed: Allowed, text: string, findings: readonly Finding[]): Promise<Finding[]> {
  if (findings.length === 0) return []
  const values = findings.map((f) => ({ kind: f.kind, value: canonicalValue(f.kind, text.slice(f.start, f.end)) }))
  const harmless = await allowed(values)
  return findings.filter((_, i) => !harmless[i])
}

function refuseBlocked(plan: Plan): void {
  const blocked = plan.filter((p) => p.action === 'block').map((p) => titleOf(p.finding.kind))
  if (blocked.length > 0) {
    throw fail(
      'blocked',
      `This workspace does not accept: ${[...new Set(blocked)].join(', ')}. Remove it and send again.`,
      'text',
    )
  }
}

/** How many of each kind, for an activity row. */
export function tally(findings: readonly { readonly kind: Kind }[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { kind } of findings) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}
