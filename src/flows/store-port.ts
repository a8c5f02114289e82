import type { Activity, ActivityFilter, ChainState, Look } from '../core/activity.ts'
import type { ApiKey } from '../core/api-key.ts'
import type { Contact, ContactFilter, LookupKind } from '../core/contact.ts'
import type {
  Conversation,
  ConversationFilter,
  ConversationSort,
  ConversationSummary,
  SearchOrder,
  UnreadAnswer,
  ViewCounts,
} from '../core/conversation.ts'
import type { DataUse } from '../core/data-use.ts'
import type { Draft } from '../core/draft.ts'
import type { Erasure } from '../core/erasure.ts'
import type { EvidenceNumbers, Looked } from '../core/evidence.ts'
import type { TrailNumbers } from '../core/trail.ts'
import type { FindingRecord } from '../core/finding-record.ts'
import type { ExportFile, ExportRecord } from '../core/export.ts'
import type { Macro } from '../core/macro.ts'
import type { Page, PageRequest } from '../core/page.ts'
import type { ContactEvent } from '../core/contact-event.ts'
import type { Part, PartPage } from '../core/part.ts'
import type { Permit } from '../core/permission.ts'
import type { Standing } from '../core/placeholders.ts'
import type { Policy, PolicyVersion } from '../core/policy.ts'
import type { DataTable } from '../core/data-map.ts'
import type { Overview, OverviewRange } from '../core/report.ts'
import type { RetentionCounts, RetentionRule } from '../core/retention.ts'
import type { Reveal } from '../core/reveal.ts'
import type { SetupState } from '../core/checklist.ts'
import type { Role } from '../core/role.ts'
import type { Place, SafeText, SealedValue } from '../core/seal.ts'
import type { Sweep, SweepStep } from '../core/sweep.ts'
import type { Tag } from '../core/tag.ts'
import type { Team } from '../core/team.ts'
import type { Invitation, OwnSession, TeammateProfile } from '../core/teammate.ts'
import type { SavedView } from '../core/view.ts'
import type { Delivery, Webhook, WebhookSecret } from '../core/webhook.ts'
import type { Housekeeper, Staff, Teammate, Viewer } from '../core/viewer.ts'
import type { IdentitySecret, Workspace } from '../core/workspace.ts'
import type { Revised, Writing } from './writing.ts'

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

  /** Of these ids, which an import has made of names of another desk, whose they are; also of people who are erased. */
  imported(viewer: Staff, ids: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Which of these parts there are. */
  partsThere(viewer: Staff, ids: readonly string[]): Promise<ReadonlySet<string>>

  conversationFor(viewer: Viewer, id: string): Promise<Conversation | undefined>
  /**
   * Newest activity first. A contact sees their own only; for them `lastPosition` is that of the newest message, so that
   * an answer with `readByContact < lastPosition` is unread, and preview leaves out notes.
   */
  conversationsFor(
    viewer: Viewer,
    filter: ConversationFilter,
    page: PageRequest,
    sort?: ConversationSort,
  ): Promise<Page<ConversationSummary>>
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
  /**
   * The same in pages that are not too heavy to be told: one ends behind the part that makes it so, and has one part at least.
   * `moreFrom` is the position where it ended, and absent where nothing follows.
   */
  partPage(
    viewer: Viewer,
    conversationId: string,
    range: { after?: number; before?: number; limit: number },
  ): Promise<PartPage>
  /** Messages and notes of this time, and so many `before` it. */
  textsAround(
    viewer: Staff,
    conversationId: string,
    time: { from: Date; until: Date; before: number },
  ): Promise<readonly Part[]>
  partFor(viewer: Viewer, partId: string): Promise<Part | undefined>

  tags(viewer: Staff): Promise<readonly Tag[]>
  teams(viewer: Staff): Promise<readonly Team[]>
  /** The viewer's own and the shared ones. */
  views(viewer: Staff): Promise<readonly SavedView[]>
  viewCounts(viewer: Staff): Promise<ViewCounts>
  /** The newest answer of the team in each conversation that was written in this span, not read, and of which the contact was not told yet. */
  unreadAnswers(workspaceId: string, span: { readonly from: Date; readonly to: Date }): Promise<readonly UnreadAnswer[]>
  draftFor(viewer: Staff, conversationId: string): Promise<Draft | undefined>
  macros(viewer: Staff): Promise<readonly Macro[]>

  /** Not expired. Undefined also when the viewer may not see the place it stands in. */
  sealedFor(viewer: Viewer | Housekeeper, token: string): Promise<SealedValue | undefined>

  /** Those of the tokens that are known and alive, by token. */
  sealedValuesFor(viewer: Staff, tokens: readonly string[]): Promise<ReadonlyMap<string, SealedValue>>
  /** Tokens of a session's placeholders, by `keyOf`; undefined if there was never such a session. */
  redactionTokens(
    viewer: Staff,
    sessionId: string,
    standings: readonly Standing[],
  ): Promise<ReadonlyMap<string, string> | 'ended' | undefined>

  sweepFor(viewer: Staff, id: string): Promise<Sweep | undefined>
  /** Newest first. */
  sweepsFor(viewer: Staff, page: PageRequest): Promise<Page<Sweep>>
  /** One of all workspaces that is under way and nobody's, which is the caller's until then. */
  claimSweep(now: Date, until: Date): Promise<{ readonly workspaceId: string; readonly sweep: Sweep } | undefined>
  /** What a sweep has sealed and is not over, in the order of the tokens. */
  sweptValues(house: Housekeeper, sweepId: string, after: string, limit: number): Promise<readonly SealedValue[]>
  /** Some of the texts of one kind of place, in order, after one. `terms`, of which one list whole must be there, are for `words` alone. */
  standingTexts(
    house: Housekeeper,
    from: {
      readonly step: SweepStep
      readonly after: string
      readonly limit: number
      readonly terms?: readonly (readonly string[])[]
    },
  ): Promise<{ readonly texts: readonly StandingText[]; readonly read: number; readonly next: string | null }>

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

  /** Numbers of a period, `from` on and before `to`, for the evidence report. */
  evidenceNumbers(
    viewer: Staff,
    range: { readonly from: Date; readonly to: Date; readonly now: Date },
  ): Promise<EvidenceNumbers>
  /** Of one teammate or key in a period: what they did, about whom, and what there is to see. */
  trailNumbers(
    viewer: Staff,
    id: string,
    range: { readonly from: Date; readonly to: Date; readonly now: Date },
  ): Promise<TrailNumbers>
  /** By id of a teammate, when they were last at work here. Who never was is not in it. */
  lastSeen(viewer: Staff): Promise<ReadonlyMap<string, string>>
  /** By who it was: how many conversations and values they opened in a time. */
  looked(viewer: Staff, period: { readonly from: Date; readonly to: Date }): Promise<ReadonlyMap<string, Looked>>

  erasures(viewer: Staff): Promise<readonly Erasure[]>
  /** Newest first. */
  erasuresFor(viewer: Staff, page: PageRequest): Promise<Page<Erasure>>
  erasureFor(viewer: Staff, id: string): Promise<Erasure | undefined>
  /** Started and not completed: resumed at the next start. */
  retention(workspaceId: string): Promise<RetentionRule>
  /** Ids of those of whom nothing was heard since then, who are not on hold and whose conversations are all closed. */
  resting(workspaceId: string, before: Date, limit: number): Promise<readonly string[]>
  restingCounts(viewer: Staff, before: Date): Promise<RetentionCounts>
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
  /** Those of all workspaces that are not paused and have something due. */
  webhooksDue(now: Date): Promise<readonly { readonly workspaceId: string; readonly webhookId: string }[]>
  /** What of a webhook is due now: counted as tried, and nobody else's for a minute. One of an ordering key at a time. */
  claimDeliveries(workspaceId: string, webhookId: string, now: Date, limit: number): Promise<readonly DueDelivery[]>

  /** Grows with each change that a person makes, for If-Match. */
  revisionOf(viewer: Staff, noun: Revised, id: string): Promise<number | undefined>

  /**
   * Asked before anything is destroyed because of the time. False for a day once the clock stands more than a day ahead of where it
   * stood when it was asked last: it may be wrong, or nobody was there.
   */
  isClockSteady(): Promise<boolean>

  activityFor(viewer: Staff, filter: ActivityFilter, page: PageRequest): Promise<Page<Activity>>
  chainState(viewer: Staff): Promise<ChainState>
  /** Whether this viewer has such a look in the log since then. */
  hasLooked(viewer: Staff, look: Look, since: Date): Promise<boolean>

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

/** A text where it stands. What was begun to be written has no place of its own: it is its writer's, and keeps no seal. */
export type StandingText = {
  readonly place: Place | null
  readonly teammateId?: string
  readonly conversationId?: string
  readonly owner: string | null
  readonly text: SafeText
}

export type DueDelivery = {
  readonly workspaceId: string
  readonly delivery: Delivery
  readonly webhook: Webhook
  readonly secrets: readonly WebhookSecret[]
  /** Of the one who made the webhook, as of now. */
  readonly makerPermits: readonly Permit[]
}

/** What the doors ask before anybody is known. Hashes are of bearer secrets. */
interface Doorkeeping {
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
