import type { Selectable } from 'kysely'
import type { Tables } from './tables.ts'

/** All but the workspace, which is known, by name, so that a statement may be kept planned. */
export const partFields = [
  'id', 'conversation_id', 'contact_id', 'position', 'kind', 'author_type', 'author_id', 'body_locked', 'event', 'policy_version', 'revision',
  'created_at', 'request_locked', 'hidden', 'handover', 'author_locked',
] as const // prettier-ignore
export type PartRow = Pick<Selectable<Tables['parts']>, (typeof partFields)[number]>
