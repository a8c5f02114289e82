import type { ActivityAction, ActivityActor } from './activity.ts'
import type { ContactEvent } from './contact-event.ts'
import type { Contact } from './contact.ts'
import type { Conversation } from './conversation.ts'
import type { ShownDataUse } from './data-use.ts'
import type { Part } from './part.ts'
import type { Class, Kind } from '../detect/finding.ts'
import { may, type Staff } from './viewer.ts'

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
  /** What the site told of them, by name. */
  readonly events: readonly ContactEvent[]
  /** When what was done about them, newest first. Of who did it the kind alone: a teammate is a person, too. */
  readonly log: readonly { readonly at: string; readonly action: ActivityAction; readonly by: ActivityActor['type'] }[]
  readonly logLeftOut: boolean
  /** To whom data of them goes by itself (GDPR Art. 15(1)(c)): hosts of webhooks, and whether the words go along. */
  readonly receivers: readonly { readonly host: string; readonly content: boolean }[]
  readonly values?: readonly {
    readonly token: string
    readonly kind: Kind
    readonly class: Class
    readonly value: string
  }[]
}

/** So many rows of the log go along; whoever wants more asks for the period. */
export const maxExportLog = 10_000

/** What is kept of an export for a day: made while the page that asked may be long gone. */
export type ExportFile = Pick<ExportRecord, 'id' | 'contactId' | 'requestedBy' | 'createdAt' | 'notes' | 'opened'> & {
  readonly state: 'running' | 'ready' | 'failed'
  /** Classes of the values that stand open in it. */
  readonly classes: readonly Class[]
  readonly bytes: number | null
  readonly expiresAt: string
}

export const exportFileHours = 24
/** One that takes longer was left by a process that ended. */
const patienceMs = 15 * 60_000

export function exportFileState(
  { state, createdAt }: Pick<ExportFile, 'state' | 'createdAt'>,
  now: Date,
): ExportFile['state'] {
  return state === 'running' && now.getTime() - Date.parse(createdAt) > patienceMs ? 'failed' : state
}

/** One with open values is for whoever opened them, and only while they may: nobody else stands in the log for a look at them. */
export function mayDownload(viewer: Staff, file: ExportFile, now: Date): boolean {
  if (exportFileState(file, now) !== 'ready' || !may(viewer, 'export:create')) return false
  return (
    !file.opened || (viewer.id === file.requestedBy && file.classes.every((one) => may(viewer, 'value:reveal', one)))
  )
}
