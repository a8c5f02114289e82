import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto'

type SigningPair = { readonly keyId: string; readonly publicKey: string; readonly privateBytes: Buffer }

/** Ed25519 (RFC 8032). The public half is spelled as base64 of its raw 32 bytes. */
export function makeSigningPair(): SigningPair {
  const pair = generateKeyPairSync('ed25519')
  const publicKey = spelled(pair.publicKey)
  return {
    keyId: signingKeyId(publicKey),
    publicKey,
    privateBytes: pair.privateKey.export({ format: 'der', type: 'pkcs8' }),
  }
}

export function readPrivateKey(bytes: Buffer): KeyObject {
  const key = createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' })
  bytes.fill(0)
  return key
}

export function publicKeyOf(privateKey: KeyObject): string {
  return spelled(createPublicKey(privateKey))
}

function spelled(publicKey: KeyObject): string {
  return Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64')
}

export function signStatement(key: KeyObject, statement: string): string {
  return sign(null, Buffer.from(statement, 'utf8'), key).toString('base64')
}

/** Needs no vault, so that a receipt can be checked on any machine. */
export function verifyStatement(publicKey: string, statement: string, signature: string): boolean {
  const raw = Buffer.from(publicKey, 'base64')
  const given = Buffer.from(signature, 'base64')
  if (raw.length !== 32 || given.length !== 64) return false
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' })
    return verify(null, Buffer.from(statement, 'utf8'), key, given)
  } catch {
    return false
  }
}

export function sha256Hex(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

function signingKeyId(publicKey: string): string {
  return sha256Hex(`underseal signing key id v1 ${publicKey}`).slice(0, 16)
}
