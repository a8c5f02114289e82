import { sql } from 'kysely'
import { fail } from '../core/errors.ts'
import type { Handover } from '../core/handover.ts'
import type { HiddenKind, Part, PartAuthor, PartEvent } from '../core/part.ts'
import { searchTerms } from '../core/search-terms.ts'
import type { Box } from '../flows/ports.ts'
import type { Store } from '../flows/store-port.ts'
import type { Writing } from '../flows/writing.ts'
import { limitOf, pageOf, readCursor } from './cursor.ts'
import { onlyContact, type Act, type Ground } from './ground.ts'
import { insertPart } from './part-insert.ts'
import type { Viewer } from '../core/viewer.ts'
import { partFields, type PartRow } from './part-row.ts'
import { hashedTerms, index } from './search-index.ts'
import { boxesFor, boxFor, hashOf, isoOf, wordsOf } from './words.ts'

/** Locked bytes. What is told of a seal is longer than what is kept of it, by less than as much again. */
const maxPageWeight = 500_000

type Writes = Pick<
  Writing,
  'existingPart' | 'addPart' | 'replaceBody' | 'changeHandover' | 'handoverOf' | 'contactWroteBetween'
>

export function partReads(
  ground: Ground,
): Pick<Store, 'partsFor' | 'partPage' | 'textsAround' | 'partFor' | 'recentMessages'> {
  const { db } = ground
  /** What of a conversation this viewer may read: on from a position, or back from one. */
  const stretch = (
    viewer: Viewer,
    conversationId: string,
    { after = 0, before }: { after?: number; before?: number },
  ) => {
    const contactId = onlyContact(viewer)
    return db
      .selectFrom('parts')
      .where('workspace_id', '=', viewer.workspaceId)
      .where('conversation_id', '=', conversationId)
      .where('position', '>', after)
      .$if(before !== undefined, (query) => query.where('position', '<', before!))
      .$if(contactId !== undefined, (query) => query.where('contact_id', '=', contactId!).where('kind', '<>', 'note'))
      .orderBy('position', before === undefined ? 'asc' : 'desc')
  }
  return {
    async partsFor(viewer, conversationId, { limit, ...range }) {
      const rows = await stretch(viewer, conversationId, range).select(partFields).limit(limit).execute()
      return openAll(ground, viewer.workspaceId, range.before === undefined ? rows : rows.toReversed())
    },

    async partPage(viewer, conversationId, { limit, ...range }) {
      const order = sql.raw(range.before === undefined ? 'asc' : 'desc')
      const weighed = stretch(viewer, conversationId, range)
        .select(partFields)
        // Text and seals are locked as one, and how long that is the database knows without reading it.
        .select(
          sql<string>`coalesce(sum(octet_length(body_locked)) over (order by position ${order} rows between unbounded preceding and 1 preceding), 0)`.as(
            'weight_before',
          ),
        )
        .select(sql<number | null>`lead(position) over (order by position ${order})`.as('following'))
        .limit(limit)
      const rows = await db
        .selectFrom(weighed.as('weighed'))
        .select([...partFields, 'following'])
        .where('weight_before', '<', String(maxPageWeight))
        .orderBy('position', range.before === undefined ? 'asc' : 'desc')
        .execute()
      const last = rows.at(-1)
      const items = await openAll(ground, viewer.workspaceId, range.before === undefined ? rows : rows.toReversed())
      return last && last.following !== null ? { items, moreFrom: last.position } : { items }
    },

    async textsAround({ workspaceId }, conversationId, { from, until, before }) {
      const texts = db
        .selectFrom('parts')
        .where('workspace_id', '=', workspaceId)
        .where('conversation_id', '=', conversationId)
        .where('kind', '<>', 'event')
      // Positions go with the times.
      const { first } = await db
        .selectFrom(
          texts
            .select('position')
            .where('created_at', '<', from)
            .orderBy('position', 'desc')
            .limit(before)
            .as('before'),
        )
        .select(({ fn }) => fn.min('position').as('first'))
        .executeTakeFirstOrThrow()
      const rows = await texts
        .select(partFields)
        .where('position', '>=', first ?? 0)
        .where('created_at', '<=', until)
        .orderBy('position')
        .execute()
      return openAll(ground, workspaceId, rows)
    },

    async recentMessages(viewer, page) {
      const mark = readCursor(page.cursor)
      const rows = await db
        .selectFrom('parts')
        .select(partFields)
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
      return pageOf(
        rows,
        page,
        (row) => ({ at: row.created_at, id: row.id }),
        (row) => parts.get(row.id),
      )
    },

    async partFor(viewer, partId) {
      const contactId = onlyContact(viewer)
      const row = await db
        .selectFrom('parts')
        .select(partFields)
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

    async addPart(part, asked, after) {
      const box = await boxFor(act, part.contactId)
      const words = wordsOf(box, 'parts', part.id)
      const request = asked === undefined ? null : words.lock('request', await askedHash(act, asked))
      const terms = part.kind === 'event' ? [] : await hashedTerms(act, workspaceId, searchTerms(part.body.text))
      const position = await insertPart(act, part, { body: words.lockSafe('body', part.body), request, terms }, after)
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
          ...(hidden.length > 0
            ? { hidden: sql<string>`coalesce(hidden, '[]') || ${JSON.stringify(hidden)}::jsonb` }
            : {}),
          revision: sql<number>`revision + 1`,
        })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', partId)
        .returning(partFields)
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
        .returning(partFields)
        .executeTakeFirst()
      return row && (await openAll(act, workspaceId, [row]))[0]
    },
  }
}

export async function repeated(
  act: Act,
  row: PartRow,
  conversationId: string,
  author: PartAuthor,
  asked: string | undefined,
): Promise<Part | undefined> {
  const same = row.conversation_id === conversationId && row.author_type === author.type && row.author_id === author.id
  if (!same || !(await askedTheSame(act, row, asked))) throw fail('conflict')
  return (await openAll(act, act.workspaceId, [row]))[0]
}

/** Of what was given, not of what was kept of it: a value that was cut out is part of the question. */
async function askedHash(act: Act, asked: string): Promise<string> {
  return Buffer.from(await hashOf(act, act.workspaceId, 'name', `part:${asked}`)).toString('base64')
}

/** Older rows do not know what was asked. */
async function askedTheSame(act: Act, row: PartRow, asked: string | undefined): Promise<boolean> {
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

function rowOf({ db, workspaceId }: Act, id: string): Promise<PartRow | undefined> {
  return db
    .selectFrom('parts')
    .select(partFields)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
}

async function openAll(ground: Ground, workspaceId: string, rows: readonly PartRow[]): Promise<Part[]> {
  if (rows.length === 0) return []
  const boxes = await boxesFor(
    ground,
    workspaceId,
    rows.map((row) => row.contact_id),
  )
  return rows.flatMap((row) => {
    const box = boxes.get(row.contact_id)
    return box ? [partOf(row, box)] : []
  })
}

function partOf(row: PartRow, box: Box): Part {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    contactId: row.contact_id,
    position: row.position,
    kind: row.kind as Part['kind'], // the table has a check, as for the author
    author: { type: row.author_type as PartAuthor['type'], id: row.author_id },
    ...(row.author_locked ? { writtenBy: wordsOf(box, 'parts', row.id).open('author', row.author_locked) } : {}),
    body: wordsOf(box, 'parts', row.id).openSafe('body', row.body_locked),
    event: row.event as PartEvent | null, // written by insertPart from this very type
    hidden: (row.hidden ?? []) as HiddenKind[], // as the event
    handover: row.handover as Handover | null,
    policyVersion: row.policy_version,
    revision: row.revision,
    createdAt: isoOf(row.created_at),
  }
}
