import { attributeNamePattern, isExact, maxAttributes } from '../core/contact.ts'
import { fail, type Failure } from '../core/errors.ts'
import type { IdentityFault, VerifiedIdentity } from '../flows/ports.ts'
import { matchesAny } from './matches-any.ts'

/** A token that lives longer would outlast the person's session at the host site by far. */
const maxLifeSeconds = 30 * 86_400
/** The host site's clock may be ahead of ours by this much. Not so for the end: expired is expired. */
const clockSkewSeconds = 60
const maxTokenLength = 8_192

/** Claims with a meaning of their own (RFC 7519) or a place of their own in a contact. */
const notAttributes = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'user_id', 'email', 'name']

/**
 * `intercom_user_jwt`: HS256 and nothing else, whatever the header asks for. Written by hand because flows need the answer
 * at once and the usual library only promises one; the tests let that library make the tokens.
 */
export function readUserJwt(secrets: readonly string[], token: string, now: Date): VerifiedIdentity {
  const judged = judgeUserJwt(secrets, token, now)
  if (typeof judged === 'string') throw refused()
  return judged
}

/** The person, or what is wrong: only for the owner of the secret, who asks why a token of theirs is refused. */
export function judgeUserJwt(secrets: readonly string[], token: string, now: Date): VerifiedIdentity | IdentityFault {
  const [head, body, mark, ...more] = token.length <= maxTokenLength ? token.split('.') : []
  if (!isBase64Url(head) || !isBase64Url(body) || !isBase64Url(mark) || more.length > 0) return 'malformed'

  const header = parseObject(head)
  // `crit` names rules we would have to understand (RFC 7515, 4.1.11), and we understand none.
  if (header?.['alg'] !== 'HS256' || 'crit' in header) return 'algorithm'
  if (!matchesAny(secrets, `${head}.${body}`, Buffer.from(mark, 'base64url'))) return 'signature'

  const claims = parseObject(body)
  if (claims === undefined) return 'malformed'
  return timeFault(claims, now.getTime() / 1000) ?? personIn(claims) ?? 'nobody'
}

function timeFault({ exp, nbf }: Claims, nowSeconds: number): IdentityFault | undefined {
  if (typeof exp !== 'number') return 'no-expiry'
  if (exp <= nowSeconds) return 'expired'
  if (exp > nowSeconds + maxLifeSeconds) return 'lives-too-long'
  if (nbf === undefined || (typeof nbf === 'number' && nbf <= nowSeconds + clockSkewSeconds)) return undefined
  return 'not-yet'
}

function personIn(claims: Claims): VerifiedIdentity | undefined {
  const externalId = textOf(claims['user_id'])
  const email = textOf(claims['email'])
  const name = textOf(claims['name'])
  if (externalId === undefined && email === undefined) return undefined
  return {
    ...(externalId !== undefined && { externalId }),
    ...(email !== undefined && { email }),
    ...(name !== undefined && { name }),
    attributes: attributesIn(claims),
    until: new Date(Number(claims['exp']) * 1_000),
  }
}

function attributesIn(claims: Claims): VerifiedIdentity['attributes'] {
  const nameRule = new RegExp(attributeNamePattern)
  const taken = Object.entries(claims).filter(
    (entry): entry is [string, string | number | boolean] =>
      !notAttributes.includes(entry[0]) &&
      nameRule.test(entry[0]) &&
      ['string', 'number', 'boolean'].includes(typeof entry[1]) &&
      (typeof entry[1] !== 'number' || isExact(entry[1])),
  )
  return Object.fromEntries(taken.slice(0, maxAttributes))
}

/** Many systems count their users: a whole number is read as its digits. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string' && value !== '') return value
  return Number.isSafeInteger(value) ? String(value) : undefined
}

type Claims = { readonly [name: string]: unknown }

function parseObject(part: string): Claims | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Claims) : undefined
  } catch {
    return undefined
  }
}

function isBase64Url(part: string | undefined): part is string {
  return part !== undefined && /^[A-Za-z0-9_-]+$/.test(part)
}

/** One answer for every fault: which one it was would help nobody but a forger. */
function refused(): Failure {
  return fail(
    'unauthenticated',
    'The signature in intercom_user_jwt is not valid, or it has expired. Let your server sign a new one.',
    'intercom_user_jwt',
  )
}
