/** A person who answers. Name and e-mail are kept under the workspace key. */
export type TeammateProfile = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly roleId: string
  readonly language: 'en' | 'de'
  /** Whether browsers tell of new messages, and how often an e-mail counts what waits. Absent: not at all. */
  readonly notify?: boolean
  readonly digest?: Digest
  readonly deactivatedAt: string | null
  readonly createdAt: string
}

export const digests = ['off', 'hourly', 'daily'] as const
export type Digest = (typeof digests)[number]
export const digestHours: Readonly<Record<Digest, number | null>> = { off: null, hourly: 1, daily: 24 }

/** Where somebody is signed in. */
export type OwnSession = {
  readonly id: string
  readonly startedAt: string
  readonly lastSeenAt: string
  readonly expiresAt: string
}

export type Invitation = {
  readonly id: string
  readonly email: string
  readonly roleId: string
  readonly invitedBy: string
  readonly expiresAt: string
  readonly acceptedAt: string | null
}

/** NIST SP 800-63B: at least 8 characters, long ones allowed, no composition rules. Ours asks for a little more. */
export const minPasswordLength = 10
export const maxPasswordLength = 200

export const sessionIdleHours = 12
export const sessionMaxDays = 14
export const invitationDays = 7
export const signInLinkMinutes = 60
