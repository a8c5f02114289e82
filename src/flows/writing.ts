import type { Access } from '../core/access.ts'
import type { ActivityEntry, Look } from '../core/activity.ts'
import type { ApiKey } from '../core/api-key.ts'
import type { Expiring } from '../core/expiry.ts'
import type { Known } from '../detect/detect.ts'
import type { Class } from '../detect/finding.ts'
import type { Contact, ContactChange } from '../core/contact.ts'
import type { Conversation, ConversationChange } from '../core/conversation.ts'
import type { DataUse } from '../core/data-use.ts'
import type { Draft } from '../core/draft.ts'
import type { ErasureCounts, Receipt } from '../core/erasure.ts'
import type { FindingRecord, Verdict } from '../core/finding-record.ts'
import type { ExportFile, ExportRecord } from '../core/export.ts'
import type { LiveEvent } from '../core/live-event.ts'
import type { Macro } from '../core/macro.ts'
import type { Handover } from '../core/handover.ts'
import type { FreshPart, HiddenKind, Part, PartAuthor, Said } from '../core/part.ts'
import type { Standing } from '../core/placeholders.ts'
import type { Policy, PolicyBody, PolicyVersion } from '../core/policy.ts'
import type { RetentionRule } from '../core/retention.ts'
import type { Role } from '../core/role.ts'
import type { Place, SafeText, SealedValue } from '../core/seal.ts'
import type { Sweep, SweepChange } from '../core/sweep.ts'
import type { Tag } from '../core/tag.ts'
import type { Team } from '../core/team.ts'
import type { Invitation, TeammateProfile } from '../core/teammate.ts'
import type { SavedView } from '../core/view.ts'
import type { Delivery, DeliveryFailure, Webhook, WebhookSecret } from '../core/webhook.ts'
import type { Actor, Staff, Viewer } from '../core/viewer.ts'
import type { MessengerSettings, Workspace } from '../core/workspace.ts'

export type Revised =
  | 'contact'
  | 'conversation'
  | 'tag'
  | 'macro'
  | 'part'
  | 'team'
  | 'teammate'
  | 'view'
  | 'webhook'
  | 'workspace'

export type Thread = {
  /** Where it lives now: what was merged is answered there. */
  readonly conversation: Conversation
  readonly policy: Policy
  /** Whether the workspace has been taught any value to be harmless; mostly none, and then none need be asked about. */
  readonly allowsSome: boolean
  /** The contact may not write here any more. */
  readonly isBlocked: boolean
  readonly retry: Part | undefined
  /** The newest ones that have a text, oldest first. */
  readonly last: readonly Said[]
}

/** A part of another desk, with what was hidden in it. */
export type ImportedText = Omit<Part, 'position' | 'revision' | 'conversationId' | 'contactId' | 'event' | 'handover'>

/** An Idempotency-Key that this request has: whose, which, and since when. */
export type RepeatClaim = { readonly holder: string; readonly key: string; readonly claimedAt: Date }
export type KeptAnswer = { readonly status: number; readonly answer: string }

/** What one transaction of the store can do; everything it changes and everything it logs stands or falls together. */
export interface Writing {
  /** In the same transaction as the change it tells of. */
  log(actor: Actor, entry: Omit<ActivityEntry, 'actor'>): Promise<void>
  /** The same as of the store; of one viewer's requests at the same moment, each waits until the one before it is durable. */
  hasLooked(viewer: Staff, look: Look, since: Date): Promise<boolean>
  /** Sent to every app process once the transaction is durable. */
  announce(event: LiveEvent): void

  addWorkspace(workspace: Workspace): Promise<void>
  changeWorkspace(change: { name?: string; messenger?: MessengerSettings }): Promise<void>
  keepDataUses(uses: readonly DataUse[]): Promise<void>
  addIdentitySecret(id: string, secret: string, at: Date): Promise<void>
  revokeIdentitySecret(id: string, at: Date): Promise<boolean>
  /** Those that sign, and until the end none of them is revoked. */
  holdIdentitySecrets(): Promise<readonly string[]>

  addRole(role: Role): Promise<void>
  addTeammate(teammate: TeammateProfile, passwordHash: string | null): Promise<void>
  changeTeammate(
    id: string,
    change: Partial<Pick<TeammateProfile, 'name' | 'roleId' | 'language' | 'notify' | 'digest' | 'deactivatedAt'>> & {
      passwordHash?: string
    },
  ): Promise<TeammateProfile | undefined>
  /**
   * Who and what can come in. Held until the end: two owners must not demote each other at once, and nobody hands out a right
   * while it is taken from them. Comes before any other lock.
   */
  lockAccess(): Promise<Access>
  /** False if another process has sent one since `due`. */
  claimDigest(teammateId: string, due: Date, at: Date): Promise<boolean>
  addInvitation(invitation: Invitation, hash: Uint8Array): Promise<void>
  acceptInvitation(id: string, at: Date): Promise<boolean>
  removeInvitation(id: string): Promise<boolean>
  addSignInLink(teammateId: string, hash: Uint8Array, expiresAt: Date): Promise<void>
  /** False if a password was proved, and it is another one meanwhile. */
  addSession(session: {
    id: string
    teammateId: string
    hash: Uint8Array
    expiresAt: Date
    /** As it was stored when the password was proved. */
    passwordHash?: string | null
  }): Promise<boolean>
  endSession(id: string): Promise<boolean>
  /** All of one teammate, but for the one given, and links that would begin another one; the ids ended. */
  endSessionsOf(teammateId: string, exceptSessionId?: string): Promise<readonly string[]>
  addApiKey(key: ApiKey, hash: Uint8Array): Promise<void>
  revokeApiKey(id: string, at: Date): Promise<boolean>

  addPolicy(body: PolicyBody, by: string, at: Date): Promise<PolicyVersion>
  allowValue(kind: string, value: string, by: string, at: Date): Promise<void>
  /**
   * The store's `allowed`, on the connection of this transaction. Whoever holds one connection must never wait for a
   * second: under load all would hold one and wait for ever.
   */
  allowed(values: readonly { kind: string; value: string }[]): Promise<readonly boolean[]>

  addVisitorSession(session: {
    id: string
    contactId: string
    hash: Uint8Array
    verified: boolean
    expiresAt: Date
  }): Promise<void>
  /** Of people whom the site signed for, in the whole workspace. Which they were. */
  endSignedSessions(): Promise<readonly string[]>
  /** All of this contact; the ids ended. */
  endVisitorSessions(contactId: string): Promise<readonly string[]>
  /** The contact's key must exist. */
  addContact(contact: Contact): Promise<void>
  /** Name, e-mail and phone of a contact, to look for them in what is written to and by them; undefined where none is known. */
  knownOf(contactId: string): Promise<Known | undefined>
  /** Also brings its look-ups and search terms up to date. `conflict` (field) if another contact has that e-mail or external id. */
  changeContact(id: string, change: ContactChange, at: Date): Promise<Contact | undefined>

  /** Null: not blocked any more. */
  blockContact(id: string, at: Date | null): Promise<Contact | undefined>
  /** `conflict` if somebody has begun to erase them. */
  holdContact(id: string, at: Date | null): Promise<Contact | undefined>
  isBlocked(id: string): Promise<boolean>

  /** False if this very conversation (same id, same contact) is already there; `conflict` if the id is somebody else's. */
  addConversation(conversation: Pick<Conversation, 'id' | 'contactId' | 'title' | 'createdAt'>): Promise<boolean>
  /** Holds the row until the end, so that positions and split values have one order. */
  lockConversation(viewer: Actor, id: string): Promise<Conversation | undefined>
  changeConversation(id: string, change: ConversationChange, at: Date): Promise<void>
  markRead(id: string, by: 'contact' | 'team', position: number): Promise<boolean>
  /** That the contact is told of this answer. False if they were told already, or have read it. */
  claimTelling(conversationId: string, position: number): Promise<boolean>
  /** The e-mail was not taken: they were not told. */
  dropTelling(conversationId: string): Promise<void>
  /** Destroys at most so many of those whose time is over, and says how many. */
  destroyExpired(what: Expiring, most: number): Promise<number>

  /** One of the letters that an address may get in a day, from all workspaces together; false if it has had them. */
  takeLetter(address: string, now: Date): Promise<boolean>
  giveLetterBack(address: string): Promise<void>

  /** The part with this id, if it is there already: a retry. `conflict` if the id belongs to another conversation or author, or was asked for with something else. */
  existingPart(id: string, conversationId: string, author: PartAuthor, asked?: string): Promise<Part | undefined>
  /** Locks a conversation as `lockConversation` does, with all that has to be known before a part is added to it. `asked` as of `existingPart`. */
  takeThread(
    viewer: Viewer,
    conversationId: string,
    part: { readonly partId: string; readonly author: PartAuthor; readonly asked: string },
  ): Promise<Thread | undefined>
  /** `after`: the last position of a conversation that is locked here; then it is written with whatever comes next. Takes the next position, reopens a closed conversation when the contact writes, indexes the words. */
  addPart(part: FreshPart, asked?: string, after?: number): Promise<Part>
  /** That an import has made these ids, and whose they are. Stays after an erasure. */
  keepImported(ids: readonly string[], contactId: string): Promise<void>
  /** Which of these parts there are. */
  partsAmong(ids: readonly string[]): Promise<ReadonlySet<string>>
  /** In order of time into a conversation that is locked here, each at its place among those that stand there. Nothing of it is unread. The last position. */
  addImported(conversation: Conversation, parts: readonly ImportedText[]): Promise<number>
  /** New body for a part (a passage sealed or restored); its search terms are made anew. */
  replaceBody(partId: string, body: SafeText, hidden?: readonly HiddenKind[]): Promise<Part | undefined>
  /** How a request or a one-time secret stands now. */
  changeHandover(partId: string, handover: Handover): Promise<Part | undefined>
  /** Whether a message of the contact's stands after one position and not after the other. */
  contactWroteBetween(conversationId: string, after: number, upTo: number): Promise<boolean>
  /** As it stands under the lock; undefined where there is none. */
  handoverOf(partId: string): Promise<Handover | undefined>
  /** Under the contact's key; nothing but `takeSecret` ever hands it out. */
  keepSecret(secret: {
    partId: string
    contactId: string
    text: string
    createdBy: string
    expiresAt: string
  }): Promise<void>
  /** Whether one that still stands there says something else. */
  isOtherSecret(partId: string, contactId: string, text: string): Promise<boolean>
  /** Opens it and deletes it in one step: the second time, and at the hour, it is undefined. */
  takeSecret(partId: string, contactId: string): Promise<string | undefined>
  /** One more of this name. False when the person has as many different names as are kept. */
  countEvent(contactId: string, name: string, at: Date): Promise<boolean>

  keepSealed(values: readonly SealedValue[]): Promise<void>
  /** Those of them that are still there. */
  sealedAmong(tokens: readonly string[]): Promise<readonly SealedValue[]>
  /** Makes it, or goes on with it and holds it until the end. Undefined if it is somebody else's; what has ended stays so. */
  openRedactionSession(session: {
    id: string
    createdBy: string
    createdAt: Date
    expiresAt: Date
  }): Promise<{ readonly counts: Readonly<Record<string, number>>; readonly expiresAt: Date } | 'ended' | undefined>
  /** By the hash in hex. */
  redactionValues(
    sessionId: string,
    hashes: readonly Uint8Array[],
  ): Promise<ReadonlyMap<string, Standing & { token: string }>>
  addRedactionValues(
    sessionId: string,
    values: readonly { hash: Uint8Array; standing: Standing & { token: string } }[],
    counts: Readonly<Record<string, number>>,
  ): Promise<void>
  /** How many values went with it; undefined if there is none that goes on, or none that `createdBy` opened. */
  endRedactionSession(id: string, at: Date, createdBy?: string): Promise<number | undefined>
  /** As it stands under this id, if it does; then nothing is written. `conflict` if it is of another value or somebody else's. */
  addSweep(sweep: Sweep): Promise<Sweep | undefined>
  lockSweep(id: string): Promise<Sweep | undefined>
  /** It is nobody's again. */
  changeSweep(id: string, change: SweepChange): Promise<void>
  /** One more text. */
  countSwept(id: string, what: 'sealed' | 'restored'): Promise<void>
  /** Gone for good. */
  destroySealed(tokens: readonly string[]): Promise<number>
  extendSealed(token: string, until: Date): Promise<boolean>
  addFindings(findings: readonly FindingRecord[]): Promise<void>
  /** Flagged at this place and not looked at yet. */
  openFindingsAt(place: Place): Promise<readonly FindingRecord[]>
  /** False if somebody else was quicker. */
  reviewFinding(id: string, verdict: Verdict, by: string, at: Date): Promise<boolean>
  dismissChecklist(teammateId: string, at: Date): Promise<void>
  /** A place's text, whatever it is: for restoring a value into a name, a title or an attribute. */
  textAt(place: Place): Promise<SafeText | undefined>
  replaceTextAt(place: Place, text: SafeText): Promise<void>

  /** Throws `changed` unless this revision still stands; holds the row. Undefined: whatever stands there. */
  expectRevision(noun: Revised, id: string, expected: number | undefined): Promise<void>
  /** The answer of an earlier request with this Idempotency-Key, or the claim of the first one, which then has it. `conflict` if another request has. */
  claimRepeat(holder: string, key: string, request: string): Promise<KeptAnswer | RepeatClaim>
  /** In the transaction that does what was asked. `conflict` if the claim was given to another request meanwhile. */
  beginRepeat(claim: RepeatClaim): Promise<void>
  keepAnswer(claim: RepeatClaim, answer: { status: number; text: string; contactId: string | null }): Promise<void>
  /** Frees the key, unless what was asked has begun. */
  dropRepeat(claim: RepeatClaim, evenIfBegun: boolean): Promise<void>

  addTeam(team: Team): Promise<void>
  /** Name and members as they are now. */
  changeTeam(team: Team): Promise<boolean>
  /** Conversations of the team belong to no team from then on. */
  removeTeam(id: string): Promise<boolean>
  addView(view: SavedView): Promise<void>
  changeView(view: SavedView): Promise<boolean>
  removeView(id: string): Promise<boolean>
  addMentions(part: Part, teammateIds: readonly string[]): Promise<void>
  readMentions(conversationId: string, teammateId: string, at: Date): Promise<boolean>
  /** Held until the end. */
  draftAt(conversationId: string, teammateId: string): Promise<Draft | undefined>
  /** Null: nothing is being written any more. */
  keepDraft(teammateId: string, conversation: Conversation, draft: Draft | null): Promise<void>
  /** Moves all of one conversation into another, in order of time; the first stays as a pointer. Both must be locked. */
  mergeConversation(from: Conversation, into: Conversation): Promise<void>
  /** `conflict` if the id is of another export: of another person, by somebody else, or with more or less in it. */
  addExport(record: ExportRecord): Promise<void>
  /** As it stood under this id before, if it did; then nothing is written, but that a failed one begins anew. `conflict` if the id is another's. */
  startExportFile(file: ExportFile, now: Date): Promise<ExportFile | undefined>
  /** Under the contact's key. */
  finishExportFile(
    id: string,
    done: { readonly text: string; readonly classes: readonly Class[] } | 'failed',
  ): Promise<void>
  removeExportFile(id: string): Promise<ExportFile | undefined>
  addWebhook(webhook: Webhook, secrets: readonly WebhookSecret[]): Promise<void>
  lockWebhook(
    id: string,
  ): Promise<{ readonly webhook: Webhook; readonly secrets: readonly WebhookSecret[] } | undefined>
  changeWebhook(webhook: Webhook): Promise<void>
  setWebhookSecrets(id: string, secrets: readonly WebhookSecret[]): Promise<void>
  removeWebhook(id: string): Promise<boolean>
  settleDelivery(
    webhookId: string,
    id: string,
    outcome: {
      state: Delivery['state']
      status: number | null
      failure: DeliveryFailure | null
      nextAt: Date | null
      at: Date
    },
  ): Promise<void>
  replayDelivery(webhookId: string, id: string, at: Date): Promise<Delivery | undefined>

  addTag(tag: Tag): Promise<void>
  changeTag(tag: Tag): Promise<boolean>
  removeTag(id: string): Promise<boolean>
  addMacro(macro: Macro): Promise<void>
  changeMacro(macro: Macro): Promise<boolean>
  removeMacro(id: string): Promise<boolean>

  /** As it is now; nobody else changes it until this is done. */
  lockRetention(): Promise<RetentionRule>
  keepRetention(rule: RetentionRule): Promise<void>
  /** Whether they must not be erased; stays so until this is done. */
  isHeld(contactId: string): Promise<boolean>
  /** Whether nothing was heard of them since then, and nothing keeps them. */
  isDue(contactId: string, before: Date): Promise<boolean>
  startErasure(erasure: { id: string; contactId: string; requestedBy: string; startedAt: string }): Promise<void>
  /** Deletes every row of the contact in the tables of `subject-tables.ts`; may be called again. */
  eraseRows(contactId: string): Promise<ErasureCounts>
  completeErasure(id: string, receipt: Receipt, at: Date): Promise<void>
}
