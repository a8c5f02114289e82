/**
 * Puts activity into its chain, in the order of arrival, within half a second. Invariants:
 * - one process at a time works on a workspace (a lock of the database), so positions have no twin and no gap;
 * - a row leaves the queue in the transaction that chains it;
 * - a checkpoint is only signed over what is durable;
 * - nothing is signed once the chain no longer holds what this process itself has put there: whoever made the chain anew
 *   and took the signatures away must not get new ones from us.
 */
import { sql, type Kysely } from 'kysely'
import { checkpointStatement, genesisHash, rowStatement } from '../core/activity.ts'
import { Failure } from '../core/errors.ts'
import type { ChainHead } from '../core/verify-chain.ts'
import { asFailure } from './database-errors.ts'
import type { Clock, Vault } from '../flows/ports.ts'
import { chainedRowOf, type ActivityColumns } from './chain-rows.ts'
import type { Log } from './log.ts'
import type { Tables } from './tables.ts'

export type ChainTools = Pick<Vault, 'sha256' | 'sign' | 'signingKey' | 'signingKeys' | 'verify'>

export type Sequencer = {
  /** Activity was written here: chain it soon. */
  nudge(workspaceId: string): void
  /** Chains all that waits, now, and waits for another process that is at it. With `sign`, up to a signed checkpoint. */
  flush(options?: { sign?: boolean }): Promise<void>
  stop(): Promise<void>
}

const everyMs = 500
// A round costs some nine statements, however many rows it chains.
const nudgeMs = 300
const longestRestMs = 30_000
const batch = 500
const checkpointRows = 1_000
// Until it is signed a row could be made anew by whoever owns the tables.
const checkpointMs = 10_000
/** So often the log of the server tells where a chain ends: what is kept outside of the database shows what was cut off in it. */
const tellMs = 3_600_000

type Sequencing = { db: Kysely<Tables>; clock: Clock; vault: ChainTools; log: Log; told: Map<string, number> }
/** The newest link that this process knows of, by workspace. */
type Anchors = Map<string, Link>
type Link = ChainHead
/** `sign`: up to a checkpoint, due or not. `wait`: for another process that is at it; else it is left to that one. */
type Round = { readonly sign: boolean; readonly wait: boolean }

export function startSequencer(ground: Omit<Sequencing, 'told'>): Sequencer {
  const { log } = ground
  const sequencing: Sequencing = { ...ground, told: new Map() }
  const anchors: Anchors = new Map()
  let running: Promise<void> = Promise.resolve()
  let stopped = false
  let soon: NodeJS.Timeout | undefined

  const round = (how: Round): Promise<void> => {
    running = running.then(() => chainAll(sequencing, anchors, how))
    return running.catch((error: unknown) => {
      running = Promise.resolve()
      throw error
    })
  }
  let busy = false
  let failures = 0
  let restUntil = 0
  // A failed round is made up for by the next: nothing leaves the queue before it is chained. The next one waits longer
  // each time and is told of once a doubling, so that an hour without the vault is a dozen lines and not thousands.
  const quietly = () => {
    if (busy || performance.now() < restUntil) return
    busy = true
    void round({ sign: false, wait: false })
      .then(() => {
        if (failures > 0) log.info({ failures }, 'Activity is chained again')
        failures = 0
      })
      .catch((error: unknown) => {
        const restMs = Math.min(everyMs * 2 ** failures, longestRestMs)
        failures += 1
        restUntil = performance.now() + restMs
        // Once is what a machine that stood still for some seconds sees of its database.
        log[failures === 1 ? 'warn' : 'error'](
          { error: nameOf(error), failures, restMs },
          'Activity could not be chained',
        )
      })
      .finally(() => (busy = false))
  }
  const timer = setInterval(quietly, everyMs)

  return {
    nudge() {
      if (stopped || soon) return
      soon = setTimeout(() => {
        soon = undefined
        quietly()
      }, nudgeMs)
    },
    flush: ({ sign = false } = {}) => round({ sign, wait: true }),
    async stop() {
      stopped = true
      clearInterval(timer)
      clearTimeout(soon)
      // What another process is at is in good hands.
      await round({ sign: true, wait: false })
    },
  }
}

async function chainAll(sequencing: Sequencing, anchors: Anchors, how: Round): Promise<void> {
  const { rows } = await sql<{ workspace_id: string }>`
    select w.workspace_id from workspaces w
    where exists (select from activity_pending p where p.workspace_id = w.workspace_id)
      or coalesce((select max(position) from activity_chain c where c.workspace_id = w.workspace_id), 0)
       > coalesce((select max(position) from activity_checkpoints c where c.workspace_id = w.workspace_id), 0)`.execute(
    sequencing.db,
  )
  let failed: unknown
  for (const { workspace_id: workspaceId } of rows) {
    try {
      while (await chainSome(sequencing, anchors, workspaceId, how));
      await checkpoint(sequencing, anchors, workspaceId, how)
    } catch (error) {
      // One workspace in trouble does not keep the others waiting.
      failed = error
    }
  }
  if (failed !== undefined) throw failed
}

/** Whether there may be more to chain; false also if another process is at it that is not waited for. */
async function chainSome(
  sequencing: Sequencing,
  anchors: Anchors,
  workspaceId: string,
  { wait }: Round,
): Promise<boolean> {
  let newest: Link | undefined
  const { db, vault } = sequencing
  const more = await db.transaction().execute(async (tx) => {
    if (!(await takeLock(tx, workspaceId, wait))) return false
    const waiting = await sql<ActivityColumns & { arrival: string }>`
      select p.arrival, a.id, a.at, a.action, a.actor_type, a.actor_id, a.object_type, a.object_id, a.details, a.locked, a.locked_by
      from activity_pending p
      join activity a on a.workspace_id = p.workspace_id and a.id = p.activity_id
      where p.workspace_id = ${workspaceId} order by p.arrival limit ${batch}`.execute(tx)
    const first = waiting.rows[0]
    if (!first) return false
    const rows = waiting.rows.filter((row) => !isFar(row.at, first.at))
    const last = await lastLink(tx, workspaceId)
    // First what stands unsigned, so that no checkpoint reaches over more than some seconds (see verifyChain), whatever the clock
    // here says, and under the same lock: another process could chain more in between.
    const unsigned = await unsignedOf(tx, workspaceId)
    if (unsigned && isDue(unsigned, first.at)) await sign(sequencing, anchors, tx, workspaceId, last)
    let previous = last.hash
    const links = rows.map((row, i) => {
      const position = last.position + i + 1
      const hash = vault.sha256(rowStatement(workspaceId, previous, chainedRowOf(row, position)))
      const link = { position, activity_id: row.id, previous, hash }
      previous = hash
      return link
    })
    await sql`
      with links as (
        insert into activity_chain (workspace_id, position, activity_id, previous, hash)
        select ${workspaceId}, position, activity_id, decode(previous, 'hex'), decode(hash, 'hex')
        from json_to_recordset(${JSON.stringify(links)}::json) as l(position bigint, activity_id text, previous text, hash text))
      delete from activity_pending
      where workspace_id = ${workspaceId} and arrival = any(${rows.map((row) => row.arrival)}::bigint[])`.execute(tx)
    // A broken chain is still added to, since no act may go unlogged; what we knew of it stays, and so does the refusal to sign.
    if (await holds(tx, workspaceId, anchors.get(workspaceId), last)) newest = links.at(-1)
    return rows.length < waiting.rows.length || rows.length === batch
  })
  if (newest) anchors.set(workspaceId, newest)
  return more
}

async function checkpoint(
  sequencing: Sequencing,
  anchors: Anchors,
  workspaceId: string,
  { sign: now, wait }: Round,
): Promise<void> {
  const { db, clock, log, told } = sequencing
  // Asked by itself first: mostly there is nothing to sign yet, and then no lock and no transaction are needed.
  const before = await unsignedOf(db, workspaceId)
  if (!before || (!now && !isDue(before, clock.now()))) return
  const signed = await db.transaction().execute(async (tx) => {
    if (!(await takeLock(tx, workspaceId, wait))) return
    const last = await lastLink(tx, workspaceId)
    // Another process may have signed meanwhile.
    const unsigned = await unsignedOf(tx, workspaceId)
    if (!unsigned || (!now && !isDue(unsigned, clock.now()))) return
    return (await sign(sequencing, anchors, tx, workspaceId, last)) ? last : undefined
  })
  const saidAt = told.get(workspaceId) ?? -Infinity
  if (!signed || (!now && performance.now() - saidAt < tellMs)) return
  told.set(workspaceId, performance.now())
  log.info({ workspaceId, seen: `${signed.position}:${signed.hash}` }, 'Activity is signed up to here')
}

/** Up to `last`, under the lock. False if the chain is not what this process knows of it. */
async function sign(
  { clock, vault, log }: Sequencing,
  anchors: Anchors,
  tx: Kysely<Tables>,
  workspaceId: string,
  last: Link,
): Promise<boolean> {
  const at = clock.now()
  if (!(await holds(tx, workspaceId, anchors.get(workspaceId), last))) {
    log.error(
      { workspaceId },
      'The activity chain was changed from outside and is not signed any more. Run: underseal activity verify',
    )
    return false
  }
  anchors.set(workspaceId, last)

  const { keyId } = await vault.signingKey(workspaceId)
  const statement = { position: last.position, hash: last.hash, at: at.toISOString(), keyId }
  const { signature } = await vault.sign(workspaceId, checkpointStatement(workspaceId, statement))
  await tx
    .insertInto('activity_checkpoints')
    .values({
      workspace_id: workspaceId,
      position: last.position,
      hash: Buffer.from(last.hash, 'hex'),
      at,
      key_id: keyId,
      signature,
    })
    .execute()
  return true
}

type Unsigned = { readonly oldest: Date; readonly unsigned: number }

const isDue = ({ oldest, unsigned }: Unsigned, at: Date) => unsigned >= checkpointRows || isFar(oldest, at)

/** Either way: a clock that was set back must not keep rows unsigned until it is there again. */
const isFar = (one: Date, other: Date) => Math.abs(one.getTime() - other.getTime()) >= checkpointMs

/** From when the oldest link without a signature is, and how many there are. */
async function unsignedOf(db: Kysely<Tables>, workspaceId: string): Promise<Unsigned | undefined> {
  const { rows } = await sql<Unsigned>`
    select a.at as oldest, ((select max(position) from activity_chain where workspace_id = ${workspaceId}) - c.position + 1)::integer as unsigned
    from activity_chain c
    join activity a on a.workspace_id = c.workspace_id and a.id = c.activity_id
    where c.workspace_id = ${workspaceId} and c.position = 1 + coalesce(
      (select max(position) from activity_checkpoints where workspace_id = ${workspaceId}), 0)`.execute(db)
  return rows[0]
}

async function takeLock(tx: Kysely<Tables>, workspaceId: string, wait: boolean): Promise<boolean> {
  const key = sql`hashtextextended(${`underseal.sequencer.${workspaceId}`}, 0)`
  if (wait) {
    await sql`select pg_advisory_xact_lock(${key})`.execute(tx)
    return true
  }
  const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(${key}) as taken`.execute(tx)
  return rows[0]!.taken
}

async function holds(tx: Kysely<Tables>, workspaceId: string, anchor: Link | undefined, last: Link): Promise<boolean> {
  if (!anchor) return true
  if (anchor.position === last.position) return anchor.hash === last.hash
  const row = await tx
    .selectFrom('activity_chain')
    .select('hash')
    .where('workspace_id', '=', workspaceId)
    .where('position', '=', String(anchor.position))
    .executeTakeFirst()
  return row?.hash.toString('hex') === anchor.hash
}

async function lastLink(tx: Kysely<Tables>, workspaceId: string): Promise<Link> {
  const row = await tx
    .selectFrom('activity_chain')
    .select(['position', 'hash'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { position: Number(row.position), hash: row.hash.toString('hex') } : { position: 0, hash: genesisHash }
}

/** What kind of failure it is, and never its words: a driver's may quote a row. A SQLSTATE or a system's code says more than a class. */
function nameOf(error: unknown): string {
  if (error instanceof Failure) return error.code
  if (!(error instanceof Error)) return 'unknown'
  const known = asFailure(error)
  const code =
    'code' in error && typeof error.code === 'string' && /^[\w-]{1,40}$/.test(error.code) ? error.code : error.name
  return known instanceof Failure ? `${known.code} (${code})` : code
}
