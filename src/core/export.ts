import type { Contact } from './contact.ts'
import type { Conversation } from './conversation.ts'
import type { ShownDataUse } from './data-use.ts'
import type { Part } from './part.ts'
import type { Class, Kind } from '../detect/finding.ts'

/** That somebody's data was handed out. */
export type ExportRecord = {
  readonly id: string
  readonly contactId: string
  readonly requestedBy: string
  readonly createdAt: string
  /** Whether the team's notes about the person went along. */
  readonly notes: boolean
  /** Whether sealed values were opened for it. */
  readonly opened: boolean
  readonly counts: { readonly conversations: number; readonly parts: number; readonly values: number }
}

/** Everything there is about one person, for them. Values stand as placeholders; those that were opened are listed by token. */
export type ContactExport = {
  readonly type: 'underseal.export.v1'
  readonly record: ExportRecord
  readonly contact: Contact
  /** What is kept of them, what for, by which law and how long (GDPR Art. 15(1)). Only kinds that there are. */
  readonly dataUses: readonly ShownDataUse[]
  readonly conversations: readonly (Conversation & { readonly parts: readonly Part[] })[]
  readonly values?: readonly { readonly token: string; readonly kind: Kind; readonly class: Class; readonly value: string }[]
}
