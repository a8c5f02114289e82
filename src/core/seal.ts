import type { Class, Kind } from '../detect/finding.ts'
import type { Planned } from './policy.ts'

/** Beside a text: where a sealed value was, and the stand-in that the vault knows it by. Offsets are UTF-16, into the safe text. */
export type Seal = {
  readonly token: string
  readonly kind: Kind
  readonly class: Class
  readonly start: number
  readonly end: number
  readonly hint: string
  /** ISO 8601. After it the value is gone and only the placeholder stays. */
  readonly expiresAt: string
  /** Somebody had it destroyed before its time. */
  readonly destroyed?: boolean
}

/** A text that has passed the line: what is sensitive in it is replaced, and `seals` says where. */
export type SafeText = { readonly text: string; readonly seals: readonly Seal[] }

/** Where a text stands, so that a seal can be found again and restored: `part`, `contact.name`, `contact.attribute.plan` … */
export type Place = {
  readonly table: 'parts' | 'contacts' | 'conversations' | 'tags' | 'macros' | 'teams' | 'views' | 'texts'
  readonly row: string
  /** The column, or for an attribute `attributes.<name>`. */
  readonly field: string
}

/** A value on its way into the vault. It never leaves the flow that cut it out. */
export type Removed = Seal & { readonly value: string; /** What decided it. */ readonly from?: Planned }

export const placeholder = (title: string, hint: string): string => (hint === '' ? `[${title}]` : `[${title} ${hint}]`)

/** What the vault keeps: only ciphertext, and what must be known without opening it. */
export type SealedValue = {
  readonly token: string
  readonly kind: Kind
  readonly class: Class
  /** Whose key it is under; null for the workspace's own. */
  readonly contactId: string | null
  readonly place: Place
  readonly locked: Uint8Array
  /** Of a value in a field of a contact: a keyed hash of whose, which field and what, to know the same one again. */
  readonly sameAs?: Uint8Array
  /** What sealed it, where that was not its own place alone. */
  readonly sweepId?: string
  readonly createdAt: string
  readonly expiresAt: string
}
