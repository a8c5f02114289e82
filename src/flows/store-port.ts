import type { Access } from '../core/access.ts'
import type { Activity, ActivityEntry, ActivityFilter, ChainState } from '../core/activity.ts'
import type { ApiKey } from '../core/api-key.ts'
import type { Known } from '../detect/detect.ts'
import type { Class } from '../detect/finding.ts'
import type { Contact, ContactChange, ContactFilter, LookupKind } from '../core/contact.ts'
import type {
  Conversation,
  ConversationChange,
  ConversationFilter,
  ConversationSummary,
  SearchOrder,
  ViewCounts,
} from '../core/conversation.ts'
import type { DataUse } from '../core/data-use.ts'
import type { Draft } from '../core/draft.ts'
import type { Erasure, ErasureCounts, Receipt } from '../core/erasure.ts'
import type { FindingRecord, Verdict } from '../core/finding-record.ts'
import type { ExportFile, ExportRecord } from '../core/export.ts'
import type { LiveEvent } from '../core/live-event.ts'
import type { Macro } from '../core/macro.ts'
import type { Page, PageRequest } from '../core/page.ts'
import type { ContactEvent } from '../core/contact-event.ts'
import type { Handover } from '../core/handover.ts'
import type { FreshPart, HiddenKind, Part, PartAuthor } from '../core/part.ts'
import type { Permit } from '../core/permission.ts'
import type { Standing } from '../core/placeholders.ts'
import type { Policy, PolicyBody, PolicyVersion } from '../core/policy.ts'
import type { DataTable, Overview, OverviewRange, Reveal, SetupState } from '../core/report.ts'
import type { Role } from '../core/role.ts'
import type { Place, SafeText, SealedValue } from '../core/seal.ts'
import type { Tag } from '../core/tag.ts'
import type { Team } from '../core/team.ts'
import type { Invitation, OwnSession, TeammateProfile } from '../core/teammate.ts'
import type { SavedView } from '../core/view.ts'
import type { Delivery, DeliveryFailure, Webhook, WebhookSecret } from '../core/webhook.ts'
import type { Actor, Staff, Teammate, Viewer } from '../core/viewer.ts'
import type { IdentitySecret, MessengerSettings, Workspace } from '../core/workspace.ts'

/**
 * Keeps everything, and encrypts every word on the way in: flows hand over plain safe texts and get plain ones back.
 * Every getter takes who looks; unknown and not theirs are both `undefined`. A row whose key was destroyed does not exist.
 */
export interface Store extends Doorkeeping {
  workspaceIds(): Promise<readonly string[]>
  workspace(workspaceId: string): Promise<Workspace | undefined>
  /** What the house has stated; empty until then. */
  dataUses(workspaceId: string): Promise<readonly DataUse[]>
  identitySecrets(viewer: Staff): Promise<readonly IdentitySecret[]>
  /** The secrets themselves, of those not revoked, for checking signatures. */
  liveIdentitySecrets(workspaceId: string): Promise<readonly string[]>

  teammates(viewer: Staff): Promise<readonly TeammateProfile[]>
  /** Names by id, deactivated ones too, for showing who wrote. The door decides how much of a name a contact sees. */
  teammateNames(viewer: Viewer): Promise<ReadonlyMap<string, string>>
  /** The viewer's own that have not ended, newest use first. */
  sessionsOf(viewer: Teammate, now: Date): Promise<readonly OwnSession[]>
  invitations(viewer: Staff): Promise<readonly Invitation[]>
  roles(viewer: Staff): Promise<readonly Role[]>
  apiKeys(viewer: Staff): Promise<readonly ApiKey[]>

  policyOf(workspaceId: string): Promise<Policy>
  policies(viewer: Staff): Promise<readonly PolicyVersion[]>
  /** For each value whether a restoration has taught the allow list that it is harmless. */
  allowed(workspaceId: string, values: readonly { kind: string; value: string }[]): Promise<readonly boolean[]>

  contactFor(viewer: Viewer, id: string): Promise<Contact | undefined>
  contactsFor(viewer: Staff, page: PageRequest, filter?: ContactFilter): Promise<Page<Contact>>
  /** What the site has told of this person, the newest first. */
  eventsOf(viewer: Staff, contactId: string): Promise<readonly ContactEvent[]>
  /** By keyed hash. Only verified or API-given values are in the index. */
  contactBy(workspaceId: string, kind: LookupKind, value: string): Promise<Contact | undefined>

  conversationFor(viewer: Viewer, id: string): Promise<Conversation | undefined>
  /**
   * Newest activity first. A contact sees their own only; for them `lastPosition` is that of the newest message, so that
   * an answer with `readByContact < lastPosition` is unread, and preview leaves out notes.
   */
  conversationsFor(viewer: Viewer, filter: ConversationFilter, page: PageRequest): Promise<Page<ConversationSummary>>
  /** Those with a part (or name, title, e-mail of the contact) that has all the terms. `partId` is the newest hit, if it was a part. */
  searchFor(
    viewer: Viewer,
    terms: readonly string[],
    filter: ConversationFilter,
    page: PageRequest,
    order?: SearchOrder,
  ): Promise<Page<ConversationSummary & { readonly partId: string | null; readonly excerpt: SafeText | null }>>
  /** In order: the first ones after a position, or with `before` the last ones before one. A contact gets no notes. */
  partsFor(
    viewer: Viewer,
    conversationId: string,
    range: { after?: number; before?: number; limit: number },
  ): Promise<readonly Part[]>
  partFor(viewer: Viewer, partId: string): Promise<Part | undefined>

  tags(viewer: Staff): Promise<readonly Tag[]>
  teams(viewer: Staff): Promise<readonly Team[]>
  /** The viewer's own and the shared ones. */
  views(viewer: Staff): Promise<readonly SavedView[]>
  viewCounts(viewer: Staff): Promise<ViewCounts>
  draftFor(viewer: Staff, conversationId: string): Promise<Draft | undefined>
  macros(viewer: Staff): Promise<readonly Macro[]>

  /** Not expired. Undefined also when the viewer may not see the place it stands in. */
  sealedFor(viewer: Viewer, token: string): Promise<SealedValue | undefined>

  /** Those of the tokens that are known and alive, by token. */
  sealedValuesFor(viewer: Staff, tokens: readonly string[]): Promise<ReadonlyMap<string, SealedValue>>
  /** Tokens of a session's placeholders, by `keyOf`; undefined if there was never such a session. */
  redactionTokens(
    viewer: Staff,
    sessionId: string,
    standings: readonly Standing[],
  ): Promise<ReadonlyMap<string, string> | 'ended' | undefined>

  /** What led to a seal; undefined for seals older than the record of it. */
  originOf(viewer: Staff, token: string): Promise<FindingRecord | undefined>
  /** A value that somebody is looking at, by the id that they were given with it. */
  revealOf(viewer: Staff, id: string): Promise<Reveal | undefined>
  /** Flagged values, newest first. */
  findingsFor(
    viewer: Staff,
    state: 'open' | 'reviewed',
    page: PageRequest,
  ): Promise<Page<FindingRecord> & { readonly total: number }>
  findingFor(viewer: Staff, id: string): Promise<FindingRecord | undefined>
  /** Messages of all conversations, newest first. */
  recentMessages(viewer: Staff, page: PageRequest): Promise<Page<Part>>
  overview(viewer: Staff, range: OverviewRange): Promise<Overview>
  /** Each table that holds something of people, with the number of its rows, counted no further than `maxRowsCounted`. */
  dataMap(viewer: Staff): Promise<readonly DataTable[]>
  contactCounts(
    viewer: Staff,
    contactIds: readonly string[],
  ): Promise<ReadonlyMap<string, { conversations: number; sealed: number }>>
  setupState(viewer: Staff): Promise<SetupState>

  erasures(viewer: Staff): Promise<readonly Erasure[]>
  erasureFor(viewer: Staff, id: string): Promise<Erasure | undefined>
  /** Started and not completed: resumed at the next start. */
  unfinishedErasures(workspaceId: string): Promise<readonly Erasure[]>

  /** Newest first. */
  exports(viewer: Staff): Promise<readonly ExportRecord[]>
  /** Not expired, the newest first; with an id that one only. */
  exportFiles(viewer: Staff, id?: string): Promise<readonly ExportFile[]>
  /** What stands in one that is ready. */
  exportFileText(viewer: Staff, id: string): Promise<string | undefined>
  webhooks(viewer: Staff): Promise<readonly Webhook[]>
  webhookFor(viewer: Staff, id: string): Promise<Webhook | undefined>
  /** Newest first. */
  deliveriesFor(viewer: Staff, webhookId: string, page: PageRequest, state?: Delivery['state']): Promise<Page<Delivery>>
  /** Of all workspaces, what is due now: counted as tried, and nobody else's for a minute. One of an ordering key at a time. */
  claimDeliveries(now: Date, limit: number): Promise<readonly DueDelivery[]>

  /** Grows with each change that a person makes, for If-Match. */
  revisionOf(viewer: Staff, noun: Revised, id: string): Promise<number | undefined>

  activityFor(viewer: Staff, filter: ActivityFilter, page: PageRequest): Promise<Page<Activity>>
  chainState(viewer: Staff): Promise<ChainState>
  /** Whether this viewer has a logged look at the conversation since then. */
  hasOpened(viewer: Staff, conversationId: string, since: Date): Promise<boolean>

  /** One transaction. Announcements go out after it is durable. Throws `unavailable` if the database is away. */
  write<T>(workspaceId: string, act: (tx: Writing) => Promise<T>): Promise<T>
  /**
   * The same for what comes in by the hundred: acts of the same moment may share a transaction, each answered after its commit. Begins
   * with `takeThread`, and may be begun again from the start. Acts of one caller's `turn` follow each other; between callers it goes in turn.
   */
  writeTogether<T>(
    workspaceId: string,
    whose: { readonly caller: string; readonly turn: string },
    act: (tx: Writing) => Promise<T>,
  ): Promise<T>
}

export type DueDelivery = {
  readonly workspaceId: string
  readonly delivery: Delivery
  readonly webhook: Webhook
  readonly secrets: readonly WebhookSecret[]
  /** Of the one who made the webhook, as of now. */
  readonly makerPermits: readonly Permit[]
}

export type Revised =
  | 'contact'
  | 'conversation'
  | 'tag'
  | 'macro'
  | 'team'
  | 'teammate'
  | 'view'
  | 'webhook'
  | 'workspace'

/** What the doors ask before anybody is known. Hashes are of bearer secrets. */
export interface Doorkeeping {
  teammatesByEmail(
    email: string,
  ): Promise<readonly { workspaceId: string; teammateId: string; passwordHash: string | null }[]>
  /** Takes a try of a password for this name, and answers how many more there are just now; undefined: there was none to take. */
  takeTry(name: string, now: Date): Promise<number | undefined>
  /** What was tried was right. */
  giveTryBack(name: string): Promise<void>
  /** The owner who has come in by link only and has not chosen a password yet. */
  ownerWithoutPassword(workspaceId: string): Promise<string | undefined>
  teammateOfSession(
    hash: Uint8Array,
    now: Date,
  ): Promise<{ workspaceId: string; teammateId: string; sessionId: string; permits: readonly Permit[] } | undefined>
  apiKeyOf(
    hash: Uint8Array,
    now: Date,
  ): Promise<{ workspaceId: string; keyId: string; permits: readonly Permit[] } | undefined>
  visitorOf(
    hash: Uint8Array,
    now: Date,
  ): Promise<
    | { workspaceId: string; contactId: string; sessionId: string; verified: boolean; sites: readonly string[] }
    | undefined
  >
  /** Of these sessions, of teammates and visitors, those that still stand, with what their holders may do now. A look at them is no use of them. */
  standingSessions(
    sessions: readonly { readonly workspaceId: string; readonly sessionId: string }[],
    now: Date,
  ): Promise<ReadonlyMap<string, readonly Permit[]>>
  invitationOf(hash: Uint8Array, now: Date): Promise<(Invitation & { workspaceId: string }) | undefined>
  /** Takes a one-time sign-in link: the second time it is undefined. */
  takeSignInLink(hash: Uint8Array, now: Date): Promise<{ workspaceId: string; teammateId: string } | undefined>
}

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
  readonly last: readonly Part[]
}

/** An Idempotency-Key that this request has: whose, which, and since when. */
export type RepeatClaim = { readonly holder: string; readonly key: string; readonly claimedAt: Date }
export type KeptAnswer = { readonly status: number; readonly answer: string }

export interface Writing {
  /** In the same transaction as the change it tells of. */
  log(actor: Actor, entry: Omit<ActivityEntry, 'actor'>): Promise<void>
  /** The same as of the store; of one viewer's requests at the same moment, each waits until the one before it is durable. */
  hasOpened(viewer: Staff, conversationId: string, since: Date): Promise<boolean>
  /** Sent to every app process once the transaction is durable. */
  announce(event: LiveEvent): void

  addWorkspace(workspace: Workspace): Promise<void>
  changeWorkspace(change: { name?: string; messenger?: MessengerSettings }): Promise<void>
  keepDataUses(uses: readonly DataUse[]): Promise<void>
  addIdentitySecret(id: string, secret: string, at: Date): Promise<void>
  revokeIdentitySecret(id: string, at: Date): Promise<boolean>

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
  addSession(session: { id: string; teammateId: string; hash: Uint8Array; expiresAt: Date }): Promise<void>
  endSession(id: string): Promise<boolean>
  /** All of one teammate, but for the one given; the ids ended. */
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
  endVisitorSessions(contactId: string): Promise<void>
  /** The contact's key must exist. */
  addContact(contact: Contact): Promise<void>
  /** Name, e-mail and phone of a contact, to look for them in what is written to and by them; undefined where none is known. */
  knownOf(contactId: string): Promise<Known | undefined>
  /** Also brings its look-ups and search terms up to date. `conflict` (field) if another contact has that e-mail or external id. */
  changeContact(id: string, change: ContactChange, at: Date): Promise<Contact | undefined>

  /** Null: not blocked any more. */
  blockContact(id: string, at: Date | null): Promise<Contact | undefined>
  isBlocked(id: string): Promise<boolean>

  /** False if this very conversation (same id, same contact) is already there; `conflict` if the id is somebody else's. */
  addConversation(conversation: Pick<Conversation, 'id' | 'contactId' | 'title' | 'createdAt'>): Promise<boolean>
  /** Holds the row until the end, so that positions and split values have one order. */
  lockConversation(viewer: Viewer, id: string): Promise<Conversation | undefined>
  changeConversation(id: string, change: ConversationChange, at: Date): Promise<void>
  markRead(id: string, by: 'contact' | 'team', position: number): Promise<boolean>

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
  /** New body for a part (a passage sealed or restored); its search terms are made anew. */
  replaceBody(partId: string, body: SafeText, hidden?: readonly HiddenKind[]): Promise<Part | undefined>
  /** How a request or a one-time secret stands now. */
  changeHandover(partId: string, handover: Handover): Promise<Part | undefined>
  /** Whether a message of the contact's stands after one position and not after the other. */
  contactWroteBetween(conversationId: string, after: number, upTo: number): Promise<boolean>
  /** As it stands under the lock; undefined where there is none. */
  handoverOf(partId: string): Promise<Handover | undefined>
  /** Under the contact's key; nothing but `takeSecret` ever reads it. */
  keepSecret(secret: {
    partId: string
    contactId: string
    text: string
    createdBy: string
    expiresAt: string
  }): Promise<void>
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
  /** Null: nothing is being written any more. */
  keepDraft(teammateId: string, conversation: Conversation, draft: Draft | null): Promise<void>
  /** Moves all of one conversation into another, in order of time; the first stays as a pointer. Both must be locked. */
  mergeConversation(from: Conversation, into: Conversation): Promise<void>
  /** `conflict` if the id is of another person's export. */
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

  startErasure(erasure: { id: string; contactId: string; requestedBy: string; startedAt: string }): Promise<void>
  /** Deletes every row of the contact in the tables of `subject-tables.ts`; may be called again. */
  eraseRows(contactId: string): Promise<ErasureCounts>
  completeErasure(id: string, receipt: Receipt, at: Date): Promise<void>
}
