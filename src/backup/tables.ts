import type { Client } from 'pg'

type TableShape = { readonly schema: string; readonly table: string; readonly columns: readonly string[] }

/**
 * What a backup leaves out. Sign-ins come back with nobody: whoever was shut out since must not be let in again by it. The
 * lists of migrations are in the manifest.
 */
const leftOut: { readonly [schema: string]: readonly string[] } = {
  public: [
    'underseal_migrations',
    'underseal_restoring',
    'sessions',
    'sign_in_links',
    'password_tries',
    'letters',
    'house_clock',
  ],
  keys: ['migrations'],
}

/**
 * As they are in this database, the largest first: when they are put back, its indexes are built while the others are read.
 * Generated columns make themselves again.
 */
export async function tablesOf(client: Client, schema: string): Promise<TableShape[]> {
  const { rows } = await client.query<{ table: string; columns: string[] }>(
    `select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = $1::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by c.oid, c.relname order by pg_table_size(c.oid) desc, c.relname`,
    [schema],
  )
  return rows
    .filter(({ table }) => !leftOut[schema]?.includes(table))
    .map(({ table, columns }) => ({ schema, table, columns }))
}

export function nameOf({ schema, table }: { readonly schema: string; readonly table: string }): string {
  return `${quoted(schema)}.${quoted(table)}`
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
