import type { Client } from 'pg'

/** What a table carries that makes a row expensive: `off` takes it off, also when half of it is there; `back` puts it on again, in order. */
export type TakenOff = {
  /** Its plain name. */
  readonly table: string
  readonly kind: 'trigger' | 'index' | 'foreign-key'
  readonly off: readonly string[]
  readonly back: readonly string[]
}

/**
 * All of a schema, in the order in which it can be taken off. A primary key or a unique one comes back as an index first, which
 * does not lock others of its table out, and is made a key of then.
 */
export async function listTakenOff(client: Client, schema: string): Promise<TakenOff[]> {
  return [
    ...(await foreignKeys(client, schema)),
    ...(await keys(client, schema)),
    ...(await indexes(client, schema)),
    ...(await triggers(client, schema)),
  ]
}

async function foreignKeys(client: Client, schema: string): Promise<TakenOff[]> {
  const { rows } = await client.query<{ table: string; plain: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, (select relname from pg_class where oid = conrelid) as plain, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = $1::regnamespace order by 1, 2`,
    [schema],
  )
  return rows.map(({ table, plain, name, definition }) => ({
    table: plain,
    kind: 'foreign-key',
    off: [`alter table ${table} drop constraint if exists ${name}`],
    back: [`alter table ${table} add constraint ${name} ${definition}`],
  }))
}

async function keys(client: Client, schema: string): Promise<TakenOff[]> {
  const { rows } = await client.query<{
    table: string
    plain: string
    name: string
    index: string
    definition: string
    what: string
    deferrable: string
  }>(
    `select conrelid::regclass::text as table, (select relname from pg_class where oid = conrelid) as plain, quote_ident(conname) as name, conindid::regclass::text as index,
       pg_get_indexdef(conindid) as definition, case contype when 'p' then 'primary key' else 'unique' end as what,
       case when condeferred then 'deferrable initially deferred' when condeferrable then 'deferrable' else '' end as deferrable
     from pg_constraint where contype in ('p', 'u') and connamespace = $1::regnamespace order by 1, 2`,
    [schema],
  )
  return rows.map(({ table, plain, name, index, definition, what, deferrable }) => ({
    table: plain,
    kind: 'index',
    off: [`alter table ${table} drop constraint if exists ${name}`, `drop index if exists ${index}`],
    back: [definition, `alter table ${table} add constraint ${name} ${what} using index ${name} ${deferrable}`],
  }))
}

async function indexes(client: Client, schema: string): Promise<TakenOff[]> {
  const { rows } = await client.query<{ table: string; plain: string; name: string; definition: string }>(
    `select i.indrelid::regclass::text as table, (select relname from pg_class where oid = i.indrelid) as plain, i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i join pg_class c on c.oid = i.indexrelid
     where c.relnamespace = $1::regnamespace and not exists (select from pg_constraint k where k.conindid = i.indexrelid) order by 1, 2`,
    [schema],
  )
  return rows.map(({ plain, name, definition }) => ({
    table: plain,
    kind: 'index',
    off: [`drop index if exists ${name}`],
    back: [definition],
  }))
}

async function triggers(client: Client, schema: string): Promise<TakenOff[]> {
  const { rows } = await client.query<{ table: string; plain: string }>(
    `select c.oid::regclass::text as table, c.relname as plain from pg_class c where c.relnamespace = $1::regnamespace and c.relkind = 'r'
       and exists (select from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal) order by 1`,
    [schema],
  )
  return rows.map(({ table, plain }) => ({
    table: plain,
    kind: 'trigger',
    off: [`alter table ${table} disable trigger user`],
    back: [`alter table ${table} enable trigger user`],
  }))
}

/** Keys between tables last: each needs all rows and the key it refers to. */
export function inOrderOfReturn(taken: readonly TakenOff[]): TakenOff[] {
  const order = { index: 0, 'foreign-key': 1, trigger: 2 }
  return taken.toSorted((one, other) => order[one.kind] - order[other.kind])
}
