import { canonicalJson, type Json } from './canonical-json.ts'

/** What was erased, counted per table. Never a word of it. */
export type ErasureCounts = { readonly [table: string]: number }

/** The statement that a person was erased, signed with the workspace's Ed25519 key; anyone with the public key can check it. */
export type Receipt = {
  readonly type: 'underseal.erasure.v1'
  readonly erasureId: string
  readonly workspaceId: string
  readonly contactId: string
  readonly requestedBy: string
  readonly startedAt: string
  readonly completedAt: string
  readonly keyDestroyedAt: string
  readonly erased: ErasureCounts
  readonly keyId: string
  /** base64 of the raw 32 bytes, RFC 8032 */
  readonly publicKey: string
  /** base64, over the canonical JSON of everything else */
  readonly signature: string
}

export type Erasure = {
  readonly id: string
  readonly contactId: string
  readonly requestedBy: string
  readonly startedAt: string
  readonly completedAt: string | null
  readonly receipt: Receipt | null
}

export function receiptStatement(receipt: Omit<Receipt, 'signature'>): string {
  const { signature: _, ...rest } = receipt as Receipt
  return canonicalJson(rest as unknown as Json)
}
