import type { Permit } from './permission.ts'

/** A program's way in. The secret (`usk_…`) is shown once; only its hash is kept. */
export type ApiKey = {
  readonly id: string
  readonly name: string
  readonly permits: readonly Permit[]
  readonly createdBy: string
  readonly createdAt: string
  readonly expiresAt: string | null
  readonly revokedAt: string | null
  readonly lastUsedAt: string | null
}
