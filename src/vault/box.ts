import type { KeyObject } from 'node:crypto'
import type { Place } from '../core/seal.ts'
import type { Box, Owner } from '../flows/ports.ts'
import { deriveKey, lockBytes, openBytes } from './aead.ts'

/** One owner's key, as two: what they wrote and what was cut out of it are never under the same. */
export type OwnerKeys = { readonly content: KeyObject; readonly seals: KeyObject }

export function ownerKeys(root: KeyObject): OwnerKeys {
  return { content: deriveKey(root, 'content'), seals: deriveKey(root, 'seals') }
}

/** A lone surrogate becomes U+FFFD on its way through UTF-8: as long as before, so offsets stand. */
export function makeBox(workspaceId: string, owner: Owner, keys: OwnerKeys): Box {
  const binding = (place: string) => ['content', workspaceId, spellOwner(owner), place]
  return {
    lock: (place, text) => lockBytes(keys.content, binding(place), Buffer.from(text, 'utf8')),
    open: (place, locked) => openBytes(keys.content, binding(place), locked).toString('utf8'),
  }
}

/** The class decides who may reveal, so it is bound too: nobody gets a diagnosis by renaming it to a phone number. */
export function sealBinding(
  workspaceId: string,
  owner: Owner,
  sealed: { readonly token: string; readonly kind: string; readonly class: string; readonly place: Place },
): string[] {
  const { table, row, field } = sealed.place
  return ['seal', workspaceId, spellOwner(owner), sealed.token, sealed.kind, sealed.class, table, row, field]
}

function spellOwner(owner: Owner): string {
  return owner === null ? 'workspace' : `contact ${owner}`
}
