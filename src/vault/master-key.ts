import { createHash } from 'node:crypto'
import { fail } from '../core/errors.ts'
import { lockBytes, openBytes, takeKey } from './aead.ts'
import { keysAway } from './keys-away.ts'

/**
 * The key above all keys. It only ever wraps and unwraps, and may be far away: a KMS or Vault's transit engine fits here.
 * `id` names it and tells nothing about it; an older one is still unwrapped by its id, so that it can be rotated.
 */
export interface MasterKey {
  readonly id: string
  /** Those it can still unwrap but no longer wraps with. */
  readonly olderIds: readonly string[]
  wrap(key: Uint8Array, context: readonly string[]): Promise<Uint8Array>
  /** Throws `vault_unavailable` for an id it does not know, and for what was not wrapped with it for this context. */
  unwrap(id: string, wrapped: Uint8Array, context: readonly string[]): Promise<Uint8Array>
}

/** A ring held in memory. The first key wraps, all unwrap. The given bytes are wiped. */
export function localMasterKey(keys: readonly Uint8Array[]): MasterKey {
  const ring = new Map(keys.map((bytes) => [masterKeyId(bytes), takeKey(bytes)]))
  const current = ring.entries().next().value
  if (current === undefined) throw fail('vault_unavailable')
  const [currentId, currentKey] = current
  return {
    id: currentId,
    olderIds: [...ring.keys()].filter((id) => id !== currentId),
    wrap: async (key, context) => lockBytes(currentKey, ['master', currentId, ...context], key),
    unwrap: async (id, wrapped, context) => {
      const key = ring.get(id)
      if (key === undefined) throw keysAway(`these keys belong to master key ${id}, but the one given is ${currentId}`)
      try {
        return openBytes(key, ['master', id, ...context], wrapped)
      } catch {
        throw keysAway(`a key under master key ${id} was changed or stands in the wrong place`)
      }
    },
  }
}

/** One that wraps, and others that only unwrap what they wrapped: while keys move from one place of keeping to another. */
export function masterKeyRing(current: MasterKey, older: readonly MasterKey[]): MasterKey {
  const idsOf = (key: MasterKey) => [key.id, ...key.olderIds]
  return {
    id: current.id,
    olderIds: [...current.olderIds, ...older.flatMap(idsOf)],
    wrap: (key, context) => current.wrap(key, context),
    unwrap: (id, wrapped, context) =>
      (older.find((key) => idsOf(key).includes(id)) ?? current).unwrap(id, wrapped, context),
  }
}

/** First bytes of a hash: enough to tell two keys apart, useless for finding one. */
function masterKeyId(bytes: Uint8Array): string {
  return createHash('sha256').update('underseal master key id v1').update(bytes).digest('hex').slice(0, 16)
}

/** Base64 or hex, 32 bytes each; several are separated by blanks or commas, the newest first. Undefined if any is not a key. */
export function parseMasterKeys(text: string): Uint8Array[] | undefined {
  const words = text.split(/[\s,]+/).filter((word) => word !== '')
  const keys = words.map(parseKey)
  return keys.length > 0 && keys.every((key) => key !== undefined) ? keys : undefined
}

function parseKey(word: string): Uint8Array | undefined {
  const bytes = /^[0-9a-f]{64}$/i.test(word) ? Buffer.from(word, 'hex') : fromBase64(word)
  // Thirty-two times the same byte is a placeholder from somebody's example, not a key.
  return bytes !== undefined && new Set(bytes).size > 1 ? new Uint8Array(bytes) : undefined
}

function fromBase64(word: string): Buffer | undefined {
  return /^[A-Za-z0-9+/_-]{43}=?$/.test(word) ? Buffer.from(word, 'base64') : undefined
}
