import { randomBytes, type KeyObject } from 'node:crypto'
import { keyLength, lockBytes, openBytes } from './aead.ts'
import { keysAway } from './keys-away.ts'

/** A key as it lies in the database: under which version of its workspace's key, and what that makes of it. */
export type WrappedRow = { readonly workspace_key_version: number; readonly wrapped: Uint8Array }

/** `binding` without the version, which is bound as well: a row cannot claim another one. */
export function unwrap(wrapping: ReadonlyMap<number, KeyObject>, row: WrappedRow, binding: readonly string[]): Buffer {
  const key = wrapping.get(row.workspace_key_version)
  if (key === undefined) throw keysAway(`version ${row.workspace_key_version} of a workspace key is missing`)
  try {
    return openBytes(key, ['wrap', ...binding, String(row.workspace_key_version)], row.wrapped)
  } catch {
    throw keysAway(`a wrapped key was changed or stands in the wrong place (${binding.join(' ')})`)
  }
}

/** `binding` with the version at its end. */
export function wrapNew(key: KeyObject, binding: readonly string[]): Buffer {
  return wrapAndWipe(key, binding, randomBytes(keyLength))
}

export function wrapAndWipe(key: KeyObject, binding: readonly string[], bytes: Buffer): Buffer {
  try {
    return lockBytes(key, ['wrap', ...binding], bytes)
  } finally {
    bytes.fill(0)
  }
}
