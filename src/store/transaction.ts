/**
 * The one way to write. Invariants:
 * - a change and its activity rows are in one transaction, and the rows come last, so an act that fails is not logged as done;
 * - nothing is announced that is not durable: announcements go out after the commit;
 * - inside, everything is of one workspace.
 */
import type pg from 'pg'
import type { LiveEvent } from '../core/live-event.ts'
import type { Writing } from '../flows/writing.ts'
import { accessWrites } from './access.ts'
import { activityWrites, writeLogged } from './activity.ts'
import { apiKeyWrites } from './api-keys.ts'
import { contactWrites } from './contacts.ts'
import { transact } from './connection.ts'
import { knownContact } from './known-contact.ts'
import { conversationWrites } from './conversations.ts'
import { checklistWrites } from './checklist.ts'
import { orFailure } from './database-errors.ts'
import { erasureWrites } from './erasures.ts'
import { retentionWrites } from './retention.ts'
import { exportFileWrites } from './export-files.ts'
import { exportWrites } from './exports.ts'
import type { Act, Ground } from './ground.ts'
import { contactEventWrites } from './contact-events.ts'
import { secretWrites } from './one-time-secrets.ts'
import { findingWrites } from './findings.ts'
import { importWrites } from './imports.ts'
import { invitationWrites } from './invitations.ts'
import { draftWrites } from './drafts.ts'
import { macroWrites } from './macros.ts'
import { mentionWrites } from './mentions.ts'
import { mergeWrites } from './merge-conversation.ts'
import { partWrites } from './parts.ts'
import { policyWrites } from './policies.ts'
import { redactionSessionWrites } from './redaction-sessions.ts'
import { requestRepeatWrites } from './request-repeats.ts'
import { revisionWrites } from './revisions.ts'
import { roleWrites } from './roles.ts'
import { sealedValueWrites } from './sealed-values.ts'
import { sweepWrites } from './sweeps.ts'
import { sessionWrites } from './sessions.ts'
import { tagWrites } from './tags.ts'
import { teammateWrites } from './teammates.ts'
import { expiryWrites } from './delete-expired.ts'
import { unreadAnswerWrites } from './unread-answers.ts'
import { teamWrites } from './teams.ts'
import { textWrites } from './texts.ts'
import { viewWrites } from './views.ts'
import { threadWrites } from './threads.ts'
import { visitorSessionWrites } from './visitor-sessions.ts'
import { webhookWrites } from './webhooks.ts'
import { workspaceWrites } from './workspaces.ts'

export type Afterwards = {
  announce(workspaceId: string, events: readonly LiveEvent[]): void
  /** Activity was written; the sequencer may chain it. */
  logged(workspaceId: string): void
}

export async function write<T>(
  ground: Ground,
  pool: pg.Pool,
  workspaceId: string,
  work: (tx: Writing) => Promise<T>,
  afterwards: Afterwards,
): Promise<T> {
  const events: LiveEvent[] = []
  const logged: Act['logged'] = []
  const result = await orFailure(() =>
    transact(pool, async (connection) => {
      const act: Act = { ...ground, ...connection, workspaceId, events, logged }
      const answer = await work(writing(act))
      await writeLogged(act)
      return answer
    }),
  )
  tellOf({ workspaceId, events, logged }, afterwards)
  return result
}

export function tellOf(
  { workspaceId, events, logged }: Pick<Act, 'workspaceId' | 'events' | 'logged'>,
  afterwards: Afterwards,
): void {
  if (events.length > 0) afterwards.announce(workspaceId, events)
  if (logged.length > 0) afterwards.logged(workspaceId)
}

/** Everything that can be written, a noun at a time: most acts need two or three of these thirty. */
const nouns = [
  activityWrites,
  workspaceWrites,
  roleWrites,
  teammateWrites,
  unreadAnswerWrites,
  expiryWrites,
  accessWrites,
  invitationWrites,
  sessionWrites,
  apiKeyWrites,
  policyWrites,
  visitorSessionWrites,
  contactWrites,
  knownContact,
  conversationWrites,
  threadWrites,
  partWrites,
  importWrites,
  secretWrites,
  contactEventWrites,
  sealedValueWrites,
  sweepWrites,
  findingWrites,
  checklistWrites,
  textWrites,
  tagWrites,
  teamWrites,
  viewWrites,
  mentionWrites,
  draftWrites,
  mergeWrites,
  macroWrites,
  erasureWrites,
  retentionWrites,
  redactionSessionWrites,
  exportWrites,
  exportFileWrites,
  webhookWrites,
  requestRepeatWrites,
  revisionWrites,
] as const

type Verbs = { readonly act: Act; readonly made: (Partial<Writing> | undefined)[] }
let verbs: object | undefined

export function writing(act: Act): Writing {
  verbs ??= allVerbs(act)
  // `allVerbs` has put every one of them there; the compiler sees below that none is missing.
  const all = Object.create(verbs) as Writing & { act: Act; made: Verbs['made'] }
  all.act = act
  all.made = []
  return all
}

/** For each verb what makes its noun at the first use, on the act that it is asked of. */
function allVerbs(some: Act): object {
  const found: Record<string, PropertyDescriptor> = {}
  for (const [nr, noun] of nouns.entries()) {
    for (const name of Object.keys(noun(some))) {
      found[name] = {
        get(this: Verbs) {
          const made: Partial<Writing> = (this.made[nr] ??= noun(this.act))
          return made[name as keyof Writing]
        },
      }
    }
  }
  return Object.create(null, found) as object
}

type Union<T> = (T extends unknown ? (each: T) => void : never) extends (all: infer All) => void ? All : never
type Missing = Exclude<keyof Writing, keyof Union<ReturnType<(typeof nouns)[number]>>>
const missing: Missing[] = [] satisfies never[]
void missing
