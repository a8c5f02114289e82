/** Every table with a row of a person's, in the order in which foreign keys let them be emptied. Export and erasure use this one list. */
export const subjectTables = [
  { table: 'webhook_deliveries', column: 'contact_id' },
  { table: 'export_files', column: 'contact_id' },
  { table: 'exports', column: 'contact_id' },
  { table: 'request_repeats', column: 'contact_id' },
  { table: 'search_entries', column: 'contact_id' },
  { table: 'findings', column: 'contact_id' },
  { table: 'sealed_values', column: 'contact_id' },
  { table: 'conversation_tags', column: 'contact_id' },
  { table: 'mentions', column: 'contact_id' },
  { table: 'drafts', column: 'contact_id' },
  { table: 'one_time_secrets', column: 'contact_id' },
  { table: 'contact_events', column: 'contact_id' },
  { table: 'parts', column: 'contact_id' },
  { table: 'conversations', column: 'contact_id' },
  { table: 'visitor_sessions', column: 'contact_id' },
  { table: 'contact_lookups', column: 'contact_id' },
  { table: 'contacts', column: 'id' },
] as const

/** Tables that name a contact and stay, and why. */
export const keptAfterErasure: Readonly<Record<string, string>> = {
  imported:
    'It keeps somebody who was erased from being imported again, by keyed hashes that say who they are of nobody.',
  erasures: 'It says that the person was erased, by id, and holds no word of theirs.',
  activity: 'It holds ids; what names a person is under that person’s key and is noise once the key is destroyed.',
}
