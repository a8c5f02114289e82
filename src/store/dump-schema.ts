import pg from 'pg'

/**
 * The shape of the database as text, from its catalogues: there is no pg_dump beside the embedded server. The same on every
 * version of PostgreSQL that we run on, so constraints that only newer ones name (NOT NULL, from 18 on) are left out.
 */
export async function dumpSchema(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const lines: string[] = []
    for (const query of [domains, functions, tables, constraints, indexes, triggers, grants]) {
      const { rows } = await client.query<{ line: string }>(query)
      lines.push(...rows.map((row) => row.line), '')
    }
    return lines.join('\n')
  } finally {
    await client.end()
  }
}

const domains = `
  select format('domain %s %s collate %s %s', t.typname, format_type(t.typbasetype, t.typtypmod), l.collname,
    (select string_agg(pg_get_constraintdef(c.oid), ' ') from pg_constraint c where c.contypid = t.oid)) as line
  from pg_type t left join pg_collation l on l.oid = t.typcollation
  where t.typtype = 'd' and t.typnamespace = 'public'::regnamespace order by t.typname`

const functions = `
  select pg_get_functiondef(oid) as line from pg_proc where pronamespace = 'public'::regnamespace order by proname`

const tables = `
  select format(E'table %s\\n%s', c.relname, string_agg(format('  %s %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
    case when a.attnotnull then ' not null' else '' end,
    case when d.adbin is null then '' else ' default ' || pg_get_expr(d.adbin, d.adrelid) end,
    case when a.attidentity = 'a' then ' generated always as identity' else '' end), E'\\n' order by a.attnum)) as line
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
  group by c.relname order by c.relname collate "C"`

const constraints = `
  select format('constraint %s on %s: %s', n.conname, n.conrelid::regclass, pg_get_constraintdef(n.oid)) as line
  from pg_constraint n join pg_class c on c.oid = n.conrelid
  where n.contype in ('p', 'u', 'f', 'c') and c.relnamespace = 'public'::regnamespace
  order by c.relname collate "C", n.conname collate "C"`

const indexes = `
  select pg_get_indexdef(i.indexrelid) as line from pg_index i join pg_class c on c.oid = i.indexrelid
  where c.relnamespace = 'public'::regnamespace
    and not exists (select from pg_constraint n where n.conindid = i.indexrelid and n.contype in ('p', 'u'))
  order by c.relname collate "C"`

const triggers = `
  select pg_get_triggerdef(t.oid) as line from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where not t.tgisinternal and c.relnamespace = 'public'::regnamespace order by c.relname collate "C", t.tgname collate "C"`

const grants = `
  select format('grant %s on %s to %s', string_agg(lower(privilege_type), ', ' order by privilege_type), table_name, grantee) as line
  from information_schema.role_table_grants
  where table_schema = 'public' and grantee = 'underseal_app' group by table_name, grantee order by table_name collate "C"`
