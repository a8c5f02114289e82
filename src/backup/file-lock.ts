import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  scrypt,
  type KeyObject,
} from 'node:crypto'
import { fail, invalid } from '../core/errors.ts'

/** For whom a file is locked: whoever holds the private key, or knows the passphrase. */
export type LockTarget = { readonly publicKey: string } | { readonly passphrase: string }
export type LockSecret = { readonly privateKey: string } | { readonly passphrase: string }

/** As it stands in the file's head. */
export type Lock =
  | { readonly type: 'x25519'; readonly recipient: string; readonly ephemeral: string }
  | { readonly type: 'scrypt'; readonly salt: string; readonly logN: number; readonly r: number; readonly p: number }

// OWASP's advice for scrypt (N = 2^17, r = 8, p = 1): 128 MB and about half a second.
const cost = { logN: 17, r: 8, p: 1 }
// A head asks for the work; somebody else's file must not ask for more than a machine has.
const maxLogN = 20
const minPassphraseLength = 12

export async function makeLock(target: LockTarget): Promise<{ lock: Lock; secret: Uint8Array }> {
  if ('passphrase' in target) {
    mustBeLong(target.passphrase)
    const salt = randomBytes(16)
    return {
      lock: { type: 'scrypt', salt: salt.toString('base64'), ...cost },
      secret: await stretch(target.passphrase, salt, cost),
    }
  }
  const recipient = readPublic(target.publicKey)
  const pair = generateKeyPairSync('x25519')
  const ephemeral = rawPublic(pair.publicKey)
  return {
    lock: { type: 'x25519', recipient: target.publicKey, ephemeral },
    secret: agree(pair.privateKey, recipient, ephemeral, target.publicKey),
  }
}

/** As a head says it, which anybody may have written; undefined for what none of ours says. */
export function readLock(given: unknown): Lock | undefined {
  const { type, recipient, ephemeral, salt, logN, r, p } = Object(given) as Readonly<Record<string, unknown>>
  if (type === 'x25519' && isBase64(recipient, 32) && isBase64(ephemeral, 32)) return { type, recipient, ephemeral }
  if (type === 'scrypt' && isBase64(salt, 16) && isCost(logN) && isCost(r) && isCost(p))
    return { type, salt, logN, r, p }
  return undefined
}

function isBase64(text: unknown, bytes: number): text is string {
  if (typeof text !== 'string') return false
  const raw = Buffer.from(text, 'base64')
  return raw.length === bytes && raw.toString('base64') === text
}

function isCost(given: unknown): given is number {
  return Number.isSafeInteger(given) && Number(given) > 0
}

export async function answerLock(lock: Lock, secret: LockSecret): Promise<Uint8Array> {
  if (lock.type === 'scrypt') {
    if (!('passphrase' in secret))
      throw invalid('passphrase-file', 'This file is locked with a passphrase: --passphrase-file FILE.')
    if (!(lock.logN <= maxLogN && lock.r <= 8 && lock.p <= 4))
      throw invalid('file', 'The head of this file asks for more work than any of ours.')
    return stretch(secret.passphrase, Buffer.from(lock.salt, 'base64'), lock)
  }
  if (!('privateKey' in secret)) {
    throw invalid('secret-file', 'This file is locked for a public key: --secret-file FILE with the private one.')
  }
  const privateKey = readPrivate(secret.privateKey)
  const recipient = rawPublic(createPublicKey(privateKey))
  if (recipient !== lock.recipient)
    throw invalid('secret-file', `This file is locked for ${lock.recipient}, which is another key.`)
  return agree(privateKey, readPublic(lock.ephemeral), lock.ephemeral, recipient)
}

/** A pair for backups; each half is 32 bytes in base64. */
export function makeBackupPair(): { readonly publicKey: string; readonly privateKey: string } {
  const pair = generateKeyPairSync('x25519')
  const d = pair.privateKey.export({ format: 'jwk' }).d ?? ''
  return { publicKey: rawPublic(pair.publicKey), privateKey: Buffer.from(d, 'base64url').toString('base64') }
}

/** X25519 (RFC 7748), both public halves bound in, as RFC 7748 section 6.1 advises. */
function agree(privateKey: KeyObject, publicKey: KeyObject, ephemeral: string, recipient: string): Uint8Array {
  let shared: Buffer
  try {
    shared = diffieHellman({ privateKey, publicKey })
  } catch {
    // OpenSSL refuses a public key of low order: it gives nothing but zeros, which anybody knows (RFC 7748, 6.1).
    throw invalid('to', 'This is not a key that can keep a secret. Make one: underseal backup keygen -o FILE.')
  }
  const salt = Buffer.concat([Buffer.from(ephemeral, 'base64'), Buffer.from(recipient, 'base64')])
  return new Uint8Array(hkdfSync('sha256', shared, salt, 'underseal backup x25519 v1', 32))
}

function stretch(
  passphrase: string,
  salt: Buffer,
  { logN, r, p }: { logN: number; r: number; p: number },
): Promise<Uint8Array> {
  const N = 2 ** logN
  return new Promise((resolve, reject) => {
    // Node's own limit is 32 MB; scrypt needs 128 · N · r bytes.
    scrypt(passphrase.normalize('NFC'), salt, 32, { N, r, p, maxmem: 256 * r * (N + p) }, (error, key) =>
      error ? reject(fail('internal')) : resolve(new Uint8Array(key)),
    )
  })
}

function mustBeLong(passphrase: string): void {
  if (passphrase.length >= minPassphraseLength) return
  throw invalid(
    'passphrase-file',
    `Choose a passphrase of at least ${minPassphraseLength} characters, better six words by chance.`,
  )
}

const rawPublic = (key: KeyObject) => Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64')

function readPublic(text: string): KeyObject {
  const raw = Buffer.from(text, 'base64')
  if (raw.length !== 32) throw invalid('to', 'A public key is 32 bytes in base64; `underseal backup keygen` makes one.')
  return createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: raw.toString('base64url') }, format: 'jwk' })
}

// RFC 8410: what stands before the 32 bytes of a private X25519 key in PKCS #8.
const pkcs8Head = Buffer.from('302e020100300506032b656e04220420', 'hex')

function readPrivate(text: string): KeyObject {
  const raw = Buffer.from(text.trim(), 'base64')
  if (raw.length !== 32)
    throw invalid('secret-file', 'A private key is 32 bytes in base64, as `underseal backup keygen` writes it.')
  return createPrivateKey({ key: Buffer.concat([pkcs8Head, raw]), format: 'der', type: 'pkcs8' })
}
