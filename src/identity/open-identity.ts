import { createHash, randomBytes } from 'node:crypto'
import type { Identity } from '../flows/ports.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { judgeIdentity, verifyIdentity } from './verify-identity.ts'

/** Who somebody is: their password, their bearer secret, or what the host site signed for them. */
export function openIdentity(): Identity {
  return {
    hashPassword,
    verifyPassword,
    makeSecret(prefix) {
      const secret = prefix + randomBytes(32).toString('base64url')
      return { secret, hash: hashSecret(secret) }
    },
    hashSecret,
    verifyIdentity,
    judgeIdentity,
  }
}

/** A fast hash is right here: 256 random bits cannot be guessed, however quickly one tries. */
function hashSecret(secret: string): Uint8Array {
  return createHash('sha256').update(secret, 'utf8').digest()
}
