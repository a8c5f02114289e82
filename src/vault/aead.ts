/**
 * The only place where this house encrypts. Invariants:
 * - AES-256-GCM with a fresh random 96-bit nonce each time. Random nonces are good for 2^32 messages under one key
 *   (NIST SP 800-38D, 8.3); every key here belongs to one owner and one purpose, so none comes near that;
 * - the additional data says what the ciphertext is and where it stands, each field with its length in front, so that
 *   two different lists never spell the same bytes and a ciphertext opens in its own place only;
 * - what does not open gives no bytes at all, and the error says nothing of what was inside.
 */
import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { fail } from '../core/errors.ts'
import { freshBytes } from './random-bytes.ts'

const formatVersion = 1
const nonceLength = 12
const tagLength = 16
const headLength = 1 + nonceLength + tagLength
const gcm = { authTagLength: tagLength }
export const keyLength = 32

/** version | nonce | tag | ciphertext */
export function lockBytes(key: KeyObject, binding: readonly string[], plain: Uint8Array): Buffer {
  const nonce = freshBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, gcm)
  cipher.setAAD(spellBinding(binding))
  // Every byte of it is written below.
  const locked = Buffer.allocUnsafe(headLength + plain.length)
  locked[0] = formatVersion
  locked.set(nonce, 1)
  // GCM gives as many bytes as it takes, and none at its end.
  locked.set(cipher.update(plain), headLength)
  cipher.final()
  locked.set(cipher.getAuthTag(), 1 + nonceLength)
  return locked
}

export function openBytes(key: KeyObject, binding: readonly string[], locked: Uint8Array): Buffer {
  if (locked.length < headLength || locked[0] !== formatVersion) throw fail('internal')
  const nonce = locked.subarray(1, 1 + nonceLength)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, gcm)
  decipher.setAAD(spellBinding(binding))
  decipher.setAuthTag(locked.subarray(1 + nonceLength, headLength))
  try {
    const plain = decipher.update(locked.subarray(headLength))
    // Throws unless the tag holds, before anybody has seen a byte.
    decipher.final()
    return plain
  } catch {
    throw fail('internal')
  }
}

/** Another purpose, another key: what is known of one tells nothing of the other (RFC 5869). */
export function deriveKey(root: KeyObject, purpose: string): KeyObject {
  const bytes = new Uint8Array(hkdfSync('sha256', root, Buffer.alloc(0), `underseal ${purpose} v1`, keyLength))
  return takeKey(bytes)
}

/** Wipes the bytes it was made from. OpenSSL clears its own copy once the key is let go. */
export function takeKey(bytes: Uint8Array): KeyObject {
  if (bytes.length !== keyLength) throw fail('internal')
  const key = createSecretKey(bytes)
  bytes.fill(0)
  return key
}

function spellBinding(fields: readonly string[]): Buffer {
  const named = ['underseal', ...fields]
  if (!named.every(isAscii)) return Buffer.concat(named.flatMap(spellField))
  // In ASCII a character is a byte, so all of it is written at once: this is done for each text that is locked or opened.
  let spelled = ''
  for (const field of named) spelled += spellLength(field.length) + field
  return Buffer.from(spelled, 'latin1')
}

const isAscii = (text: string) => !/[^\0-\x7f]/.test(text)

function spellField(field: string): Buffer[] {
  const bytes = Buffer.from(field, 'utf8')
  return [Buffer.from(spellLength(bytes.length), 'latin1'), bytes]
}

/** Four bytes, the highest first. */
function spellLength(length: number): string {
  return String.fromCharCode(length >>> 24, (length >>> 16) & 255, (length >>> 8) & 255, length & 255)
}
