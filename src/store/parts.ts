import { sql, type Selectable } from 'kysely'
import { fail } from '../core/errors.ts'
import type { Handover } from '../core/handover.ts'
import type { FreshPart, HiddenKind, Part, PartAuthor, PartEvent } from '../core/part.ts'
import { searchTerms } from '../core/search-terms.ts'
import type { Box } from '../flows/ports.ts'
import type { Store, Writing } from '../flows/store-port.ts'
import { limitOf, pageOf, readCursor } from './cursor.ts'
import { onlyContact, type Act, type Ground } from './ground.ts'
import { policyIn } from './policies.ts'
import { hashedTerms, index } from './search-index.ts'
import type { Tables } from './tables.ts'
import { boxesFor, boxFor, hashOf, isoOf, wordsOf, workspaceBox } from './words.ts'

type Row = Selectable<Tables['parts']>
type Writes = Pick<Writing, 'existingPart' | 'aroundPart' | 'addPart' | 'replaceBody' | 'changeHandover' | 'handoverOf' | 'contactWroteBetween'>

export function partReads(ground: Ground): Pick<Store, 'partsFor' | 'partFor' | 'recentMessages'> {
  const { db } = ground
  return {
    async partsFor(viewer, conversationId, { after = 0, before, limit }) {
      const contactId = onlyContact(viewer)
      const rows = await db
        .selectFrom('parts')
        .selectAll()
        .where('workspace_id', '=', viewer.workspaceId)
        .where('conversation_id', '=', conversationId)
        .where('position', '>', after)
        .$if(before !== undefined, (query) => query.where('position', '<', before!))
        .$if(contactId !== undefined, (query) => query.where('contact_id', '=', contactId!).where('kind', '<>', 'note'))
        .orderBy('position', before === undefined ? 'asc' : 'desc')
        .limit(limit)
        .execute()
      return openAll(ground, viewer.workspaceId, before === undefined ? rows : rows.toReversed())
    },

    async recentMessages(viewer, page) {
      const mark = readCursor(page.cursor)
      const rows = await db
        .selectFrom('parts')
        .selectAll()
        .where('workspace_id', '=', viewer.workspaceId)
        .where('kind', '=', 'message')
        .$if(mark !== undefined, (query) =>
          query.where(({ eb, refTuple, tuple }) => eb(refTuple('created_at', 'id'), '<', tuple(mark!.at, mark!.id))),
        )
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limitOf(page) + 1)
        .execute()
      const parts = new Map((await openAll(ground, viewer.workspaceId, rows)).map((part) => [part.id, part]))
      return pageOf(rows, page, (row) => ({ at: row.created_at, id: row.id }), (row) => parts.get(row.id))
    },

    async partFor(viewer, partId) {
      const contactId = onlyContact(viewer)
      const row = await db
        .selectFrom('parts')
        .selectAll()
        .where('workspace_id', '=', viewer.workspaceId)
        .where('id', '=', partId)
        .$if(contactId !== undefined, (query) => query.where('contact_id', '=', contactId!).where('kind', '<>', 'note'))
        .executeTakeFirst()
      return row && (await openAll(ground, viewer.workspaceId, [row]))[0]
    },
  }
}

export function partWrites(act: Act): Writes {
  const { db, workspaceId } = act
  return {
    async existingPart(id, conversationId, author, asked) {
      const row = await rowOf(act, id)
      return row && repeated(act, row, conversationId, author, asked)
    },

    async aroundPart({ id, conversationId, contactId }, author, asked) {
      const rows = await readAround(act, id, conversationId, contactId)
      const [first] = rows
      if (!first) throw fail('not_found')
      const same = rows.find((row) => row.is_same === true)
      return {
        policy: policyIn({ version: first.newest, body_locked: first.newest_locked }, await workspaceBox(act, workspaceId)),
        isBlocked: first.blocked_at !== null,
        retry: same && (await repeated(act, same, conversationId, author, asked)),
        last: await openAll(act, workspaceId, rows.filter((row) => row.is_same === false)),
      }
    },

    async addPart(part, asked) {
      const box = await boxFor(act, part.contactId)
      const words = wordsOf(box, 'parts', part.id)
      const request = asked === undefined ? null : words.lock('request', await askedHash(act, asked))
      const terms = part.kind === 'event' ? [] : await hashedTerms(act, workspaceId, searchTerms(part.body.text))
      const position = await insert(act, part, words.lockSafe('body', part.body), request, terms)
      return { hidden: [], handover: null, ...part, position, revision: 0 }
    },

    async replaceBody(partId, body, hidden = []) {
      const contact = await db
        .selectFrom('parts')
        .select('contact_id')
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', partId)
        .executeTakeFirst()
      if (!contact) return undefined
      const box = await boxFor(act, contact.contact_id)
      const row = await db
        .updateTable('parts')
        .set({
          body_locked: wordsOf(box, 'parts', partId).lockSafe('body', body),
          ...(hidden.length > 0 ? { hidden: sql<string>`coalesce(hidden, '[]') || ${JSON.stringify(hidden)}::jsonb` } : {}),
          revision: sql<number>`revision + 1`,
        })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', partId)
        .returningAll()
        .executeTakeFirst()
      if (!row) return undefined
      const part = partOf(row, box)
      await indexBody(act, part)
      return part
    },

    async contactWroteBetween(conversationId, after, upTo) {
      const row = await db
        .selectFrom('parts')
        .select('id')
        .where('workspace_id', '=', workspaceId)
        .where('conversation_id', '=', conversationId)
        .where('position', '>', after)
        .where('position', '<=', upTo)
        .where('kind', '=', 'message')
        .where('author_type', '=', 'contact')
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },

    async handoverOf(partId) {
      return ((await rowOf(act, partId))?.handover ?? undefined) as Handover | undefined
    },

    async changeHandover(partId, handover) {
      const row = await db
        .updateTable('parts')
        .set({ handover: JSON.stringify(handover), revision: sql<number>`revision + 1` })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', partId)
        .returningAll()
        .executeTakeFirst()
      return row && (await openAll(act, workspaceId, [row]))[0]
    },
  }
}

/**
 * Takes the next position, stores the part and indexes its words in one statement. The update holds the conversation's row until the end of the
 * transaction, so positions have no gap and no twin. What the reader wrote themselves, and what is not for them, leaves
 * nothing unread.
 */
async function insert(act: Act, part: FreshPart, body: Uint8Array, request: Uint8Array | null, terms: readonly string[]): Promise<number> {
  const at = new Date(part.createdAt)
  const byContact = part.author.type === 'contact'
  const byTeam = part.author.type === 'teammate' || part.author.type === 'api-key'
  const wakes = byContact && part.kind === 'message'
  const quiet = part.kind !== 'message'
  const { rows } = await sql<{ position: number }>`
    with place as (
      update conversations set
        last_position = last_position + 1,
        updated_at = greatest(updated_at, ${at}),
        answered_at = coalesce(answered_at, case when ${byTeam && part.kind === 'message'} then ${at}::timestamptz end),
        state = case when ${wakes} then 'open' else state end,
        snoozed_until = case when ${wakes} then null else snoozed_until end,
        read_by_contact = case when ${byContact} or (${quiet} and read_by_contact = last_position)
          then last_position + 1 else read_by_contact end,
        read_by_team = case when ${byTeam} or (${quiet} and read_by_team = last_position)
          then last_position + 1 else read_by_team end
      where workspace_id = ${act.workspaceId} and id = ${part.conversationId} and contact_id = ${part.contactId}
      returning last_position),
    words as (
      insert into search_entries (workspace_id, place, contact_id, conversation_id, part_id, note, at, terms)
      select ${act.workspaceId}, ${`parts.body/${part.id}`}, ${part.contactId}, ${part.conversationId}, ${part.id}, ${part.kind === 'note'},
        ${at}, ${terms}::bigint[]
      from place where ${terms.length > 0})
    insert into parts (workspace_id, id, conversation_id, contact_id, position, kind, author_type, author_id,
      body_locked, event, policy_version, created_at, request_locked, hidden, handover)
    select ${act.workspaceId}, ${part.id}, ${part.conversationId}, ${part.contactId}, last_position, ${part.kind},
      ${part.author.type}, ${part.author.id}, ${body}, ${part.event && JSON.stringify(part.event)}::jsonb,
      ${part.policyVersion}::integer, ${at}, ${request}::bytea,
      ${part.hidden?.length ? JSON.stringify(part.hidden) : null}::jsonb, ${part.handover && JSON.stringify(part.handover)}::jsonb
    from place
    returning position`.execute(act.db)
  const row = rows[0]
  if (!row) throw fail('not_found')
  return row.position
}

async function repeated(act: Act, row: Row, conversationId: string, author: PartAuthor, asked: string | undefined): Promise<Part | undefined> {
  const same = row.conversation_id === conversationId && row.author_type === author.type && row.author_id === author.id
  if (!same || !(await askedTheSame(act, row, asked))) throw fail('conflict')
  return (await openAll(act, act.workspaceId, [row]))[0]
}

/** What was asked for just now and what a value may have been begun in: five texts before it, and one for its context. */
const textsAround = 6

type Around = Row & { readonly newest: number; readonly newest_locked: Buffer; readonly blocked_at: Date | null; readonly is_same: boolean | null }

/** A row for each part, and one if there is none. After the conversation is locked: a snapshot from before would miss the last part. */
async function readAround(act: Act, id: string, conversationId: string, contactId: string): Promise<Around[]> {
  const { rows } = await sql<Around>`
    with newest as (
      select version, body_locked from policies where workspace_id = ${act.workspaceId} order by version desc limit 1),
    last as (
      select * from parts where workspace_id = ${act.workspaceId} and conversation_id = ${conversationId} and kind <> 'event'
      order by position desc limit ${textsAround})
    select n.version as newest, n.body_locked as newest_locked, c.blocked_at, p.*
    from newest n cross join contacts c left join (
      select *, false as is_same from last
      union all select *, true from parts where workspace_id = ${act.workspaceId} and id = ${id}) p on true
    where c.workspace_id = ${act.workspaceId} and c.id = ${contactId}
    order by p.position`.execute(act.db)
  return rows
}

/** Of what was given, not of what was kept of it: a value that was cut out is part of the question. */
async function askedHash(act: Act, asked: string): Promise<string> {
  return Buffer.from(await hashOf(act, act.workspaceId, 'name', `part:${asked}`)).toString('base64')
}

/** Older rows do not know what was asked. */
async function askedTheSame(act: Act, row: Row, asked: string | undefined): Promise<boolean> {
  if (asked === undefined || row.request_locked === null) return true
  const words = wordsOf(await boxFor(act, row.contact_id), 'parts', row.id)
  return words.open('request', row.request_locked) === (await askedHash(act, asked))
}

function indexBody(act: Act, part: Part): Promise<void> {
  if (part.kind === 'event') return Promise.resolve()
  return index(act, {
    place: `parts.body/${part.id}`,
    contactId: part.contactId,
    conversationId: part.conversationId,
    partId: part.id,
    note: part.kind === 'note',
    at: new Date(part.createdAt),
    text: part.body.text,
  })
}

function rowOf({ db, workspaceId }: Act, id: string): Promise<Row | undefined> {
  return db.selectFrom('parts').selectAll().where('workspace_id', '=', workspaceId).where('id', '=', id).executeTakeFirst()
}

async function openAll(ground: Ground, workspaceId: string, rows: readonly Row[]): Promise<Part[]> {
  if (rows.length === 0) return []
  const boxes = await boxesFor(ground, workspaceId, rows.map((row) => row.contact_id))
  return rows.flatMap((row) => {
    const box = boxes.get(row.contact_id)
    return box ? [partOf(row, box)] : []
  })
}

function partOf(row: Row, box: Box): Part {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    contactId: row.contact_id,
    position: row.position,
    kind: row.kind as Part['kind'], // the table has a check, as for the author
    author: { type: row.author_type as PartAuthor['type'], id: row.author_id },
    body: wordsOf(box, 'parts', row.id).openSafe('body', row.body_locked),
    event: row.event as PartEvent | null, // written by insert above from this very type
    hidden: (row.hidden ?? []) as HiddenKind[], // as the event
    handover: row.handover as Handover | null,
    policyVersion: row.policy_version,
    revision: row.revision,
    createdAt: isoOf(row.created_at),
  }
}
