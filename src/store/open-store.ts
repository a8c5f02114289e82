import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { ChainHead, ChainVerdict } from '../core/verify-chain.ts'
import type { Cipher, Clock, Random } from '../flows/ports.ts'
import type { Store } from '../flows/store-port.ts'
import { activityReads } from './activity.ts'
import { apiKeyReads } from './api-keys.ts'
import { contactReads } from './contacts.ts'
import { countTables } from './count-tables.ts'
import { conversationListReads } from './conversation-list.ts'
import { conversationReads } from './conversations.ts'
import { orFailure } from './database-errors.ts'
import { checklistReads } from './checklist.ts'
import { dataMapReads } from './data-map.ts'
import { deleteExpired, type Expired } from './delete-expired.ts'
import { draftReads } from './drafts.ts'
import { erasureReads } from './erasures.ts'
import { retentionReads } from './retention.ts'
import { evidenceReads } from './evidence.ts'
import { trailReads } from './trail.ts'
import { exportFileReads } from './export-files.ts'
import { exportReads } from './exports.ts'
import { exportActivity } from './export-activity.ts'
import { findingReads } from './findings.ts'
import type { Ground } from './ground.ts'
import { houseClock } from './house-clock.ts'
import { contactEventReads } from './contact-events.ts'
import { houseNumbers, type HouseNumbers } from './house-numbers.ts'
import { invitationReads } from './invitations.ts'
import { openLive, type Live } from './live.ts'
import type { Log } from './log.ts'
import { macroReads } from './macros.ts'
import { migrate, mustBeMigrated, readMigrations, servingRole } from './migrate.ts'
import { overviewReads } from './overview.ts'
import { importReads } from './imports.ts'
import { partReads } from './parts.ts'
import { policyReads } from './policies.ts'
import { PreparedClient } from './prepared-client.ts'
import { redactionSessionReads } from './redaction-sessions.ts'
import { revisionReads } from './revisions.ts'
import { roleReads } from './roles.ts'
import { sealedValueReads } from './sealed-values.ts'
import { standingTextReads } from './standing-texts.ts'
import { sweepReads } from './sweeps.ts'
import { startSequencer, type ChainTools, type Sequencer } from './sequencer.ts'
import { passwordTries } from './password-tries.ts'
import { sessionReads } from './sessions.ts'
import type { Tables } from './tables.ts'
import { tagReads } from './tags.ts'
import { storeTasks } from './tasks.ts'
import { teamReads } from './teams.ts'
import { teammateReads } from './teammates.ts'
import { write } from './transaction.ts'
import { verifyActivity } from './verify-activity.ts'
import { unreadAnswerReads } from './unread-answers.ts'
import { viewCountReads } from './view-counts.ts'
import { viewReads } from './views.ts'
import { visitorSessionReads } from './visitor-sessions.ts'
import { webhookReads } from './webhooks.ts'
import { workspaceReads } from './workspaces.ts'
import { writeTogether } from './write-together.ts'

type StoreOptions = {
  /** Of the owner of the tables; serving goes on under a role that can do less. */
  readonly url: string
  readonly cipher: Cipher
  /** For the activity chain: hashing and signing. */
  readonly vault: ChainTools
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly poolSize?: number
  /** False beside a server that may be of another version: an older database is then refused and not changed. */
  readonly migrate?: boolean
}

/**
 * The driver would close a connection after ten seconds, and a new one has all to learn again: what statements mean, and which tables
 * there are. Somebody's first message after a pause would wait for that, and under load some of every ten seconds. One kept that long
 * must be seen by whatever forgets silent ones on the way.
 */
const keptConnections = {
  min: 2,
  idleTimeoutMillis: 300_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 60_000,
} as const

export type Health = { readonly database: boolean; readonly migrations: boolean }

export type OpenStore = {
  readonly store: Store
  readonly live: Live
  readonly sequencer: Sequencer
  /** For the timetable. */
  readonly tasks: Readonly<Record<string, () => Promise<void>>>
  deleteExpired(now: Date, batch: number): Promise<Expired>
  /** Lines without line ends. */
  exportActivity(workspaceId: string): AsyncIterable<string>
  verifyActivity(workspaceId: string, seen?: ChainHead): Promise<ChainVerdict>
  health(): Promise<Health>
  connections(): { readonly total: number; readonly idle: number; readonly waiting: number }
  numbers(): Promise<HouseNumbers>
  /** Chains and signs what is left, then closes every connection. */
  close(): Promise<void>
}

/** A store that is open is one that fits this program. */
export async function openStore(options: StoreOptions): Promise<OpenStore> {
  const { url, cipher, vault, clock, random, log } = options
  await orFailure(() => (options.migrate === false ? mustBeMigrated(url) : migrate(url, log)))

  // Most of what is asked for lies in memory, where a jump costs what a step does; left alone the planner reads on and on to avoid
  // one. And a question of milliseconds is not worth the start of helpers.
  const planner = '-c random_page_cost=1.1 -c max_parallel_workers_per_gather=0 -c jit=off'
  const session = `-c role=${servingRole} -c timezone=UTC -c idle_in_transaction_session_timeout=60000 ${planner}`
  const pool = new pg.Pool({
    Client: PreparedClient,
    connectionString: url,
    options: session,
    max: options.poolSize ?? 20,
    ...keptConnections,
    connectionTimeoutMillis: 5_000,
    // A statement of ours takes milliseconds; one that hangs must not hold a connection for good.
    statement_timeout: 30_000,
  })
  // A connection that breaks while idle is replaced at the next use. Who closes does not wait for those that say goodbye: that the
  // embedded database cuts them off then is no loss.
  let closing = false
  pool.on('error', () => closing || log.warn({}, 'A database connection was lost'))
  // The pool listens to idle connections only; without this, one that breaks within a transaction would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })

  const ground: Ground = { db, cipher, clock, random }
  const live = await orFailure(() => openLive(url, session, log))
  const sequencer = startSequencer({ db, clock, vault, log })
  const counting = countTables(url, log)
  const afterwards = {
    announce: live.announce,
    logged: (workspaceId: string) => {
      sequencer.nudge(workspaceId)
      counting.noted()
    },
  }

  const store: Store = {
    ...guarded(reads(ground)),
    write: (workspaceId, act) => write(ground, pool, workspaceId, act, afterwards),
    writeTogether: writeTogether(ground, pool, afterwards),
  }
  return {
    store,
    live,
    sequencer,
    tasks: storeTasks(ground, store),
    exportActivity: (workspaceId) => exportActivity({ db, clock, vault }, workspaceId),
    async verifyActivity(workspaceId, seen) {
      // What a server that was stopped hard has left unsigned is no finding. If it cannot be signed, that is for the verdict to say.
      await sequencer.flush({ sign: true }).catch(() => undefined)
      return orFailure(() => verifyActivity({ db, clock, vault }, workspaceId, seen))
    },
    deleteExpired: (now, batch) => deleteExpired(db, now, batch),
    health: () => healthOf(pool),
    connections: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    numbers: () => houseNumbers(db),
    async close() {
      closing = true
      await sequencer
        .stop()
        .catch(() => log.error({}, 'The last activity could not be chained; it will be at the next start'))
      await live.close()
      await counting.close()
      await db.destroy()
    },
  }
}

type Reads = Omit<Store, 'write' | 'writeTogether'>

function reads(ground: Ground): Reads {
  return {
    ...workspaceReads(ground),
    ...roleReads(ground),
    ...teammateReads(ground),
    ...invitationReads(ground),
    ...sessionReads(ground),
    ...passwordTries(ground),
    ...apiKeyReads(ground),
    ...policyReads(ground),
    ...visitorSessionReads(ground),
    ...contactReads(ground),
    ...conversationReads(ground),
    ...conversationListReads(ground),
    ...partReads(ground),
    ...importReads(ground),
    ...contactEventReads(ground),
    ...sealedValueReads(ground),
    ...sweepReads(ground),
    ...standingTextReads(ground),
    ...findingReads(ground),
    ...overviewReads(ground),
    ...checklistReads(ground),
    ...dataMapReads(ground),
    ...tagReads(ground),
    ...teamReads(ground),
    ...viewReads(ground),
    ...unreadAnswerReads(ground),
    ...viewCountReads(ground),
    ...draftReads(ground),
    ...macroReads(ground),
    ...evidenceReads(ground),
    ...trailReads(ground),
    ...erasureReads(ground),
    ...retentionReads(ground),
    ...houseClock(ground),
    ...redactionSessionReads(ground),
    ...exportReads(ground),
    ...exportFileReads(ground),
    ...webhookReads(ground),
    ...revisionReads(ground),
    ...activityReads(ground),
  }
}

/** Every reader answers with one of our errors: the driver's own may quote a row. */
function guarded(readers: Reads): Reads {
  const wrapped = Object.entries(readers).map(([name, read]) => [
    name,
    (...args: unknown[]) => orFailure(() => (read as (...given: unknown[]) => Promise<unknown>)(...args)),
  ])
  // The same names with the same arguments and answers.
  return Object.fromEntries(wrapped) as Reads
}

async function healthOf(pool: pg.Pool): Promise<Health> {
  try {
    const { rows } = await pool.query<{ newest: number | null }>(
      'select max(number) as newest from underseal_migrations',
    )
    return { database: true, migrations: (rows[0]?.newest ?? 0) >= (readMigrations().at(-1)?.number ?? 0) }
  } catch {
    return { database: false, migrations: false }
  }
}
