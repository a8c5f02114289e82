import type { ConversationRow } from './conversation-row.ts'
import type { PartRow } from './part-row.ts'

/** What several acts of one transaction do as one: see `write-shared.ts`. */
export type Shared = {
  /** Once an act, before anything else. */
  thread(asked: AskedThread): Promise<TakenThread>
  part(given: GivenPart): void
}

export type LockedRow = ConversationRow & { readonly blocked_at: Date | null; readonly nr: string }
export type RulesRow = { readonly newest: number; readonly newest_locked: Buffer; readonly allows_some: boolean }
export type SaidRow = Pick<PartRow, 'id' | 'kind' | 'author_type' | 'author_id' | 'body_locked' | 'created_at'> & {
  readonly nr: string
}
export type SameRow = PartRow & { readonly nr: string }

export type AskedThread = {
  readonly conversationId: string
  readonly onlyContact: string | undefined
  readonly partId: string
}
/** `conversation` is absent where there is none that may be written to. */
export type TakenThread = {
  readonly conversation: LockedRow | undefined
  readonly rules: RulesRow | undefined
  /** The part of this id, wherever it stands. */
  readonly same: PartRow | undefined
  readonly said: readonly SaidRow[]
}

/** As `part-insert.ts` reads it. */
export type GivenPart = Readonly<Record<string, unknown>> & { readonly conversation: string }
