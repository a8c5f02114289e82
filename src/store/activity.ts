import { sql, type Selectable } from 'kysely'
import {
  actsOf,
  type Activity,
  type ActivityDetails,
  type ActivityFilter,
  type ChainState,
  type Look,
} from '../core/activity.ts'
import { invalid } from '../core/errors.ts'
import { idAfter, makeId } from '../core/id.ts'
import type { Page, PageRequest } from '../core/page.ts'
import type { Staff } from '../core/viewer.ts'
import type { Box, Owner } from '../flows/ports.ts'
import type { Store } from '../flows/store-port.ts'
import type { Writing } from '../flows/writing.ts'
import { limitOf, pageOf, readCursor } from './cursor.ts'
import type { Act, Ground, Logged } from './ground.ts'
import type { Tables } from './tables.ts'
import { putDown } from './webhook-outbox.ts'
import { boxesFor, isoOf, wordsOf, workspaceBox } from './words.ts'

type Row = Selectable<Tables['activity']> & { position: string | null }
/** What is locked of an entry: who it came from on the network, and what a person typed. */
type Private = { readonly address: string | null; readonly reason: string | null }

export function activityReads(ground: Ground): Pick<Store, 'activityFor' | 'chainState' | 'revealOf' | 'hasLooked'> {
  return {
    async activityFor(viewer, filter, page) {
      const rows = await select(ground, viewer.workspaceId, filter, page)
      const boxes = await boxesFor(ground, viewer.workspaceId, [null, ...rows.map((row) => row.locked_by)])
      return pageOf(
        rows,
        page,
        (row) => ({ at: row.at, id: row.id }),
        (row) => activityOf(row, boxes),
      ) satisfies Page<Activity>
    },

    async revealOf(viewer, id) {
      const row = await ground.db
        .selectFrom('activity')
        .select(['object_id', 'actor_id', 'locked_by', 'at'])
        .where('workspace_id', '=', viewer.workspaceId)
        .where('action', '=', 'value.revealed')
        .where(sql`details ->> 'reveal'`, '=', id)
        .executeTakeFirst()
      if (!row || row.object_id === null) return undefined
      return { token: row.object_id, contactId: row.locked_by, actorId: row.actor_id, at: isoOf(row.at) }
    },

    hasLooked: (viewer, look, since) => hasLooked(ground, viewer, look, since),

    async chainState(viewer) {
      const { rows } = await sql<{
        rows: string
        waiting: string
        position: string | null
        hash: Buffer
        at: Date
        key_id: string
        signature: string
      }>`
        select coalesce((select max(position) from activity_chain where workspace_id = ${viewer.workspaceId}), 0) as rows,
          (select count(*) from activity_pending where workspace_id = ${viewer.workspaceId}) as waiting, newest.*
        from (select 1) one
        left join lateral (
          select position, hash, at, key_id, signature from activity_checkpoints
          where workspace_id = ${viewer.workspaceId} order by position desc limit 1) newest on true`.execute(ground.db)
      const row = rows[0]!
      const { position, hash, at, key_id: keyId, signature } = row
      const state: ChainState = {
        rows: Number(row.rows),
        waiting: Number(row.waiting),
        checkpoint:
          position === null
            ? null
            : { position: Number(position), hash: hash.toString('hex'), at: isoOf(at), keyId, signature },
      }
      return state
    },
  }
}

/** Of this process: what it writes within one millisecond is listed in the order in which it was done. */
let newestId = ''

export function activityWrites(act: Act): Pick<Writing, 'log' | 'announce' | 'hasLooked'> {
  return {
    hasLooked(viewer, look, since) {
      const name = `underseal.look.${viewer.id}.${look.objectId}`
      // A statement of its own, though in one packet: the next one must see what was written while this one waited.
      void act.soon('select pg_advisory_xact_lock(hashtextextended($1, 0))', [name])
      return hasLooked(act, viewer, look, since)
    },

    log(actor, entry) {
      const at = act.clock.now()
      const id = idAfter(
        newestId,
        makeId('activity', at.getTime(), (count) => act.random.bytes(count)),
      )
      newestId = id
      act.logged.push({ actor, entry, id, at })
      return Promise.resolve()
    },
    announce(event) {
      act.events.push(event)
    },
  }
}

async function hasLooked(
  { db }: Ground,
  viewer: Staff,
  { action, objectId, details }: Look,
  since: Date,
): Promise<boolean> {
  const row = await db
    .selectFrom('activity')
    .select('id')
    .where('workspace_id', '=', viewer.workspaceId)
    .where('object_id', '=', objectId)
    .where('at', '>=', since)
    .where('action', '=', action)
    .where('actor_id', '=', viewer.id)
    .$if(details !== undefined, (query) => query.where(sql<boolean>`details @> ${JSON.stringify(details)}::jsonb`))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Writes what was logged, in one statement, which travels with the commit: it is durable exactly if the change is. */
export async function writeLogged(
  act: Pick<Act, 'cipher' | 'logged' | 'workspaceId' | 'soon'> & Ground,
): Promise<void> {
  if (act.logged.length === 0) return
  const boxes = await boxesFor(act, act.workspaceId, [null, ...act.logged.map(ownerOf)])
  if (!boxes.has(null)) await workspaceBox(act, act.workspaceId)
  const rows = act.logged.map((logged) => {
    const { actor, entry, id, at } = logged
    const [locked, lockedBy] = lockPrivate(logged, boxes)
    return {
      id,
      at: isoOf(at),
      action: entry.action,
      actor_type: actor.type,
      actor_id: actor.id,
      object_type: entry.object?.type ?? null,
      object_id: entry.object?.id ?? null,
      about: entry.about ?? (actor.type === 'contact' ? actor.id : null),
      details: entry.details ?? {},
      locked: locked && Buffer.from(locked).toString('base64'),
      locked_by: lockedBy,
    }
  })
  void act.soon(log, [act.workspaceId, JSON.stringify(rows)])
}

const log = `
  with given as (
    select id, at, action, actor_type, actor_id, object_type, object_id, about, details, locked, locked_by, place
    from rows from (json_to_recordset($2::json) as (
      id text, at timestamptz, action text, actor_type text, actor_id text, object_type text, object_id text,
      about text, details jsonb, locked text, locked_by text)) with ordinality as r(
      id, at, action, actor_type, actor_id, object_type, object_id, about, details, locked, locked_by, place)),
  written as (
    insert into activity (workspace_id, id, at, action, actor_type, actor_id, object_type, object_id, details, locked, locked_by)
    select $1, id, at, action, actor_type, actor_id, object_type, object_id, details, decode(locked, 'base64'), locked_by
    from given),
  told as (${putDown})
  insert into activity_pending (workspace_id, activity_id)
  select $1, id from given order by place`

/** The contact whose key locks the entry; null is the workspace. */
function ownerOf({ actor, entry }: Logged): Owner {
  return entry.about ?? (actor.type === 'contact' ? actor.id : null)
}

function lockPrivate(logged: Logged, boxes: ReadonlyMap<Owner, Box>): [Uint8Array | null, string | null] {
  const { actor, entry, id } = logged
  const content: Private = { address: actor.address, reason: entry.reason ?? null }
  if (content.address === null && content.reason === null) return [null, null]
  const owner = ownerOf(logged)
  const box = boxes.get(owner)
  if (box) return [wordsOf(box, 'activity', id).lock('private', JSON.stringify(content)), owner]
  // The person is erased. Where a teammate acted from is not theirs and may stay; words about the person may not.
  const workspace = boxes.get(null)
  if (actor.type === 'contact' || actor.address === null || !workspace) return [null, null]
  const kept: Private = { address: actor.address, reason: null }
  return [wordsOf(workspace, 'activity', id).lock('private', JSON.stringify(kept)), null]
}

async function select({ db }: Ground, workspaceId: string, filter: ActivityFilter, page: PageRequest): Promise<Row[]> {
  const mark = readCursor(page.cursor)
  const { actorId, action, actions, group, objectId, about, after, before } = filter
  for (const [field, time] of Object.entries({ after, before })) {
    if (time !== undefined && Number.isNaN(Date.parse(time)))
      throw invalid(field, 'Expected a date and time such as 2026-05-04T10:00:00Z.')
  }
  return db
    .selectFrom('activity as a')
    .leftJoin('activity_chain as n', (join) =>
      join.onRef('n.workspace_id', '=', 'a.workspace_id').onRef('n.activity_id', '=', 'a.id'),
    )
    .selectAll('a')
    .select('n.position')
    .where('a.workspace_id', '=', workspaceId)
    .$if(actorId !== undefined, (query) => query.where('a.actor_id', '=', actorId!))
    .$if(action !== undefined, (query) => query.where('a.action', '=', action!))
    .$if(actions !== undefined, (query) => query.where('a.action', 'in', actions!))
    .$if(group !== undefined, (query) => query.where('a.action', 'in', actsOf(group!)))
    .$if(objectId !== undefined, (query) => query.where('a.object_id', '=', objectId!))
    .$if(about !== undefined, (query) =>
      query
        .where('a.actor_type', '<>', 'contact')
        .where(({ eb, or }) => or([eb('a.locked_by', '=', about!), eb('a.object_id', '=', about!)])),
    )
    .$if(after !== undefined, (query) => query.where('a.at', '>=', new Date(after!)))
    .$if(before !== undefined, (query) => query.where('a.at', '<', new Date(before!)))
    .$if(mark !== undefined, (query) =>
      query.where(({ eb, refTuple, tuple }) => eb(refTuple('a.at', 'a.id'), '<', tuple(mark!.at, mark!.id))),
    )
    .orderBy('a.at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(limitOf(page) + 1)
    .execute()
}

function activityOf(row: Row, boxes: ReadonlyMap<Owner, Box>): Activity {
  const box = boxes.get(row.locked_by)
  const content: Private =
    row.locked && box
      ? (JSON.parse(wordsOf(box, 'activity', row.id).open('private', row.locked)) as Private) // locked by lockPrivate
      : { address: null, reason: null }
  return {
    id: row.id,
    position: row.position === null ? null : Number(row.position),
    at: isoOf(row.at),
    action: row.action as Activity['action'], // written by writeLogged from these very types
    actor: { type: row.actor_type as Activity['actor']['type'], id: row.actor_id },
    object: row.object_type === null || row.object_id === null ? null : { type: row.object_type, id: row.object_id },
    details: row.details as ActivityDetails,
    ...content,
  }
}
