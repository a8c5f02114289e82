import type { Writing } from '../flows/writing.ts'
import type { Act } from './ground.ts'
import { boxFor, wordsOf } from './words.ts'

/** The contact's own words about who they are, opened for the one act that looks for them and kept nowhere. */
export function knownContact(act: Act): Pick<Writing, 'knownOf'> {
  return {
    async knownOf(contactId) {
      const row = await act.db
        .selectFrom('contacts')
        .select(['name_locked', 'email_locked', 'phone_locked'])
        .where('workspace_id', '=', act.workspaceId)
        .where('id', '=', contactId)
        .executeTakeFirst()
      if (!row || !(row.name_locked ?? row.email_locked ?? row.phone_locked)) return undefined
      const words = wordsOf(await boxFor(act, contactId), 'contacts', contactId)
      const name = row.name_locked && words.openSafe('name', row.name_locked)
      return {
        // A name of which a part is sealed is no longer a name.
        names: name && name.seals.length === 0 ? [name.text] : [],
        emails: row.email_locked ? [words.open('email', row.email_locked)] : [],
        phones: row.phone_locked ? [words.open('phone', row.phone_locked)] : [],
      }
    },
  }
}
