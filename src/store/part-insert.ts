import { fail } from '../core/errors.ts'
import type { FreshPart } from '../core/part.ts'
import type { Act } from './ground.ts'
import type { GivenPart } from './shared.ts'

/** So many parts are put by one statement at most; the planner is told, which would expect a hundred. */
export const mostTogether = 16

/**
 * Takes the next position of each conversation, stores the parts and indexes their words: one of each conversation. The update holds
 * the conversation's row until the end of the transaction, so positions have no gap and no twin. What the reader wrote themselves,
 * and what is not for them (`aside`), leaves nothing unread.
 */
const putting = (join: 'join' | 'left join') => `
  with given as (
    select id, conversation, contact, at, kind, author_type, author, body, event, policy, request, hidden, handover, terms,
      of_contact, of_team, aside
    from json_to_recordset($2::json) as g(id text, conversation text, contact text, at timestamptz, kind text, author_type text,
      author text, body text, event jsonb, policy integer, request text, hidden jsonb, handover jsonb, terms bigint[],
      of_contact boolean, of_team boolean, aside boolean)
    limit ${mostTogether}),
  place as (
    update conversations c set
      last_position = last_position + 1,
      updated_at = greatest(updated_at, g.at),
      answered_at = coalesce(answered_at, case when g.of_team and not g.aside then g.at end),
      waiting_since = case when g.aside then waiting_since when g.of_contact then coalesce(waiting_since, g.at)
        when g.of_team then null else waiting_since end,
      state = case when g.of_contact and not g.aside then 'open' else state end,
      snoozed_until = case when g.of_contact and not g.aside then null else snoozed_until end,
      read_by_contact = case when g.of_contact or (g.aside and read_by_contact = last_position) then last_position + 1 else read_by_contact end,
      read_by_team = case when g.of_team or (g.aside and read_by_team = last_position) then last_position + 1 else read_by_team end
    from given g
    where c.workspace_id = $1 and c.id = g.conversation and c.contact_id = g.contact
    returning c.id, c.last_position),
  words as (
    insert into search_entries (workspace_id, place, contact_id, conversation_id, part_id, note, at, terms)
    select $1, 'parts.body/' || g.id, g.contact, g.conversation, g.id, g.kind = 'note', g.at, g.terms
    from given g join place p on p.id = g.conversation where cardinality(g.terms) > 0)
  insert into parts (workspace_id, id, conversation_id, contact_id, kind, author_type, author_id, body_locked, event, policy_version,
    created_at, request_locked, hidden, handover, position)
  select $1::text, g.id, g.conversation, g.contact, g.kind, g.author_type, g.author, decode(g.body, 'base64'), g.event, g.policy,
    g.at, decode(g.request, 'base64'), g.hidden, g.handover, p.last_position
  from given g ${join} place p on p.id = g.conversation
  returning position`

const asking = putting('join')
/** Where there is no such conversation, the missing position is refused by the table, and the transaction fails. */
const knowing = putting('left join')

type LockedPart = {
  readonly body: Uint8Array
  readonly request: Uint8Array | null
  readonly terms: readonly string[]
}

/** `after`: the last position of a conversation that this transaction has locked. Then there is nothing to wait for. */
export async function insertPart(act: Act, part: FreshPart, locked: LockedPart, after?: number): Promise<number> {
  const given = givenOf(part, locked)
  if (after !== undefined) {
    if (act.shared) act.shared.part(given)
    else insertParts(act, [given])
    return after + 1
  }
  const [row] = await act.ask<{ position: number }>(asking, [act.workspaceId, JSON.stringify([given])])
  if (!row) throw fail('not_found')
  return row.position
}

/** Of conversations that are locked here, each one once; travels with whatever comes next. */
export function insertParts(
  { soon, workspaceId }: Pick<Act, 'soon' | 'workspaceId'>,
  given: readonly GivenPart[],
): void {
  if (given.length > mostTogether) throw fail('internal')
  if (given.length > 0) void soon(knowing, [workspaceId, JSON.stringify(given)])
}

function givenOf(part: FreshPart, { body, request, terms }: LockedPart): GivenPart {
  const { type } = part.author
  return {
    id: part.id,
    conversation: part.conversationId,
    contact: part.contactId,
    at: part.createdAt,
    kind: part.kind,
    author_type: type,
    author: part.author.id,
    body: base64(body),
    event: part.event,
    policy: part.policyVersion,
    request: request && base64(request),
    hidden: part.hidden?.length ? part.hidden : null,
    handover: part.handover ?? null,
    terms: `{${terms.join(',')}}`,
    of_contact: type === 'contact',
    of_team: type === 'teammate' || type === 'api-key',
    aside: part.kind !== 'message',
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}
