/**
 * Every word goes through here on its way in and out. A place is `table.column/row`; it is bound to the ciphertext,
 * so a ciphertext that was moved to another row cannot be opened there.
 */
import type { SafeText } from '../core/seal.ts'
import { fail } from '../core/errors.ts'
import type { Box, HashPurpose, Owner } from '../flows/ports.ts'
import type { Act, Ground } from './ground.ts'

/** A row's words: locks and opens its columns under one box. */
type Words = {
  lock(column: string, text: string): Uint8Array
  open(column: string, locked: Uint8Array): string
  lockSafe(column: string, text: SafeText): Uint8Array
  openSafe(column: string, locked: Uint8Array): SafeText
}

export function wordsOf(box: Box, table: string, row: string): Words {
  const place = (column: string) => `${table}.${column}/${row}`
  return {
    lock: (column, text) => box.lock(place(column), text),
    open: (column, locked) => box.open(place(column), locked),
    lockSafe: (column, { text, seals }) => box.lock(place(column), JSON.stringify({ text, seals })),
    // What we locked ourselves, and what nobody else can lock, has the shape we gave it.
    openSafe: (column, locked) => JSON.parse(box.open(place(column), locked)) as SafeText,
  }
}

/** Throws `gone` for an owner whose key was destroyed: nothing can be written for them any more. */
export async function boxFor(act: Act, owner: Owner): Promise<Box> {
  const box = (await act.cipher.boxes(act.workspaceId, [owner])).get(owner)
  if (!box) throw fail('gone')
  return box
}

/** The boxes of many rows in one call. Rows whose owner is absent are left out by the readers. */
export function boxesFor(
  ground: Ground,
  workspaceId: string,
  owners: Iterable<Owner>,
): Promise<ReadonlyMap<Owner, Box>> {
  return ground.cipher.boxes(workspaceId, [...new Set(owners)])
}

/** Opens rows that stand under the workspace's own key, which is always there while the workspace is. */
export async function workspaceBox(ground: Ground, workspaceId: string): Promise<Box> {
  const box = (await ground.cipher.boxes(workspaceId, [null])).get(null)
  if (!box) throw fail('vault_unavailable')
  return box
}

export async function hashOf(
  ground: Ground,
  workspaceId: string,
  purpose: HashPurpose,
  text: string,
): Promise<Uint8Array> {
  const [hash] = await ground.cipher.hashes(workspaceId, purpose, [text])
  return hash!
}

export const isoOf = (date: Date): string => date.toISOString()
export const isoOrNull = (date: Date | null): string | null => (date === null ? null : date.toISOString())
export const dateOrNull = (iso: string | null): Date | null => (iso === null ? null : new Date(iso))
