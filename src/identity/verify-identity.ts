import { fail } from '../core/errors.ts'
import type { IdentityClaim, IdentityFault, VerifiedIdentity } from '../flows/ports.ts'
import { matchesAny } from './matches-any.ts'
import { judgeUserJwt, readUserJwt } from './user-jwt.ts'

/**
 * Who the host site says the person is. Without any signature they are nobody we know: undefined.
 * A wrong signature is refused and never read as a missing one, and what was not signed is not taken over.
 */
export function verifyIdentity(
  secrets: readonly string[],
  claim: IdentityClaim,
  now: Date,
): VerifiedIdentity | undefined {
  if (claim.userJwt) return readUserJwt(secrets, claim.userJwt, now)
  if (claim.userHash) return readUserHash(secrets, claim.userHash, claim)
  return undefined
}

/** For the owner of the secrets: the person a claim names, or why it names nobody. */
export function judgeIdentity(
  secrets: readonly string[],
  claim: IdentityClaim,
  now: Date,
): VerifiedIdentity | IdentityFault {
  if (secrets.length === 0) return 'no-secret'
  if (claim.userJwt) return judgeUserJwt(secrets, claim.userJwt.trim(), now)
  if (!claim.userHash || !(claim.userId || claim.email)) return 'malformed'
  try {
    return readUserHash(secrets, claim.userHash, claim)
  } catch {
    return 'signature'
  }
}

/** `user_hash`: hex HMAC-SHA256 of the user's id, or of the e-mail where there is no id. It knows no expiry. */
function readUserHash(secrets: readonly string[], userHash: string, claim: IdentityClaim): VerifiedIdentity {
  const signed = claim.userId || claim.email
  const given = /^[0-9a-f]{64}$/i.test(userHash) ? Buffer.from(userHash, 'hex') : undefined
  if (!signed || given === undefined || !matchesAny(secrets, signed, given)) {
    throw fail('unauthenticated', 'The signature in user_hash does not fit this person.', 'user_hash')
  }
  return claim.userId ? { externalId: claim.userId, attributes: {} } : { email: signed, attributes: {} }
}
