import type { Kind } from '../detect/finding.ts'
import type { Handover } from './handover.ts'
import type { SafeText } from './seal.ts'

export type PartAuthor = { readonly type: 'contact' | 'teammate' | 'api-key' | 'system'; readonly id: string }

/** An event carries ids only; the sentence is written in the console. */
export type PartEvent =
  | { readonly what: 'assigned'; readonly assigneeId: string | null }
  | { readonly what: 'handed'; readonly teamId: string | null }
  /** What came from another conversation of the same person stands among the parts in order of time. */
  | { readonly what: 'merged'; readonly from: string }
  | { readonly what: 'closed' | 'reopened' | 'titled' }
  | { readonly what: 'snoozed'; readonly until: string }
  | { readonly what: 'tagged' | 'untagged'; readonly tagId: string }

/** One entry of a conversation. Notes are never shown to the contact. */
export type Part = {
  readonly id: string
  readonly conversationId: string
  readonly contactId: string
  readonly position: number
  readonly kind: 'message' | 'note' | 'event'
  readonly author: PartAuthor
  /** What the author was called at the desk that it was imported from. */
  readonly writtenBy?: string
  readonly body: SafeText
  readonly event: PartEvent | null
  /** What was hidden in it and how, for its author to be told; never the value. */
  readonly hidden: readonly HiddenKind[]
  readonly handover: Handover | null
  readonly policyVersion: number
  /** Grows with each later change of the body (a seal, a restoration), so that screens know to fetch it again. */
  readonly revision: number
  readonly createdAt: string
}

/** As it comes to the store: it gets its place there. */
export type FreshPart = Omit<Part, 'position' | 'revision' | 'hidden' | 'handover'> &
  Partial<Pick<Part, 'hidden' | 'handover'>>

export type HiddenKind = { readonly kind: Kind; readonly action: 'mask' | 'remove' | 'seal' }

/** Of what stands before a new text as much as that one is read with. */
export type Said = Pick<Part, 'id' | 'kind' | 'author' | 'body' | 'createdAt'>

/** Longest text of one part, in UTF-16 units. */
export const maxPartLength = 100_000

/** Of the newest parts with a text, oldest first: those at the end that one author wrote in a row. Others end the row; age ends it, too. */
export function inARow<S extends Said>(
  said: readonly S[],
  author: PartAuthor,
  since: Date,
  limit: number,
): readonly S[] {
  const others = said.findLastIndex(
    (one) =>
      one.author.type !== author.type || one.author.id !== author.id || Date.parse(one.createdAt) < since.getTime(),
  )
  return said.slice(others + 1).slice(-limit)
}

/** `moreFrom` is the position where the page ended, if there are more in the direction that was asked for. */
export type PartPage = { readonly items: readonly Part[]; readonly moreFrom?: number }
