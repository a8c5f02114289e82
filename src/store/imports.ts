import { sql } from 'kysely'
import { searchTerms } from '../core/search-terms.ts'
import type { Store } from '../flows/store-port.ts'
import type { ImportedText, Writing } from '../flows/writing.ts'
import { firstUnanswered } from './conversations.ts'
import type { Act, Ground } from './ground.ts'
import { batches } from './sealed-values.ts'
import { hashedTerms } from './search-index.ts'
import { boxFor, wordsOf } from './words.ts'

export function importReads({ db }: Ground): Pick<Store, 'imported' | 'partsThere'> {
  return {
    async imported(viewer, ids) {
      const rows = await db
        .selectFrom('imported')
        .select(['id', 'contact_id'])
        .where('workspace_id', '=', viewer.workspaceId)
        .where('id', 'in', ids)
        .execute()
      return new Map(rows.map((row) => [row.id, row.contact_id]))
    },

    partsThere: (viewer, ids) => thereOf(db, viewer.workspaceId, ids),
  }
}

export function importWrites(act: Act): Pick<Writing, 'keepImported' | 'partsAmong' | 'addImported'> {
  const { db, workspaceId } = act
  return {
    async keepImported(ids, contactId) {
      await db
        .insertInto('imported')
        // In one order for all: two that have several in common would wait for each other.
        .values(ids.toSorted().map((id) => ({ workspace_id: workspaceId, id, contact_id: contactId })))
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },

    partsAmong: (ids) => thereOf(db, workspaceId, ids),

    async addImported(conversation, parts) {
      const [first, last] = [parts[0], parts.at(-1)]
      if (!first || !last) return conversation.lastPosition
      const { id, contactId, lastPosition } = conversation
      const where = [workspaceId, id] as const
      const team = parts.find(({ kind, author }) => kind === 'message' && author.type !== 'contact')
      const [stood] = await act.ask<Stood>(standing, [
        ...where,
        conversation.readByContact,
        conversation.readByTeam,
        first.createdAt,
      ])
      let position = lastPosition
      for (const some of batches(parts)) {
        const rows = await Promise.all(some.map((part) => given(act, contactId, part)))
        await act.ask(putting, [...where, contactId, position, JSON.stringify(rows)])
        position += some.length
      }
      if (stood?.late) {
        await act.ask(moving, [...where, position])
        await act.ask(counting, where)
      }
      await act.ask(taking, [
        ...where,
        position,
        stood?.contact ?? null,
        stood?.team ?? null,
        first.createdAt,
        last.createdAt,
        team?.createdAt ?? null,
      ])
      await sql`update conversations set waiting_since = case when state = 'closed' then null else ${firstUnanswered(workspaceId, id)} end
        where workspace_id = ${workspaceId} and id = ${id}`.execute(db)
      return position
    },
  }
}

/** The parts up to which each side has read, and whether something stands that is younger than the first one to come. */
type Stood = { readonly contact: string | null; readonly team: string | null; readonly late: boolean }

async function thereOf(db: Ground['db'], workspaceId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('parts')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', ids)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

async function given(act: Act, contactId: string, part: ImportedText) {
  const words = wordsOf(await boxFor(act, contactId), 'parts', part.id)
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
  const terms = await hashedTerms(act, act.workspaceId, searchTerms(part.body.text))
  return {
    id: part.id,
    at: part.createdAt,
    kind: part.kind,
    author_type: part.author.type,
    author: part.author.id,
    name: part.writtenBy === undefined ? null : base64(words.lock('author', part.writtenBy)),
    body: base64(words.lockSafe('body', part.body)),
    policy: part.policyVersion,
    hidden: part.hidden.length > 0 ? part.hidden : null,
    terms: `{${terms.join(',')}}`,
  }
}

/** Behind the last position of a conversation that is locked, in the order given. */
const putting = `
  with given as (
    select g.*, row_number() over () as place
    from json_to_recordset($5::json) as g(id text, at timestamptz, kind text, author_type text, author text, name text, body text,
      policy integer, hidden jsonb, terms bigint[])),
  words as (
    insert into search_entries (workspace_id, place, contact_id, conversation_id, part_id, note, at, terms)
    select $1, 'parts.body/' || g.id, $3, $2, g.id, g.kind = 'note', g.at, g.terms from given g where cardinality(g.terms) > 0)
  insert into parts (workspace_id, id, conversation_id, contact_id, kind, author_type, author_id, author_locked, body_locked, policy_version,
    created_at, hidden, position)
  select $1, g.id, $2, $3, g.kind, g.author_type, g.author, decode(g.name, 'base64'), decode(g.body, 'base64'), g.policy, g.at, g.hidden,
    $4::integer + g.place
  from given g`

const standing = `
  select (select id from parts where workspace_id = $1 and conversation_id = $2 and position = $3) as contact,
    (select id from parts where workspace_id = $1 and conversation_id = $2 and position = $4) as team,
    exists (select from parts where workspace_id = $1 and conversation_id = $2 and created_at > $5) as late`
// Behind the last one first, so that no two parts ever have the same position; then counted anew by time.
const moving = `update parts set position = position + $3 where workspace_id = $1 and conversation_id = $2`
const counting = `
  update parts p set position = o.place, revision = p.revision + 1
  from (select id, row_number() over (order by created_at, position) as place from parts where workspace_id = $1 and conversation_id = $2) o
  where p.workspace_id = $1 and p.conversation_id = $2 and p.id = o.id`
/** What is old is read. Who had read all has read all, and who had not is as far as the same part, at the place that it has. */
const readTo = (column: string, part: string) => `${column} = case when ${column} = last_position then $3
    else coalesce((select position from parts where workspace_id = $1 and id = ${part}), 0) end`
const taking = `
  update conversations set ${readTo('read_by_contact', '$4')}, ${readTo('read_by_team', '$5')},
    last_position = $3::integer,
    created_at = least(created_at, $6::timestamptz),
    updated_at = greatest(updated_at, $7::timestamptz),
    answered_at = least(answered_at, $8::timestamptz)
  where workspace_id = $1 and id = $2`
