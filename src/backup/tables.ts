import type { Client } from 'pg'

export type TableShape = { readonly schema: string; readonly table: string; readonly columns: readonly string[] }

/**
 * What a backup leaves out. Sign-ins come back with nobody: whoever was shut out since must not be let in again by it. The
 * lists of migrations are in the manifest.
 */
const leftOut: { readonly [schema: string]: readonly string[] } = {
  public: ['underseal_migrations', 'sessions', 'sign_in_links'],
  keys: ['migrations'],
}

/** As they are in this database, those that others refer to first. Generated columns make themselves again. */
export async function tablesOf(client: Client, schema: string): Promise<TableShape[]> {
  const { rows } = await client.query<{ table: string; columns: string[] }>(
    `select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = $1::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by c.relname order by c.relname`,
    [schema],
  )
  const shapes = rows
    .filter(({ table }) => !leftOut[schema]?.includes(table))
    .map(({ table, columns }) => ({ schema, table, columns }))
  return inOrder(shapes, await references(client, schema))
}

type Reference = { readonly from: string; readonly to: string }

async function references(client: Client, schema: string): Promise<Reference[]> {
  const { rows } = await client.query<Reference>(
    `select f.relname as from, t.relname as to from pg_constraint k
     join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
     where k.contype = 'f' and k.connamespace = $1::regnamespace and f.oid <> t.oid`,
    [schema],
  )
  return rows
}

function inOrder(shapes: readonly TableShape[], refs: readonly Reference[]): TableShape[] {
  const ordered: TableShape[] = []
  let left = [...shapes]
  while (left.length > 0) {
    const waits = (shape: TableShape) => refs.some(({ from, to }) => from === shape.table && left.some(({ table }) => table === to))
    const free = left.filter((shape) => !waits(shape))
    // Two that refer to each other: their keys are put back after all rows anyway.
    const next = free.length > 0 ? free : left
    ordered.push(...next)
    left = left.filter((shape) => !next.includes(shape))
  }
  return ordered
}

export function nameOf({ schema, table }: { readonly schema: string; readonly table: string }): string {
  return `${quoted(schema)}.${quoted(table)}`
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
