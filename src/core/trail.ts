/**
 * The trail of one teammate or key through a period: what it could see, what it saw, from where, and what it left behind. Invariants:
 * - it says what the log and the tables say: ids and counts, never a value and nobody's name but the team's;
 * - what is not written out is counted, so that nothing is silently missing;
 * - whoever has the public key can check it without us.
 */
import type { Activity, ActivityAction } from './activity.ts'
import { canonicalJson, type Json } from './canonical-json.ts'
import type { Evidence } from './evidence.ts'
import type { Permit } from './permission.ts'

/** A person concerned, by what was done about them. */
export type Concerned = {
  readonly contactId: string
  readonly opened: number
  readonly viewed: number
  readonly revealed: number
  readonly exported: number
  readonly acts: number
  readonly first: string
  readonly last: string
}

/** So many people are written out, the ones of whom most was seen first. */
export const maxConcerned = 1_000
/** Addresses are read row by row, since each is encrypted; what lies beyond is counted. */
export const maxAddressRows = 20_000

/** What the tables tell of it. */
export type TrailNumbers = {
  readonly counts: Readonly<Partial<Record<ActivityAction, number>>>
  /** Lists and searches name nobody: how many pages, and how many lines stood on them together. */
  readonly lists: { readonly pages: number; readonly lines: number }
  readonly people: readonly Concerned[]
  /** In all; `people` may be fewer. */
  readonly concerned: number
  /** Sessions that stand. */
  readonly sessions: number
  /** What there is, counted no further than `maxRowsCounted`. */
  readonly stored: {
    readonly contacts: number
    readonly conversations: number
    readonly values: Readonly<Record<string, number>>
  }
}

/** `address`: null where there was none, or where it went with a person who was erased. */
export type FromWhere = {
  readonly address: string | null
  readonly acts: number
  readonly opened: number
  readonly revealed: number
  readonly first: string
  readonly last: string
}

export type Trail = {
  readonly type: 'underseal.trail.v1'
  readonly workspaceId: string
  readonly workspaceName: string
  readonly of: {
    readonly type: 'teammate' | 'api-key'
    readonly id: string
    readonly name: string
    readonly createdAt: string
    /** When it was shut out, revoked or expired. */
    readonly endedAt: string | null
    readonly permits: readonly Permit[]
  }
  readonly from: string
  readonly to: string
  readonly madeAt: string
  readonly madeBy: string
  readonly log: Pick<Evidence['log'], 'since' | 'rows' | 'checkpoints' | 'head' | 'broken'>
  /** What lies within its rights, as of now; null where it has no right to it. */
  readonly reach: {
    readonly contacts: number | null
    readonly conversations: number | null
    readonly values: Readonly<Record<string, number>> | null
  }
  readonly acts: number
  readonly counts: TrailNumbers['counts']
  readonly lists: TrailNumbers['lists']
  readonly addresses: readonly FromWhere[]
  readonly addressRowsLeftOut: number
  readonly people: readonly Concerned[]
  readonly peopleLeftOut: number
  readonly looks: readonly Activity[]
  readonly looksLeftOut: number
  readonly changes: readonly Activity[]
  readonly changesLeftOut: number
  /** What others did to it: made, changed, shut out; and sign-ins that failed. */
  readonly toIt: readonly Activity[]
  readonly toItLeftOut: boolean
  /** What it made and what still opens, or still sends. */
  readonly leftBehind: {
    readonly sessions: number
    readonly keys: readonly { readonly id: string; readonly name: string }[]
    readonly invitations: readonly { readonly id: string; readonly roleId: string }[]
    readonly webhooks: readonly { readonly id: string; readonly host: string }[]
  }
  readonly keyId: string
  readonly publicKey: string
  readonly signature: string
}

export function trailStatement(trail: Omit<Trail, 'signature'>): string {
  const { signature: _, ...rest } = trail as Trail
  return canonicalJson(rest as unknown as Json)
}

/** Of what there is, what somebody with these permits may see. */
export function reachOf(permits: readonly Permit[], stored: TrailNumbers['stored']): Trail['reach'] {
  const has = (name: Permit['permission']) => permits.some(({ permission }) => permission === name)
  const reveals = permits.filter(({ permission }) => permission === 'value:reveal')
  const opens = (group: string) => reveals.some(({ classes }) => classes?.some((one) => one === group) ?? true)
  const everything = has('export:create')
  return {
    contacts: has('contact:read') || everything ? stored.contacts : null,
    conversations: has('conversation:read') || everything ? stored.conversations : null,
    values:
      reveals.length === 0 ? null : Object.fromEntries(Object.entries(stored.values).filter(([group]) => opens(group))),
  }
}

/** By where it came from, the busiest first. */
export function addressesOf(rows: readonly Pick<Activity, 'address' | 'action' | 'at'>[]): FromWhere[] {
  const found = new Map<string | null, FromWhere>()
  for (const { address, action, at } of rows) {
    const { acts, opened, revealed, first, last } = found.get(address) ?? {
      acts: 0,
      opened: 0,
      revealed: 0,
      first: at,
      last: at,
    }
    found.set(address, {
      address,
      acts: acts + 1,
      opened: opened + (action === 'conversation.opened' ? 1 : 0),
      revealed: revealed + (action === 'value.revealed' ? 1 : 0),
      first: at < first ? at : first,
      last: at > last ? at : last,
    })
  }
  return [...found.values()].toSorted((a, b) => b.acts - a.acts)
}
