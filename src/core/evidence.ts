/**
 * The evidence report: one signed document about a period, for whoever audits the house. Invariants:
 * - it says what the log and the tables say, and judges by `controlsOf` alone, which sees numbers and never a value;
 * - a control that was not looked into is not in it; one that cannot be told from here is `stated`, with its numbers;
 * - whoever has the public key can check it without us, as the receipt of an erasure.
 */
import type { Activity, ActivityAction } from './activity.ts'
import type { ApiKey } from './api-key.ts'
import { canonicalJson, type Json } from './canonical-json.ts'
import { controlTable, type ControlId, type ControlRow } from './evidence-table.ts'
import type { ShownDataUse } from './data-use.ts'
import type { Policy, PolicyBody } from './policy.ts'
import { ruleFor } from './decide.ts'
import type { Role } from './role.ts'
import type { TeammateProfile } from './teammate.ts'
import type { Webhook } from './webhook.ts'
import type { ChainBreak, ChainHead, ChainVerdict } from './verify-chain.ts'

/** Longer periods are asked for in parts. */
export const maxEvidenceDays = 366
/** So many rows are written out; beyond that the numbers stand, and the export of the log has them all. */
export const maxEvidenceRows = 1_000

/** PCI DSS 4.0, requirement 8.2.6: accounts that nobody uses are shut within so many days. */
const idleDays = 90
/** ISO/IEC 27002:2022, 5.18, asks for regular reviews of rights; SOC 2 auditors for one a quarter. */
export const accessReviewDays = 92
const oneDayMs = 86_400_000
/** Longer than it takes; what is not done by then hangs. */
const erasureHours = 24
const yearDays = 365

/** Who looked at what is sealed, or took personal data away. */
export const lookActs: readonly ActivityAction[] = [
  'value.revealed',
  'value.reveal-refused',
  'value.copied',
  'value.restored',
  'value.restore-refused',
  'text.restored',
  'contact.exported',
  'export.downloaded',
  'export.download-refused',
  'activity.exported',
]

/** What changes who may do what, what is hidden, how long it is kept, and by which keys. */
export const changeActs: readonly ActivityAction[] = [
  'workspace.changed',
  'policy.changed',
  'data-use.changed',
  'finding.reviewed',
  'access.reviewed',
  'teammate.invited',
  'teammate.uninvited',
  'teammate.joined',
  'teammate.changed',
  'teammate.deactivated',
  'sign-in-link.created',
  'api-key.created',
  'api-key.revoked',
  'identity-secret.created',
  'identity-secret.revoked',
  'webhook.created',
  'webhook.changed',
  'webhook.secret-rotated',
  'webhook.removed',
  'value.extended',
  'value.destroyed',
  'retention.changed',
  'contact.held',
  'contact.released',
  'contact.erasure-started',
  'contact.erased',
  'workspace-key.rotated',
  'master-key.rotated',
  'backup.made',
  'backup.restored',
]

/** What the tables say beside the log. Numbers, times and nothing else. */
export type EvidenceNumbers = {
  /** Acts of the period. */
  readonly counts: Readonly<Partial<Record<ActivityAction, number>>>
  /** Values that were sealed, masked or removed in the period, by kind. */
  readonly hidden: readonly { readonly kind: string; readonly count: number }[]
  /** Looks of the period that no reason was written down for. */
  readonly unreasoned: number
  /** Values whose time is over by more than a day, and that are still there. */
  readonly overdue: number
  /** Sessions of people who were shut out. */
  readonly leftOpen: number
  /** Days of silence after which people are erased; null if nobody is by themselves. */
  readonly silenceDays: number | null
  /** Past that by more than a day, neither on hold nor with a conversation that is not closed, and still there. */
  readonly silentLeft: number
  readonly held: number
  /** Values that somebody has called harmless or put back: they are hidden no more. */
  readonly allowed: number
  /** Erasures begun more than a day ago that have not ended. */
  readonly erasuresWaiting: number
  readonly workspaceKeySince: string
  readonly masterKeySince: string | null
  readonly lastBackup: string | null
  /** When somebody last went through who may do what, and of how many. */
  readonly lastReview: {
    readonly at: string
    readonly people: number
    readonly keys: number
    readonly changes: number
  } | null
  /** The oldest row of the log. */
  readonly logSince: string
}

export type EvidencePerson = Pick<TeammateProfile, 'id' | 'name' | 'email' | 'roleId' | 'createdAt' | 'deactivatedAt'> &
  Looked & { readonly lastSeenAt: string | null }

/** How much somebody looked at in the period: what a review of rights asks first. */
export type Looked = { readonly opened: number; readonly revealed: number }

/** Where data goes by itself. Of the address only whose it is: the rest of one may be a secret. */
export type Receiver = Pick<Webhook, 'id' | 'topics' | 'content' | 'createdBy' | 'createdAt' | 'pausedAt'> & {
  readonly host: string
}

/** As it crosses the wire: what is signed must be what is handed out. */
export type EvidenceKey = Omit<ApiKey, 'permits'> & Looked & { readonly scopes: ApiKey['permits'] }

type Fact = number | string | null
export type Control = ControlRow & {
  /** `attention`: a person should look. `stated`: it is not for a program to judge. */
  readonly state: 'holds' | 'attention' | 'stated'
  readonly facts: Readonly<Record<string, Fact>>
}

export type Evidence = {
  readonly type: 'underseal.evidence.v1'
  readonly workspaceId: string
  readonly workspaceName: string
  readonly from: string
  readonly to: string
  readonly madeAt: string
  readonly madeBy: string
  readonly log: {
    readonly since: string
    readonly rows: number
    readonly rowsInPeriod: number
    readonly checkpoints: number
    readonly head: ChainHead | null
    readonly broken: Omit<ChainBreak, 'id'> | null
  }
  readonly controls: readonly Control[]
  readonly looks: readonly Activity[]
  readonly looksLeftOut: number
  readonly changes: readonly Activity[]
  readonly changesLeftOut: number
  /** In force when it was made. */
  readonly policy: Pick<Policy, 'version' | 'name' | 'minConfidence' | 'rules'> & {
    readonly detectors: readonly string[]
  }
  readonly dataUses: readonly ShownDataUse[]
  readonly receivers: readonly Receiver[]
  readonly roles: readonly Role[]
  readonly people: readonly EvidencePerson[]
  readonly apiKeys: readonly EvidenceKey[]
  readonly counts: EvidenceNumbers['counts']
  readonly hidden: EvidenceNumbers['hidden']
  readonly keyId: string
  readonly publicKey: string
  readonly signature: string
}

export type EvidenceGround = {
  readonly now: Date
  readonly numbers: EvidenceNumbers
  readonly policy: PolicyBody
  readonly verdict: ChainVerdict
  readonly people: readonly EvidencePerson[]
  readonly roles: readonly Role[]
  readonly apiKeys: readonly ApiKey[]
}

export function evidenceStatement(evidence: Omit<Evidence, 'signature'>): string {
  const { signature: _, ...rest } = evidence as Evidence
  return canonicalJson(rest as unknown as Json)
}

export function controlsOf(ground: EvidenceGround): readonly Control[] {
  return controlTable.map((row) => ({ ...row, ...judges[row.id](ground) }))
}

type Judged = Pick<Control, 'state' | 'facts'>
const heldIf = (holds: boolean): Judged['state'] => (holds ? 'holds' : 'attention')

const judges: Readonly<Record<ControlId, (ground: EvidenceGround) => Judged>> = {
  'hidden-before-stored': ({ policy, numbers: { hidden, counts, allowed } }) => {
    const cards = actionFor(policy)
    return {
      state: heldIf(['seal', 'mask', 'remove', 'block'].includes(cards)),
      facts: {
        cards,
        hidden: hidden.reduce((sum, { count }) => sum + count, 0),
        blocked: counts['part.refused'] ?? 0,
        allowed,
      },
    }
  },
  // Not a setting: no policy can keep them.
  'card-codes-never-kept': ({ numbers: { hidden } }) => ({
    state: 'holds',
    facts: {
      removed: hidden
        .filter(({ kind }) => kind === 'card-security-code' || kind === 'card-track-data')
        .reduce((sum, { count }) => sum + count, 0),
    },
  }),
  'looks-have-reasons': ({ numbers: { counts, unreasoned } }) => ({
    state: heldIf(unreasoned === 0),
    facts: {
      revealed: counts['value.revealed'] ?? 0,
      copied: counts['value.copied'] ?? 0,
      refused: counts['value.reveal-refused'] ?? 0,
      unreasoned,
    },
  }),
  'few-may-reveal': ({ now, people, roles, apiKeys }) => {
    const opening = (permits: Role['permits']) => permits.some(({ permission }) => permission === 'value:reveal')
    const mayOpen = new Set(roles.filter(({ permits }) => opening(permits)).map(({ id }) => id))
    const active = people.filter(({ deactivatedAt }) => deactivatedAt === null)
    return {
      state: 'stated',
      facts: {
        teammates: active.filter(({ roleId }) => mayOpen.has(roleId)).length,
        ofTeammates: active.length,
        keys: apiKeys.filter((key) => isLive(key, now) && opening(key.permits)).length,
      },
    }
  },
  'accounts-in-use': ({ now, people }) => {
    const idle = people.filter(
      ({ deactivatedAt, lastSeenAt, createdAt }) =>
        deactivatedAt === null && daysBetween(lastSeenAt ?? createdAt, now) > idleDays,
    ).length
    return { state: heldIf(idle === 0), facts: { idleDays, idle } }
  },
  'access-reviewed': ({ now, numbers: { lastReview, logSince } }) => ({
    state: heldIf(daysBetween(lastReview?.at ?? logSince, now) <= accessReviewDays),
    facts: {
      lastReview: lastReview?.at ?? null,
      reviewedPeople: lastReview?.people ?? 0,
      reviewedKeys: lastReview?.keys ?? 0,
      reviewedChanges: lastReview?.changes ?? 0,
      reviewDays: accessReviewDays,
    },
  }),
  'leavers-shut-out': ({ numbers: { counts, leftOpen } }) => ({
    state: heldIf(leftOpen === 0),
    facts: {
      deactivated: counts['teammate.deactivated'] ?? 0,
      keysRevoked: counts['api-key.revoked'] ?? 0,
      leftOpen,
    },
  }),
  'sign-ins-recorded': ({ numbers: { counts } }) => ({
    state: 'stated',
    facts: { signedIn: counts['session.started'] ?? 0, signInsRefused: counts['session.refused'] ?? 0 },
  }),
  'values-expire': ({ policy, numbers: { counts, overdue } }) => {
    const days = policy.rules.flatMap((rule) => (rule.action === 'seal' ? [rule.keepDays ?? 0] : []))
    return {
      state: heldIf(overdue === 0),
      facts: { longestDays: Math.max(0, ...days), extended: counts['value.extended'] ?? 0, overdue },
    }
  },
  // Whether data may be kept until somebody erases it is for a person to say.
  'silent-erased': ({ numbers: { silenceDays, silentLeft, held } }) => ({
    state: silenceDays === null ? 'stated' : heldIf(silentLeft === 0),
    facts: { silenceDays, silentLeft, held },
  }),
  'erasures-done': ({ numbers: { counts, erasuresWaiting } }) => ({
    state: heldIf(erasuresWaiting === 0),
    facts: { erased: counts['contact.erased'] ?? 0, erasureHours, erasuresWaiting },
  }),
  'exports-known': ({ numbers: { counts } }) => ({
    state: 'stated',
    facts: {
      exported: counts['contact.exported'] ?? 0,
      downloaded: counts['export.downloaded'] ?? 0,
      logExported: counts['activity.exported'] ?? 0,
    },
  }),
  'changes-recorded': ({ numbers: { counts } }) => ({
    state: 'stated',
    facts: {
      policies: counts['policy.changed'] ?? 0,
      teammatesChanged: (counts['teammate.changed'] ?? 0) + (counts['teammate.deactivated'] ?? 0),
      invited: counts['teammate.invited'] ?? 0,
      keysMade: counts['api-key.created'] ?? 0,
    },
  }),
  'keys-rotated': ({ now, numbers: { workspaceKeySince, masterKeySince } }) => ({
    state: heldIf(daysBetween(workspaceKeySince, now) <= yearDays),
    facts: { workspaceKeySince, masterKeySince },
  }),
  'backups-made': ({ numbers: { counts, lastBackup } }) => ({
    // A house may be copied by other means, which the log does not see.
    state: (counts['backup.made'] ?? 0) > 0 ? 'holds' : 'stated',
    facts: { backups: counts['backup.made'] ?? 0, lastBackup, putBack: counts['backup.restored'] ?? 0 },
  }),
  'log-read': ({ numbers: { counts } }) => ({
    state: 'stated',
    facts: { read: counts['activity.viewed'] ?? 0, verified: counts['activity.verified'] ?? 0 },
  }),
  'log-whole': ({ verdict, numbers: { logSince } }) => ({
    state: heldIf(verdict.broken === undefined),
    facts: { rows: verdict.rows, checkpoints: verdict.checkpoints, logSince },
  }),
}

/** What becomes of a customer's card number by these rules. */
function actionFor(policy: PolicyBody): string {
  const card = {
    kind: 'payment-card',
    class: 'payment',
    start: 0,
    end: 0,
    confidence: 1,
    detector: '',
    hint: '',
  } as const
  const rule = ruleFor(card, policy, { author: 'contact', channel: 'messenger' })
  return rule === undefined ? 'allow' : (policy.rules[rule]?.action ?? 'allow')
}

function isLive({ revokedAt, expiresAt }: ApiKey, now: Date): boolean {
  return revokedAt === null && (expiresAt === null || Date.parse(expiresAt) > now.getTime())
}

function daysBetween(from: string, now: Date): number {
  return (now.getTime() - Date.parse(from)) / oneDayMs
}
