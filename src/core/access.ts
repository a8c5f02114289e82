import { coveredBy, type Permit } from './permission.ts'
import type { Staff } from './viewer.ts'

/** Who and what can come into a workspace, as it stands at one moment. */
export type Access = {
  readonly people: readonly {
    readonly id: string
    readonly roleId: string
    readonly isOwner: boolean
    readonly isOut: boolean
    readonly permits: readonly Permit[]
  }[]
  /** Those not revoked. */
  readonly keys: readonly {
    readonly id: string
    readonly createdBy: string
    readonly permits: readonly Permit[]
    readonly expiresAt: string | null
  }[]
  /** Those that wait, with what their role may do. */
  readonly invitations: readonly {
    readonly id: string
    readonly invitedBy: string
    readonly permits: readonly Permit[]
  }[]
}

type HandedOut = { readonly keys: readonly string[]; readonly invitations: readonly string[] }

/** What this person or key may do; nothing once they are shut out or revoked. */
export function permitsNow({ people, keys }: Access, { type, id }: Pick<Staff, 'type' | 'id'>): readonly Permit[] {
  if (type === 'api-key') return keys.find((key) => key.id === id)?.permits ?? []
  return people.find((person) => person.id === id && !person.isOut)?.permits ?? []
}

/** When a key ends, and with it whatever it hands out; null for a person, who is shut out by somebody. */
export function endsAt({ keys }: Access, { type, id }: Pick<Staff, 'type' | 'id'>): string | null {
  return type === 'api-key' ? (keys.find((key) => key.id === id)?.expiresAt ?? null) : null
}

/**
 * What somebody has handed out and, with the rights that are left to them, could not hand out now: keys, invitations that wait,
 * and whatever such a key has made in turn. Who was shut out would otherwise come back in with one they had put by.
 */
export function handedOutBeyond(access: Access, maker: string, left: readonly Permit[]): HandedOut {
  const keys = access.keys.filter((key) => key.createdBy === maker && !coveredBy(key.permits, left)).map(({ id }) => id)
  // The list grows while it is walked: keys of keys, and theirs.
  for (const id of keys) keys.push(...access.keys.filter((key) => key.createdBy === id).map((key) => key.id))
  const invitations = access.invitations.filter(
    ({ invitedBy, permits }) =>
      keys.includes(invitedBy) || (invitedBy === maker && (left.length === 0 || !coveredBy(permits, left))),
  )
  return { keys, invitations: invitations.map(({ id }) => id) }
}
