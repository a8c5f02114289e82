import type { Contact } from '../core/contact.ts'
import type { Place, SafeText } from '../core/seal.ts'
import { fail } from '../core/errors.ts'
import type { Writing } from '../flows/writing.ts'
import { contactOf, contactWrites } from './contacts.ts'
import { setTitle } from './conversations.ts'
import type { Act } from './ground.ts'
import { partWrites } from './parts.ts'
import { boxesFor, boxFor, wordsOf } from './words.ts'

/** A place's text, whatever it is, so that a value can be put back into a name or a title as into a message. */
export function textWrites(act: Act): Pick<Writing, 'textAt' | 'replaceTextAt'> {
  return {
    async textAt({ table, row, field }) {
      if (table === 'contacts') {
        const contact = await readContact(act, row)
        return contact && textOfContact(contact, field)
      }
      const column = columnOf({ table, row, field })
      if (!column) return undefined
      const found = await readLocked(act, column, row)
      if (!found) return undefined
      const box = (await boxesFor(act, act.workspaceId, [found.owner])).get(found.owner)
      return box && wordsOf(box, column.table, row).openSafe(column.name, found.locked)
    },

    async replaceTextAt(place, text) {
      const now = act.clock.now()
      if (place.table !== 'contacts' && !columnOf(place)) throw fail('not_found')
      switch (place.table) {
        case 'parts':
          if (!(await partWrites(act).replaceBody(place.row, text))) throw fail('not_found')
          return
        case 'conversations': {
          const found = await readLocked(act, { table: 'conversations', name: 'title' }, place.row)
          if (!found?.owner) throw fail('not_found')
          await setTitle(act, place.row, found.owner, { title: text }, now)
          return
        }
        case 'contacts': {
          const contact = await readContact(act, place.row)
          if (!contact || (place.field !== 'name' && !textOfContact(contact, place.field))) throw fail('not_found')
          const name = attributeOf(place.field)
          const change = name === undefined ? { name: text } : { attributes: { [name]: text } }
          await contactWrites(act).changeContact(place.row, change, now)
          return
        }
        default:
          await writeLocked(act, columnOf(place)!, place.row, text)
      }
    },
  }
}

type Column = {
  readonly table: 'parts' | 'conversations' | 'tags' | 'macros' | 'teams' | 'views'
  readonly name: 'body' | 'title' | 'name'
}

function columnOf({ table, field }: Place): Column | undefined {
  if (table === 'parts' && field === 'body') return { table, name: field }
  if (table === 'conversations' && field === 'title') return { table, name: field }
  if (table === 'tags' && field === 'name') return { table, name: field }
  if ((table === 'teams' || table === 'views') && field === 'name') return { table, name: field }
  if (table === 'macros' && (field === 'name' || field === 'body')) return { table, name: field }
  return undefined
}

async function readLocked(
  { db, workspaceId }: Act,
  { table, name }: Column,
  row: string,
): Promise<{ owner: string | null; locked: Buffer } | undefined> {
  const ofContact = table === 'parts' || table === 'conversations'
  // The table and column are of the closed list above; kysely quotes them.
  const found = await db
    .selectFrom(table as 'conversations')
    .select([`${name}_locked` as 'title_locked', ...(ofContact ? (['contact_id'] as const) : [])])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', row)
    .forUpdate()
    .executeTakeFirst()
  const locked = (found as Record<string, unknown> | undefined)?.[`${name}_locked`]
  if (!found || !(locked instanceof Buffer)) return undefined
  return { owner: ofContact ? found.contact_id : null, locked }
}

async function writeLocked(act: Act, { table, name }: Column, row: string, text: SafeText): Promise<void> {
  const locked = wordsOf(await boxFor(act, null), table, row).lockSafe(name, text)
  const { numUpdatedRows } = await act.db
    .updateTable(table as 'macros')
    .set({ [`${name}_locked`]: locked })
    .where('workspace_id', '=', act.workspaceId)
    .where('id', '=', row)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw fail('not_found')
}

async function readContact(act: Act, id: string): Promise<Contact | undefined> {
  const row = await act.db
    .selectFrom('contacts')
    .selectAll()
    .where('workspace_id', '=', act.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return undefined
  const box = (await boxesFor(act, act.workspaceId, [id])).get(id)
  return box && contactOf(row, box)
}

function textOfContact(contact: Contact, field: string): SafeText | undefined {
  const name = attributeOf(field)
  if (name === undefined) return field === 'name' ? (contact.name ?? undefined) : undefined
  const value = contact.attributes[name]
  return typeof value === 'object' ? value : undefined
}

function attributeOf(field: string): string | undefined {
  return field.startsWith('attributes.') ? field.slice('attributes.'.length) : undefined
}
