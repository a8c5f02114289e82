import { canonicalJson, type Json } from './canonical-json.ts'

/** Every act that is logged, reads included. A new act needs a name here first, and a line in docs/activity.md. */
export const activityActions = [
  'workspace.created',
  'workspace.changed',
  'identity-secret.created',
  'identity-secret.revoked',
  'identity.checked',
  'teammate.invited',
  'teammate.uninvited',
  'teammate.joined',
  'teammate.changed',
  'teammate.deactivated',
  'sign-in-link.created',
  'session.started',
  'session.refused',
  'session.ended',
  'visitor.started',
  'visitor.left',
  'visitor.refused',
  'contact.created',
  'contact.imported',
  'contact.changed',
  'contact.blocked',
  'contact.unblocked',
  'contact.held',
  'contact.released',
  'contact.told',
  'contact.viewed',
  'contact.listed',
  'contact.erasure-started',
  'contact.erased',
  'conversation.started',
  'conversation.listed',
  'conversation.opened',
  'conversation.searched',
  'conversation.assigned',
  'conversation.handed',
  'conversation.closed',
  'conversation.reopened',
  'conversation.snoozed',
  'conversation.tagged',
  'conversation.untagged',
  'conversation.titled',
  'conversation.merged',
  'conversation.imported',
  'part.received',
  'part.sent',
  'part.noted',
  'part.refused',
  'part.resealed',
  'value.sealed',
  'value.sought',
  'value.restored',
  'value.restore-refused',
  'value.revealed',
  'value.reveal-refused',
  'value.copied',
  'value.extended',
  'value.extension-refused',
  'value.destroyed',
  'value.destruction-refused',
  'value.explained',
  'value.expired',
  'value.requested',
  'value.answered',
  'value.declined',
  'secret.created',
  'secret.opened',
  'secret.expired',
  'sweep.begun',
  'sweep.done',
  'sweep.undo-begun',
  'sweep.undo-refused',
  'sweep.undone',
  'text.detected',
  'text.redacted',
  'text.restored',
  'team.created',
  'team.changed',
  'team.removed',
  'view.created',
  'view.changed',
  'view.removed',
  'tag.created',
  'tag.changed',
  'tag.removed',
  'macro.created',
  'macro.changed',
  'macro.removed',
  'policy.changed',
  'policy.tried',
  'finding.listed',
  'finding.reviewed',
  'report.viewed',
  'data.viewed',
  'activity.viewed',
  'activity.exported',
  'activity.verified',
  'access.reviewed',
  'evidence.made',
  'trail.made',
  'erasure.viewed',
  'workspace-key.rotated',
  'master-key.rotated',
  'backup.made',
  'backup.restored',
  'api-key.created',
  'api-key.revoked',
  'webhook.created',
  'webhook.changed',
  'webhook.secret-rotated',
  'webhook.removed',
  'webhook.replayed',
  'contact.exported',
  'export.viewed',
  'export.started',
  'export.kept',
  'export.failed',
  'export.downloaded',
  'export.download-refused',
  'export.deleted',
  'export.expired',
  'data-use.changed',
  'retention.changed',
] as const

export type ActivityAction = (typeof activityActions)[number]

export const activityGroups: readonly string[] = [
  ...new Set(activityActions.map((action) => action.slice(0, action.indexOf('.')))),
]

export function actsOf(group: string): ActivityAction[] {
  return activityActions.filter((action) => action.startsWith(`${group}.`))
}

export type ActivityActor = { readonly type: 'teammate' | 'contact' | 'api-key' | 'system'; readonly id: string }

/** Ids, counts and closed words only: never text, names or addresses. A test feeds known values through and looks here. */
export type ActivityDetails = { readonly [key: string]: Json }

export type ActivityEntry = {
  readonly action: ActivityAction
  readonly actor: ActivityActor
  /** What it was done to: `{ type: 'conversation', id: 'cnv_…' }`. */
  readonly object: { readonly type: string; readonly id: string } | null
  readonly details?: ActivityDetails
  /** The contact it is about. Their key then locks address and reason; without one it is the workspace's key. */
  readonly about?: string
  /** What a person typed (for a reveal, an erasure). Kept encrypted: a person's words are never in the open, not even here. */
  readonly reason?: string
}

/** As it is shown to those who may read the log. `position` is null until the sequencer has chained the row. */
export type Activity = {
  readonly id: string
  readonly position: number | null
  readonly at: string
  readonly action: ActivityAction
  readonly actor: ActivityActor
  readonly object: { readonly type: string; readonly id: string } | null
  readonly details: ActivityDetails
  readonly address: string | null
  readonly reason: string | null
}

export type ActivityFilter = {
  readonly actorId?: string
  readonly action?: string
  /** The word before the dot: all acts on one kind of thing. */
  readonly group?: string
  /** Any of these, beside what else is asked for. */
  readonly actions?: readonly ActivityAction[]
  readonly objectId?: string
  /** A contact: what the team and programs did that concerns them, whatever it was done to. */
  readonly about?: string
  readonly after?: string
  readonly before?: string
}

/** One kind of look at one thing; `details`: only one that has these among its own. */
export type Look = { readonly action: ActivityAction; readonly objectId: string; readonly details?: ActivityDetails }

/** Where the chain stands: how many rows are in it and the newest checkpoint. */
export type ChainState = { readonly rows: number; readonly waiting: number; readonly checkpoint: Checkpoint | null }

/** A row as it is hashed. `locked` is base64 of the encrypted address and reason; erasing the key leaves the hash valid. */
export type ChainedRow = {
  readonly position: number
  readonly id: string
  /** ISO 8601, UTC, milliseconds. */
  readonly at: string
  readonly action: string
  readonly actorType: string
  readonly actorId: string
  readonly objectType: string | null
  readonly objectId: string | null
  readonly details: ActivityDetails
  readonly locked: string | null
  /** The contact under whose key `locked` is, or null for the workspace's. */
  readonly lockedBy: string | null
}

/** Signed now and then, so that a whole new chain cannot be put in place of the old one. */
export type Checkpoint = {
  readonly position: number
  readonly hash: string
  readonly at: string
  readonly keyId: string
  /** base64, Ed25519 over `checkpointStatement` */
  readonly signature: string
}

/** The bytes (as text) whose SHA-256 is a row's hash: the hash before it, then the row in canonical JSON. */
export function rowStatement(workspaceId: string, previousHash: string, row: ChainedRow): string {
  return `${previousHash}\n${canonicalJson({ workspaceId, ...row })}`
}

/** The hash before the first row. */
export const genesisHash = '0'.repeat(64)

export function checkpointStatement(workspaceId: string, checkpoint: Omit<Checkpoint, 'signature'>): string {
  const { position, hash, at, keyId } = checkpoint
  return canonicalJson({ type: 'underseal.checkpoint.v1', workspaceId, position, hash, at, keyId })
}
