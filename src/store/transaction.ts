/**
 * The one way to write. Invariants:
 * - a change and its activity rows are in one transaction, and the rows come last, so an act that fails is not logged as done;
 * - nothing is announced that is not durable: announcements go out after the commit;
 * - inside, everything is of one workspace.
 */
import type { LiveEvent } from '../core/live-event.ts'
import type { Writing } from '../flows/store-port.ts'
import { activityWrites, writeLogged } from './activity.ts'
import { apiKeyWrites } from './api-keys.ts'
import { contactWrites } from './contacts.ts'
import { knownContact } from './known-contact.ts'
import { conversationWrites } from './conversations.ts'
import { checklistWrites } from './data-map.ts'
import { orFailure } from './database-errors.ts'
import { erasureWrites } from './erasures.ts'
import { exportWrites } from './exports.ts'
import type { Act, Ground } from './ground.ts'
import { contactEventWrites, secretWrites } from './handovers.ts'
import { findingWrites } from './findings.ts'
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
import { sessionWrites } from './sessions.ts'
import { tagWrites } from './tags.ts'
import { teammateWrites } from './teammates.ts'
import { teamWrites } from './teams.ts'
import { textWrites } from './texts.ts'
import { viewWrites } from './views.ts'
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
  workspaceId: string,
  work: (tx: Writing) => Promise<T>,
  afterwards: Afterwards,
): Promise<T> {
  const events: LiveEvent[] = []
  const logged: Act['logged'] = []
  const result = await orFailure(() =>
    ground.db.transaction().execute(async (db) => {
      const act: Act = { ...ground, db, workspaceId, events, logged }
      const answer = await work(writing(act))
      await writeLogged(act)
      return answer
    }),
  )
  if (events.length > 0) afterwards.announce(workspaceId, events)
  if (logged.length > 0) afterwards.logged(workspaceId)
  return result
}

function writing(act: Act): Writing {
  return {
    ...activityWrites(act),
    ...workspaceWrites(act),
    ...roleWrites(act),
    ...teammateWrites(act),
    ...invitationWrites(act),
    ...sessionWrites(act),
    ...apiKeyWrites(act),
    ...policyWrites(act),
    ...visitorSessionWrites(act),
    ...contactWrites(act),
    ...knownContact(act),
    ...conversationWrites(act),
    ...partWrites(act),
    ...secretWrites(act),
    ...contactEventWrites(act),
    ...sealedValueWrites(act),
    ...findingWrites(act),
    ...checklistWrites(act),
    ...textWrites(act),
    ...tagWrites(act),
    ...teamWrites(act),
    ...viewWrites(act),
    ...mentionWrites(act),
    ...draftWrites(act),
    ...mergeWrites(act),
    ...macroWrites(act),
    ...erasureWrites(act),
    ...redactionSessionWrites(act),
    ...exportWrites(act),
    ...webhookWrites(act),
    ...requestRepeatWrites(act),
    ...revisionWrites(act),
  }
}
