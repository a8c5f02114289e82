/** Every text that stands somewhere, read in the order of ids, some at a time: for looking through all of them. */
import { sql, type RawBuilder } from 'kysely'
import type { Place, SafeText } from '../core/seal.ts'
import { maxTerms } from '../core/search-terms.ts'
import type { SweepStep } from '../core/sweep.ts'
import type { Box, Owner } from '../flows/ports.ts'
import type { StandingText, Store } from '../flows/store-port.ts'
import { contactOf } from './contacts.ts'
import { openDraft } from './drafts.ts'
import type { Ground } from './ground.ts'
import { hashedTerms } from './search-index.ts'
import { boxesFor, wordsOf } from './words.ts'

/** So many rows are passed over at once where only the long ones are read. */
const passedAtOnce = 20_000

type Some = { readonly texts: readonly StandingText[]; readonly read: number; readonly next: string | null }
type Ask = { readonly ground: Ground; readonly workspaceId: string; readonly after: string; readonly limit: number }

export function standingTextReads(ground: Ground): Pick<Store, 'standingTexts'> {
  return {
    async standingTexts({ workspaceId }, { step, after, limit, terms }) {
      const ask: Ask = { ground, workspaceId, after, limit }
      switch (step) {
        case 'words':
          return readParts(ask, await idsSaying(ask, terms ?? []))
        case 'long':
          return readParts(ask, await idsOfLong(ask))
        case 'parts':
          return readParts(ask, await idsOfAll(ask))
        case 'contacts':
          return readContacts(ask)
        case 'drafts':
          return readDrafts(ask)
        default:
          return readNames(ask, step)
      }
    },
  }
}

type Ids = { readonly ids: readonly string[]; readonly next: string | null }

/** Terms are of one workspace anyway: it is compared in a way that no index serves, as in a search. */
async function idsSaying(ask: Ask, terms: readonly (readonly string[])[]): Promise<Ids> {
  const { ground, workspaceId, after, limit } = ask
  const saying: RawBuilder<unknown>[] = []
  for (const some of terms) saying.push(sql`terms @> ${await hashedTerms(ground, workspaceId, some)}::bigint[]`)
  if (saying.length === 0) return { ids: [], next: null }
  const { rows } = await sql<{ id: string }>`
    select part_id as id from search_entries where workspace_id || '' = ${workspaceId} and part_id > ${after}
      and (${sql.join(saying, sql` or `)}) order by part_id limit ${limit}`.execute(ground.db)
  return idsOf(rows, limit)
}

/** Of a long text the search knows the first words only. A text of fewer bytes has fewer terms. */
async function idsOfLong({ ground, workspaceId, after }: Ask): Promise<Ids> {
  const { rows } = await sql<{ id: string; long: boolean }>`
    select id, octet_length(body_locked) >= ${maxTerms} as long from parts
    where workspace_id = ${workspaceId} and id > ${after} order by id limit ${passedAtOnce}`.execute(ground.db)
  const next = rows.length === passedAtOnce ? rows.at(-1)!.id : null
  return { ids: rows.filter(({ long }) => long).map(({ id }) => id), next }
}

async function idsOfAll({ ground, workspaceId, after, limit }: Ask): Promise<Ids> {
  const { rows } = await sql<{ id: string }>`
    select id from parts where workspace_id = ${workspaceId} and id > ${after} order by id limit ${limit}`.execute(
    ground.db,
  )
  return idsOf(rows, limit)
}

function idsOf(rows: readonly { id: string }[], limit: number): Ids {
  return { ids: rows.map(({ id }) => id), next: rows.length === limit ? rows.at(-1)!.id : null }
}

async function readParts({ ground, workspaceId }: Ask, { ids, next }: Ids): Promise<Some> {
  if (ids.length === 0) return { texts: [], read: 0, next }
  const { rows } = await sql<{ id: string; owner: string; conversation: string; locked: Buffer }>`
    select id, contact_id as owner, conversation_id as conversation, body_locked as locked from parts
    where workspace_id = ${workspaceId} and id = any(${ids}::text[]) and kind <> 'event'`.execute(ground.db)
  const texts = await opened(ground, workspaceId, rows, (row, box) => [
    {
      place: { table: 'parts', row: row.id, field: 'body' },
      owner: row.owner,
      conversationId: row.conversation,
      text: wordsOf(box, 'parts', row.id).openSafe('body', row.locked),
    },
  ])
  return { texts, read: rows.length, next }
}

async function readContacts({ ground, workspaceId, after, limit }: Ask): Promise<Some> {
  const rows = await ground.db
    .selectFrom('contacts')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  const owned = rows.map((row) => ({ ...row, owner: row.id }))
  const texts = await opened(ground, workspaceId, owned, (row, box) => {
    const { name, attributes } = contactOf(row, box)
    const fields: [string, unknown][] = Object.entries(attributes).map(([field, value]) => [
      `attributes.${field}`,
      value,
    ])
    return [['name', name] as [string, unknown], ...fields].flatMap(([field, value]): StandingText[] =>
      isSafeText(value) ? [{ place: { table: 'contacts', row: row.id, field }, owner: row.id, text: value }] : [],
    )
  })
  return { texts, read: rows.length, next: idsOf(rows, limit).next }
}

async function readDrafts({ ground, workspaceId, after, limit }: Ask): Promise<Some> {
  const key = sql<string>`conversation_id || '.' || teammate_id`
  const rows = await ground.db
    .selectFrom('drafts')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where(key, '>', after)
    .orderBy(key)
    .limit(limit)
    .execute()
  const owned = rows.map((row) => ({ ...row, owner: row.contact_id }))
  const texts = await opened(ground, workspaceId, owned, (row, box) => [
    {
      place: null,
      owner: row.contact_id,
      conversationId: row.conversation_id,
      teammateId: row.teammate_id,
      text: openDraft(row, box).body,
    },
  ])
  const last = rows.length === limit ? rows.at(-1) : undefined
  return { texts, read: rows.length, next: last ? `${last.conversation_id}.${last.teammate_id}` : null }
}

type Named = Exclude<SweepStep, 'words' | 'long' | 'parts' | 'contacts' | 'drafts'>

/** Which columns hold words, and whose they are: but for titles nobody's. */
const columns: Readonly<Record<Named, readonly string[]>> = {
  conversations: ['title'],
  tags: ['name'],
  macros: ['name', 'body'],
  teams: ['name'],
  views: ['name'],
}

async function readNames({ ground, workspaceId, after, limit }: Ask, table: Named): Promise<Some> {
  const names = columns[table]
  const owner = table === 'conversations' ? sql`contact_id` : sql`null::text`
  const words = sql.join(names.map((name) => sql`${sql.ref(`${name}_locked`)} as ${sql.ref(name)}`))
  const { rows } = await sql<{ id: string; owner: string | null } & Record<string, Buffer | string | null>>`
    select id, ${owner} as owner, ${words} from ${sql.table(table)}
    where workspace_id = ${workspaceId} and id > ${after} order by id limit ${limit}`.execute(ground.db)
  const texts = await opened(ground, workspaceId, rows, (row, box) =>
    names.flatMap((field): StandingText[] => {
      const locked = row[field]
      if (!(locked instanceof Buffer)) return []
      const place: Place = { table, row: row.id, field }
      const conversation = table === 'conversations' ? { conversationId: row.id } : {}
      return [{ place, owner: row.owner, ...conversation, text: wordsOf(box, table, row.id).openSafe(field, locked) }]
    }),
  )
  return { texts, read: rows.length, next: idsOf(rows, limit).next }
}

/** Rows of people whose key is destroyed are left out. */
async function opened<R extends { owner: Owner }>(
  ground: Ground,
  workspaceId: string,
  rows: readonly R[],
  open: (row: R, box: Box) => readonly StandingText[],
): Promise<StandingText[]> {
  const boxes = await boxesFor(
    ground,
    workspaceId,
    rows.map(({ owner }) => owner),
  )
  return rows.flatMap((row) => {
    const box = boxes.get(row.owner)
    return box ? open(row, box) : []
  })
}

function isSafeText(value: unknown): value is SafeText {
  return typeof value === 'object' && value !== null
}
