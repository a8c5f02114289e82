// Rows into PostgreSQL by COPY, each table over a connection of its own.
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom, type CopyStreamQuery } from 'pg-copy-streams'

const columns = {
  contacts: 'workspace_id, id, kind, name_locked, email_locked, created_at, updated_at',
  conversations:
    'workspace_id, id, contact_id, title_locked, state, assignee_id, snoozed_until, last_position, read_by_contact, read_by_team, created_at, updated_at, team_id, answered_at, closed_at',
  conversation_tags: 'workspace_id, conversation_id, tag_id, contact_id',
  parts:
    'workspace_id, id, conversation_id, contact_id, position, kind, author_type, author_id, body_locked, event, policy_version, created_at',
  search_entries: 'workspace_id, place, contact_id, conversation_id, part_id, note, at, terms',
  sealed_values:
    'workspace_id, token, contact_id, place_table, place_row, place_field, kind, class, locked, created_at, expires_at',
  mentions: 'workspace_id, teammate_id, part_id, conversation_id, contact_id, created_at, read_at',
  activity: 'workspace_id, id, at, action, actor_type, actor_id, object_type, object_id, details, locked, locked_by',
} as const
export type Filled = keyof typeof columns
type Value = string | number | boolean | Date | Uint8Array | readonly string[] | null

export type Copies = {
  row(table: Filled, values: readonly Value[]): Promise<void> | undefined
  finish(): Promise<void>
}

const chunk = 64 * 1024

/** Indexes that only make finding quicker are dropped first and made again, from their own definitions, at the end. */
export async function openCopies(connect: () => Promise<pg.Client>): Promise<Copies> {
  const admin = await connect()
  const names = Object.keys(columns) as Filled[]
  const { rows: indexes } = await admin.query<{ indexname: string; indexdef: string }>(
    `select indexname, indexdef from pg_indexes i where schemaname = 'public' and tablename = any($1)
       and not exists (select from pg_constraint c where c.conname = i.indexname)`,
    [names],
  )
  for (const { indexname } of indexes) await admin.query(`drop index ${indexname}`)

  const streams = new Map<Filled, { client: pg.Client; into: CopyStreamQuery; text: string }>()
  for (const name of names) {
    const client = await connect()
    // What references what is as it should be by the way it is made; checked row by row it would take hours.
    await client.query('set session_replication_role = replica')
    streams.set(name, { client, into: client.query(copyFrom(`copy ${name} (${columns[name]}) from stdin`)), text: '' })
  }
  return {
    row(name, values) {
      const stream = streams.get(name)!
      stream.text += `${values.map(spell).join('\t')}\n`
      if (stream.text.length < chunk) return undefined
      const { text } = stream
      stream.text = ''
      return stream.into.write(text) ? undefined : once(stream.into, 'drain').then(() => undefined)
    },
    async finish() {
      for (const { client, into, text } of streams.values()) {
        into.end(text)
        await finished(into)
        await client.end()
      }
      await admin.query(`set maintenance_work_mem = '1GB'`)
      for (const { indexdef } of indexes) await admin.query(indexdef)
      await admin.query('vacuum (analyze)')
      await admin.query('checkpoint')
      await admin.end()
    },
  }
}

function spell(value: Value): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return value.replaceAll('\\', '\\\\')
  if (value instanceof Uint8Array)
    return `\\\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' ? `{${value.join(',')}}` : String(value)
}
