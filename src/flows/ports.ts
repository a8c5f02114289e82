import type { Finding } from '../detect/finding.ts'
import type { Place, Removed, SealedValue } from '../core/seal.ts'
import type { Store } from './store-port.ts'

/** What flows need from outside. `main.ts` puts the real ones together; tests differ only in the clock. */
export type Deps = {
  readonly store: Store
  readonly vault: Vault
  readonly identity: Identity
  readonly clock: Clock
  readonly random: Random
  /** Lets whoever waits have their turn: what takes long is done in pieces with one between. */
  readonly pause: () => Promise<void>
  /** Absent unless the operator has given a model. */
  readonly nameModel?: NameModel
}

/** Sees names of persons that the engine does not. Throws `unavailable` rather than let a text pass that it has not read. */
export type NameModel = { names(text: string): Promise<readonly Finding[]> }

export type Clock = { now(): Date }

/** Sends what may lie in the open: mail is a postcard. */
export type Mail = {
  send(message: { readonly to: string; readonly subject: string; readonly text: string }): Promise<void>
}

/** Cryptographic randomness. */
export type Random = { bytes(count: number): Uint8Array }

/** Whose key: a contact's id, or null for the workspace's own key. */
export type Owner = string | null

/** One owner's key in use. `place` is the table, column and row; it is bound to the ciphertext, so that it cannot be moved. */
export interface Box {
  lock(place: string, text: string): Uint8Array
  open(place: string, locked: Uint8Array): string
}

export type HashPurpose = 'lookup' | 'search' | 'allow' | 'name'

/** What the store needs so that no word lies in the open. */
export interface Cipher {
  /** An owner whose key was destroyed is absent: what they wrote is noise. Throws `vault_unavailable` if keys cannot be read. */
  boxes(workspaceId: string, owners: readonly Owner[]): Promise<ReadonlyMap<Owner, Box>>
  /** Keyed hashes of the workspace (HMAC-SHA256, 32 bytes), a key for each purpose. */
  hashes(workspaceId: string, purpose: HashPurpose, texts: readonly string[]): Promise<readonly Uint8Array[]>
  /** The same for the whole installation, for the one look-up that comes before a workspace is known: signing in. */
  installationHash(text: string): Uint8Array
}

export interface Vault extends Cipher {
  /** Throws `vault_unavailable` unless values can be sealed right now. */
  ready(): Promise<void>
  createWorkspaceKeys(workspaceId: string): Promise<void>
  createContactKey(workspaceId: string, contactId: string): Promise<void>
  /** Destroys the key and writes the erasure ledger, which lives with the keys. From here on nothing of theirs can be read. May be called twice. */
  destroyContactKey(workspaceId: string, contactId: string, erasureId: string): Promise<Date>
  /** Every contact whose key was destroyed, for a replay after a backup is restored. */
  erasureLedger(workspaceId: string): Promise<readonly { contactId: string; erasureId: string; at: Date }[]>
  seal(workspaceId: string, owner: Owner, place: Place, removed: readonly Removed[]): Promise<readonly SealedValue[]>
  /** Throws `gone` if the owner's key was destroyed. */
  open(workspaceId: string, sealed: SealedValue): Promise<string>
  /** Ed25519 with the workspace's signing key; both base64. */
  sign(workspaceId: string, statement: string): Promise<{ keyId: string; publicKey: string; signature: string }>
  /** The public half, so that a statement can name the key before it is signed. */
  signingKey(workspaceId: string): Promise<{ keyId: string; publicKey: string }>
  /** All there ever were, the newest first: what an old one signed stays good. */
  signingKeys(workspaceId: string): Promise<readonly { keyId: string; publicKey: string }[]>
  verify(publicKey: string, statement: string, signature: string): boolean
  /** Hex SHA-256, for the activity chain. */
  sha256(text: string): string
}

export interface Identity {
  /** argon2id */
  hashPassword(password: string): Promise<string>
  /** False for a wrong password; takes as long when there is no such person (`hash` undefined). */
  verifyPassword(hash: string | undefined, password: string): Promise<boolean>
  /** A new bearer secret with its prefix (`usk_`, `ses_` …) and the hash that is kept of it. */
  makeSecret(prefix: string): { secret: string; hash: Uint8Array }
  hashSecret(secret: string): Uint8Array
  /** Who the host site says the person is. Throws `unauthenticated` (field `user_hash` or `intercom_user_jwt`) for a wrong signature. */
  verifyIdentity(secrets: readonly string[], claim: IdentityClaim, now: Date): VerifiedIdentity | undefined
  /** The same for the owner of the secrets, who is told what is wrong. */
  judgeIdentity(secrets: readonly string[], claim: IdentityClaim, now: Date): VerifiedIdentity | IdentityFault
}

/** Intercom's own boot settings, so that a site changes one address only. */
export type IdentityClaim = {
  readonly userHash?: string | undefined
  readonly userJwt?: string | undefined
  readonly userId?: string | undefined
  readonly email?: string | undefined
  readonly name?: string | undefined
}

/** `nobody`: neither user_id nor email is in it. */
export const identityFaults = [
  'no-secret',
  'malformed',
  'algorithm',
  'signature',
  'no-expiry',
  'expired',
  'lives-too-long',
  'not-yet',
  'nobody',
] as const
export type IdentityFault = (typeof identityFaults)[number]

/** Only what was signed. With `user_hash` that is the id (or e-mail) alone. */
export type VerifiedIdentity = {
  readonly externalId?: string
  readonly email?: string
  readonly name?: string
  readonly attributes: Readonly<Record<string, string | number | boolean>>
  /** When the signature ends; a `user_hash` knows no end. */
  readonly until?: Date
}
