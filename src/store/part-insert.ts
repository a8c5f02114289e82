import { fail } from '../core/errors.ts'
import type { FreshPart } from '../core/part.ts'
import type { Act } from './ground.ts'

/**
 * Takes the next position, stores the part and indexes its words. The update holds the conversation's row until the end of the
 * transaction, so positions have no gap and no twin. What the reader wrote themselves, and what is not for them, leaves
 * nothing unread.
 */
const taking = `
  with place as (
    update conversations set
      last_position = last_position + 1,
      updated_at = greatest(updated_at, $5),
      answered_at = coalesce(answered_at, case when $16 and not $18 then $5::timestamptz end),
      state = case when $15 and not $18 then 'open' else state end,
      snoozed_until = case when $15 and not $18 then null else snoozed_until end,
      read_by_contact = case when $15 or ($18 and read_by_contact = last_position) then last_position + 1 else read_by_contact end,
      read_by_team = case when $16 or ($18 and read_by_team = last_position) then last_position + 1 else read_by_team end
    where workspace_id = $1 and id = $3 and contact_id = $4
    returning last_position),
  words as (
    insert into search_entries (workspace_id, place, contact_id, conversation_id, part_id, note, at, terms)
    select $1, 'parts.body/' || $2, $4, $3, $2, $6 = 'note', $5, $17::bigint[]
    from place where cardinality($17::bigint[]) > 0)
  insert into parts (workspace_id, id, conversation_id, contact_id, kind, author_type, author_id, body_locked, event, policy_version,
    created_at, request_locked, hidden, handover, position)
  select $1::text, $2::text, $3::text, $4::text, $6::text, $7::text, $8::text, $9::bytea, $10::jsonb, $11::integer,
    $5::timestamptz, $12::bytea, $13::jsonb, $14::jsonb,`

const asking = `${taking} last_position from place returning position`
/** Where there is no such conversation, the missing position is refused by the table, and the transaction fails. */
const knowing = `${taking} (select last_position from place)`

export type LockedPart = { readonly body: Uint8Array; readonly request: Uint8Array | null; readonly terms: readonly string[] }

/** `after`: the last position of a conversation that this transaction has locked. Then there is nothing to wait for. */
export async function insertPart(act: Act, part: FreshPart, { body, request, terms }: LockedPart, after?: number): Promise<number> {
  const { type } = part.author
  const values = [
    act.workspaceId, part.id, part.conversationId, part.contactId, part.createdAt, part.kind, type, part.author.id,
    body, orNull(part.event), part.policyVersion, request, part.hidden?.length ? JSON.stringify(part.hidden) : null, orNull(part.handover),
    type === 'contact', type === 'teammate' || type === 'api-key', `{${terms.join(',')}}`, part.kind !== 'message',
  ] // prettier-ignore
  if (after !== undefined) {
    void act.soon(knowing, values)
    return after + 1
  }
  const [row] = await act.ask<{ position: number }>(asking, values)
  if (!row) throw fail('not_found')
  return row.position
}

function orNull(value: object | null | undefined): string | null {
  return value ? JSON.stringify(value) : null
}
