import { sql, type Selectable } from 'kysely'
import { changedAttributes, foldLookup, type Contact, type ContactChange, type LookupKind } from '../core/contact.ts'
import { fail } from '../core/errors.ts'
import type { Box } from '../flows/ports.ts'
import type { Store } from '../flows/store-port.ts'
import type { Writing } from '../flows/writing.ts'
import { attributeTerm, attributeTerms } from './attribute-terms.ts'
import { limitOf, pageOf, readCursor } from './cursor.ts'
import { onlyContact, type Act, type Ground } from './ground.ts'
import { index } from './search-index.ts'
import type { Tables } from './tables.ts'
import { boxesFor, boxFor, dateOrNull, hashOf, isoOf, isoOrNull, wordsOf } from './words.ts'

type Row = Selectable<Tables['contacts']>

export function contactReads(ground: Ground): Pick<Store, 'contactFor' | 'contactsFor' | 'contactBy'> {
  const { db } = ground
  const open = async (row: Row | undefined): Promise<Contact | undefined> => {
    if (!row) return undefined
    const box = (await boxesFor(ground, row.workspace_id, [row.id])).get(row.id)
    return box && contactOf(row, box)
  }
  return {
    async contactFor(viewer, id) {
      if (viewer.type === 'contact' && onlyContact(viewer) !== id) return undefined
      return open(
        await db
          .selectFrom('contacts')
          .selectAll()
          .where('workspace_id', '=', viewer.workspaceId)
          .where('id', '=', id)
          .executeTakeFirst(),
      )
    },

    async contactsFor(viewer, page, filter = {}) {
      const { kind, createdAfter, createdBefore, updatedAfter, attribute, held, sort = 'newest' } = filter
      const mark = readCursor(page.cursor)
      const term = attribute && (await attributeTerm(ground, viewer.workspaceId, attribute.name, attribute.value))
      const time = sort === 'changed' ? 'updated_at' : 'created_at'
      const [beyond, order] = sort === 'newest' ? (['<', 'desc'] as const) : (['>', 'asc'] as const)
      const rows = await db
        .selectFrom('contacts')
        .selectAll()
        .where('workspace_id', '=', viewer.workspaceId)
        .$if(mark !== undefined, (query) =>
          query.where(({ eb, refTuple, tuple }) => eb(refTuple(time, 'id'), beyond, tuple(mark!.at, mark!.id))),
        )
        .$if(kind !== undefined, (query) => query.where('kind', '=', kind!))
        .$if(held === true, (query) => query.where('held_at', 'is not', null))
        .$if(term !== undefined, (query) => query.where(sql<boolean>`attribute_terms @> array[${term}::bigint]`))
        .$if(createdAfter !== undefined, (query) => query.where('created_at', '>=', new Date(createdAfter!)))
        .$if(createdBefore !== undefined, (query) => query.where('created_at', '<', new Date(createdBefore!)))
        .$if(updatedAfter !== undefined, (query) => query.where('updated_at', '>=', new Date(updatedAfter!)))
        .orderBy(time, order)
        .orderBy('id', order)
        .limit(limitOf(page) + 1)
        .execute()
      const boxes = await boxesFor(
        ground,
        viewer.workspaceId,
        rows.map((row) => row.id),
      )
      return pageOf(
        rows,
        page,
        (row) => ({ at: row[time], id: row.id }),
        (row) => {
          const box = boxes.get(row.id)
          return box && contactOf(row, box)
        },
      )
    },

    async contactBy(workspaceId, kind, value) {
      const hash = await hashOf(ground, workspaceId, 'lookup', lookupText(kind, value))
      return open(
        await db
          .selectFrom('contact_lookups as l')
          .innerJoin('contacts as c', (join) =>
            join.onRef('c.workspace_id', '=', 'l.workspace_id').onRef('c.id', '=', 'l.contact_id'),
          )
          .selectAll('c')
          .where('l.workspace_id', '=', workspaceId)
          .where('l.kind', '=', kind)
          .where('l.hash', '=', Buffer.from(hash))
          .orderBy('c.created_at', 'desc')
          .limit(1)
          .executeTakeFirst(),
      )
    },
  }
}

export function contactWrites(
  act: Act,
): Pick<Writing, 'addContact' | 'changeContact' | 'blockContact' | 'holdContact' | 'isBlocked'> {
  const { db, workspaceId } = act
  return {
    async addContact(contact) {
      const box = await boxFor(act, contact.id)
      const createdAt = new Date(contact.createdAt)
      await db
        .insertInto('contacts')
        .values({
          workspace_id: workspaceId,
          id: contact.id,
          kind: contact.kind,
          ...lockedColumns(contact.id, contact, box),
          attribute_terms: [...(await attributeTerms(act, workspaceId, contact.attributes))],
          created_at: createdAt,
          updated_at: createdAt,
          last_seen_at: dateOrNull(contact.lastSeenAt),
        })
        .execute()
      await indexContact(act, contact, createdAt)
    },

    async changeContact(id, change, at) {
      const row = await lockRow(act, id)
      if (!row) return undefined
      const box = await boxFor(act, id)
      const { attributes: changes, ...rest } = change
      const attributes = changes && changedAttributes(contactOf(row, box).attributes, changes)
      const changed = await db
        .updateTable('contacts')
        .set({
          ...(change.kind === undefined ? {} : { kind: change.kind }),
          ...lockedColumns(id, { ...rest, ...(attributes ? { attributes } : {}) }, box),
          ...(attributes ? { attribute_terms: [...(await attributeTerms(act, workspaceId, attributes))] } : {}),
          updated_at: at,
          revision: sql<number>`revision + 1`,
        })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow()
      const contact = contactOf(changed, box)
      await indexContact(act, contact, at)
      return contact
    },

    async blockContact(id, at) {
      const row = await db
        .updateTable('contacts')
        .set({ blocked_at: at, updated_at: act.clock.now() })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst()
      return row && contactOf(row, await boxFor(act, id))
    },

    async holdContact(id, at) {
      // Whoever begins to erase them holds their row: it is seen below that they have.
      const row = await db
        .updateTable('contacts')
        .set({ held_at: at, updated_at: act.clock.now() })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst()
      const erasure =
        row &&
        (await db
          .selectFrom('erasures')
          .select('id')
          .where('workspace_id', '=', workspaceId)
          .where('contact_id', '=', id)
          .executeTakeFirst())
      if (erasure) throw fail('conflict', 'This person is being erased already.')
      return row && contactOf(row, await boxFor(act, id))
    },

    async isBlocked(id) {
      const row = await db
        .selectFrom('contacts')
        .select('blocked_at')
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .executeTakeFirst()
      return row?.blocked_at != null
    },
  }
}

function lockRow(act: Act, id: string): Promise<Row | undefined> {
  return act.db
    .selectFrom('contacts')
    .selectAll()
    .where('workspace_id', '=', act.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Brings look-ups and search terms to what the contact says now. */
async function indexContact(act: Act, contact: Contact, at: Date): Promise<void> {
  const { db, workspaceId } = act
  const values: { kind: LookupKind; value: string }[] = []
  // What a visitor typed about themselves is not proof of who they are, and must not lead to somebody's contact.
  if (contact.kind === 'contact' && contact.email) values.push({ kind: 'email', value: contact.email })
  if (contact.kind === 'contact' && contact.phone) values.push({ kind: 'phone', value: contact.phone })
  if (contact.externalId) values.push({ kind: 'external-id', value: contact.externalId })

  await db
    .deleteFrom('contact_lookups')
    .where('workspace_id', '=', workspaceId)
    .where('contact_id', '=', contact.id)
    .execute()
  if (values.length > 0) {
    const texts = values.map(({ kind, value }) => lookupText(kind, value))
    const hashes = await act.cipher.hashes(workspaceId, 'lookup', texts)
    await db
      .insertInto('contact_lookups')
      .values(
        values.map(({ kind }, i) => ({ workspace_id: workspaceId, kind, hash: hashes[i]!, contact_id: contact.id })),
      )
      .execute()
  }
  await index(act, {
    place: `contacts/${contact.id}`,
    contactId: contact.id,
    conversationId: null,
    partId: null,
    note: false,
    at,
    text: [contact.name?.text, contact.email].filter(Boolean).join(' '),
  })
}

function lookupText(kind: LookupKind, value: string): string {
  return `${kind}:${foldLookup(kind, value)}`
}

/** Only the columns that are named: what is absent from a change stays as it is. */
function lockedColumns(id: string, { name, email, phone, externalId, attributes }: ContactChange, box: Box) {
  const words = wordsOf(box, 'contacts', id)
  const lock = (column: string, text: string | null) => (text === null ? null : words.lock(column, text))
  return {
    ...(name === undefined ? {} : { name_locked: name === null ? null : words.lockSafe('name', name) }),
    ...(email === undefined ? {} : { email_locked: lock('email', email) }),
    ...(phone === undefined ? {} : { phone_locked: lock('phone', phone) }),
    ...(externalId === undefined ? {} : { external_id_locked: lock('external_id', externalId) }),
    ...(attributes === undefined ? {} : { attributes_locked: lock('attributes', JSON.stringify(attributes)) }),
  }
}

export function contactOf(row: Row, box: Box): Contact {
  const words = wordsOf(box, 'contacts', row.id)
  const open = (column: string, locked: Buffer | null) => (locked === null ? null : words.open(column, locked))
  const attributes = open('attributes', row.attributes_locked)
  return {
    id: row.id,
    kind: row.kind === 'contact' ? 'contact' : 'visitor',
    name: row.name_locked === null ? null : words.openSafe('name', row.name_locked),
    email: open('email', row.email_locked),
    phone: open('phone', row.phone_locked),
    externalId: open('external_id', row.external_id_locked),
    // Locked by lockedColumns from this very type.
    attributes: attributes === null ? {} : (JSON.parse(attributes) as Contact['attributes']),
    createdAt: isoOf(row.created_at),
    updatedAt: isoOf(row.updated_at),
    lastSeenAt: isoOrNull(row.last_seen_at),
    blockedAt: isoOrNull(row.blocked_at),
    heldAt: isoOrNull(row.held_at),
  }
}
